// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace diaoyan {

/// Why there is no answer. 不了解/不适用 is not missing: it is an option that is not substantive.
enum class MissingReason : std::uint8_t {
    unanswered,  ///< asked, left empty
    not_asked,   ///< routed past, or not on this respondent's form
    invalid,     ///< something stood there that is no answer to the question
};
inline constexpr int missingReasons = 3;

struct Missing {
    MissingReason reason = MissingReason::unanswered;
    std::string was{};  ///< invalid: what stood there
    bool operator==(const Missing&) const = default;
};

/// One option, by code, with the respondent's own words where it is 其他.
struct Choice {
    std::string code{};
    std::string words{};
    bool operator==(const Choice&) const = default;
};

/// Ticked options in the questionnaire's order; never empty (that is Missing).
struct Choices {
    std::vector<Choice> ticked{};
    bool operator==(const Choices&) const = default;
};

/// Option codes, most important first; options left out were not ranked.
struct Ranking {
    std::vector<std::string> order{};
    bool operator==(const Ranking&) const = default;
};

struct Number {
    double value = 0;
    bool operator==(const Number&) const = default;
};

struct Words {
    std::string text{};
    bool operator==(const Words&) const = default;
};

/// ISO 8601 calendar date, YYYY-MM-DD.
struct Date {
    std::string iso{};
    bool operator==(const Date&) const = default;
};

using Answer = std::variant<Missing, Choice, Choices, Ranking, Number, Words, Date>;

/// What one respondent gave back. Items that are absent from the map were asked and left empty.
struct AnswerSheet {
    std::string school{};                     ///< roster code; empty when unknown
    std::string submitted_at{};               ///< ISO 8601, local time of the source; empty when unknown
    double seconds = -1;                      ///< time taken; negative when unknown
    std::string source_id{};                  ///< 序号 of the source
    std::map<std::string, Answer> answers{};  ///< by item id
    double weight = 1;                        ///< finite, >= 0; sources have none, weighting gives it

    bool operator==(const AnswerSheet&) const = default;
};

}  // namespace diaoyan
