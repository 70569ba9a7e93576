// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figures.h"

#include "charts/figures/bar_chart.h"
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
         ofOneItem(barChart)},
        {"column",
         {"柱形图", "upright columns"},
         {"一道选项少而短的题", "one question with few, short options"},
         ofOneItem(columnChart)},
        {"stacked",
         {"百分比堆积条形图", "100 % stacked bars"},
         {"选项相同的若干道单选或量表题，或一道这样的题按学校等分组",
          "one-choice questions that share their options, or one of them by school or another grouping"},
         stacked},
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
