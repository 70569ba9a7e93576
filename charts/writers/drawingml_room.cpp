// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/terminal_width.h"
#include "charts/writers/drawingml_chart.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr double margin = 6;       // points, at the edges of a chart
constexpr double label_gap = 6;    // between a label and the axis
constexpr double value_gap = 8;    // around the number at the end of a bar
constexpr double axis_strip = 16;  // the ticks' numbers
constexpr double line = 1.3;       // in letters

class Layout {
public:
    Layout(const NativeChart& chart, const ChartLook& look) : chart_(chart), look_(look) {}

    ChartRoom laidOut() {
        room_.top = legendHeight() + margin;
        if (chart_.upright) {
            layColumns();
        } else {
            layBars();
        }
        return room_;
    }

private:
    double widthOf(const std::string& words) const {
        return terminalWidth(words, AmbiguousWidth::wide) * look_.letter_size / 2;
    }
    double lineHeight() const { return look_.letter_size * line; }
    double number() const { return static_cast<double>(chart_.categories.size()); }

    double legendHeight() const {
        if (chart_.series.size() < 2) return 0;
        double length = 0;
        for (const auto& series : chart_.series)
            if (series.in_legend) length += widthOf(series.name) + 3 * look_.letter_size;
        return std::ceil(length / (0.92 * look_.width)) * lineHeight() * 1.15 + margin;
    }

    double mostLines(double room) const {
        double most = 1;
        for (const auto& words : chart_.categories) {
            const double width = widthOf(words);
            // Lines break before the last letter that fits, and words are not cut: count on nine tenths.
            if (width > room - look_.letter_size / 2)
                most = std::max(most, std::ceil(width / std::max(0.9 * room, look_.letter_size)));
        }
        return std::min(most, 6.0);
    }

    /// How far a bar with its error bar reaches, as part of the axis.
    double part(const NativeValue& value) const {
        const double length = chart_.axis.maximum - chart_.axis.minimum;
        return std::clamp((value.drawn.value_or(0) + value.plus - chart_.axis.minimum) / length, 0.0, 1.0);
    }

    void layBars() {
        double widest = 0;
        for (const auto& words : chart_.categories) widest = std::max(widest, widthOf(words));
        const double labels = std::min(widest + look_.letter_size, 0.36 * look_.width);
        room_.left = margin + labels + label_gap + (chart_.axis.title.empty() ? 0 : 2);
        const double free = look_.width - margin - room_.left;
        room_.plot_width = free - 2 * look_.letter_size;
        if (!chart_.stacked)
            for (const auto& series : chart_.series)
                for (const auto& value : series.values)
                    if (const double reach = part(value); value.drawn && reach > 0)
                        room_.plot_width =
                            std::min(room_.plot_width, (free - value_gap - widthOf(value.label)) / reach);
        room_.plot_width = std::max(room_.plot_width, 0.25 * look_.width);
        const double thick = chart_.stacked ? 21 : std::max(21.0, 12.0 * static_cast<double>(chart_.series.size()) + 9);
        const double band = std::max(thick, mostLines(labels) * lineHeight() + 4);
        const double foot = axis_strip + (chart_.axis.title.empty() ? 0 : lineHeight() + margin);
        room_.plot_height = std::min(band * number(), look_.highest - room_.top - foot);
        room_.height = room_.top + room_.plot_height + foot;
    }

    void layColumns() {
        room_.top += lineHeight() + margin;  // the numbers over the highest column
        room_.left = margin + 4 * look_.letter_size + (chart_.axis.title.empty() ? 0 : lineHeight());
        room_.plot_width = look_.width - margin - room_.left;
        room_.plot_height = 150;
        const double foot = mostLines(room_.plot_width / number()) * lineHeight() + 2 * margin;
        room_.height = room_.top + room_.plot_height + foot;
    }

    const NativeChart& chart_;
    const ChartLook& look_;
    ChartRoom room_;
};

}  // namespace

ChartRoom chartRoom(const NativeChart& chart, const ChartLook& look) {
    return Layout(chart, look).laidOut();
}

}  // namespace diaoyan
