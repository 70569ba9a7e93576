// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/survey_file.h"

#include <cstdint>
#include <map>
#include <string>

namespace diaoyan {

/// How often stored answers use an item and its options; excluded sheets and invalid answers count, too.
struct ItemUses {
    std::int64_t answers = 0;                       ///< sheets with anything but "not asked" and "left empty"
    std::map<std::string, std::int64_t> options{};  ///< by code, sheets

    bool operator==(const ItemUses&) const = default;
};

/// By item id; items that no sheet answers are not there.
using AnswerUses = std::map<std::string, ItemUses>;

/// What an editor must not let go of. Reads every sheet. Problems: as SurveyFile::visitSheets.
Result<AnswerUses> answerUses(const SurveyFile& survey, const std::string& questionnaire);

}  // namespace diaoyan
