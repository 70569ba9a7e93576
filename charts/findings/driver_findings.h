// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_scores.h"
#include "analysis/drivers/importance_performance.h"
#include "analysis/drivers/key_drivers.h"
#include "analysis/groups/correlation.h"
#include "charts/findings/score_items.h"
#include "charts/tables/result_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One driver with the outcome, over those who answered both.
struct PairFinding {
    Result<Correlation> pearson{Problem{}};
    Result<Correlation> spearman{Problem{}};
    std::optional<double> p_adjusted;  ///< of pearson, Holm over the drivers
};

/// How well one driver does, over everybody who answered it.
struct PerformanceFinding {
    std::int64_t n = 0;
    std::optional<double> value;
    std::optional<Interval> interval;
    IntervalBasis basis = IntervalBasis::independent;
};

/// What a driver's importance on the first axis is.
enum class ImportanceMeasure { lmg, johnson, correlation };

/// Everything that is printed about the drivers of one outcome.
struct DriverFindings {
    std::string id;
    Role role;
    LabelledItem outcome;
    LabelledItems drivers;
    std::vector<PairFinding> pairs;               ///< one per driver
    Result<KeyDrivers> key{Problem{}};            ///< of those who answered everything
    std::vector<PerformanceFinding> performance;  ///< one per driver
    Text performance_name;                        ///< 满意度指数（0—100 线性）; 均值
    ImportanceMeasure measure = ImportanceMeasure::lmg;
    /// Problem also where no driver is shown to have anything to do with the outcome.
    Result<ImportancePerformance> ipa{Problem{}};
    IpaCut cut = IpaCut::mean;
    Confidence confidence;
    Text weighting;
    std::int64_t respondents = 0;
    std::vector<Text> other_matrices;  ///< not used, because nobody named them
};

/// The importance that stands on the first axis.
std::optional<double> importanceOf(const DriverFindings& findings, std::size_t driver);

ResultTable driverCorrelationTable(const DriverFindings& findings);
/// Coefficients and parts of R2, and the fit. One table only, of the reason, where there is no regression.
std::vector<ResultTable> driverImportanceTables(const DriverFindings& findings);
ResultTable importancePerformanceTable(const DriverFindings& findings);

}  // namespace diaoyan
