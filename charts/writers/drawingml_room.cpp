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
constexpr double axis_strip = 18;  // the ticks' numbers
constexpr double line = 1.3;       // in letters
constexpr double lowest = 0.48;    // height by width
constexpr double highest = 0.72;
constexpr double narrow = 0.82;  // of the room, for a chart of few bars
constexpr double column_room = 150;

class Layout {
public:
    Layout(const NativeChart& chart, const ChartLook& look, double width, double letter_size) : chart_(chart) {
        room_.width = std::min(width, look.width);
        room_.letter_size = letter_size;
    }

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
        return terminalWidth(words, AmbiguousWidth::wide) * room_.letter_size / 2;
    }
    double lineHeight() const { return room_.letter_size * line; }
    double number() const { return static_cast<double>(chart_.categories.size()); }
    double titleHeight() const { return chart_.axis.title.empty() ? 0 : lineHeight() + margin; }

    double legendHeight() const {
        if (chart_.series.size() < 2) return 0;
        double length = 0;
        for (const auto& series : chart_.series) length += widthOf(series.name) + 3 * room_.letter_size;
        return std::ceil(length / (0.92 * room_.width)) * lineHeight() * 1.15 + margin;
    }

    double mostLines(double room) const {
        double most = 1;
        for (const auto& words : chart_.categories) {
            const double width = widthOf(words);
            // Lines break before the last letter that fits, and words are not cut: count on nine tenths.
            if (width > room - room_.letter_size / 2)
                most = std::max(most, std::ceil(width / std::max(0.9 * room, room_.letter_size)));
        }
        return most;
    }

    /// How far a bar with its error bar reaches, as part of the axis.
    double part(const NativeValue& value) const {
        const double length = chart_.axis.maximum - chart_.axis.minimum;
        return std::clamp((value.drawn.value_or(0) + value.plus - chart_.axis.minimum) / length, 0.0, 1.0);
    }

    /// As wide as possible while each number still fits between the end of its bar and the margin.
    double plotWidth() const {
        const double free = room_.width - margin - room_.left;
        double width = free - 2 * room_.letter_size;
        if (chart_.stacked) return width;
        for (const auto& series : chart_.series)
            for (const auto& value : series.values)
                if (const double reach = part(value); value.drawn && reach > 0)
                    width = std::min(width, (free - value_gap - widthOf(value.label)) / reach);
        return std::max(width, 0.25 * room_.width);
    }

    void layBars() {
        double widest = 0;
        for (const auto& words : chart_.categories) widest = std::max(widest, widthOf(words));
        const double labels = std::min(widest + room_.letter_size, 0.38 * room_.width);
        room_.left = 2 * margin + labels + label_gap;
        room_.plot_width = plotWidth();
        const double bars = chart_.stacked ? 1 : static_cast<double>(chart_.series.size());
        const double thinnest = std::max(bars * (bars > 1 ? 9 : 8) + 3, mostLines(labels) * lineHeight());
        const double usual = std::max(bars > 1 ? 12 * bars + 8 : 21, mostLines(labels) * lineHeight() + 5);
        const double foot = axis_strip + titleHeight();
        const double least = lowest * room_.width - room_.top - foot;
        const double most = highest * room_.width - room_.top - foot;
        room_.plot_height = std::clamp(usual * number(), least, most);
        room_.fits = thinnest * number() <= room_.plot_height;
        room_.height = room_.top + room_.plot_height + foot;
    }

    void layColumns() {
        room_.top += lineHeight() + margin;  // the numbers over the highest column
        room_.left = margin + 4 * room_.letter_size + titleHeight();
        room_.plot_width = room_.width - margin - room_.left;
        const double slot = room_.plot_width / number();
        const double foot = mostLines(slot) * lineHeight() + 2 * margin;
        room_.plot_height = std::max(column_room, lowest * room_.width - room_.top - foot);
        room_.height = room_.top + room_.plot_height + foot;
        room_.fits = room_.height <= highest * room_.width && slot >= 3 * room_.letter_size;
    }

    const NativeChart& chart_;
    ChartRoom room_;
};

}  // namespace

ChartRoom chartRoom(const NativeChart& chart, const ChartLook& look) {
    const double bars = static_cast<double>(chart.categories.size() *
                                            (chart.stacked ? 1 : std::max<std::size_t>(chart.series.size(), 1)));
    const double width = bars <= 4 && !chart.stacked ? narrow * look.width : look.width;
    const auto usual = Layout(chart, look, width, 9).laidOut();
    if (usual.fits) return usual;
    const auto wide = Layout(chart, look, look.width, 9).laidOut();
    return wide.fits ? wide : Layout(chart, look, look.width, 8).laidOut();
}

}  // namespace diaoyan
