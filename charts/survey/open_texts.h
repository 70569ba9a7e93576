// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/text_coding.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// Sheets that wrote the same, or one sheet.
struct TextGroup {
    std::string text{};
    std::vector<std::int64_t> sheets{};     ///< in the order of storage
    std::string school{};                   ///< roster code, where all are of one school
    std::vector<std::int64_t> with_code{};  ///< per code of the frame: how many of the sheets have it

    bool operator==(const TextGroup&) const = default;
};

/// What was written in answer to one item, with the frame that it is coded by.
struct OpenTexts {
    std::string questionnaire{};
    Item item{};
    Role role{};
    std::vector<TextCode> frame{};
    std::vector<WrittenText> texts{};

    bool operator==(const OpenTexts&) const = default;
};

/// Problems: unknown-questionnaire, unknown-item, answers-damaged.
Result<OpenTexts> openTexts(const SurveyFile& survey, const std::string& questionnaire, const std::string& item);

/// Texts and the words beside an option can be read and coded.
std::vector<Item> textItems(const Questionnaire& questionnaire);

/// Equal texts together (but for blanks around them), commonest first, else in the order of storage; or one by one.
std::vector<TextGroup> textGroups(const OpenTexts& texts, bool equal_together);

/// One line per text: number, school, text, and 1 or 0 per code. UTF-8 with byte order mark; what a spreadsheet would
/// run as a formula is guarded. Throws EnvironmentFailure.
Result<Done> writeCodedTexts(const OpenTexts& texts, const Roster& roster, const std::string& path, Language language);

/// A code's id made for a new label: t1, t2 ... none that the frame has.
std::string freshCode(const std::vector<TextCode>& frame);

}  // namespace diaoyan
