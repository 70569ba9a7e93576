// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/funnel_figure.h"

#include "analysis/schools/funnel.h"
#include "analysis/statistics/rounding.h"
#include "charts/figures/axis_steps.h"
#include "charts/figures/comparison_words.h"
#include "charts/figures/figure_measure.h"
#include "charts/figures/figure_parts.h"
#include "charts/figures/plain_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaoyan {

namespace {

constexpr std::size_t most_labels = 12;

std::vector<SchoolCount> schoolCounts(const FigureParts& parts, const std::vector<FigureMeasure>& measures) {
    std::vector<SchoolCount> counts;
    for (std::size_t i = 0; i < measures.size(); ++i)
        counts.push_back({parts.parts[i].code, measures[i].share.count, measures[i].share.base, std::nullopt});
    return counts;
}

void addPoints(ChartSpec& spec, const FigureParts& parts, const Funnel& funnel, Language language) {
    for (std::size_t i = 0; i < funnel.schools.size(); ++i) {
        const FunnelSchool& school = funnel.schools[i];
        ChartPoint point;
        point.name = parts.parts[i].label.in(language);
        point.x = static_cast<double>(school.rate.base);
        point.y = school.rate.percent().value_or(0);
        point.marked = school.position != FunnelPosition::inside;
        if (point.marked || funnel.schools.size() <= most_labels) point.label = point.name;
        spec.points.push_back(std::move(point));
    }
}

/// So many numbers of answers, closer together where there are few and the limits bend.
std::vector<std::int64_t> sizesAlong(double first, double last) {
    std::vector<std::int64_t> sizes;
    constexpr int pieces = 60;
    for (int i = 0; i <= pieces; ++i) {
        const double part = static_cast<double>(i) / pieces;
        const auto size = static_cast<std::int64_t>(std::llround(first + (last - first) * part * part));
        if (sizes.empty() || size > sizes.back()) sizes.push_back(size);
    }
    return sizes;
}

std::optional<Problem> addLimits(ChartSpec& spec, double centre, Language language) {
    double fewest = spec.points.front().x;
    for (const ChartPoint& point : spec.points) fewest = std::min(fewest, point.x);
    std::array<ChartLine, 4> limits;
    for (std::size_t i = 0; i < limits.size(); ++i)
        limits[i].style = i == 0 || i == 3 ? LineStyle::dotted : LineStyle::dashed;
    for (const std::int64_t n : sizesAlong(fewest, spec.cross_axis.maximum)) {
        const auto at = funnelLimits(centre, n);
        if (!at) return at.problem();
        for (std::size_t i = 0; i < limits.size(); ++i)
            limits[i].points.emplace_back(static_cast<double>(n), 100 * (*at)[i].drawn());
    }
    limits[3].name = phrase("99.8%界限", "99.8% limits").in(language);
    limits[2].name = phrase("95%界限", "95% limits").in(language);
    spec.lines.push_back({phrase("合计 {0}%", "Together {0}%", {decimalText(100 * centre, 1)}).in(language),
                          LineStyle::solid,
                          {{fewest, 100 * centre}, {spec.cross_axis.maximum, 100 * centre}}});
    for (const std::size_t i : {2u, 1u, 3u, 0u}) spec.lines.push_back(std::move(limits[i]));
    return std::nullopt;
}

void fitAxis(ChartSpec& spec) {
    double low = 100, high = 0;
    const auto hold = [&](double y) {
        low = std::min(low, y);
        high = std::max(high, y);
    };
    for (const ChartPoint& point : spec.points) hold(point.y);
    for (const ChartLine& line : spec.lines)
        for (const auto& [x, y] : line.points) hold(y);
    spec.axis = percentAxisAround(low, high);
}

Text readingWords(const Funnel& funnel) {
    const auto outside = std::count_if(funnel.schools.begin(), funnel.schools.end(), [](const FunnelSchool& school) {
        return school.position != FunnelPosition::inside;
    });
    Text words = phrase("；曲线为仅凭偶然波动的95%与99.8%界限（{0}个点在95%界限之外，按精确二项检验，已标出）；"
                        "界外不等于好或坏，仅凭偶然平均也有5%在95%界限之外",
                        "; curves: what chance alone explains, 95% and 99.8% ({0} outside the 95% limits by the exact "
                        "binomial test are marked); outside does not mean good or bad: chance alone puts 5% there",
                        {static_cast<std::int64_t>(outside)});
    if (funnel.over_dispersion && funnel.over_dispersion->phi >= 1.05) {
        const Text more = phrase("；各点的分散程度为偶然波动的{0}倍（φ），界限因此偏窄",
                                 "; the points scatter {0} times as much as chance (φ), so the limits are narrow",
                                 {decimalText(funnel.over_dispersion->phi, 1)});
        words = joined({words, more}, "", "");
    }
    return words;
}

}  // namespace

Result<ChartSpec> funnelFigure(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    if (request.by.empty())
        return Problem{"groups-wanted",
                       phrase("漏斗图要按学校等分组（--by school）", "a funnel wants groups, such as --by school"),
                       {}};
    Result<FigureParts> every = figureParts(request);
    if (!every) return every.problem();
    const Result<FigureParts> parts = shownParts(std::move(every).value(), options);
    if (!parts) return parts.problem();
    const Result<std::vector<FigureMeasure>> measures = measuresOf(parts->parts, options);
    if (!measures) return measures.problem();
    if (measures->front().kind != MeasureKind::rate)
        return Problem{"not-a-rate",
                       phrase("漏斗图只能画比例，不能画指数或均值", "a funnel shows rates, not an index or a mean"),
                       {}};
    const Result<Funnel> funnel = funnelPlot(schoolCounts(*parts, *measures));
    if (!funnel) return funnel.problem();

    ChartSpec spec;
    spec.kind = ChartKind::funnel;
    spec.id = comparisonId(*parts, options);
    spec.title = comparisonTitle(*parts, options, {});
    spec.no_answers = noAnswersWords(options.language);
    addPoints(spec, *parts, *funnel, options.language);
    double most = 1;
    for (const ChartPoint& point : spec.points) most = std::max(most, point.x);
    spec.cross_axis = axisFromZero(most, "");
    spec.cross_axis.title = phrase("有效作答人数", "Valid answers").in(options.language);
    if (const auto problem = addLimits(spec, funnel->centre, options.language)) return *problem;
    fitAxis(spec);
    const Text who = options.role.name.empty() ? Text{"受访者", "respondents"} : options.role.name;
    spec.caption = phrase("基数：各点有效作答的{0}人数（横轴）",
                          "Base: the {0} with a valid answer in each point (horizontal axis)", {who})
                       .in(options.language) +
                   definitionCaption(*measures, options) + readingWords(*funnel).in(options.language) +
                   notListedWords(*parts, options);
    return spec;
}

}  // namespace diaoyan
