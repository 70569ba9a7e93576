// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/report/figure_for_document.h"

namespace diaoyan {

Result<RenderedFigure> figureForDocument(const ChartSpec& spec,
                                         const std::function<Result<RenderedFigure>(const ChartSpec&)>& draw) {
    const Place place{{}, 0, {}, spec.title.empty() ? spec.id : spec.title};
    if (!draw)
        return Problem{"no-figure-renderer",
                       phrase("没有可用的绘图程序，无法绘制图“{0}”", "nothing can draw the figure “{0}”", {place.text}),
                       place};
    ChartSpec bare = spec;
    bare.title.clear();
    bare.caption.clear();
    auto drawn = draw(bare);
    if (!drawn) {
        Problem problem = drawn.problem();
        if (problem.where == Place{}) problem.where = place;
        return problem;
    }
    if (drawn->bytes.empty() || drawn->width <= 0 || drawn->height <= 0)
        return Problem{"figure-empty", phrase("图“{0}”绘制结果为空", "the figure “{0}” was drawn empty", {place.text}),
                       place};
    return drawn;
}

std::string alternativeText(const ChartSpec& spec) {
    if (spec.caption.empty()) return spec.title;
    return spec.title.empty() ? spec.caption : spec.title + "。" + spec.caption;
}

}  // namespace diaoyan
