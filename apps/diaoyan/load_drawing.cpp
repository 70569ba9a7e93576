// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/load_drawing.h"

#include "apps/diaoyan/load_module.h"
#include "charts/render/known_leaks.h"

namespace diaoyan {

Result<const Drawing*> loadDrawing() {
    static const Result<const Drawing*> loaded =
        giftOfModule<Drawing>("drawing.so", drawing_entry, {"不能作图", "so nothing can be drawn"});
    return loaded;
}

FigureRenderer drawingWhenNeeded() {
    FigureRenderer renderer;
    renderer.pngs = [](const std::vector<ChartSpec>& specs) {
        const Result<const Drawing*> drawing = loadDrawing();
        if (!drawing) return std::vector<Result<RenderedFigure>>(specs.size(), drawing.problem());
        return (*drawing)->for_documents().pngs(specs);
    };
    renderer.svg = [](const ChartSpec& spec) -> Result<RenderedFigure> {
        const Result<const Drawing*> drawing = loadDrawing();
        if (!drawing) return drawing.problem();
        return (*drawing)->for_documents().svg(spec);
    };
    renderer.pdf_document = [](const Report& report, const WriterOptions& options) -> Result<std::string> {
        const Result<const Drawing*> drawing = loadDrawing();
        if (!drawing) return drawing.problem();
        return (*drawing)->for_documents().pdf_document(report, options);
    };
    return renderer;
}

}  // namespace diaoyan
