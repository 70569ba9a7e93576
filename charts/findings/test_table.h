// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"
#include "charts/findings/reasoned_cells.h"
#include "charts/tables/result_table.h"
#include "questionnaires/result.h"

#include <optional>
#include <string>

namespace diaoyan {

/// One test with its effect size.
struct TestLine {
    std::string code;
    Text label;
    std::optional<double> statistic{};  ///< may be infinite: then it is not shown
    std::optional<double> df1{};
    std::optional<double> df2{};
    std::optional<double> p{};
    Text effect{};                 ///< name of the effect size
    std::optional<double> size{};  ///< its value
    Text size_words{};             ///< 小, 中等
    Text why{};                    ///< why there is no p

    bool operator==(const TestLine&) const = default;
};

/// An empty table: test, statistic, degrees of freedom, p, effect size.
ResultTable testTable();

void addTest(ResultTable& table, const TestLine& line);

/// The line of a test that could not be made; the reason is noted under the table, once.
void addFailedTest(ResultTable& table, std::string code, Text label, const Problem& problem);

/// Leaves out the second degrees of freedom where no test has them.
void finishTests(ResultTable& table);

}  // namespace diaoyan
