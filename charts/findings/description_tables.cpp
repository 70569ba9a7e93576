// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/description_tables.h"

#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

const Text nobodyAnswered{"没有人作答", "nobody answered"};

Text oneAnswer(const DescribedGroup& row) {
    return row.numbers.n == 0 ? nobodyAnswered : Text{"只有一人作答", "one answer only"};
}

bool anyRow(const DescribedSet& set, bool (*holds)(const DescribedGroup&)) {
    return std::any_of(set.rows.begin(), set.rows.end(), holds);
}

bool bySchools(const DescribedGroup& row) {
    return row.score.basis == IntervalBasis::schools;
}

bool independently(const DescribedGroup& row) {
    return row.score.basis == IntervalBasis::independent && row.score.interval;
}

/// A column with its cell in every row.
class DescriptionColumns {
public:
    DescriptionColumns(ResultTable& table, const DescribedSet& set) : table_(table), set_(set) {
        for (const DescribedGroup& row : set.rows) table.rows.push_back({row.role, row.code, {}});
    }

    template <class Cell>
    void add(Text heading, ColumnRole role, const Cell& cell) {
        table_.columns.push_back({std::move(heading), role});
        for (std::size_t r = 0; r < set_.rows.size(); ++r) table_.rows[r].cells.push_back(cell(set_.rows[r]));
    }

    template <class Number>
    void addNumber(Text heading, int decimals, const Text& reason, const Number& number) {
        add(std::move(heading), ColumnRole::figure,
            [&](const DescribedGroup& row) { return numberOr(number(row), decimals, reason); });
    }

    /// A number as it was answered: without decimals where no row has any.
    template <class Number>
    void addAnswer(Text heading, const Number& number) {
        const bool whole = std::all_of(set_.rows.begin(), set_.rows.end(), [&](const DescribedGroup& row) {
            const std::optional<double> value = number(row);
            return !value || std::floor(*value) == *value;
        });
        addNumber(std::move(heading), whole ? 0 : 2, nobodyAnswered, number);
    }

    void addCount(Text heading, std::int64_t DescribedGroup::*count, bool always = false) {
        const auto counted = [&](const DescribedGroup& row) { return row.*count > 0; };
        if (!always && std::none_of(set_.rows.begin(), set_.rows.end(), counted)) return;
        add(std::move(heading), ColumnRole::count, [&](const DescribedGroup& row) { return TableCell(row.*count); });
    }

private:
    ResultTable& table_;
    const DescribedSet& set_;
};

Text baseOf(const DescribedSet& set) {
    return phrase("各行有效作答的{0}，人数见表", "{0} with a valid answer, n in the table", {roleName(set.role)});
}

void addMissing(DescriptionColumns& columns) {
    columns.addCount({"未作答", "No answer"}, &DescribedGroup::unanswered, true);
    columns.addCount({"不了解等", "Not sure"}, &DescribedGroup::unsure);
    columns.addCount({"无效作答", "Invalid"}, &DescribedGroup::invalid);
    columns.addCount({"未被问到", "Not asked"}, &DescribedGroup::not_asked);
}

void addInterval(DescriptionColumns& columns, Confidence confidence) {
    const Text level = levelWords(confidence);
    const auto limit = [&](const char* zh, const char* en, double Interval::*end) {
        columns.add(phrase(zh, en, {level}), ColumnRole::figure, [end](const DescribedGroup& row) {
            const auto& interval = row.score.interval;
            return numberOr(interval ? std::optional((*interval).*end) : std::nullopt, 2, oneAnswer(row));
        });
    };
    limit("{0}%区间下限", "{0}% lower", &Interval::lower);
    limit("{0}%区间上限", "{0}% upper", &Interval::upper);
}

