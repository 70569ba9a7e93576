// SPDX-License-Identifier: GPL-3.0-or-later
// Built into the module `drawing` only.
#include "charts/render/drawing.h"

extern "C" [[gnu::visibility("default")]] const diaoyan::Drawing* diaoyanDrawing() {
    static const diaoyan::Drawing drawing{DIAOYAN_VERSION,     diaoyan::renderPng,        diaoyan::renderSvg,
                                          diaoyan::renderPdf,  diaoyan::qtFigureRenderer, diaoyan::codeSlipsPdf,
                                          diaoyan::postersPdf, diaoyan::paperFormPdf};
    return &drawing;
}
