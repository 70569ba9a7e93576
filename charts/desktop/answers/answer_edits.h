// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_edit.h"
#include "collector/store/survey_edits.h"
#include "collector/store/text_coding.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

// What the pages about single answers do to a survey file, as edits that can be taken back.

/// Sheets stop to count, each for its reason; an empty reason: they count again.
SurveyEdit exclusionEdit(const Text& title, std::vector<SheetReason> sheets);

/// Which text is coded.
struct CodedItem {
    std::string questionnaire{};
    std::string item{};

    bool operator==(const CodedItem&) const = default;
};

/// Another frame of codes; codes that go are taken from their texts.
SurveyEdit codeFrameEdit(const Text& title, const CodedItem& item, std::vector<TextCode> frame);

/// One code more, or less, for these sheets.
SurveyEdit codeEdit(const Text& title, const CodedItem& item, const std::string& code, bool add,
                    std::vector<std::int64_t> sheets);

/// The texts of one code get another one, and the first goes.
SurveyEdit mergeCodesEdit(const Text& title, const CodedItem& item, const std::string& from, const std::string& into);

}  // namespace diaoyan