void addMeans(DescriptionColumns& columns, const DescribedSet& set) {
    const bool weighted = !set.weighting.empty();
    columns.add(weighted ? Text{"有效作答（未加权）", "Valid n (unweighted)"} : Text{"有效作答", "Valid n"},
                ColumnRole::count, [](const DescribedGroup& row) { return TableCell(row.numbers.n); });
    if (weighted)
        columns.addNumber({"有效样本量", "Effective n"}, 1, nobodyAnswered, [](const DescribedGroup& row) {
            return row.weighted ? row.weighted->effective_n : std::nullopt;
        });
    columns.addNumber(weighted ? Text{"加权均值", "Weighted mean"} : Text{"均值", "Mean"}, 2, nobodyAnswered,
                      [](const DescribedGroup& row) { return row.score.mean; });
    addInterval(columns, set.confidence);
    columns.add({"标准误", "SE"}, ColumnRole::figure,
                [](const DescribedGroup& row) { return numberOr(row.score.se, 3, oneAnswer(row)); });
    columns.add(weighted ? Text{"加权标准差", "Weighted SD"} : Text{"标准差", "SD"}, ColumnRole::figure,
                [&](const DescribedGroup& row) {
                    return numberOr(row.weighted ? row.weighted->sd : row.numbers.sd, 2, oneAnswer(row));
                });
    if (weighted)
        columns.addNumber({"未加权均值", "Unweighted mean"}, 2, nobodyAnswered,
                          [](const DescribedGroup& row) { return row.numbers.mean; });
    if (anyRow(set, bySchools))
        columns.add({"学校数", "Schools"}, ColumnRole::count, [](const DescribedGroup& row) {
            return bySchools(row) ? TableCell(row.score.design->clusters)
                                  : TableCell(NoValue{{"没有按学校估计", "not estimated by schools"}});
        });
    addMissing(columns);
}

void noteSchools(ResultTable& table, const DescribedSet& set) {
    table.notes.push_back(
        phrase("{0}%"
               "置信区间与标准误以学校为群估计（t分布，自由度为学校数减1），同校作答彼此相近已计算在内；量表题的区间不"
               "超出计分范围。",
               "{0}% intervals and standard errors take schools as clusters (t, schools - 1 degrees of freedom): that "
               "answers from one school are alike is in them. Intervals of scales end at the ends of the scale.",
               {levelWords(set.confidence)}));
    std::int64_t without = 0;
    bool few = false;
    for (const DescribedGroup& row : set.rows) {
        if (!bySchools(row)) continue;
        without = std::max(without, row.score.without_school);
        few = few || row.score.design->fewClustersUsed();
    }
    if (few)
        table.notes.push_back(phrase("有的行不足{0}所学校，标准误本身不够准，其区间仅供参考。",
                                     "Some rows have fewer than {0} schools: their standard errors, and so their "
                                     "intervals, are rough.",
                                     {fewClusters}));
    if (without > 0)
        table.notes.push_back(phrase("学校不明的作答计入均值，但不计入区间（各行至多{0}人）。",
                                     "Answers of unknown school are in the means but not behind the intervals (up to "
                                     "{0} in a row).",
                                     {numberWords(without)}));
}

void noteIndependent(ResultTable& table, const DescribedSet& set) {
    const bool some = anyRow(set, bySchools);
    const Text level = levelWords(set.confidence);
    table.notes.push_back(
        some ? phrase(
                   "作答来自不足{0}所学校（或学校不明、各校均值毫无差别）的行，区间假定各人作答相互独立；同一学校的作答"
                   "往往相近，实际区间更宽。",
                   "Rows whose answers come from fewer than {0} schools (or unknown ones, or where schools do not "
                   "differ at all) take respondents as independent; answers from one school tend to be alike, so "
                   "the true intervals are wider.",
                   {fewestSchools})
             : phrase("{0}%置信区间（均值加减t倍标准误）假定各人作答相互独立；同一学校的作答往往相近，实际区间更宽。",
                      "{0}% intervals (mean plus or minus t standard errors) take respondents as independent; answers "
                      "from one school tend to be alike, so the true intervals are wider.",
                      {level}));
}

