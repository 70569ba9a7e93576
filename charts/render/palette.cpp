// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaoyan {

namespace {

const QColor dark_green(0x0A, 0x52, 0x34);
const QColor green(0x74, 0xB9, 0x83);
const QColor grey(0xDC, 0xDE, 0xDD);
const QColor light_grey(0xE9, 0xEB, 0xEA);
const QColor orange(0xF2, 0xB2, 0x5C);
const QColor red(0xCF, 0x4A, 0x37);
const QColor dark_red(0x7A, 0x17, 0x12);

// Lightness 39, 76, 58, 27, 88 and, hatched, 45, 78, 55, 34, 88.
const std::array<QColor, 10> kinds = {QColor(0x1F, 0x5F, 0x99), QColor(0xEF, 0xB0, 0x53), QColor(0x4F, 0x98, 0x8A),
                                      QColor(0x6E, 0x1F, 0x3D), QColor(0xC6, 0xE1, 0xF2), QColor(0x7C, 0x5A, 0xA6),
                                      QColor(0xDD, 0xBE, 0x5A), QColor(0x7C, 0x86, 0x90), QColor(0x2F, 0x5A, 0x38),
                                      QColor(0xF3, 0xD6, 0xDC)};

QColor between(const QColor& from, const QColor& to, double part) {
    const auto mix = [part](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * part)); };
    return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

double luminance(const QColor& colour) {
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

// The colour of a lightness on a way from dark to light. REQUIRES: ascending lightness.
QColor ofLightness(const std::vector<QColor>& way, double wanted) {
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
        if (wanted > lightness(way[i + 1]) && i + 2 < way.size()) { continue; }
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < 20; ++halving) {
            const double middle = (low + high) / 2;
            (lightness(between(way[i], way[i + 1], middle)) < wanted ? low : high) = middle;
        }
        return between(way[i], way[i + 1], high);
    }
    return way.back();
}

// Six steps and more: both arms in even steps of lightness. With an odd number the lightest step is in the middle; with
// an even one the lighter arm ends above where the darker one begins.
std::vector<QColor> longScale(std::size_t number) {
    const std::vector<QColor> good = {dark_green, green, light_grey};
    const std::vector<QColor> bad = {dark_red, red, orange, light_grey};
    const std::size_t arm = number / 2;
    const bool middle = number % 2 == 1;
    const double worst = arm > 3 ? 33 : 47;
    std::vector<QColor> steps;
    const auto steps_of = static_cast<double>(middle ? arm : arm - 1);
    for (std::size_t i = 0; i < arm; ++i) {
        steps.push_back(ofLightness(good, 30 + (middle ? 62 : 56) * static_cast<double>(i) / steps_of));
    }
    if (middle) { steps.push_back(light_grey); }
    const double first = middle ? 92 : 75;
    for (std::size_t i = 0; i < arm; ++i) {
        const auto step = static_cast<double>(middle ? i + 1 : i);
        steps.push_back(ofLightness(bad, first + (worst - first) * step / steps_of));
    }
    return steps;
}

// Short scales take whole steps: 满意/不满意 is green and red, a middle answer is grey.
std::vector<QColor> scaleColours(std::size_t number) {
    switch (number) {
    case 0: return {};
    case 1: return {dark_green};
    case 2: return {dark_green, red};
    case 3: return {dark_green, grey, red};
    case 4: return {dark_green, QColor(0x5F, 0xA8, 0x73), orange, red};
    case 5: return {dark_green, green, grey, orange, red};
    default: return longScale(number);
    }
}

}  // namespace

std::vector<QColor> stepColours(Colouring colouring, std::size_t number) {
    std::vector<QColor> steps;
    switch (colouring) {
    case Colouring::plain: steps.assign(number, colours::bar); break;
    case Colouring::best_to_worst:
    case Colouring::worst_to_best: steps = scaleColours(number); break;
    case Colouring::distinct:
        for (std::size_t i = 0; i < number; ++i) { steps.push_back(kinds[i % kinds.size()]); }
        break;
    }
    if (colouring == Colouring::worst_to_best) { std::reverse(steps.begin(), steps.end()); }
    return steps;
}

std::vector<Hatch> stepHatches(Colouring colouring, std::size_t number) {
    std::vector<Hatch> hatches(number, Hatch::none);
    if (colouring != Colouring::distinct) { return hatches; }
    for (std::size_t i = 0; i < number; ++i) {
        if (i % kinds.size() >= kinds.size() / 2) { hatches[i] = i % 2 == 1 ? Hatch::rising : Hatch::falling; }
    }
    return hatches;
}

QColor hatchColour(const QColor& ground) {
    return lightness(ground) > 60 ? between(ground, QColor(Qt::black), 0.3) : between(ground, QColor(Qt::white), 0.55);
}

// In forty steps, which no eye tells from a smooth run, so that a picture of them has few colours.
QColor shadeColour(double part) {
    static const std::vector<QColor> shades = [] {
        const std::vector<QColor> way = {QColor(0x0C, 0x2F, 0x55), colours::bar, QColor(0x9C, 0xC3, 0xE0),
                                         QColor(0xF1, 0xF6, 0xFA)};
        std::vector<QColor> made;
        for (int step = 0; step <= 40; ++step) { made.push_back(ofLightness(way, 96 - 74 * step / 40.0)); }
        return made;
    }();
    return shades[static_cast<std::size_t>(std::lround(40 * std::clamp(part, 0.0, 1.0)))];
}

double lightness(const QColor& colour) {
    const double light = luminance(colour);
    return light > 216.0 / 24389 ? 116 * std::cbrt(light) - 16 : 24389.0 / 27 * light;
}

QColor inkOn(const QColor& background) {
    // Contrast with white against contrast with the label colour; white wins ties as it looks lighter.
    const double light = luminance(background);
    const double with_white = 1.05 / (light + 0.05);
    const double with_dark = (light + 0.05) / (luminance(colours::label) + 0.05);
    return with_white >= with_dark ? QColor(Qt::white) : colours::label;
}

}  // namespace diaoyan
