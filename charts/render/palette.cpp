// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/palette.h"

namespace diaoyan {

std::vector<QColor> stepColours(Colouring colouring, std::size_t number) {
    std::vector<QColor> steps;
    for (const FigureColour& step : figureColours(colouring, number)) { steps.push_back(asQColor(step)); }
    return steps;
}

QColor inkOn(const QColor& background) {
    return asQColor(figureInkOn({background.red(), background.green(), background.blue()}));
}

}  // namespace diaoyan
