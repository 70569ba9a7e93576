// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/figure_table.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace diaoyan {

namespace {

/// Whole numbers as such, others with two digits more than the axis needs at least.
Figure shownFigure(double value, int decimals = 2) {
    return {value, value == std::floor(value) ? 0 : std::max(decimals, 2)};
}

TableCell figureOrNothing(double value) {
    if (std::isfinite(value)) return shownFigure(value);
    return NoValue{{"无法计算", "cannot be computed"}};
}

/// What one series has in its columns.
struct SeriesColumns {
    bool share = false;   ///< count, base, percent
    bool figure = false;  ///< drawn in place of the share
    bool range = false;
    bool words = false;  ///< nothing else is known but the label
};

bool hasShare(const ChartValue& value) {
    return !value.withheld && value.share != Share{};
}

SeriesColumns columnsOf(const ChartSeries& series) {
    SeriesColumns columns;
    for (const ChartValue& value : series.values) {
        columns.share |= hasShare(value);
        columns.figure |= !value.withheld && value.figure.has_value();
        columns.range |= !value.withheld && value.range.has_value();
    }
    columns.words = !columns.share && !columns.figure;
    return columns;
}

/// The base that all series share in a category: stacked bars are parts of one whole. Nothing where they differ.
std::optional<std::int64_t> oneBase(const ChartSpec& spec, std::size_t category) {
    std::optional<std::int64_t> base;
    for (const ChartSeries& series : spec.series) {
        if (category >= series.values.size() || !hasShare(series.values[category])) continue;
        const std::int64_t own = series.values[category].share.base;
        if (base && *base != own) return std::nullopt;
        base = own;
    }
    return base;
}

/// Whether the base stands once in a row instead of once per series.
bool basesAreOne(const ChartSpec& spec) {
    if (spec.series.size() < 2) return false;
    for (std::size_t category = 0; category < spec.categories.size(); ++category) {
        bool any = false;
        for (const ChartSeries& series : spec.series)
            any |= category < series.values.size() && hasShare(series.values[category]);
        if (any && !oneBase(spec, category)) return false;
    }
    return std::all_of(spec.series.begin(), spec.series.end(),
                       [](const ChartSeries& series) { return columnsOf(series).share; });
}

NoValue missing(const ChartSpec& spec, const ChartValue* value) {
    if (value && !value->label.empty()) return {untranslated(value->label)};
    if (!spec.no_answers.empty()) return {untranslated(spec.no_answers)};
    return {{"没有数值", "no value"}};
}

class SeriesTable {
public:
    SeriesTable(const ChartSpec& spec, ResultTable& table) : spec_(spec), table_(table), one_base_(basesAreOne(spec)) {}

    void fill() {
        table_.columns.push_back({headingOfCategories(), ColumnRole::label});
        if (one_base_) table_.columns.push_back({{"基数", "Base"}, ColumnRole::count});
        for (const ChartSeries& series : spec_.series) addHeadings(series);
        for (std::size_t category = 0; category < spec_.categories.size(); ++category) {
            TableRow row{RowRole::option, std::to_string(category + 1), {untranslated(spec_.categories[category])}};
            if (one_base_) {
                const auto base = oneBase(spec_, category);
                row.cells.push_back(base ? TableCell(*base) : TableCell(missing(spec_, nullptr)));
            }
            for (const ChartSeries& series : spec_.series)
                addCells(row, columnsOf(series), category < series.values.size() ? &series.values[category] : nullptr);
            table_.rows.push_back(std::move(row));
        }
    }

private:
    static Text headingOfCategories() { return {"类别", "Category"}; }

    void addHeading(const ChartSeries& series, const Text& words, ColumnRole role) {
        if (series.name.empty())
            table_.columns.push_back({words, role});
        else
            table_.columns.push_back({phrase("{0}：{1}", "{0}: {1}", {series.name, words}), role});
    }

