// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/figure_colours.h"
#include "charts/render/figure_plan.h"

#include <QColor>

#include <vector>

namespace diaoyan {

/// Colours of `number` steps. A scale runs from dark green over grey to red; neighbours differ by 10 or more in
/// lightness (up to eleven steps), so that a greyscale print and colour-blind eyes can read them. `distinct` has five
/// colours of five lightnesses, then five more that are hatched, then repeats.
std::vector<QColor> stepColours(Colouring colouring, std::size_t number);

/// The hatches that belong to those colours.
std::vector<Hatch> stepHatches(Colouring colouring, std::size_t number);

/// Lines of a hatch on a colour: lighter or darker than it.
QColor hatchColour(const QColor& ground);

/// A shade of a heat map: 0 is nearly white, 1 dark blue; lightness falls evenly.
QColor shadeColour(double part);

/// CIE L*, 0 (black) to 100 (white), under D65.
double lightness(const QColor& colour);

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
inline const QColor interval(0x93, 0xB4, 0xD2);   ///< of a dot: lighter than it
inline const QColor box(0xCF, 0xDF, 0xED);        ///< between the quartiles
inline const QColor apart(0xC2, 0x41, 0x2D);      ///< what is marked
inline const QColor reference(0x4A, 0x54, 0x5E);  ///< lines of means and limits
inline const QColor quadrant(0x9A, 0xA3, 0xAC);   ///< names of quadrants
inline const QColor withheld(0xC3, 0xCB, 0xD3);   ///< hatch of a cell without value
}  // namespace colours

}  // namespace diaoyan
