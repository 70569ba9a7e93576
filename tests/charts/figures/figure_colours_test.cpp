// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figure_colours.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace diaoyan {
namespace {

TEST(FigureColours, AreAsManyAsAskedForAlsoNone) {
    for (const auto colouring :
         {Colouring::plain, Colouring::best_to_worst, Colouring::worst_to_best, Colouring::distinct})
        for (const std::size_t number : {0u, 1u, 2u, 3u, 4u, 5u, 11u})
            EXPECT_EQ(figureColours(colouring, number).size(), number);
}

TEST(FigureColours, AScaleTurnsRoundAndAllItsStepsDiffer) {
    for (const std::size_t number : {2u, 3u, 4u, 5u, 7u, 11u}) {
        auto steps = figureColours(Colouring::best_to_worst, number);
        for (std::size_t i = 1; i < number; ++i) EXPECT_NE(steps[i - 1], steps[i]);
        std::reverse(steps.begin(), steps.end());
        EXPECT_EQ(steps, figureColours(Colouring::worst_to_best, number));
    }
}

TEST(FigureColours, InkIsLightOnDarkAndDarkOnLight) {
    EXPECT_EQ(figureInkOn({0, 0, 0}), (FigureColour{255, 255, 255}));
    EXPECT_EQ(figureInkOn({255, 255, 255}), figure_colours::label);
    EXPECT_EQ(figureInkOn(figure_colours::bar), (FigureColour{255, 255, 255}));
}

}  // namespace
}  // namespace diaoyan
