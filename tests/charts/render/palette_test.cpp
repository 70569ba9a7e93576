// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/palette.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaoyan {
namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

// Machado, Oliveira and Fernandes 2009, table 1, severity 1.0; for linear RGB.
constexpr Matrix deuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix protanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix unchanged = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

std::array<double, 3> labOf(const QColor& colour, const Matrix& eye) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    const std::array<double, 3> seen = {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    std::array<double, 3> rgb{};
    for (std::size_t i = 0; i < 3; ++i) {
        rgb[i] = std::clamp(eye[i][0] * seen[0] + eye[i][1] * seen[1] + eye[i][2] * seen[2], 0.0, 1.0);
    }
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    const double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    const double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor& a, const QColor& b, const Matrix& eye) {
    const auto one = labOf(a, eye);
    const auto two = labOf(b, eye);
    return std::hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

TEST(Palette, LightnessIsThatOfCie) {
    EXPECT_NEAR(lightness(QColor(Qt::white)), 100, 1e-6);
    EXPECT_NEAR(lightness(QColor(Qt::black)), 0, 1e-6);
    EXPECT_NEAR(lightness(QColor(119, 119, 119)), 50.03, 0.05);
    EXPECT_NEAR(lightness(colours::bar), labOf(colours::bar, unchanged)[0], 0.02);
}

// What a copier and colour-blind eyes see of two steps that touch.
TEST(Palette, NeighboursOfAScaleAreToldApartWithoutColour) {
    for (std::size_t number = 2; number <= 11; ++number) {
        const std::vector<QColor> steps = stepColours(Colouring::best_to_worst, number);
        ASSERT_EQ(steps.size(), number);
        for (std::size_t i = 1; i < number; ++i) {
            const double apart = std::abs(lightness(steps[i]) - lightness(steps[i - 1]));
            EXPECT_GE(apart, 9.9) << number << " steps, " << i;
            for (const Matrix& eye : {unchanged, deuteranopia, protanopia}) {
                EXPECT_GE(distance(steps[i], steps[i - 1], eye), 10) << number << " steps, " << i;
            }
        }
        EXPECT_GE(distance(steps.front(), steps.back(), deuteranopia), 15) << number;
        std::vector<QColor> back = stepColours(Colouring::worst_to_best, number);
        std::reverse(back.begin(), back.end());
        EXPECT_EQ(back, steps);
    }
}

TEST(Palette, KindsDifferInLightnessOrHatch) {
    const std::vector<QColor> kinds = stepColours(Colouring::distinct, 10);
    const std::vector<Hatch> hatches = stepHatches(Colouring::distinct, 10);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        EXPECT_EQ(hatches[i] != Hatch::none, i >= 5) << i;
        for (std::size_t j = 0; j < i; ++j) {
            const bool hatched = (i >= 5) != (j >= 5);
            if (hatched && i != j + 1) { continue; }
            EXPECT_GE(std::abs(lightness(kinds[i]) - lightness(kinds[j])), 9.9) << i << " and " << j;
            for (const Matrix& eye : {deuteranopia, protanopia}) {
                EXPECT_GE(distance(kinds[i], kinds[j], eye), 12) << i << " and " << j;
            }
        }
    }
    EXPECT_EQ(stepColours(Colouring::distinct, 200).size(), 200U);
    EXPECT_EQ(stepHatches(Colouring::best_to_worst, 7), std::vector<Hatch>(7, Hatch::none));
}

TEST(Palette, ShadesFallEvenlyInLightness) {
    double last = lightness(shadeColour(-1));
    EXPECT_EQ(shadeColour(-1), shadeColour(0));
    EXPECT_EQ(shadeColour(2), shadeColour(1));
    for (int i = 1; i <= 40; ++i) {
        const double here = lightness(shadeColour(i / 40.0));
        EXPECT_NEAR(last - here, 74.0 / 40, 0.6) << i;
        last = here;
    }
}

TEST(Palette, InkIsReadableOnEveryColour) {
    const auto luminance = [](const QColor& colour) {
        const double l = lightness(colour);
        return l > 8 ? std::pow((l + 16) / 116, 3) : l * 27 / 24389;
    };
    std::vector<QColor> grounds = stepColours(Colouring::distinct, 10);
    for (int i = 0; i <= 40; ++i) { grounds.push_back(shadeColour(i / 40.0)); }
    for (const QColor& step : stepColours(Colouring::best_to_worst, 11)) { grounds.push_back(step); }
    for (const QColor& ground : grounds) {
        const double a = luminance(ground) + 0.05;
        const double b = luminance(inkOn(ground)) + 0.05;
        EXPECT_GE(std::max(a, b) / std::min(a, b), 3) << ground.name().toStdString();  // WCAG 2.1, large or bold text
    }
}

}  // namespace
}  // namespace diaoyan
