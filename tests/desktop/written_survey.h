// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/survey_file.h"

#include <filesystem>
#include <string>
#include <vector>

namespace diaoyan {

/// A small survey of three schools whose sheets are known one by one: a grid of seven scales (a1 .. a7), a text (why),
/// and a question with words of one's own (other).
Questionnaire writtenQuestionnaire();

/// Writes a survey file into a folder; sheets go to S01, S02, S03, S01 ... in their order, with 序号 1, 2, 3 ...
std::string writtenSurvey(const std::filesystem::path& folder, const std::vector<AnswerSheet>& sheets);

/// So many sheets with different answers; number `straight` (from 1) says the same seven times. Each has a text of its
/// own: 文字 1, 文字 2 ...
std::vector<AnswerSheet> lineSurvey(int sheets, int straight);

/// Sheets that wrote these texts.
std::vector<AnswerSheet> textSurvey(const std::vector<std::string>& texts);

}  // namespace diaoyan
