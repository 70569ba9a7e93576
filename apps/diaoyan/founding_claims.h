// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One number of the founding survey's report as it was printed: a row of examples/founding_survey/published.csv.
struct PublishedClaim {
    std::string role;  ///< teacher, parent, student
    std::int64_t respondents = 0;
    std::string item;    ///< id in the bundled form of the role: development_hope
    std::string option;  ///< code in that form: higher_degree
    std::string printed_question;
    std::string printed_kind;    ///< single, multiple, "text, coded": our reading
    std::string printed_option;  ///< —1小时, where the form has 0.5—1小时
    std::int64_t count = 0;
    std::optional<std::int64_t> printed_base;  ///< the maximum of the printed chart's axis
    std::optional<std::int64_t> printed_percent;
    std::optional<std::int64_t> printed_rank;
    std::optional<std::int64_t> printed_rank_of;

    bool operator==(const PublishedClaim&) const = default;
};

/// All rows in the order of the file. The file is part of the program, so it cannot be missing.
const std::vector<PublishedClaim>& publishedClaims();

/// What was counted in one question: the base of its percentages and the count of every declared option.
struct CountedQuestion {
    std::string role;
    std::string item;
    std::int64_t base = 0;                       ///< valid answers of a single choice, cases of a multiple choice
    std::map<std::string, std::int64_t> counts;  ///< by option code, zeros included

    bool operator==(const CountedQuestion&) const = default;
};

/// Why something printed cannot be had from any answers, or stands only in part.
struct ClaimFault {
    std::string
        code;  ///< base-is-axis, over-100, sum-over-100, arithmetic, truncated, two-bases, rank, coded, label, count
    Text reason;
    bool operator==(const ClaimFault&) const = default;
};

/// A claim beside what the answers say.
struct CheckedClaim {
    PublishedClaim claim;
    std::optional<std::int64_t> count;  ///< absent: the question or the option was not counted
    std::int64_t base = 0;
    std::optional<double> percent;  ///< 100 * count / base: the right percentage over the right base
    std::int64_t rank = 0;          ///< 1 = most often chosen, ties share the better rank; 0 without a count
    std::int64_t rank_of = 0;       ///< declared options
    bool count_reproduced = false;
    std::optional<bool> percent_reproduced;  ///< absent: none was printed
    std::optional<bool> rank_reproduced;
    std::vector<ClaimFault> faults;

    bool operator==(const CheckedClaim&) const = default;
};

/// Every published claim with what of it is reproduced, what is not, and why.
std::vector<CheckedClaim> checkPublishedClaims(const std::vector<CountedQuestion>& counted);

}  // namespace diaoyan
