// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figure_colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaoyan {

namespace {

constexpr FigureColour dark_green{0x0A, 0x52, 0x34};
constexpr FigureColour green{0x74, 0xB9, 0x83};
constexpr FigureColour grey{0xDC, 0xDE, 0xDD};
constexpr FigureColour light_grey{0xE9, 0xEB, 0xEA};
constexpr FigureColour orange{0xF2, 0xB2, 0x5C};
constexpr FigureColour red{0xCF, 0x4A, 0x37};
constexpr FigureColour dark_red{0x7A, 0x17, 0x12};

// Lightness 39, 76, 58, 27, 88 and, hatched, 45, 78, 55, 34, 88.
constexpr std::array<FigureColour, figure_colours::kinds> kinds = {{{0x1F, 0x5F, 0x99},
                                                                    {0xEF, 0xB0, 0x53},
                                                                    {0x4F, 0x98, 0x8A},
                                                                    {0x6E, 0x1F, 0x3D},
                                                                    {0xC6, 0xE1, 0xF2},
                                                                    {0x7C, 0x5A, 0xA6},
                                                                    {0xDD, 0xBE, 0x5A},
                                                                    {0x7C, 0x86, 0x90},
                                                                    {0x2F, 0x5A, 0x38},
                                                                    {0xF3, 0xD6, 0xDC}}};

double luminance(const FigureColour& colour) {
    const auto linear = [](int part) {
        const double of_one = part / 255.0;
        return of_one <= 0.03928 ? of_one / 12.92 : std::pow((of_one + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

// Six steps and more: both arms in even steps of lightness. With an odd number the lightest step is in the middle; with
// an even one the lighter arm ends above where the darker one begins.
std::vector<FigureColour> longScale(std::size_t number) {
    const std::vector<FigureColour> good = {dark_green, green, light_grey};
    const std::vector<FigureColour> bad = {dark_red, red, orange, light_grey};
    const std::size_t arm = number / 2;
    const bool middle = number % 2 == 1;
    const double worst = arm > 3 ? 33 : 47;
    std::vector<FigureColour> steps;
    const auto steps_of = static_cast<double>(middle ? arm : arm - 1);
    for (std::size_t i = 0; i < arm; ++i)
        steps.push_back(colourOfLightness(good, 30 + (middle ? 62 : 56) * static_cast<double>(i) / steps_of));
    if (middle) steps.push_back(light_grey);
    const double first = middle ? 92 : 75;
    for (std::size_t i = 0; i < arm; ++i) {
        const auto step = static_cast<double>(middle ? i + 1 : i);
        steps.push_back(colourOfLightness(bad, first + (worst - first) * step / steps_of));
    }
    return steps;
}

// Short scales take whole steps: 满意/不满意 is green and red, a middle answer is grey.
std::vector<FigureColour> scaleColours(std::size_t number) {
    switch (number) {
    case 0: return {};
    case 1: return {dark_green};
    case 2: return {dark_green, red};
    case 3: return {dark_green, grey, red};
    case 4: return {dark_green, {0x5F, 0xA8, 0x73}, orange, red};
    case 5: return {dark_green, green, grey, orange, red};
    default: return longScale(number);
    }
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

FigureColour colourBetween(const FigureColour& from, const FigureColour& to, double part) {
    const auto mix = [part](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * part)); };
    return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue)};
}

double colourLightness(const FigureColour& colour) {
    const double light = luminance(colour);
    return light > 216.0 / 24389 ? 116 * std::cbrt(light) - 16 : 24389.0 / 27 * light;
}

FigureColour colourOfLightness(const std::vector<FigureColour>& way, double wanted) {
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
        if (wanted > colourLightness(way[i + 1]) && i + 2 < way.size()) continue;
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < 20; ++halving) {
            const double middle = (low + high) / 2;
            (colourLightness(colourBetween(way[i], way[i + 1], middle)) < wanted ? low : high) = middle;
        }
        return colourBetween(way[i], way[i + 1], high);
    }
    return way.back();
}

FigureColour figureInkOn(const FigureColour& background) {
    // Contrast with white against contrast with the label colour; white wins ties as it looks lighter.
    const double light = luminance(background);
    const double with_white = 1.05 / (light + 0.05);
    const double with_dark = (light + 0.05) / (luminance(figure_colours::label) + 0.05);
    return with_white >= with_dark ? FigureColour{255, 255, 255} : figure_colours::label;
}

}  // namespace diaoyan
