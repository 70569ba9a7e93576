// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/spec_text.h"

#include "analysis/statistics/rounding.h"

namespace diaoyan {

namespace {

// One line whatever the text contains: control characters become \n, \t or \x07.
std::string oneLine(const std::string& text) {
    static const char digits[] = "0123456789abcdef";
    std::string line;
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (byte == '\n') {
            line += "\\n";
        } else if (byte == '\\') {
            line += "\\\\";
        } else if (code < 0x20 || code == 0x7F) {
            line += "\\x";
            line += digits[code >> 4];
            line += digits[code & 15];
        } else {
            line += byte;
        }
    }
    return line;
}

std::string named(ChartKind kind) {
    switch (kind) {
    case ChartKind::horizontal_bars: return "horizontal bars";
    case ChartKind::vertical_bars: return "vertical bars";
    case ChartKind::grouped_bars: return "grouped bars";
    case ChartKind::grouped_columns: return "grouped columns";
    case ChartKind::stacked_bars: return "stacked bars";
    case ChartKind::diverging_bars: return "diverging bars";
    case ChartKind::interval_dots: return "interval dots";
    case ChartKind::funnel: return "funnel";
    case ChartKind::heat_map: return "heat map";
    case ChartKind::histogram: return "histogram";
    case ChartKind::box_plot: return "box plot";
    case ChartKind::slopes: return "slopes";
    case ChartKind::quadrants: return "quadrants";
    }
    return "";
}

std::string named(Colouring colouring) {
    switch (colouring) {
    case Colouring::plain: return "plain";
    case Colouring::best_to_worst: return "best to worst";
    case Colouring::worst_to_best: return "worst to best";
    case Colouring::distinct: return "distinct";
    }
    return "";
}

std::string named(BaseKind kind) {
    switch (kind) {
    case BaseKind::enrolment: return "enrolled";
    case BaseKind::issued: return "issued";
    case BaseKind::returned: return "returned";
    case BaseKind::asked: return "asked";
    case BaseKind::answered: return "answered";
    case BaseKind::valid: return "valid";
    case BaseKind::cases: return "cases";
    case BaseKind::responses: return "responses";
    }
    return "";
}

std::string named(LineStyle style) {
    switch (style) {
    case LineStyle::solid: return "solid";
    case LineStyle::dashed: return "dashed";
    case LineStyle::dotted: return "dotted";
    }
    return "";
}

// At most three decimals, without needless zeros: 12.5.
std::string number(double value) {
    std::string digits = decimalText(value, 3);
    if (digits.find('.') == std::string::npos) return digits.empty() ? "undefined" : digits;
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

std::string between(const Interval& range) {
    return number(range.lower) + " to " + number(range.upper);
}

std::string piece(const ChartValue& value) {
    std::string text;
    if (value.figure) text += number(*value.figure) + ", ";
    text += std::to_string(value.share.count) + " of " + std::to_string(value.share.base) + " " +
            named(value.share.kind) + "  [" + oneLine(value.label) + "]";
    if (value.range) text += "  " + between(*value.range);
    if (value.withheld) text += "  withheld";
    return text + "\n";
}

std::string axisText(const ChartAxis& axis) {
    std::string text =
        number(axis.minimum) + " to " + number(axis.maximum) + (axis.unit.empty() ? "" : " " + oneLine(axis.unit));
    if (axis.step > 0) text += " by " + number(axis.step);
    if (axis.decimals > 0) text += " with " + std::to_string(axis.decimals) + " decimals";
    if (!axis.title.empty()) text += ": " + oneLine(axis.title);
    return text;
}

std::string boxText(const ChartBox& box) {
    std::string text = "n " + std::to_string(box.n);
    if (box.n == 0) return text + "\n";
    text += ": " + number(box.low) + " | " + number(box.lower_quartile) + " " + number(box.median) + " " +
            number(box.upper_quartile) + " | " + number(box.high);
    if (box.mean) text += ", mean " + number(*box.mean);
    if (!box.outliers.empty()) text += ", outliers";
    for (const double outlier : box.outliers) text += " " + number(outlier);
    return text + "\n";
}

std::string planeText(const ChartSpec& spec) {
    std::string text;
    if (!spec.points.empty()) text += "\n";
    for (const ChartPoint& point : spec.points) {
        text += "point " + number(point.x) + ", " + number(point.y) + "  [" + oneLine(point.label) + "]";
        if (point.name != point.label) text += "  " + oneLine(point.name);
        if (point.range) text += "  " + between(*point.range);
        text += point.marked ? "  marked\n" : "\n";
    }
    if (!spec.lines.empty()) text += "\n";
    for (const ChartLine& line : spec.lines) {
        text += "line " + named(line.style) + "  [" + oneLine(line.name) + "] ";
        for (const auto& [x, y] : line.points) text += " (" + number(x) + ", " + number(y) + ")";
        text += "\n";
    }
    if (!spec.quadrant_names.empty()) text += "\n";
    for (const std::string& name : spec.quadrant_names) text += "quadrant " + oneLine(name) + "\n";
    return text;
}

}  // namespace

std::string specText(const ChartSpec& spec) {
    std::string text = "figure: " + oneLine(spec.id) + "\nkind: " + named(spec.kind) +
                       "\ntitle: " + oneLine(spec.title) + "\ncaption: " + oneLine(spec.caption) +
                       "\naxis: " + axisText(spec.axis) + "\n";
    if (spec.cross_axis != ChartAxis{}) text += "cross axis: " + axisText(spec.cross_axis) + "\n";
    text += "ordinal: " + std::string(spec.ordinal ? "yes" : "no") + "\ncolouring: " + named(spec.colouring) + "\n";
    if (spec.kind == ChartKind::diverging_bars) {
        text += "favourable: the first " + std::to_string(spec.favourable) +
                (spec.neutral_middle ? ", the next across the middle\n" : "\n");
    }
    text += "without answers: " + oneLine(spec.no_answers) + "\n";
    for (std::size_t c = 0; c < spec.categories.size(); ++c) {
        text += "\n" + std::to_string(c + 1) + ". " + oneLine(spec.categories[c]) + "\n";
        if (c < spec.boxes.size()) text += "   " + boxText(spec.boxes[c]);
        for (const ChartSeries& series : spec.series) {
            text += "   " + (series.name.empty() ? "" : oneLine(series.name) + ": ") +
                    (c < series.values.size() ? piece(series.values[c]) : "-\n");
        }
    }
    return text + planeText(spec);
}

}  // namespace diaoyan
