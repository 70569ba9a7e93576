// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_mean.h"
#include "analysis/engine/value_counts.h"
#include "analysis/schools/school_count.h"
#include "charts/findings/compared_items.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// The valid answers of one school: 1 and 0 for a rate, else points or numbers.
struct SchoolAnswers {
    std::string code;
    Text label;
    ValueCounts values;
    std::int64_t n = 0;
    std::optional<std::int64_t> population;  ///< people who could have answered, where that is truly known

    bool operator==(const SchoolAnswers&) const = default;
};

/// Schools that are compared with each other: all of them, or those of one stage.
struct SchoolSet {
    std::string code;                     ///< of the group they are compared within; empty for all schools
    Text label;                           ///< likewise: 小学
    std::vector<SchoolAnswers> compared;  ///< with at least the minimum of answers
    std::vector<SchoolAnswers> few;       ///< the others, also those nobody answered from

    /// Whether numbers of all schools together would tell nothing of a small group, by subtraction.
    bool safeTogether(std::int64_t minimum_n) const;
    bool anySmall() const;  ///< a school that somebody, but too few, answered from
    bool operator==(const SchoolSet&) const = default;
};

struct SchoolSets {
    std::vector<SchoolSet> sets;
    std::int64_t ungrouped = 0;

    bool operator==(const SchoolSets&) const = default;
};

/// The answers to an item by school, school within stage and so on (request.by ends in "school").
/// Problems: no-schools, and those of the engine.
Result<SchoolSets> schoolSets(const Tabulator& tabulator, const Roster& roster, const Role& role,
                              const ComparedItem& compared, const CompareRequest& request);

/// What the population of a role is: 在编教师, 在校学生, 家长.
Text populationName(const Role& role);

/// Satisfied and asked, for the statistics of schools.
std::vector<SchoolCount> schoolCounts(const std::vector<SchoolAnswers>& schools);

/// The mean (of 1 and 0: the rate) of these schools' answers, weighted where they are, schools as clusters.
struct SchoolsTogether {
    std::int64_t n = 0;
    std::int64_t satisfied = 0;  ///< answers of value 1
    std::optional<double> value{};
    std::optional<Interval> interval{};
    bool clustered = false;  ///< the interval allows for schools; else respondents are independent

    bool operator==(const SchoolsTogether&) const = default;
};

SchoolsTogether schoolsTogether(const std::vector<SchoolAnswers>& schools, bool rate, Confidence confidence);

}  // namespace diaoyan
