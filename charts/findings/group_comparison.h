// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/tabulator.h"
#include "analysis/numeric/multiple_testing.h"
#include "analysis/numeric/random.h"
#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// How the answers of pairs of groups are compared.
enum class PairsBy {
    means,  ///< Games-Howell, designTTest
    ranks   ///< Dunn, designRankTest
};

struct GroupTestOptions {
    Adjustment adjustment = Adjustment::holm;  ///< of a family of tests; Games-Howell has its own
    double alpha = 0.05;                       ///< letters are given below it
    PairsBy pairs = PairsBy::means;
    Confidence confidence{};
    std::int64_t minimum_n = 0;  ///< groups with fewer valid answers are listed, not compared
    std::uint64_t seed = defaultSeed;

    bool operator==(const GroupTestOptions&) const = default;
};

/// One item by one grouping, and how to test it.
struct GroupComparison {
    const Tabulator& tabulator;
    const Questionnaire& questionnaire;
    Item item;
    std::string by;
    GroupTestOptions options;

    bool weighted() const { return !tabulator.weighting().empty(); }
    /// parent.hope.compare.by.sex
    std::string tableId(const char* what) const;
};

/// A group with fewer answers than the minimum.
struct SmallGroup {
    Group group;
    std::int64_t n = 0;

    bool operator==(const SmallGroup&) const = default;
};

/// Which of the groups that exist are compared.
struct GroupChoice {
    std::vector<Group> all;
    std::vector<std::size_t> kept;  ///< positions in `all`
    std::vector<SmallGroup> small;

    bool operator==(const GroupChoice&) const = default;
};

/// Counts of the groups that are compared.
struct ComparedCounts {
    Counts counts;
    GroupChoice choice;
};

/// Distributions of the groups that are compared: points of a scale or numbers.
struct ComparedValues {
    GroupedValues values;
    GroupChoice choice;
};

/// Problems: those of the engine.
Result<ComparedCounts> comparedCounts(const GroupComparison& comparison);
/// Problems: those of scores().
Result<ComparedValues> comparedValues(const GroupComparison& comparison);

/// Respondents with a valid answer: on the scale, or with a tick.
std::int64_t validAnswers(const Item& item, const ItemCounts& counts);

/// Rows of the groups with too few answers: no result, for groups of fewer than the minimum not even their n.
/// `n_column` is where n stands.
void addSmallGroups(ResultTable& table, const GroupChoice& choice, const GroupComparison& comparison,
                    std::size_t n_column);

/// Who is in no group, and weights that a table does not use.
void noteNobody(ResultTable& table, const GroupComparison& comparison, std::int64_t ungrouped);
void noteUnweighted(ResultTable& table, const GroupComparison& comparison, const Text& what);

/// What a result rests on: 学校为群 / schools, 各人独立 / respondents.
Text schoolBasis();
Text respondentBasis();

/// Holm校正 / Holm-adjusted.
Text adjustmentWords(Adjustment adjustment);
/// 0.05 as it is typed.
Text alphaWords(double alpha);

}  // namespace diaoyan