void noteMeans(ResultTable& table, const DescribedSet& set) {
    if (const Text scoring = scoringNote(set.items); !scoring.empty()) table.notes.push_back(scoring);
    if (anyRow(set, bySchools)) noteSchools(table, set);
    if (anyRow(set, independently)) noteIndependent(table, set);
    if (anyRow(set, [](const DescribedGroup& row) { return row.score.basis == IntervalBasis::weights; }))
        table.notes.push_back({"没有按学校估计的行，区间由权重不等的独立作答线性化得到。",
                               "Rows not estimated by schools: linearised for independent answers of unequal weight."});
    if (set.weighting.empty()) {
        table.notes.push_back({"标准差为样本标准差（除以n－1）。", "SD: of the sample (divisor n - 1)."});
    } else {
        table.notes.push_back(phrase("已加权：{0}。", "Weighted: {0}.", {set.weighting}));
        table.notes.push_back(
            {"加权标准差：以权重之和为除数的方差乘n/(n－1)再开方；有效样本量按Kish公式："
             "权重之和的平方除以权重平方之和。",
             "Weighted SD: root of the variance over the sum of weights, times n / (n - 1). Effective "
             "n after Kish: squared sum of the weights over the sum of their squares."});
    }
    if (set.ungrouped > 0)
        table.notes.push_back(phrase("“全体”中另有{0}不属于任何一组。", "Everybody includes {0} in no group.",
                                     {respondents(set.ungrouped, set.role)}));
}

ResultTable meansTable(const DescribedSet& set) {
    ResultTable table;
    table.id = set.id;
    table.kind = set.weighting.empty() ? "numbers" : "weighted-description";
    table.title = phrase("{0}：均值与离散程度", "{0}: means and spread", {set.title});
    table.base = baseOf(set);
    DescriptionColumns columns(table, set);
    columns.add(set.first, ColumnRole::label, [](const DescribedGroup& row) { return TableCell(row.label); });
    columns.add({"计分", "Scoring"}, ColumnRole::label,
                [](const DescribedGroup& row) { return TableCell(row.scoring); });
    addMeans(columns, set);
    noteMeans(table, set);
    return table;
}

TableCell modeCell(const DescribedGroup& row, int decimals) {
    const std::vector<double>& modes = row.numbers.modes;
    if (modes.empty()) return NoValue{nobodyAnswered};
    if (modes.size() == 1) return Figure{modes.front(), decimals};
    if (static_cast<std::int64_t>(modes.size()) == row.numbers.n)
        return NoValue{{"每个数值只出现一次，没有众数", "every value occurs once: no mode"}};
    std::vector<Text> all;
    for (std::size_t i = 0; i < std::min<std::size_t>(modes.size(), 3); ++i)
        all.push_back(figureWords(modes[i], decimals));
    const Text some = joined(all, "、", ", ");
    if (modes.size() <= 3) return some;
    return phrase("{0}等{1}个", "{0} and others, {1} in all", {some, static_cast<std::uint64_t>(modes.size())});
}

void addQuartiles(DescriptionColumns& columns, bool weighted) {
    const auto quartile = [&](Text heading, std::optional<double> NumberDescription::*plain,
                              std::optional<double> WeightedDescription::*with_weights) {
        columns.addAnswer(std::move(heading), [=](const DescribedGroup& row) {
            return weighted && row.weighted ? (*row.weighted).*with_weights : row.numbers.*plain;
        });
    };
    columns.addAnswer({"最小值", "Minimum"}, [](const DescribedGroup& row) { return row.numbers.min; });
    quartile({"下四分位数", "Lower quartile"}, &NumberDescription::lower_quartile,
             &WeightedDescription::lower_quartile);
    quartile({"中位数", "Median"}, &NumberDescription::median, &WeightedDescription::median);
    quartile({"上四分位数", "Upper quartile"}, &NumberDescription::upper_quartile,
             &WeightedDescription::upper_quartile);
    columns.addAnswer({"最大值", "Maximum"}, [](const DescribedGroup& row) { return row.numbers.max; });
}

