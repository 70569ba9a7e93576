// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/report/report.h"
#include "questionnaires/result.h"

#include <vector>

namespace diaoyan {

/// Draw a figure with Qt Charts, without a display. Equal specs and sizes give equal bytes.
/// Labels are plain text whatever they contain. Call from one thread only (the application's).
/// Problems: font-missing (no installed font has Chinese letters), glyph-missing (a word has a letter that no font
/// has), figure-too-large, spec-malformed (series and categories of different length, an axis without extent ...),
/// no-graphics (a Qt application without graphics runs).
Result<RenderedFigure> renderPng(const ChartSpec& spec, const FigureSize& size = {});
/// The same for several. Only one thread can paint, but making a file of a picture takes longer and is done beside it.
std::vector<Result<RenderedFigure>> renderPngs(const std::vector<ChartSpec>& specs, const FigureSize& size = {});
Result<RenderedFigure> renderSvg(const ChartSpec& spec, const FigureSize& size = {});
Result<RenderedFigure> renderPdf(const ChartSpec& spec, const FigureSize& size = {});

/// For the writers: PNG in double resolution for print, SVG for the web.
FigureRenderer qtFigureRenderer();

}  // namespace diaoyan
