// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/gap_schools.h"

#include "analysis/gaps/paired_change.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace diaoyan {

namespace {

const Text tooFewSchools{"两类对象的作答人数都达到下限的学校不足两所",
                         "fewer than two schools have enough answers of both roles"};
const Text allAlike{"各校的差都相等，估计不出误差", "all schools differ alike: no error can be estimated"};

/// Schools by code, with the answers of every role.
std::map<std::string, std::vector<const ItemCounts*>> bySchool(const SchoolPairItem& item) {
    std::map<std::string, std::vector<const ItemCounts*>> schools;
    for (std::size_t s = 0; s < item.sides.size(); ++s) {
        if (item.sides[s] == nullptr) continue;
        for (const SideSchool& school : item.sides[s]->schools) {
            auto& roles = schools[school.code];
            roles.resize(item.sides.size(), nullptr);
            roles[s] = &school.counts;
        }
    }
    return schools;
}

/// The schools that two roles are compared in.
struct SchoolPairs {
    std::vector<JointValueCount> means;  ///< x of the second role, y of the first: their difference is y - x
    std::int64_t left_out = 0;           ///< schools where both or one answered, but too few

    bool operator==(const SchoolPairs&) const = default;
};

SchoolPairs pairsOf(const SchoolPairItem& item, std::size_t first, std::size_t second, std::int64_t minimum) {
    SchoolPairs pairs;
    const OptionPoints points(item.values.begin(), item.values.end());
    const auto answers = [](const ItemCounts* counts) { return counts == nullptr ? 0 : counts->answered; };
    for (const auto& [code, roles] : bySchool(item)) {
        const ItemCounts *one = roles[first], *other = roles[second];
        if (answers(one) + answers(other) == 0) continue;
        if (answers(one) < minimum || answers(other) < minimum) {
            ++pairs.left_out;
            continue;
        }
        // Means on a common grid: what is equal on paper stays equal.
        const auto mean = [&](const ItemCounts& counts) {
            return std::round(1e9 * groupMoments(scoredCounts(counts, points)).mean) / 1e9;
        };
        pairs.means.push_back({mean(*other), mean(*one), 1});
    }
    return pairs;
}

ValueCounts differencesOf(const SchoolPairs& pairs) {
    std::vector<double> differences;
    for (const JointValueCount& pair : pairs.means) differences.push_back(std::round(1e9 * (pair.y - pair.x)) / 1e9);
    return valueCounts(differences);
}

/// One row with the tests still uncorrected.
struct SchoolPairLine {
    std::string code;
    std::vector<Text> labels;
    SchoolPairs pairs;
    std::optional<PairedChange> change;
    std::optional<double> wilcoxon_p;
    std::optional<double> adjusted_p;
};

SchoolPairLine lineOf(const SchoolPairItem& item, std::size_t first, std::size_t second,
                      const DifferenceWording& wording, Confidence confidence) {
    SchoolPairLine line{.code = item.code + "/" + std::to_string(first + 1) + "-" + std::to_string(second + 1),
                        .labels = item.labels,
                        .pairs = pairsOf(item, first, second, wording.minimum_n),
                        .change = {},
                        .wilcoxon_p = {},
                        .adjusted_p = {}};
    line.labels.push_back(pairLabel(wording.sides[first], wording.sides[second]));
    if (const auto change = pairedChange(line.pairs.means, confidence); change.ok()) line.change = *change;
    if (!line.change) return line;
    if (const auto ranks = wilcoxonSignedRank(differencesOf(line.pairs)); ranks.ok())
        line.wilcoxon_p = ranks->p_exact ? *ranks->p_exact : ranks->tail.p;
    return line;
}

TableRow rowOf(const SchoolPairLine& line) {
    TableRow row{RowRole::option, line.code, {line.labels.begin(), line.labels.end()}};
    row.cells.emplace_back(static_cast<std::int64_t>(line.pairs.means.size()));
    row.cells.emplace_back(line.pairs.left_out);
    const auto& change = line.change;
    const auto of = [&](auto member) {
        return numberOr(change ? std::optional<double>((*change).*member) : std::nullopt, 2, tooFewSchools);
    };
    row.cells.push_back(of(&PairedChange::mean2));
    row.cells.push_back(of(&PairedChange::mean1));
    row.cells.push_back(of(&PairedChange::mean_change));
    const Text& why = change ? allAlike : tooFewSchools;
    const bool tested = change && change->test;
    row.cells.push_back(numberOr(tested ? std::optional(change->test->interval.lower) : std::nullopt, 2, why));
    row.cells.push_back(numberOr(tested ? std::optional(change->test->interval.upper) : std::nullopt, 2, why));
    row.cells.push_back(probabilityOr(tested ? std::optional(change->test->tail.p) : std::nullopt, why));
    row.cells.push_back(probabilityOr(line.adjusted_p, why));
    row.cells.push_back(probabilityOr(line.wilcoxon_p, why));
    row.cells.push_back(numberOr(tested ? std::optional(change->test->cohens_dz) : std::nullopt, 2, why));
    row.cells.push_back(tested ? TableCell(effectWords(EffectMeasure::standardized_difference, change->test->cohens_dz))
                               : TableCell(NoValue{why}));
    row.cells.push_back(change ? TableCell(change->up) : TableCell(NoValue{tooFewSchools}));
    row.cells.push_back(change ? TableCell(change->down) : TableCell(NoValue{tooFewSchools}));
    return row;
}

void addColumns(ResultTable& table, const DifferenceWording& wording) {
    for (const Text& heading : wording.label_headings) table.columns.push_back({heading, ColumnRole::label});
    table.columns.push_back({{"比较", "Comparison"}, ColumnRole::label});
    table.columns.push_back({{"学校", "Schools"}, ColumnRole::count});
    table.columns.push_back({{"未列", "Left out"}, ColumnRole::count});
    for (const Text& heading : {Text{"前者", "First"}, Text{"后者", "Second"}, Text{"差", "Gap"}, Text{"下限", "Lower"},
                                Text{"上限", "Upper"}, Text{"p值", "p"}, Text{"校正p值", "Adjusted p"},
                                Text{"秩检验p", "Rank test p"}, untranslated("dz")})
        table.columns.push_back({heading, ColumnRole::figure});
    table.columns.push_back({{"大小", "Size"}, ColumnRole::label});
    table.columns.push_back({{"前者高", "First higher"}, ColumnRole::count});
    table.columns.push_back({{"后者高", "Second higher"}, ColumnRole::count});
}

/// Pairs of roles with few schools to compare them in.
void noteFewPairs(ResultTable& table, const std::vector<SchoolPairLine>& lines) {
    std::vector<Text> few;
    for (const SchoolPairLine& line : lines)
        if (line.change && line.change->n < fewClusters &&
            std::find(few.begin(), few.end(), line.labels.back()) == few.end())
            few.push_back(line.labels.back());
    if (!few.empty())
        table.notes.push_back(phrase("可比的学校不足{0}所的（{1}）仅供参考。",
                                     "With fewer than {0} schools to compare ({1}), take the numbers as a guide.",
                                     {fewClusters, listed(few)}));
}

void addNotes(ResultTable& table, const DifferenceWording& wording, std::int64_t tests, bool undefined) {
    table.notes.push_back(
        phrase("每所学校算出各类对象的均值，再逐校相减（前者减后者）；各校同等看待，不论人数多少。任一方有效作答不足"
               "{0}人的学校不列入，“未列”为其校数。",
               "The mean of each role is taken per school, then the difference (first minus second); every school "
               "counts the same. Schools with fewer than {0} valid answers of either role are left out; their number "
               "is given.",
               {wording.minimum_n}));
    table.notes.push_back(
        {"p值出自配对t检验，以学校为单位；秩检验为威尔科克森符号秩检验（50所以下且没有并列时为精确值）。",
         "p is of the paired t test over schools; the rank test is Wilcoxon's signed ranks (exact below 50 schools "
         "without ties)."});
    if (tests > 1)
        table.notes.push_back(phrase("校正p值：本表{0}个t检验一起按霍尔姆（Holm）法校正；秩检验未校正。",
                                     "Adjusted p: Holm's correction over the {0} t tests of this table; the rank "
                                     "tests are not corrected.",
                                     {tests}));
    table.notes.push_back(
        {"dz为差的均值除以差的标准差，不足0.2为可忽略，0.2起为小，0.5起为中等，0."
         "8起为大；学校之间比个人之间整齐，dz通常比d大。",
         "dz is the mean difference over the standard deviation of the differences: below 0.2 negligible, from 0.2 "
         "small, 0.5 medium, 0.8 large; schools vary less than people, so dz is mostly larger than d."});
    if (!wording.weightings.empty())
        table.notes.push_back({"学校均值按未加权的答卷计算。", "School means are unweighted."});
    if (undefined) table.notes.push_back(phrase("“—”：{0}，或{1}。", "\"—\": {0}, or {1}.", {tooFewSchools, allAlike}));
}

}  // namespace

