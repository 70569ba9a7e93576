// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/column_proportions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

bool canBeTested(std::int64_t count, std::int64_t base) {
    return base >= 2 && count > 0 && count < base;
}

/// The difference is exact before the division: equal proportions give 0, not a rounding error.
double pooledZ(std::int64_t count1, std::int64_t base1, std::int64_t count2, std::int64_t base2) {
    const auto n1 = static_cast<double>(base1);
    const auto n2 = static_cast<double>(base2);
    const double difference = static_cast<double>(Wide{count1} * base2 - Wide{count2} * base1) / n1 / n2;
    const double ticked = static_cast<double>(Wide{count1} + count2);
    const double not_ticked = static_cast<double>(Wide{base1} - count1 + base2 - count2);
    // p (1 - p) (1 / n1 + 1 / n2) with p pooled over n1 + n2.
    return difference / std::sqrt(ticked / (n1 + n2) * (not_ticked / n1) / n2);
}

void addTestsOfRow(std::uint32_t row, const std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& bases,
                   std::vector<ColumnPairTest>& tests) {
    std::vector<std::uint32_t> columns;
    for (std::size_t c = 0; c < bases.size(); ++c)
        if (canBeTested(counts[c], bases[c])) columns.push_back(static_cast<std::uint32_t>(c));
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (std::size_t j = i + 1; j < columns.size(); ++j) {
            ColumnPairTest& test = tests.emplace_back();
            test.row = row;
            test.first = columns[i];
            test.second = columns[j];
            test.z = pooledZ(counts[test.first], bases[test.first], counts[test.second], bases[test.second]);
            test.p = normalTwoSided(test.z);
        }
}

void correct(std::vector<ColumnPairTest>& tests, Adjustment adjustment) {
    std::vector<std::optional<double>> p;
    p.reserve(tests.size());
    for (const ColumnPairTest& test : tests) p.emplace_back(test.p.p);
    const auto adjusted = adjustedP(p, adjustment);
    for (std::size_t i = 0; i < tests.size(); ++i) tests[i].p_adjusted = adjusted[i].value_or(1);
}

/// Ascending columns in every cell follow from the order of the tests: all pairs in which a column comes
/// second (its partner is smaller) stand before those in which it comes first.
void giveLetters(ColumnProportions& table, const std::vector<ColumnPairTest>& tests) {
    for (const ColumnPairTest& test : tests) {
        ++table.pairs_tested[test.row];
        if (!(test.p_adjusted < table.alpha) || test.z == 0) continue;
        const std::uint32_t larger = test.z > 0 ? test.first : test.second;
        const std::uint32_t smaller = test.z > 0 ? test.second : test.first;
        table.cells[test.row * table.columns.size() + larger].larger_than.push_back(smaller);
    }
}

/// Gives one pair its letter.
void giveLetter(ColumnProportions& table, std::size_t row, std::uint32_t first, std::uint32_t second, double z) {
    const std::uint32_t larger = z > 0 ? first : second;
    table.cells[row * table.columns.size() + larger].larger_than.push_back(z > 0 ? second : first);
}

/// Holm's letters of one row without a p value for each of the pairs (19,900 of 200 schools): beyond the
/// first critical value every pair is significant, below the last none, and only those between are sorted.
void giveHolmLetters(ColumnProportions& table, std::size_t row, const std::vector<std::int64_t>& counts) {
    std::vector<std::uint32_t> columns;
    for (std::size_t c = 0; c < counts.size(); ++c)
        if (canBeTested(counts[c], table.bases[c])) columns.push_back(static_cast<std::uint32_t>(c));
    const std::size_t pairs = columns.size() * (columns.size() - (columns.empty() ? 0 : 1)) / 2;
    table.pairs_tested[row] = static_cast<std::int64_t>(pairs);
    if (pairs == 0) return;
    // A little room on both sides leaves the pairs at the edge to their p values.
    const double surely = -normalQuantile(table.alpha / 2 / static_cast<double>(pairs)) * (1 + 1e-9);
    const double possibly = -normalQuantile(table.alpha / 2) * (1 - 1e-9);
    std::vector<ColumnPairTest> between;
    std::size_t significant = 0;
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (std::size_t j = i + 1; j < columns.size(); ++j) {
            const std::uint32_t first = columns[i], second = columns[j];
            const double z = pooledZ(counts[first], table.bases[first], counts[second], table.bases[second]);
            if (std::abs(z) > surely) {
                giveLetter(table, row, first, second, z);
                ++significant;
            } else if (std::abs(z) > possibly) {
                between.push_back({.first = first, .second = second, .z = z, .p = normalTwoSided(z)});
            }
        }
    std::stable_sort(between.begin(), between.end(), [](const auto& a, const auto& b) { return a.p.p < b.p.p; });
    for (const ColumnPairTest& test : between) {
        if (!(test.p.p * static_cast<double>(pairs - significant) < table.alpha)) break;
        giveLetter(table, row, test.first, test.second, test.z);
        ++significant;
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        auto& smaller = table.cells[row * table.columns.size() + c].larger_than;
        std::sort(smaller.begin(), smaller.end());
    }
}

