// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/quadrant_figure.h"

#include "analysis/clusters/design_satisfaction.h"
#include "analysis/drivers/key_drivers.h"
#include "analysis/statistics/scale_scores.h"
#include "charts/figures/axis_steps.h"
#include "charts/figures/base_words.h"
#include "charts/figures/comparison_words.h"
#include "charts/figures/plain_words.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

std::optional<Problem> notDrivers(const FigureRequest& request) {
    if (request.sources.size() != 1 || !request.by.empty())
        return Problem{
            "one-comparison-wanted",
            phrase("象限图只用一份问卷的全部作答，不分组", "quadrants show one questionnaire, without groups"),
            {}};
    if (request.sources.front().items.size() >= 3) return std::nullopt;
    return Problem{"drivers-wanted",
                   phrase("象限图要有一道结果题（写在最前）和至少两道驱动题，如 --question overall,aspects",
                          "quadrants want the outcome first and two or more drivers: --question overall,aspects"),
                   {}};
}

Result<CrossMoments> momentsOf(const FigureSource& source) {
    std::vector<ScoredItem> scored;
    for (const Item& item : source.items) {
        const auto points = scalePoints(item);
        if (!points) return points.problem();
        scored.push_back({item.id, *points});
    }
    return source.answers->crossMoments(scored, MissingDeletion::listwise);
}

/// The regression that importance is taken from, if it explains anything.
Result<KeyDrivers> relatedDrivers(const FigureSource& source) {
    const Result<CrossMoments> moments = momentsOf(source);
    if (!moments) return moments.problem();
    const Result<KeyDrivers> key = keyDrivers(*moments, 0);
    if (!key) return key.problem();
    if (key->no_regression) return *key->no_regression;
    if (key->regression && (!key->regression->p || key->regression->p->p < 0.05)) return key;
    return Problem{
        "not-related",
        phrase("看不出这些题与结果题有关（回归F检验p≥0.05），重要性多半是偶然，不画象限图",
               "nothing here is shown to go with the outcome (F test: p >= 0.05); importance is chance and no "
               "quadrants are drawn"),
        {}};
}

Result<DesignSatisfaction> performanceOf(const FigureSource& source, const Item& item, const FigureOptions& options) {
    Result<SatisfactionDefinition> index = satisfactionDefinition("index-linear", item);
    if (!options.definition.empty()) {
        const auto wanted = satisfactionDefinition(options.definition, item);
        if (!wanted && wanted.problem().code == "unknown-definition") return wanted.problem();
        if (wanted.ok() && wanted->kind == SatisfactionKind::index) index = wanted;
    }
    if (!index) return index.problem();
    const auto found = designSatisfaction(*source.answers, {item.id, {}}, *index, options.confidence);
    if (!found) return found.problem();
    return found->front();
}

/// An axis that leaves room beside the outermost points.
ChartAxis roomyAxis(const std::vector<double>& places, std::string unit) {
    const auto [low, high] = std::minmax_element(places.begin(), places.end());
    const double room = (*high - *low) * 0.08;
    return axisAround(*low - room, *high + room, std::move(unit));
}

Text cutWords(IpaCut cut) {
    return cut == IpaCut::mean ? Text{"平均数", "means"} : Text{"中位数", "medians"};
}

}  // namespace