Text quartileWords(const DescribedSet& set) {
    if (!set.weighting.empty())
        return {"四分位数与中位数已加权（累计权重达到该比例的最小值）；最小值、最大值、众数、偏度、峰度未加权。",
                "Quartiles and median are weighted (the smallest value at which the share of all weight is reached); "
                "minimum, maximum, mode, skewness and kurtosis are not."};
    const int number = quantileDefinitionNumber(set.quartiles);
    const Text users = number == 7   ? Text{"，即R、Excel的算法", ", as in R and Excel"}
                       : number == 6 ? Text{"，即SPSS、Minitab的算法", ", as in SPSS and Minitab"}
                                     : Text{};
    return phrase("四分位数按Hyndman与Fan（1996）定义{0}（{1}）{2}。",
                  "Quartiles: definition {0} of Hyndman and Fan (1996), {1}{2}.",
                  {number, quantileDefinitionName(set.quartiles), users});
}

ResultTable distributionTable(const DescribedSet& set) {
    ResultTable table;
    table.id = set.id + ".distribution";
    table.kind = "numbers";
    table.title = phrase("{0}：分布", "{0}: distribution", {set.title});
    table.base = baseOf(set);
    const bool weighted = !set.weighting.empty();
    DescriptionColumns columns(table, set);
    columns.add(set.first, ColumnRole::label, [](const DescribedGroup& row) { return TableCell(row.label); });
    columns.add(weighted ? Text{"有效作答（未加权）", "Valid n (unweighted)"} : Text{"有效作答", "Valid n"},
                ColumnRole::count, [](const DescribedGroup& row) { return TableCell(row.numbers.n); });
    addQuartiles(columns, weighted);
    const bool whole = std::all_of(set.rows.begin(), set.rows.end(), [](const DescribedGroup& row) {
        return std::all_of(row.numbers.modes.begin(), row.numbers.modes.end(),
                           [](double mode) { return std::floor(mode) == mode; });
    });
    columns.add({"众数", "Mode"}, ColumnRole::figure,
                [&](const DescribedGroup& row) { return modeCell(row, whole ? 0 : 2); });
    const auto shape = [&](Text heading, std::optional<double> NumberDescription::*number, Text few) {
        columns.add(std::move(heading), ColumnRole::figure, [&](const DescribedGroup& row) {
            return numberOr(row.numbers.*number, 2, row.numbers.n == 0 ? nobodyAnswered : few);
        });
    };
    shape({"偏度", "Skewness"}, &NumberDescription::skewness,
          {"偏度要有3人作答，且不全相同", "skewness needs 3 answers that are not all equal"});
    shape({"峰度", "Kurtosis"}, &NumberDescription::kurtosis,
          {"峰度要有4人作答，且不全相同", "kurtosis needs 4 answers that are not all equal"});
    table.notes.push_back(quartileWords(set));
    table.notes.push_back({"偏度、峰度为SPSS、Excel所用的G1、G2（已校正偏差）；峰度以正态分布为0。",
                           "Skewness and kurtosis: G1 and G2 of SPSS and Excel, corrected for bias; a normal "
                           "distribution has kurtosis 0."});
    if (weighted) table.notes.push_back(phrase("已加权：{0}。", "Weighted: {0}.", {set.weighting}));
    return table;
}

}  // namespace

std::vector<ResultTable> descriptionTables(const DescribedSet& set) {
    std::vector<ResultTable> tables{meansTable(set), distributionTable(set)};
    for (ResultTable& table : tables) noteUndefined(table);
    return tables;
}

}  // namespace diaoyan
