// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/reliability_summary.h"

#include "charts/tables/base_phrases.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// The cells of one row, before it is known what stands in them.
struct CoefficientRow {
    const char* code = "";
    Text label;
    std::optional<std::int64_t> n;
    TableCell value = notApplicable();
    TableCell lower = notApplicable();
    TableCell upper = notApplicable();
    TableCell df = notApplicable();
    TableCell p = notApplicable();
};

void addRow(ResultTable& table, CoefficientRow row) {
    table.rows.push_back({RowRole::option,
                          row.code,
                          {std::move(row.label), row.n ? TableCell(*row.n) : notApplicable(), std::move(row.value),
                           std::move(row.lower), std::move(row.upper), std::move(row.df), std::move(row.p)}});
}

Text labelOf(const ReliabilitySummary& summary, const std::string& item) {
    for (const LabelledItem& one : summary.set.items)
        if (one.item.id == item) return one.label;
    return untranslated(item);
}

Text labelsOf(const ReliabilitySummary& summary, const std::vector<std::string>& items) {
    std::vector<Text> labels;
    for (const std::string& item : items) labels.push_back(quoted(labelOf(summary, item)));
    return listed(labels);
}

template <class Statistic>
NoValue reasonOf(const Result<Statistic>& failed, const ReliabilitySummary& summary) {
    return {withLabels(failed.problem().message, summary.set.items)};
}

const Text constantItem{"有的题所有人的回答都一样", "an item that everybody answered alike"};

void addAlpha(ResultTable& table, const ReliabilitySummary& summary) {
    CoefficientRow alpha{"alpha", {"克隆巴赫α", "Cronbach's alpha"}, summary.n};
    CoefficientRow standardized{"alpha-standardized", {"标准化α", "Standardized alpha"}, summary.n};
    CoefficientRow correlation{"mean-correlation", {"题间平均相关", "Mean inter-item correlation"}, summary.n};
    if (const auto& found = summary.alpha; found.ok()) {
        const Text no_interval{"成对删除没有统一的人数，不计算区间", "pairwise deletion has no one n, so no interval"};
        alpha.value = Figure{found->alpha, 3};
        const auto& interval = found->interval;
        alpha.lower = numberOr(interval ? std::optional(interval->lower) : std::nullopt, 3, no_interval);
        alpha.upper = numberOr(interval ? std::optional(interval->upper) : std::nullopt, 3, no_interval);
        standardized.value = numberOr(found->standardized, 3, constantItem);
        correlation.value = numberOr(found->mean_inter_item, 3, constantItem);
    } else {
        alpha.value = standardized.value = correlation.value = reasonOf(found, summary);
    }
    addRow(table, std::move(alpha));
    addRow(table, std::move(standardized));
    addRow(table, std::move(correlation));
}

void addOmegaAndLambda(ResultTable& table, const ReliabilitySummary& summary) {
    CoefficientRow omega{"omega", {"麦克唐纳ω", "McDonald's omega"}, summary.n};
    CoefficientRow fit{"one-factor", {"单因子拟合检验（卡方）", "One-factor fit (chi-square)"}, summary.n};
    if (const auto& found = summary.omega; found.ok()) {
        const Text saturated{"三道题的单因子模型总能拟合，无从检验", "one factor always fits three items: no test"};
        omega.value = Figure{found->omega, 3};
        fit.value = numberOr(found->statistic, 2, saturated);
        if (found->statistic) {
            fit.df = Figure{found->df, 0};
            fit.p = PValue{found->p.p};
        }
    } else {
        omega.value = fit.value = reasonOf(found, summary);
    }
    CoefficientRow lambda2{"lambda2", {"古特曼λ2", "Guttman's lambda 2"}, summary.n};
    CoefficientRow half{"split-half", {"折半信度（奇偶）", "Split-half (odd-even)"}, summary.n};
    if (const auto& found = summary.lambda; found.ok()) {
        lambda2.value = Figure{found->lambda2, 3};
        half.value = numberOr(found->split_half, 3, {"有一半没有差异，或两半正好相反", "a half that does not vary"});
    } else {
        lambda2.value = half.value = reasonOf(found, summary);
    }
    addRow(table, std::move(omega));
    addRow(table, std::move(lambda2));
    addRow(table, std::move(half));
    addRow(table, std::move(fit));
}

void addFactorability(ResultTable& table, const ReliabilitySummary& summary) {
    CoefficientRow kmo{"kmo", {"KMO取样适切性", "KMO"}, summary.n};
    CoefficientRow bartlett{"bartlett", {"巴特利特球形检验（卡方）", "Bartlett's sphericity (chi-square)"}, summary.n};
    if (const auto& found = summary.factors; found.ok()) {
        const Text singular{"有题目可由其他题目推出，或人数太少", "an item follows from others, or too few answers"};
        kmo.n = bartlett.n = found->n;
        kmo.value = numberOr(found->kmo, 3, singular);
        bartlett.value = found->bartlett ? TableCell(Figure{found->bartlett->statistic, 2}) : NoValue{singular};
        if (found->bartlett) {
            bartlett.df = Figure{found->bartlett->df, 0};
            bartlett.p = PValue{found->bartlett->p.p};
        }
    } else {
        kmo.value = bartlett.value = reasonOf(found, summary);
    }
    addRow(table, std::move(kmo));
    addRow(table, std::move(bartlett));
}

