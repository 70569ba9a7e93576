// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/submissions/submission.h"
#include "collector/web/wire/invitation.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan::office {

// A paper questionnaire as it is keyed: per item the numbers of the options, from 1 in the questionnaire's order ("2",
// "1,3"; of a ranking the most important first, "2,1,3"), or the number, date or words themselves. Fields bear the
// item's id; own words beside an option wordsField(item, option); the school is page_field::school. Full-width digits
// and 、，； are understood.

/// What was keyed, understood.
struct KeyedSheet {
    AnswerSheet sheet{};
    std::vector<Problem> problems{};  ///< `where.column` as Submission::problems; keyed-number: no such option
};

/// One item that two keyings of a sheet do not agree on.
struct KeyedDifference {
    std::string item{};  ///< id; page_field::school for the school
    Text first{};        ///< as understood, in words
    Text second{};

    bool operator==(const KeyedDifference&) const = default;
};

/// Understands what is keyed for one questionnaire, with the skip rules and checks that respondents have.
class KeyedSheetReader {
public:
    KeyedSheetReader(const Questionnaire& form, const Roster& roster);

    /// Items that are keyed, in order: all but those that the school answers.
    const std::vector<Item>& keyedItems() const { return items_; }
    KeyedSheet read(const FormFields& typed, std::int64_t now) const;
    /// Items on which they differ, in order. What a skip rule puts aside in both does not differ.
    std::vector<KeyedDifference> differences(const AnswerSheet& first, const AnswerSheet& second) const;

private:
    const Roster& roster_;
    std::vector<Item> items_;
    SubmissionReader reader_;
};

/// Full-width digits and Chinese punctuation among numbers as their plain signs.
std::string plainSigns(std::string_view typed);

/// Numbers as typed; nothing where anything else stands there.
std::optional<std::vector<std::size_t>> numbersTyped(std::string_view typed);

/// Only the fields that were keyed, for one item if it is named: its own and its words.
FormFields keyedFields(const FormFields& all, std::string_view item);
/// application/x-www-form-urlencoded.
std::string urlEncoded(const FormFields& fields);

/// What can stand on paper although the page would not take it: an empty answer, more ticks than allowed.
bool canStandOnPaper(const Problem& problem);

/// An answer in words: "1 满意".
Text answerWords(const Item& item, const Answer& answer);

}  // namespace diaoyan::office
