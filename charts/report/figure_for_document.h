// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <functional>
#include <string>

namespace diaoyan {

/// Draws a figure without its title and caption: a document prints both as text, where they can be
/// searched, numbered and read aloud. A problem names the figure; a drawing without bytes or size is one.
Result<RenderedFigure> figureForDocument(const ChartSpec& spec,
                                         const std::function<Result<RenderedFigure>(const ChartSpec&)>& draw);

/// What a person hears who cannot see the figure: title and caption.
std::string alternativeText(const ChartSpec& spec);

}  // namespace diaoyan
