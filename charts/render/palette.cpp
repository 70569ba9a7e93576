// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/palette.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

FigureColour ofQt(const QColor& colour) {
    return {colour.red(), colour.green(), colour.blue()};
}

}  // namespace

std::vector<QColor> stepColours(Colouring colouring, std::size_t number) {
    std::vector<QColor> steps;
    for (const FigureColour& step : figureColours(colouring, number)) { steps.push_back(asQColor(step)); }
    return steps;
}

std::vector<Hatch> stepHatches(Colouring colouring, std::size_t number) {
    std::vector<Hatch> hatches(number, Hatch::none);
    if (colouring != Colouring::distinct) { return hatches; }
    for (std::size_t i = 0; i < number; ++i) {
        if (i % figure_colours::kinds >= figure_colours::kinds / 2) {
            hatches[i] = i % 2 == 1 ? Hatch::rising : Hatch::falling;
        }
    }
    return hatches;
}

QColor hatchColour(const QColor& ground) {
    const FigureColour colour = ofQt(ground);
    return asQColor(colourLightness(colour) > 60 ? colourBetween(colour, {0, 0, 0}, 0.3)
                                                 : colourBetween(colour, {255, 255, 255}, 0.55));
}

// In forty steps, which no eye tells from a smooth run, so that a picture of them has few colours.
QColor shadeColour(double part) {
    static const std::vector<QColor> shades = [] {
        const std::vector<FigureColour> way = {
            {0x0C, 0x2F, 0x55}, figure_colours::bar, {0x9C, 0xC3, 0xE0}, {0xF1, 0xF6, 0xFA}};
        std::vector<QColor> made;
        for (int step = 0; step <= 40; ++step) {
            made.push_back(asQColor(colourOfLightness(way, 96 - 74 * step / 40.0)));
        }
        return made;
    }();
    return shades[static_cast<std::size_t>(std::lround(40 * std::clamp(part, 0.0, 1.0)))];
}

double lightness(const QColor& colour) {
    return colourLightness(ofQt(colour));
}

QColor inkOn(const QColor& background) {
    return asQColor(figureInkOn(ofQt(background)));
}

}  // namespace diaoyan
