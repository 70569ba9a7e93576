// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/school_sets.h"

namespace diaoyan {

/// What the tables of one set of schools are made from.
struct SchoolComparison {
    const Tabulator& tabulator;
    const Questionnaire& questionnaire;
    const ComparedItem& compared;
    const CompareRequest& request;
    const SchoolSet& set;

    bool weighted() const { return !tabulator.weighting().empty(); }
    std::int64_t minimum() const { return request.minimum_n < 1 ? 1 : request.minimum_n; }
    std::int64_t answers() const;  ///< valid answers of the schools that are compared
};

/// A row per school: rate, interval, ranks that cannot be excluded, shrunken rate, place in the funnel.
/// Problems: those of schoolRates().
Result<ResultTable> schoolRateTable(const SchoolComparison& comparison);

/// A row per school: mean, interval, shrunken mean and its reliability.
Result<ResultTable> schoolMeanTable(const SchoolComparison& comparison);

/// Overall value with schools as clusters, intraclass correlation, design effect, over-dispersion.
/// Nothing for fewer than two schools.
std::optional<ResultTable> schoolVariationTable(const SchoolComparison& comparison);

// What the tables share.

/// Id, title and base of a table of these schools.
ResultTable schoolTable(const SchoolComparison& comparison, const char* kind);
/// The schools with too few answers, `columns` cells each, without their results.
void addSmallSchools(ResultTable& table, const SchoolComparison& comparison, Text unranked);
/// Why they have none, and which schools nobody answered from.
void noteSmallSchools(ResultTable& table, const SchoolComparison& comparison);
/// "—" with the reason.
TableCell undefinedCell(Text reason);
TableCell figureCell(const std::optional<double>& value, int decimals, const Text& reason);
/// Two cells: the limits of an interval.
void addLimits(TableRow& row, const std::optional<Interval>& interval, int decimals, const Text& reason);
/// Positions of the compared schools as they stand in the table.
std::vector<std::size_t> schoolOrder(const SchoolComparison& comparison,
                                     const std::vector<std::optional<double>>& shrunken);

}  // namespace diaoyan