std::optional<Problem> faultOf(const ColumnProportions& table, const std::vector<std::vector<std::int64_t>>& counts) {
    if (table.columns.size() < 2)
        return Problem{"too-few-groups",
                       phrase("只有 {0} 组，无法两两比较", "only {0} group(s): nothing to compare",
                              {static_cast<std::uint64_t>(table.columns.size())}),
                       {}};
    for (std::size_t r = 0; r < counts.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (counts[r][c] < 0 || counts[r][c] > table.bases[c])
                return Problem{"wrong-counts",
                               phrase("“{0}”在“{1}”中的人数 {2} 超出基数 {3}",
                                      "the count of \"{0}\" in \"{1}\", {2}, is not within its base {3}",
                                      {table.rows[r].label, table.columns[c].label, counts[r][c], table.bases[c]}),
                               {}};
    return std::nullopt;
}

/// Fills everything but rows, columns and bases, which the table brings. counts: rows x columns.
Result<ColumnProportions> compared(ColumnProportions table, const std::vector<std::vector<std::int64_t>>& counts,
                                   BaseKind kind, const ColumnProportionOptions& options) {
    if (auto fault = faultOf(table, counts)) return *fault;
    table.adjustment = options.adjustment;
    table.family = options.family;
    table.alpha = options.alpha;
    table.pairs_tested.assign(counts.size(), 0);
    table.cells.reserve(counts.size() * table.columns.size());
    for (const auto& row : counts)
        for (std::size_t c = 0; c < row.size(); ++c)
            table.cells.push_back({.share = {row[c], table.bases[c], kind},
                                   .tested = canBeTested(row[c], table.bases[c]),
                                   .larger_than = {}});
    if (options.family == LetterFamily::table) {
        giveLetters(table, columnPairTests(counts, table.bases, options));
        return table;
    }
    const bool usual_alpha = options.alpha > 0 && options.alpha < 1;
    std::vector<ColumnPairTest> tests;
    for (std::size_t r = 0; r < counts.size(); ++r) {
        if (options.adjustment == Adjustment::holm && usual_alpha) {
            giveHolmLetters(table, r, counts[r]);
            continue;
        }
        tests.clear();
        addTestsOfRow(static_cast<std::uint32_t>(r), counts[r], table.bases, tests);
        correct(tests, options.adjustment);
        giveLetters(table, tests);
    }
    return table;
}

}  // namespace

std::string columnLetter(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::string ColumnProportions::letters(std::size_t row, std::size_t column) const {
    std::string all;
    for (const std::uint32_t smaller : cell(row, column).larger_than) {
        if (columns.size() > 26 && !all.empty()) all += ' ';
        all += columnLetter(smaller);
    }
    return all;
}

std::vector<ColumnPairTest> columnPairTests(const std::vector<std::vector<std::int64_t>>& counts,
                                            const std::vector<std::int64_t>& bases,
                                            const ColumnProportionOptions& options) {
    std::vector<ColumnPairTest> all, of_row;
    for (std::size_t r = 0; r < counts.size(); ++r) {
        of_row.clear();
        addTestsOfRow(static_cast<std::uint32_t>(r), counts[r], bases, of_row);
        if (options.family == LetterFamily::row) correct(of_row, options.adjustment);
        all.insert(all.end(), of_row.begin(), of_row.end());
    }
    if (options.family == LetterFamily::table) correct(all, options.adjustment);
    return all;
}

Result<ColumnProportions> columnProportions(const CrossTable& table, const ColumnProportionOptions& options,
                                            ComparedSide side) {
    const bool by_columns = side == ComparedSide::columns;
    ColumnProportions result;
    result.rows = by_columns ? table.rows : table.columns;
    result.columns = by_columns ? table.columns : table.rows;
    result.bases = by_columns ? table.column_totals : table.row_totals;
    std::vector<std::vector<std::int64_t>> counts(result.rows.size());
    for (std::size_t r = 0; r < result.rows.size(); ++r)
        for (std::size_t c = 0; c < result.columns.size(); ++c)
            counts[r].push_back(by_columns ? table.count(r, c) : table.count(c, r));
    return compared(std::move(result), counts, table.kind, options);
}

Result<ColumnProportions> columnProportions(const Counts& counts, BaseKind base,
                                            const ColumnProportionOptions& options) {
    const Item& item = counts.item;
    if (item.kind != QuestionKind::multiple)
        return Problem{
            "not-multiple", phrase("“{0}”不是多选题", "\"{0}\" is not a multiple-choice question", {item.title}), {}};
    if (base != BaseKind::asked && base != BaseKind::cases)
        return Problem{"wrong-base",
                       phrase("多选题按组比较只能以被问人数或个案数为基数",
                              "the base of a multiple response by group is those asked or the cases"),
                       {}};
    ColumnProportions result;
    result.columns = counts.groups;
    std::vector<Group> rows;
    for (const Option& option : item.options) rows.push_back({option.code, option.label});
    result.rows = std::move(rows);
    std::vector<std::vector<std::int64_t>> ticks(item.options.size());
    for (const ItemCounts& group : counts.per_group) {
        if (auto problem = mismatch(item, group)) return *problem;
        result.bases.push_back(base == BaseKind::asked ? group.asked() : group.answered);
        for (std::size_t i = 0; i < ticks.size(); ++i) ticks[i].push_back(group.options[i]);
    }
    return compared(std::move(result), ticks, base, options);
}

}  // namespace diaoyan
