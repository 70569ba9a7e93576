// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figures.h"

#include "charts/figures/bar_chart.h"
#include "charts/figures/stacked_bars.h"

#include <algorithm>

namespace diaoyan {

namespace {

using Draw = Result<ChartSpec> (*)(const Counts&, const FigureOptions&);

// A kind that shows one item at a time.
std::function<Result<ChartSpec>(const std::vector<Counts>&, const FigureOptions&)> ofOneItem(Draw draw) {
    return [draw](const std::vector<Counts>& items, const FigureOptions& options) -> Result<ChartSpec> {
        if (items.size() != 1) {
            return Problem{"one-question-wanted",
                           phrase("这种图一次只画一道题，给了{0}道",
                                  "this figure shows one question at a time, not {0}",
                                  {static_cast<std::uint64_t>(items.size())}),
                           {}};
        }
        return draw(items.front(), options);
    };
}

Result<ChartSpec> stacked(const std::vector<Counts>& items, const FigureOptions& options) {
    const bool grouped = items.size() == 1 && items.front().groups.size() > 1;
    return grouped ? stackedByGroup(items.front(), options) : stackedBars(items, options);
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