    void addHeadings(const ChartSeries& series) {
        const SeriesColumns columns = columnsOf(series);
        const Text unit = untranslated(spec_.axis.unit);
        if (columns.figure)
            addHeading(series, unit.empty() ? Text{"数值", "Value"} : phrase("数值（{0}）", "Value ({0})", {unit}),
                       ColumnRole::figure);
        if (columns.share) {
            addHeading(series, {"数量", "Count"}, ColumnRole::count);
            if (!one_base_) addHeading(series, {"基数", "Base"}, ColumnRole::count);
            addHeading(series, {"百分比", "Percent"}, ColumnRole::share);
        }
        if (columns.range) {
            const auto named = [&](const Text& words) {
                return unit.empty() ? words : phrase("{0}（{1}）", "{0} ({1})", {words, unit});
            };
            addHeading(series, named({"区间下限", "Lower end"}), ColumnRole::figure);
            addHeading(series, named({"区间上限", "Upper end"}), ColumnRole::figure);
        }
        if (columns.words) addHeading(series, {"标注", "Label"}, ColumnRole::figure);
    }

    void addCells(TableRow& row, const SeriesColumns& columns, const ChartValue* value) const {
        const NoValue nothing = missing(spec_, value);
        const bool there = value && !value->withheld;
        const auto put = [&](bool known, const auto& cell) {
            row.cells.push_back(known ? TableCell(cell) : TableCell(nothing));
        };
        if (columns.figure)
            put(there && value->figure && std::isfinite(*value->figure),
                there && value->figure ? shownFigure(*value->figure, spec_.axis.decimals) : Figure{});
        if (columns.share) {
            const bool share = there && value->share.base > 0;
            put(there && (share || value->share.count > 0), there ? value->share.count : std::int64_t{0});
            if (!one_base_) put(there, there ? value->share.base : std::int64_t{0});
            put(share, there ? value->share : Share{});
        }
        if (columns.range) {
            const bool known =
                there && value->range && std::isfinite(value->range->lower) && std::isfinite(value->range->upper);
            const int decimals = columns.share && !columns.figure ? 1 : 2;  // of percentages one, as everywhere
            put(known, known ? Figure{value->range->lower, decimals} : Figure{});
            put(known, known ? Figure{value->range->upper, decimals} : Figure{});
        }
        if (columns.words) put(there && !value->label.empty(), there ? untranslated(value->label) : Text{});
    }

