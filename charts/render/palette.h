// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/figure_colours.h"

#include <QColor>

#include <vector>

namespace diaoyan {

/// Colours of `number` steps. A scale runs from dark green over grey to red; every step has its own
/// lightness, so that a greyscale print can be read too. `distinct` repeats after ten.
std::vector<QColor> stepColours(Colouring colouring, std::size_t number);

/// White or near-black, whichever reads better on `background` (WCAG relative luminance).
QColor inkOn(const QColor& background);

/// A colour of the figures as Qt's.
inline QColor asQColor(const FigureColour& colour) {
    return {colour.red, colour.green, colour.blue};
}

namespace colours {
inline const QColor title = asQColor(figure_colours::title);
inline const QColor label = asQColor(figure_colours::label);
inline const QColor quiet = asQColor(figure_colours::quiet);
inline const QColor grid = asQColor(figure_colours::grid);
inline const QColor axis = asQColor(figure_colours::axis);
inline const QColor bar = asQColor(figure_colours::bar);
inline const QColor empty = asQColor(figure_colours::empty);
}  // namespace colours

}  // namespace diaoyan
