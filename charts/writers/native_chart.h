// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_colours.h"
#include "questionnaires/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One bar or piece of a bar of an office program's own chart.
struct NativeValue {
    std::optional<double> drawn{};  ///< in units of the axis; nothing: withheld or undefined, an empty cell
    std::string label{};            ///< of what is drawn
    std::optional<Share> share{};   ///< the count and base behind a drawn share
    double minus = 0;               ///< lengths of the error bar
    double plus = 0;
    bool operator==(const NativeValue&) const = default;
};

struct NativeSeries {
    std::string name;
    std::vector<NativeValue> values;    ///< one per category
    std::vector<FigureColour> colours;  ///< one, or one per category
    bool half = false;                  ///< the left half of a middle answer: it carries the label of both
    bool has_ranges() const;
    bool operator==(const NativeSeries&) const = default;
};

/// A figure as Word, WPS and Excel draw one themselves: bars side by side or one behind the other. Values that are
/// not drawn leave their cell empty, and their label stands behind the category: a missing bar explains itself.
struct NativeChart {
    bool upright = false;
    bool stacked = false;
    bool both_sides = false;  ///< values left of zero are parts too, and the axis shows them without a sign
    std::vector<std::string> categories;
    std::vector<NativeSeries> series;
    ChartAxis axis;  ///< with its step
    bool operator==(const NativeChart&) const = default;
};

/// Whether office programs have such a chart: bars and columns, plain, grouped, stacked, diverging.
bool canBeNative(const ChartSpec& spec);

/// REQUIRES: canBeNative(spec). A series that is too short is read as withheld, one too long is cut.
NativeChart nativeChart(const ChartSpec& spec, Language language);

}  // namespace diaoyan