    const ChartSpec& spec_;
    ResultTable& table_;
    bool one_base_;
};

Text axisHeading(const ChartAxis& axis, const Text& otherwise) {
    const Text words = axis.title.empty() ? otherwise : untranslated(axis.title);
    return axis.unit.empty() ? words : phrase("{0}（{1}）", "{0} ({1})", {words, axis.unit});
}

void fillWithPoints(const ChartSpec& spec, ResultTable& table) {
    const bool ranges = std::any_of(spec.points.begin(), spec.points.end(), [](const auto& p) { return p.range; });
    const bool marks = std::any_of(spec.points.begin(), spec.points.end(), [](const auto& p) { return p.marked; });
    table.columns = {{{"名称", "Name"}, ColumnRole::label},
                     {axisHeading(spec.cross_axis, {"横轴", "Across"}), ColumnRole::figure},
                     {axisHeading(spec.axis, {"纵轴", "Upright"}), ColumnRole::figure}};
    if (ranges) {
        table.columns.push_back({{"区间下限", "Lower end"}, ColumnRole::figure});
        table.columns.push_back({{"区间上限", "Upper end"}, ColumnRole::figure});
    }
    if (marks) table.columns.push_back({{"标出", "Marked"}, ColumnRole::label});
    for (std::size_t i = 0; i < spec.points.size(); ++i) {
        const ChartPoint& point = spec.points[i];
        TableRow row{RowRole::option,
                     std::to_string(i + 1),
                     {untranslated(point.label), figureOrNothing(point.x), figureOrNothing(point.y)}};
        if (ranges) {
            const double undefined = std::nan("");
            row.cells.push_back(figureOrNothing(point.range ? point.range->lower : undefined));
            row.cells.push_back(figureOrNothing(point.range ? point.range->upper : undefined));
        }
        if (marks) row.cells.push_back(point.marked ? Text{"是", "yes"} : Text{});
        table.rows.push_back(std::move(row));
    }
}

void fillWithBoxes(const ChartSpec& spec, ResultTable& table) {
    table.columns = {{{"类别", "Category"}, ColumnRole::label}, {{"n", "n"}, ColumnRole::count}};
    for (const Text& heading :
         {Text{"下须", "Lower whisker"}, Text{"下四分位", "Lower quartile"}, Text{"中位数", "Median"},
          Text{"上四分位", "Upper quartile"}, Text{"上须", "Upper whisker"}, Text{"平均数", "Mean"}})
        table.columns.push_back({heading, ColumnRole::figure});
    table.columns.push_back({{"离群值个数", "Outliers"}, ColumnRole::count});
    for (std::size_t i = 0; i < spec.boxes.size(); ++i) {
        const ChartBox& box = spec.boxes[i];
        TableRow row{RowRole::option, std::to_string(i + 1)};
        row.cells.push_back(untranslated(i < spec.categories.size() ? spec.categories[i] : std::string()));
        row.cells.push_back(box.n);
        for (const double value : {box.low, box.lower_quartile, box.median, box.upper_quartile, box.high})
            row.cells.push_back(figureOrNothing(box.n > 0 ? value : std::nan("")));
        row.cells.push_back(figureOrNothing(box.n > 0 && box.mean ? *box.mean : std::nan("")));
        row.cells.push_back(static_cast<std::int64_t>(box.outliers.size()));
        table.rows.push_back(std::move(row));
    }
}

/// Classes of a histogram have no names of their own: "10～20".
std::vector<std::string> classNames(const ChartSpec& spec, Language language) {
    std::vector<std::string> names;
    const std::size_t classes = spec.series.empty() ? 0 : spec.series[0].values.size();
    for (std::size_t i = 0; i < classes; ++i) {
        const double from = spec.cross_axis.minimum + static_cast<double>(i) * spec.cross_axis.step;
        const auto words = [&](double value) {
            return cellText(Figure{value, value == std::floor(value) ? 0 : std::max(spec.cross_axis.decimals, 1)},
                            language);
        };
        names.push_back(words(from) + (language == Language::zh ? "～" : "–") + words(from + spec.cross_axis.step));
    }
    return names;
}

/// Lines of one height are worth a note; curves (limits of a funnel) follow from the caption.
void noteLevels(const ChartSpec& spec, ResultTable& table) {
    for (const ChartLine& line : spec.lines) {
        if (line.name.empty() || line.points.empty()) continue;
        const bool upright = spec.kind == ChartKind::interval_dots || spec.kind == ChartKind::histogram;
        const auto level = [&](const std::pair<double, double>& at) { return upright ? at.first : at.second; };
        const double first = level(line.points.front());
        const bool level_line =
            std::all_of(line.points.begin(), line.points.end(), [&](const auto& at) { return level(at) == first; });
        if (!level_line || !std::isfinite(first)) continue;
        table.notes.push_back(phrase("参照线“{0}”：{1}{2}", "Reference line “{0}”: {1}{2}",
                                     {line.name, cellText(shownFigure(first), Language::zh), spec.axis.unit}));
    }
}

/// How many columns of the table belong to a series.
int widthOf(const SeriesColumns& columns, bool one_base) {
    return (columns.figure ? 1 : 0) + (columns.share ? (one_base ? 2 : 3) : 0) + (columns.range ? 2 : 0) +
           (columns.words ? 1 : 0);
}

}  // namespace

int drawnColumn(const ChartSpec& spec, std::size_t series) {
    const bool one_base = basesAreOne(spec);
    int column = one_base ? 2 : 1;
    for (std::size_t i = 0; i < series; ++i) column += widthOf(columnsOf(spec.series[i]), one_base);
    const SeriesColumns columns = columnsOf(spec.series[series]);
    if (!columns.share || columns.figure) return column;
    return column + (one_base ? 1 : 2);
}

ResultTable figureTable(const ChartSpec& spec, Language language) {
    ResultTable table;
    table.id = spec.id;
    table.kind = "figure";
    table.title = untranslated(spec.title);
    table.base = untranslated(spec.caption);
    if (!spec.points.empty()) {
        fillWithPoints(spec, table);
    } else if (!spec.boxes.empty()) {
        fillWithBoxes(spec, table);
    } else if (spec.kind == ChartKind::histogram && spec.categories.empty()) {
        ChartSpec named = spec;
        named.categories = classNames(spec, language);
        SeriesTable(named, table).fill();
    } else {
        SeriesTable(spec, table).fill();
    }
    noteLevels(spec, table);
    return table;
}

}  // namespace diaoyan
