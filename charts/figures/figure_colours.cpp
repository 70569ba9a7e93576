// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figure_colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaoyan {

namespace {

// Lightness (CIE L*) 34, 69, 88, 77, 45: no two alike without colour.
constexpr std::array<FigureColour, 5> good_to_bad = {
    {{0x0B, 0x5D, 0x3B}, {0x74, 0xB9, 0x83}, {0xDC, 0xDE, 0xDD}, {0xF2, 0xB2, 0x5C}, {0xC2, 0x3B, 0x2E}}};

constexpr std::array<FigureColour, 10> kinds = {{{0x1F, 0x5F, 0x99},
                                                 {0xE2, 0x93, 0x4A},
                                                 {0x4F, 0x98, 0x8A},
                                                 {0xA2, 0x3B, 0x4E},
                                                 {0xA9, 0xC8, 0xE4},
                                                 {0x6A, 0x5A, 0x9A},
                                                 {0xD8, 0xBD, 0x5A},
                                                 {0x7C, 0x86, 0x90},
                                                 {0x35, 0x6B, 0x3F},
                                                 {0xE3, 0xB1, 0xBC}}};

FigureColour between(const FigureColour& from, const FigureColour& to, double part) {
    const auto mix = [part](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * part)); };
    return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue)};
}

// Short scales take whole steps: 满意/不满意 is green and red, a middle answer is grey.
std::vector<FigureColour> scaleColours(std::size_t number) {
    const auto& c = good_to_bad;
    switch (number) {
    case 1: return {c[0]};
    case 2: return {c[0], c[4]};
    case 3: return {c[0], c[2], c[4]};
    case 4: return {c[0], c[1], c[3], c[4]};
    default: break;
    }
    std::vector<FigureColour> steps;
    for (std::size_t i = 0; i < number; ++i) {
        const double at = 4.0 * static_cast<double>(i) / static_cast<double>(number - 1);
        const auto left = std::min<std::size_t>(static_cast<std::size_t>(at), 3);
        steps.push_back(between(c[left], c[left + 1], at - static_cast<double>(left)));
    }
    return steps;
}

double luminance(const FigureColour& colour) {
    const auto linear = [](int part) {
        const double of_one = part / 255.0;
        return of_one <= 0.03928 ? of_one / 12.92 : std::pow((of_one + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

std::vector<FigureColour> figureColours(Colouring colouring, std::size_t number) {
    std::vector<FigureColour> steps;
    switch (colouring) {
    case Colouring::plain: steps.assign(number, figure_colours::bar); break;
    case Colouring::best_to_worst:
    case Colouring::worst_to_best: steps = scaleColours(number); break;
    case Colouring::distinct:
        for (std::size_t i = 0; i < number; ++i) { steps.push_back(kinds[i % kinds.size()]); }
        break;
    }
    if (colouring == Colouring::worst_to_best) { std::reverse(steps.begin(), steps.end()); }
    return steps;
}

FigureColour figureInkOn(const FigureColour& background) {
    // Contrast with white against contrast with the label colour; white wins ties as it looks lighter.
    const double light = luminance(background);
    const double with_white = 1.05 / (light + 0.05);
    const double with_dark = (light + 0.05) / (luminance(figure_colours::label) + 0.05);
    return with_white >= with_dark ? FigureColour{255, 255, 255} : figure_colours::label;
}

}  // namespace diaoyan
