// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figure_csv.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace diaoyan {

namespace {

std::string digits(double value) {
    if (!std::isfinite(value)) return {};
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string digits(const std::optional<double>& value) {
    return value ? digits(*value) : std::string();
}

bool isNumber(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(number);
}

std::string textCell(const std::string& text) {
    std::string cell = text;
    if (!cell.empty() && !isNumber(cell) && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos)
        cell.insert(0, "'");
    // Full-width forms of the same signs are formulas to some spreadsheets.
    for (const std::string_view sign : {"＝", "＋", "－", "＠"})
        if (cell.starts_with(sign)) cell.insert(0, "'");
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell.find_first_of("\",\r\n") == std::string::npos ? cell : quoted + "\"";
}

/// One line of the file. Numbers come in as digits that need no guard.
struct CsvLine {
    std::string what;  ///< value, point, box, outlier, line, quadrant, title, caption
    std::string category{};
    std::string series{};
    std::string label{};
    std::string x{};
    std::string value{};
    std::string lower{};
    std::string upper{};
    std::string count{};
    std::string base{};
    std::string withheld{};
    std::array<std::string, 6> box{};  ///< low, quartile, median, quartile, high, mean
};

std::string written(const CsvLine& line) {
    std::string text =
        line.what + "," + textCell(line.category) + "," + textCell(line.series) + "," + textCell(line.label);
    for (const std::string* number : {&line.x, &line.value, &line.lower, &line.upper, &line.count, &line.base})
        text += "," + *number;
    text += "," + line.withheld;
    for (const std::string& number : line.box) text += "," + number;
    return text + "\r\n";
}

CsvLine valueLine(const ChartValue& value, const std::string& category, const std::string& series, bool of_counts) {
    CsvLine line{.what = "value", .category = category, .series = series, .label = value.label};
    if (value.withheld) {
        line.withheld = "withheld";
        return line;
    }
    line.value = digits(value.position());
    if (value.range) {
        line.lower = digits(value.range->lower);
        line.upper = digits(value.range->upper);
    }
    // Nobody answered, or too few to be shown: no number says which.
    if (!value.figure && value.share.base <= 0) return line;
    // Of a mean or an index only the base says anything.
    if (!value.figure || of_counts) line.count = std::to_string(value.share.count);
    line.base = std::to_string(value.share.base);
    return line;
}

std::string boxLines(const ChartBox& box, const std::string& category) {
    CsvLine line{.what = "box", .category = category, .base = std::to_string(box.n)};
    if (box.n > 0)
        line.box = {digits(box.low),    digits(box.lower_quartile),
                    digits(box.median), digits(box.upper_quartile),
                    digits(box.high),   digits(box.mean)};
    std::string text = written(line);
    for (const double outlier : box.outliers)
        text += written({.what = "outlier", .category = category, .value = digits(outlier)});
    return text;
}

std::string planeLines(const ChartSpec& spec) {
    std::string text;
    for (const ChartPoint& point : spec.points) {
        CsvLine line{.what = "point", .label = point.label.empty() ? point.name : point.label};
        line.x = digits(point.x);
        line.value = digits(point.y);
        if (point.range) {
            line.lower = digits(point.range->lower);
            line.upper = digits(point.range->upper);
        }
        text += written(line);
    }
    for (const ChartLine& line : spec.lines)
        for (const auto& [x, y] : line.points) {
            const bool of_dots = spec.kind == ChartKind::interval_dots;
            text += written(
                {.what = "line", .series = line.name, .x = of_dots ? "" : digits(x), .value = digits(of_dots ? x : y)});
        }
    for (const std::string& name : spec.quadrant_names) text += written({.what = "quadrant", .label = name});
    return text;
}

}  // namespace

std::string figureCsv(const ChartSpec& spec) {
    std::string text = "\xEF\xBB\xBF"
                       "what,category,series,label,x,value,lower,upper,count,base,withheld,"
                       "low,lower_quartile,median,upper_quartile,high,mean\r\n";
    const bool of_counts = spec.kind == ChartKind::histogram || spec.kind == ChartKind::vertical_bars;
    for (std::size_t c = 0; c < spec.categories.size(); ++c) {
        for (const ChartSeries& series : spec.series)
            if (c < series.values.size())
                text += written(valueLine(series.values[c], spec.categories[c], series.name, of_counts));
        if (c < spec.boxes.size()) text += boxLines(spec.boxes[c], spec.categories[c]);
    }
    text += planeLines(spec);
    text += written({.what = "title", .label = spec.title});
    return text + written({.what = "caption", .label = spec.caption});
}

}  // namespace diaoyan
