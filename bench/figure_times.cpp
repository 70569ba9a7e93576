// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/figure_times.h"

#include "bench/stopwatch.h"
#include "charts/render/render.h"

#include <optional>

namespace diaoyan::bench {
namespace {

/// What parents hope for, as the demo draws it. The title differs, so that nothing can be kept from figure to figure.
ChartSpec barChart(int number) {
    ChartSpec spec{.id = "bench", .title = "您对学校的希望（图" + std::to_string(number) + "）"};
    spec.caption = "基数：作答的1241名家长";
    spec.categories = {"加强师资力量", "改善办学条件", "减轻作业负担", "丰富课外活动",
                       "加强家校沟通", "提高食堂质量", "保障校园安全", "其他希望"};
    ChartSeries series{.name = "家长", .values = {}};
    for (std::int64_t category = 0; category < 8; ++category) {
        const std::int64_t count = 551 - 57 * category - number % 7;
        series.values.push_back({{count, 1241, BaseKind::cases}, std::to_string(count) + "人"});
    }
    spec.series.push_back(std::move(series));
    return spec;
}

}  // namespace

Result<FigureTimes> figureTimes(int runs) {
    constexpr FigureSize size{.width = 1200, .height = 800};
    std::optional<Problem> problem;
    int number = 0;
    const auto draw = [&](const auto& render) {
        const Result<RenderedFigure> figure = render(barChart(++number), size);
        if (!figure) problem = figure.problem();
    };
    FigureTimes times;
    times.first = secondsOf([&] { draw(renderPng); });
    times.png = repeated(runs, [&] { draw(renderPng); });
    draw(renderSvg);
    times.svg = repeated(runs, [&] { draw(renderSvg); });
    if (problem) return *problem;
    return times;
}

}  // namespace diaoyan::bench
