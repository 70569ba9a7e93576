// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/figure_for_document.h"

#include <utility>

namespace diaoyan {

namespace {

Place placeOf(const ChartSpec& spec) {
    return {{}, 0, {}, spec.title.empty() ? spec.id : spec.title};
}

ChartSpec withoutWords(const ChartSpec& spec) {
    ChartSpec bare = spec;
    bare.title.clear();
    bare.caption.clear();
    return bare;
}

Problem nothingDraws(const ChartSpec& spec) {
    const Place place = placeOf(spec);
    return {"no-figure-renderer",
            phrase("没有可用的绘图程序，无法绘制图“{0}”", "nothing can draw the figure “{0}”", {place.text}), place};
}

Result<RenderedFigure> checked(Result<RenderedFigure> drawn, const ChartSpec& spec) {
    const Place place = placeOf(spec);
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

}  // namespace

Result<RenderedFigure> figureForDocument(const ChartSpec& spec,
                                         const std::function<Result<RenderedFigure>(const ChartSpec&)>& draw) {
    if (!draw) return nothingDraws(spec);
    return checked(draw(withoutWords(spec)), spec);
}

Result<std::vector<RenderedFigure>>
figuresForDocument(const Report& report,
                   const std::function<std::vector<Result<RenderedFigure>>(const std::vector<ChartSpec>&)>& draw_all) {
    std::vector<const ChartSpec*> specs;
    std::vector<ChartSpec> bare;
    for (const Block& block : report.blocks)
        if (const auto* figure = std::get_if<FigureBlock>(&block)) {
            specs.push_back(&figure->figure);
            bare.push_back(withoutWords(figure->figure));
        }
    if (specs.empty()) return std::vector<RenderedFigure>{};
    if (!draw_all) return nothingDraws(*specs.front());
    std::vector<RenderedFigure> figures;
    for (Result<RenderedFigure>& drawn : draw_all(bare)) {
        Result<RenderedFigure> figure = checked(std::move(drawn), *specs[figures.size()]);
        if (!figure) return figure.problem();
        figures.push_back(std::move(*figure));
    }
    return figures;
}

std::string alternativeText(const ChartSpec& spec) {
    if (spec.caption.empty()) return spec.title;
    return spec.title.empty() ? spec.caption : spec.title + "。" + spec.caption;
}

}  // namespace diaoyan
