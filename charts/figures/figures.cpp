// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figures.h"

#include "charts/figures/bar_chart.h"
#include "charts/figures/box_plot.h"
#include "charts/figures/diverging_bars.h"
#include "charts/figures/funnel_figure.h"
#include "charts/figures/grouped_bars.h"
#include "charts/figures/heat_map.h"
#include "charts/figures/histogram.h"
#include "charts/figures/interval_dots.h"
#include "charts/figures/quadrant_figure.h"
#include "charts/figures/slopes.h"
#include "charts/figures/stacked_bars.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

Problem oneQuestionWanted(std::size_t number) {
    return {"one-question-wanted",
            phrase("这种图一次只画一道题，给了{0}道", "this figure shows one question at a time, not {0}",
                   {static_cast<std::uint64_t>(number)}),
            {}};
}

Result<std::vector<Counts>> countsOf(const FigureRequest& request) {
    std::vector<Counts> counts;
    for (const FigureSource& source : request.sources)
        for (const Item& item : source.items) {
            Result<Counts> one = source.answers->count({.item = item.id, .by = request.by});
            if (!one) return one.problem();
            one->item.title = item.title;  // a row of a matrix may be called by its own words alone
            counts.push_back(std::move(*one));
        }
    return counts;
}

using Draw = Result<ChartSpec> (*)(const Counts&, const FigureOptions&);

// A kind that shows one item at a time.
std::function<Result<ChartSpec>(const FigureRequest&)> ofOneItem(Draw draw) {
    return [draw](const FigureRequest& request) -> Result<ChartSpec> {
        const Result<std::vector<Counts>> counts = countsOf(request);
        if (!counts) return counts.problem();
        if (counts->size() != 1) return oneQuestionWanted(counts->size());
        return draw(counts->front(), request.options);
    };
}

Result<ChartSpec> stacked(const FigureRequest& request) {
    const Result<std::vector<Counts>> items = countsOf(request);
    if (!items) return items.problem();
    const bool grouped = items->size() == 1 && items->front().groups.size() > 1;
    return grouped ? stackedByGroup(items->front(), request.options) : stackedBars(*items, request.options);
}

}  // namespace

// THE LIST: a new kind of figure is a pair of files, a row here and a golden test.
const std::vector<FigureKind>& figureKinds() {
    static const std::vector<FigureKind> kinds = {
        {"bar",
         {"横条图", "horizontal bars"},
         {"一道单选、多选、量表或排序题", "one question with options"},
         ofOneItem(barChart),
         false},
        {"column",
         {"柱形图", "upright columns"},
         {"一道选项少而短的题", "one question with few, short options"},
         ofOneItem(columnChart),
         false},
        {"frequency",
         {"频次项目柱形图", "frequency columns"},
         {"一道选项少而短的题；柱高为人数或频次", "one question with few, short options; columns are counts"},
         ofOneItem(frequencyChart),
         false},
        {"grouped",
         {"并列条形图", "grouped bars"},
         {"一道题按学校、学段等分组（至多6组），或几类、几期问卷的同一道题",
          "one question by school, stage or another grouping (up to 6), or the same question of several questionnaires "
          "or waves"},
         groupedBars},
        {"grouped-columns",
         {"并列柱形图", "grouped columns"},
         {"同 grouped，选项少而短", "as grouped, with few, short options"},
         groupedColumns},
        {"stacked",
         {"百分比堆积条形图", "100 % stacked bars"},
         {"选项相同的若干道单选或量表题，或一道这样的题按学校等分组",
          "one-choice questions that share their options, or one of them by school or another grouping"},
         stacked},
        {"diverging",
         {"正负向堆积条形图", "diverging stacked bars"},
         {"同一量表的若干道题，或一道量表题按学校等分组",
          "questions that share a scale, or one of them by school or another grouping"},
         divergingBars},
        {"dots",
         {"带区间的点图", "dots with intervals"},
         {"一道量表题或数值题按学校等分组，或若干道题；其他题须用 --definition 指定选项",
          "a scale or number by school or another grouping, or several of them; other questions with an option named "
          "as "
          "--definition"},
         intervalDots},
        {"funnel",
         {"漏斗图", "funnel plot"},
         {"一道量表题按学校分组（--by school）", "a scale by school (--by school)"},
         funnelFigure},
        {"heat",
         {"热力图", "heat map"},
         {"若干道量表题按学校等分组，或几类、几期问卷的同样几道题",
          "several scales by school or another grouping, or the same of several questionnaires or waves"},
         heatMap},
        {"histogram", {"直方图", "histogram"}, {"一道数值题", "one question for a number"}, histogram, false},
        {"box",
         {"箱线图", "box plot"},
         {"一道数值题，可按学校等分组；或若干道数值题", "a number, by school or another grouping; or several numbers"},
         boxPlot},
        {"slope",
         {"坡度图", "slopes"},
         {"两期调查的同样几道题，或一道题的各组（--second）",
          "the same questions of two waves, or the groups of one (--second)"},
         slopes,
         true,
         false},
        {"quadrant",
         {"重要性—表现矩阵", "importance-performance quadrants"},
         {"一道结果题在前，后面至少两道量表题，如 overall,aspects",
          "the outcome first, then two or more scales: overall,aspects"},
         driverQuadrants,
         false,
         false},
    };
    return kinds;
}

Result<FigureKind> figureKindNamed(const std::string& id) {
    const std::vector<FigureKind>& kinds = figureKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const FigureKind& kind) { return kind.id == id; });
    if (found != kinds.end()) { return *found; }
    Text known;
    for (const FigureKind& kind : kinds) {
        known.zh += (known.zh.empty() ? "" : "、") + kind.id;
        known.en += (known.en.empty() ? "" : ", ") + kind.id;
    }
    return Problem{"unknown-figure-kind",
                   phrase("没有“{0}”这种图；有：{1}", "there is no figure kind \"{0}\"; known are {1}", {id, known}),
                   {}};
}

}  // namespace diaoyan