Text baseOf(const ReliabilitySummary& summary) {
    if (!summary.n) return summary.alpha.problem().message;
    if (summary.deletion == MissingDeletion::pairwise)
        return phrase("至少答了其中一题的{0}，成对删除（每两题用两题都答了的人）",
                      "{0} with any of the items; pairwise deletion (each pair: those with both)",
                      {respondents(*summary.n, summary.role)});
    return phrase("{1}道题都答了的{0}，成列删除", "{0} with all {1} items; listwise deletion",
                  {respondents(*summary.n, summary.role), static_cast<std::uint64_t>(summary.set.items.size())});
}

void noteLeftOut(ResultTable& table, const ReliabilitySummary& summary) {
    const std::int64_t left_out = summary.respondents - summary.n.value_or(summary.respondents);
    if (left_out == 0) return;
    const bool pairwise = summary.deletion == MissingDeletion::pairwise;
    table.notes.push_back(
        pairwise ? phrase("另有{0}一题也没有可计分的回答，未计入。", "{0} have no scored answer to any item: left out.",
                          {respondents(left_out, summary.role)})
                 : phrase("另有{0}至少一题没有可计分的回答（未作答、无效、不了解或未被问到），未计入。",
                          "{0} lack a scored answer to an item (empty, invalid, not sure or not asked): left out.",
                          {respondents(left_out, summary.role)}));
}

/// The value beside the convention, which is no verdict.
void noteConventions(ResultTable& table, const ReliabilitySummary& summary) {
    if (summary.alpha.ok())
        table.notes.push_back(
            {"α的大小按Nunnally（1978）的惯例：0.70可接受（初步研究），0.80良好（一般研究），据以判断个人须0.90以上。"
             "惯例只供参照，不是对本量表的评判；题目越多α越高，α高也不证明各题测的是同一件事。",
             "Convention of Nunnally (1978): alpha 0.70 acceptable (early research), 0.80 good (basic research), 0.90 "
             "for decisions about a person. A yardstick, no verdict on this scale; alpha grows with the number of "
             "items and does not prove that they measure one thing."});
    if (summary.omega.ok())
        table.notes.push_back(
            {"ω由单因子模型（极大似然）算得；单因子检验的p值小，说明一个因子不足以解释这些题，人数多时"
             "很容易如此，请看各题载荷。",
             "Omega comes from a one-factor model (maximum likelihood); a small p of its fit says "
             "that one factor is not enough, which happens easily with many answers: look at the "
             "loadings."});
    if (summary.factors.ok() && summary.factors->kmo)
        table.notes.push_back(
            {"KMO按Kaiser（1974）的惯例：0.60以上可做因子分析，0.80以上良好。巴特利特检验的原假设是各题"
             "互不相关，人数多时几乎总被拒绝，不说明结构好。",
             "KMO, convention of Kaiser (1974): usable from 0.60, good from 0.80. Bartlett's test asks "
             "whether nothing correlates; with many answers that is nearly always rejected and says "
             "nothing about the structure."});
    table.notes.push_back(
        phrase("α的{0}%区间为Feldt区间；区间与检验假定各人作答相互独立，同一学校的作答往往相近，实际误差更大。",
               "{0}% interval of alpha: Feldt; interval and tests take respondents as independent, answers from one "
               "school tend to be alike, so the true errors are larger.",
               {levelWords(summary.confidence)}));
}

void noteWarnings(ResultTable& table, const ReliabilitySummary& summary) {
    if (!summary.reversed.empty())
        table.notes.push_back(phrase("{0}已反向计分。", "{0}: reversed.", {labelsOf(summary, summary.reversed)}));
    if (!summary.alpha.ok()) return;
    const CronbachAlpha& alpha = *summary.alpha;
    if (alpha.negative)
        table.notes.push_back({"α为负：这些题不成一个量表，或有反向题没有转向。",
                               "Alpha is negative: the items form no scale, or one of them has to be reversed."});
    if (!alpha.against.empty())
        table.notes.push_back(phrase("{0}与其余各题之和的相关为负，请检查是否为反向题（可用--reverse转向）。",
                                     "{0} runs against the sum of the others: is it worded the other way (--reverse)?",
                                     {labelsOf(summary, alpha.against)}));
    if (alpha.constant_items.empty()) return;
    const Text constant = labelsOf(summary, alpha.constant_items);
    table.notes.push_back(phrase("{0}所有人的回答都一样，没有相关系数。",
                                 "{0}: everybody answered alike, so it has no "
                                 "correlations.",
                                 {constant}));
    if (alpha.without_constant)
        table.notes.push_back(phrase("去掉没有差异的题，α为{0}。", "Without what never varies alpha is {0}.",
                                     {figureWords(*alpha.without_constant, 3)}));
}