std::optional<ResultTable> schoolPairsTable(const DifferenceWording& wording, const std::vector<SchoolPairItem>& items,
                                            Confidence confidence) {
    std::vector<SchoolPairLine> lines;
    bool any = false;
    for (const SchoolPairItem& item : items)
        for (std::size_t a = 0; a < item.sides.size(); ++a)
            for (std::size_t b = a + 1; b < item.sides.size(); ++b) {
                if (item.sides[a] == nullptr || item.sides[b] == nullptr) continue;
                lines.push_back(lineOf(item, a, b, wording, confidence));
                any = any || lines.back().change;
            }
    if (!any) return std::nullopt;
    std::vector<std::optional<double>> p;
    for (const SchoolPairLine& line : lines)
        p.push_back(line.change && line.change->test ? std::optional(line.change->test->tail.p) : std::nullopt);
    const auto adjusted = adjustedP(p, Adjustment::holm);
    const std::int64_t tests = std::count_if(p.begin(), p.end(), [](const auto& one) { return one.has_value(); });
    ResultTable table{.id = wording.id + ".schools", .kind = wording.kind};
    table.title = phrase("{0}：同一所学校里各{1}的均值", "{0}: means of each {1} within the same school",
                         {wording.title, wording.side_heading});
    table.base =
        phrase("比较双方有效作答都不少于{0}人的学校，校数见表",
               "schools with at least {0} valid answers of both roles, number in the table", {wording.minimum_n});
    addColumns(table, wording);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].adjusted_p = adjusted[i];
        table.rows.push_back(rowOf(lines[i]));
    }
    noteFewPairs(table, lines);
    addNotes(table, wording, tests, static_cast<std::size_t>(tests) < lines.size());
    return table;
}

}  // namespace diaoyan
