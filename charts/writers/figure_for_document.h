// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// Draws a figure without its title and caption: a document prints both as text, where they can be
/// searched, numbered and read aloud. A problem names the figure; a drawing without bytes or size is one.
Result<RenderedFigure> figureForDocument(const ChartSpec& spec,
                                         const std::function<Result<RenderedFigure>(const ChartSpec&)>& draw);

/// The same for all figures of a report, in its order. The problem is that of the first figure that has one.
Result<std::vector<RenderedFigure>>
figuresForDocument(const Report& report,
                   const std::function<std::vector<Result<RenderedFigure>>(const std::vector<ChartSpec>&)>& draw_all);

/// What a person hears who cannot see the figure: title and caption.
std::string alternativeText(const ChartSpec& spec);

}  // namespace diaoyan