Result<ChartSpec> quadrantFigure(const ImportancePerformance& analysis, const std::vector<Text>& labels,
                                 const QuadrantWords& words, const FigureOptions& options) {
    ChartSpec spec;
    spec.kind = ChartKind::quadrants;
    spec.id = options.id;
    spec.title = options.title.empty() ? phrase("重要性—表现矩阵", "Importance and performance").in(options.language)
                                       : options.title;
    spec.no_answers = noAnswersWords(options.language);
    std::vector<double> x{analysis.performance_cut}, y{analysis.importance_cut};
    std::int64_t left_out = 0;
    for (std::size_t i = 0; i < analysis.points.size(); ++i) {
        const IpaPoint& point = analysis.points[i];
        if (!point.importance || !point.performance) {
            ++left_out;
            continue;
        }
        const std::string label = i < labels.size() ? labels[i].in(options.language) : point.item;
        const bool urgent = point.quadrant == IpaQuadrant::concentrate;
        spec.points.push_back({label, *point.performance, *point.importance, std::nullopt, urgent, label});
        x.push_back(*point.performance);
        y.push_back(*point.importance);
    }
    if (spec.points.size() < 2)
        return Problem{"too-few-items", phrase("少于两项，分不出象限", "fewer than two items make no quadrants"), {}};
    spec.cross_axis = roomyAxis(x, "");
    spec.cross_axis.title = words.performance.in(options.language);
    spec.axis = roomyAxis(y, words.unit);
    spec.axis.title = words.importance.in(options.language);
    const double cut_x = analysis.performance_cut, cut_y = analysis.importance_cut;
    spec.lines = {{"", LineStyle::dashed, {{cut_x, spec.axis.minimum}, {cut_x, spec.axis.maximum}}},
                  {"", LineStyle::dashed, {{spec.cross_axis.minimum, cut_y}, {spec.cross_axis.maximum, cut_y}}}};
    for (const IpaQuadrant quadrant :
         {IpaQuadrant::concentrate, IpaQuadrant::keep_up, IpaQuadrant::low_priority, IpaQuadrant::overkill})
        spec.quadrant_names.push_back(quadrantName(quadrant).in(options.language));
    spec.caption = words.base.in(options.language) +
                   phrase("；虚线为各项的{0}：象限只是各项之间的比较，总有落在“弱”的一边的；重要性是统计关联，不是因果",
                          "; dashed lines: {0} of the items, so that some are weak however well all do; importance is "
                          "association, not cause",
                          {cutWords(analysis.cut)})
                       .in(options.language);
    if (left_out > 0)
        spec.caption += phrase("；{0}项没有重要性或表现，未画出",
                               "; {0} without importance or performance are not shown", {left_out})
                            .in(options.language);
    return spec;
}

Result<ChartSpec> driverQuadrants(const FigureRequest& request) {
    if (const auto problem = notDrivers(request)) return *problem;
    const FigureSource& source = request.sources.front();
    const Result<KeyDrivers> key = relatedDrivers(source);
    if (!key) return key.problem();
    bool lmg = false;
    for (std::size_t i = 0; i < key->drivers.size(); ++i) lmg = lmg || key->lmgPercent(i).has_value();
    std::vector<IpaPoint> points;
    std::vector<Text> labels;
    Text index_name;
    for (std::size_t i = 0; i + 1 < source.items.size() && i < key->drivers.size(); ++i) {
        const Item& item = source.items[i + 1];
        const Result<DesignSatisfaction> performance = performanceOf(source, item, request.options);
        if (!performance) return performance.problem();
        points.push_back({item.id, lmg ? key->lmgPercent(i) : key->johnsonPercent(i), performance->value});
        labels.push_back(item.title);
        index_name = performance->satisfaction.definition.title;
    }
    const Result<ImportancePerformance> analysis = importancePerformance(std::move(points));
    if (!analysis) return analysis.problem();
    const Text share = lmg ? Text{"LMG", "LMG"} : Text{"Johnson", "Johnson"};
    QuadrantWords words{
        .importance = phrase("重要性：对“{1}”R²的贡献（{0}）", "Importance: share of R² of \"{1}\" ({0})",
                             {share, source.items.front().title}),
        .performance = phrase("表现：{0}", "Performance: {0}", {index_name}),
        .base = phrase("基数：重要性为各题都作答的{0}；表现为各题有效作答者",
                       "Base: importance, {0} who answered all of them; performance, the valid answers of each",
                       {respondentsInWords(key->n, request.options)}),
        .unit = "%"};
    FigureOptions options = request.options;
    if (options.id.empty()) options.id = source.items.front().id + ".drivers";
    if (options.title.empty())
        options.title = phrase("重要性—表现矩阵：{0}", "Importance and performance: {0}", {source.items.front().title})
                            .in(options.language);
    return quadrantFigure(*analysis, labels, words, options);
}

}  // namespace diaoyan
