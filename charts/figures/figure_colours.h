// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"

#include <cstddef>
#include <vector>

namespace diaoyan {

/// A colour as three parts from 0 to 255, for whatever draws a figure: a picture, a Word chart, a sheet.
struct FigureColour {
    int red = 0;
    int green = 0;
    int blue = 0;
    bool operator==(const FigureColour&) const = default;
};

/// Colours of `number` steps. A scale runs from dark green over grey to red; neighbours differ by 10 or more in
/// lightness (up to eleven steps), so that a greyscale print and colour-blind eyes can read them. `distinct` has five
/// colours of five lightnesses, then five more that are hatched where that can be drawn, then repeats.
std::vector<FigureColour> figureColours(Colouring colouring, std::size_t number);

/// White or near-black, whichever reads better on `background` (WCAG relative luminance).
FigureColour figureInkOn(const FigureColour& background);

/// The colour at a part (0 to 1) of the way from one to another.
FigureColour colourBetween(const FigureColour& from, const FigureColour& to, double part);

/// CIE L*, 0 (black) to 100 (white), under D65.
double colourLightness(const FigureColour& colour);

/// The colour of a lightness on a way from dark to light. REQUIRES: two colours or more, of ascending lightness.
FigureColour colourOfLightness(const std::vector<FigureColour>& way, double wanted);

namespace figure_colours {
inline constexpr std::size_t kinds = 10;  ///< `distinct` colours before they repeat
inline constexpr FigureColour title{0x1B, 0x26, 0x31};
inline constexpr FigureColour label{0x2A, 0x34, 0x3E};
inline constexpr FigureColour quiet{0x64, 0x6F, 0x7A};  ///< caption, axis
inline constexpr FigureColour grid{0xE1, 0xE5, 0xEA};
inline constexpr FigureColour axis{0x8A, 0x94, 0x9F};
inline constexpr FigureColour bar{0x1F, 0x5F, 0x99};
inline constexpr FigureColour empty{0xF3, 0xF5, 0xF7};  ///< behind 无有效作答
}  // namespace figure_colours

}  // namespace diaoyan