void noteScoring(ResultTable& table, const ReliabilitySummary& summary) {
    if (const Text scoring = scoringNote(summary.set.items); !scoring.empty()) table.notes.push_back(scoring);
    const auto& items = summary.set.items;
    if (std::any_of(items.begin(), items.end(), [&](const LabelledItem& one) {
            return scoringWords(one.item) != scoringWords(items.front().item);
        }))
        table.notes.push_back({"各题的分值范围不同，范围大的题在总分中分量重，宜看标准化α。",
                               "The items have different ranges, and those with a wide one weigh more in the sum: see "
                               "the standardized alpha."});
    if (!summary.weighting.empty())
        table.notes.push_back(phrase("均值和协方差已加权：{0}；n为未加权人数，区间和检验按未加权人数计算，只是近似。",
                                     "Means and covariances are weighted: {0}. n is unweighted; the interval and the "
                                     "tests use it and are approximate.",
                                     {summary.weighting}));
}

TableCell itemFigure(const std::vector<double>& values, std::size_t item, const Text& reason) {
    return item < values.size() ? TableCell(Figure{values[item], 2}) : TableCell(NoValue{reason});
}

}  // namespace

ResultTable reliabilityTable(const ReliabilitySummary& summary) {
    ResultTable table;
    table.id = summary.id + ".reliability";
    table.kind = "cronbach-alpha";
    table.title = phrase("{0}：信度", "{0}: reliability", {summary.set.title});
    table.base = baseOf(summary);
    const Text level = levelWords(summary.confidence);
    table.columns = {{{"统计量", "Statistic"}, ColumnRole::label},
                     {{"n", "n"}, ColumnRole::count},
                     {{"值", "Value"}, ColumnRole::figure},
                     {phrase("{0}%区间下限", "{0}% lower", {level}), ColumnRole::figure},
                     {phrase("{0}%区间上限", "{0}% upper", {level}), ColumnRole::figure},
                     {{"自由度", "df"}, ColumnRole::figure},
                     {{"p值", "p"}, ColumnRole::figure}};
    addAlpha(table, summary);
    addOmegaAndLambda(table, summary);
    addFactorability(table, summary);
    noteWarnings(table, summary);
    noteLeftOut(table, summary);
    noteConventions(table, summary);
    noteScoring(table, summary);
    noteUndefined(table);
    return table;
}

ResultTable scaleItemsTable(const ReliabilitySummary& summary) {
    const CronbachAlpha& alpha = *summary.alpha;
    ResultTable table;
    table.id = summary.id + ".reliability.items";
    table.kind = "cronbach-alpha";
    table.title = phrase("{0}：逐题分析", "{0}: items", {summary.set.title});
    table.base = baseOf(summary);
    table.columns = {{{"题目", "Item"}, ColumnRole::label},
                     {{"n", "n"}, ColumnRole::count},
                     {{"均值", "Mean"}, ColumnRole::figure},
                     {{"标准差", "SD"}, ColumnRole::figure},
                     {{"校正题总相关", "Corrected item-total r"}, ColumnRole::figure},
                     {{"删除该题后的α", "Alpha if deleted"}, ColumnRole::figure},
                     {{"单因子载荷", "Loading"}, ColumnRole::figure},
                     {{"MSA", "MSA"}, ColumnRole::figure}};
    const Text no_loading = summary.omega.ok() ? Text{} : reasonOf(summary.omega, summary).reason;
    const Text no_msa = summary.factors.ok() ? Text{"有题目可由其他题目推出", "an item follows from others"}
                                             : reasonOf(summary.factors, summary).reason;
    const std::vector<double> loadings = summary.omega.ok() ? summary.omega->loadings : std::vector<double>{};
    for (std::size_t i = 0; i < alpha.items.size(); ++i) {
        const ScaleItem& item = alpha.items[i];
        const bool with_msa = summary.factors.ok() && i < summary.factors->msa.size();
        table.rows.push_back(
            {RowRole::option,
             item.item,
             {labelOf(summary, item.item), summary.item_n.empty() ? summary.n.value_or(0) : summary.item_n[i],
              Figure{item.mean, 2}, Figure{item.sd, 2},
              numberOr(item.item_total_corrected, 2, {"该题或其余题没有差异", "it or the rest does not vary"}),
              numberOr(item.alpha_if_deleted, 3,
                       {"只有两道题，或其余题没有差异", "two items only, or the rest does not vary"}),
              itemFigure(loadings, i, no_loading),
              numberOr(with_msa ? summary.factors->msa[i] : std::nullopt, 2, no_msa)}});
    }
    table.notes.push_back(
        {"校正题总相关：该题与其余各题之和的相关。MSA：该题的KMO，低于0.50时可考虑不用于因子分析。",
         "Corrected item-total r: with the sum of the other items. MSA: the item's KMO; below 0.50 it "
         "may be left out of a factor analysis."});
    noteWarnings(table, summary);
    noteUndefined(table);
    return table;
}

}  // namespace diaoyan
