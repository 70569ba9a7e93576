// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/xlsx_chart.h"

#include "charts/figures/figure_colours.h"
#include "charts/tables/printable_text.h"
#include "charts/writers/figure_table.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace diaoyan::xlsx {

namespace {

constexpr double usual_width = 480;  ///< pixels of a chart that nobody scaled
constexpr double usual_height = 288;
constexpr double wanted_width = 680;
constexpr double smallest_piece = 0.055;  ///< narrower pieces of a stacked bar have no room for a label
constexpr std::size_t most_series = 60;

lxw_color_t colourNumber(const FigureColour& colour) {
    return static_cast<lxw_color_t>((colour.red << 16) | (colour.green << 8) | colour.blue);
}

bool isUpright(ChartKind kind) {
    return kind == ChartKind::vertical_bars || kind == ChartKind::grouped_columns;
}

bool isStacked(ChartKind kind) {
    return kind == ChartKind::stacked_bars || kind == ChartKind::diverging_bars;
}

bool hasFigures(const ChartSpec& spec) {
    return std::any_of(spec.series.begin(), spec.series.end(), [](const ChartSeries& series) {
        return std::any_of(series.values.begin(), series.values.end(), [](const auto& v) { return v.figure; });
    });
}

std::uint8_t chartType(ChartKind kind) {
    if (isUpright(kind)) return LXW_CHART_COLUMN;
    return kind == ChartKind::diverging_bars ? LXW_CHART_BAR_STACKED
           : kind == ChartKind::stacked_bars ? LXW_CHART_BAR_STACKED_PERCENT
                                             : LXW_CHART_BAR;
}

/// A run of cells in one column.
struct DrawnColumn {
    std::size_t series = 0;
    int column = 0;
    bool named = true;  ///< in the legend
};

/// How a diverging bar is put together: each side from the middle outwards.
struct DivergingPart {
    std::size_t series = 0;
    double factor = 1;  ///< -1: to the left; halves for the neutral answer
    bool named = true;
};

std::vector<DivergingPart> divergingParts(const ChartSpec& spec) {
    std::vector<std::size_t> from_good;
    for (std::size_t i = 0; i < spec.series.size(); ++i) from_good.push_back(i);
    if (spec.colouring == Colouring::worst_to_best) std::reverse(from_good.begin(), from_good.end());
    const std::size_t favourable = std::min(spec.favourable, from_good.size());
    const bool neutral = spec.neutral_middle && favourable < from_good.size();
    std::vector<DivergingPart> parts;
    if (neutral) parts = {{from_good[favourable], 0.5, true}, {from_good[favourable], -0.5, false}};
    for (std::size_t i = favourable; i-- > 0;) parts.push_back({from_good[i], 1, true});
    for (std::size_t i = favourable + (neutral ? 1 : 0); i < from_good.size(); ++i)
        parts.push_back({from_good[i], -1, true});
    return parts;
}

class ChartOnSheet {
public:
    ChartOnSheet(Book& book, lxw_worksheet* sheet, const std::string& name, const ChartSpec& spec,
                 const PlacedTable& data)
        : book_(book), sheet_(sheet), name_(name), spec_(spec), data_(data), first_row_(data.first_row),
          as_figures_(hasFigures(spec)), chart_(workbook_add_chart(book.workbook(), chartType(spec.kind))) {}

    void add() {
        const bool own_colours = spec_.series.size() == 1 && !isStacked(spec_.kind);
        colours_ = figureColours(spec_.colouring == Colouring::plain && spec_.series.size() > 1 ? Colouring::distinct
                                                                                                : spec_.colouring,
                                 own_colours ? spec_.categories.size() : spec_.series.size());
        for (const DrawnColumn& drawn : columns()) addSeries(drawn, own_colours);
        setAxes();
        if (spec_.title.empty())
            chart_title_off(chart_);
        else
            chart_title_set_name(chart_, chartWords(spec_.title).c_str());
        lxw_chart_font title{};
        title.size = 12;
        chart_title_set_name_font(chart_, &title);
        setLegend();
        insert();
    }

private:
    std::vector<DrawnColumn> columns() {
        if (spec_.kind == ChartKind::diverging_bars) return signedBlock();
        std::vector<DrawnColumn> columns;
        for (std::size_t i = 0; i < spec_.series.size(); ++i) columns.push_back({i, drawnColumn(spec_, i)});
        return columns;
    }

    /// Excel draws to the left what is negative: shares with their sign, under the table.
    std::vector<DrawnColumn> signedBlock() {
        const int heading = data_.next_row + 1;
        first_row_ = heading + 1;
        const CellLook quiet{.size = 9, .wrap = true, .quiet = true};
        CellLook numbers{
            .number_format = as_figures_ ? "0.0;0.0" : "0.0%;0.0%", .size = 9, .right = true, .quiet = true};
        book_.words(sheet_, heading, 0, "作图用数值 / values of the chart", quiet);
        for (std::size_t row = 0; row < spec_.categories.size(); ++row)
            book_.words(sheet_, first_row_ + static_cast<int>(row), 0, spec_.categories[row], quiet);
        std::vector<DrawnColumn> columns;
        for (const DivergingPart& part : divergingParts(spec_)) {
            const int column = static_cast<int>(columns.size()) + 1;
            const ChartSeries& series = spec_.series[part.series];
            book_.words(sheet_, heading, column, series.name, quiet);
            for (std::size_t row = 0; row < std::min(series.values.size(), spec_.categories.size()); ++row) {
                const ChartValue& value = series.values[row];
                const auto position = value.position();
                if (value.withheld || !position) continue;
                worksheet_write_number(
                    sheet_, static_cast<lxw_row_t>(first_row_ + static_cast<int>(row)), static_cast<lxw_col_t>(column),
                    part.factor * (as_figures_ ? *position : *position / 100), book_.format(numbers));
            }
            columns.push_back({part.series, column, part.named});
        }
        return columns;
    }

    void addSeries(const DrawnColumn& drawn, bool own_colours) {
        lxw_chart_series* series = chart_add_series(chart_, nullptr, nullptr);
        const auto first = static_cast<lxw_row_t>(first_row_);
        const auto last = static_cast<lxw_row_t>(first_row_ + static_cast<int>(spec_.categories.size()) - 1);
        const auto column = static_cast<lxw_col_t>(drawn.column);
        chart_series_set_categories(series, name_.c_str(), first, 0, last, 0);
        chart_series_set_values(series, name_.c_str(), first, column, last, column);
        const std::string name = chartWords(spec_.series[drawn.series].name);
        if (!name.empty()) chart_series_set_name(series, name.c_str());
        lxw_chart_fill fill{};
        fill.color = colourNumber(own_colours || colours_.empty() ? figure_colours::bar : colours_[drawn.series]);
        chart_series_set_fill(series, &fill);
        if (own_colours && spec_.colouring != Colouring::plain) colourPoints(series);
        if (!drawn.named) unnamed_.push_back(static_cast<std::int16_t>(added_));
        ++added_;
        addLabels(series, drawn);
    }

    void colourPoints(lxw_chart_series* series) const {
        std::vector<lxw_chart_fill> fills(colours_.size());
        std::vector<lxw_chart_point> points(colours_.size());
        std::vector<lxw_chart_point*> list;
        for (std::size_t i = 0; i < colours_.size(); ++i) {
            fills[i].color = colourNumber(colours_[i]);
            points[i].fill = &fills[i];
            list.push_back(&points[i]);
        }
        list.push_back(nullptr);
        chart_series_set_points(series, list.data());
    }

    /// In a piece of a stacked bar there is room for the percentage only.
    std::string labelOf(const ChartValue& value) const {
        if (!isStacked(spec_.kind) || value.withheld || as_figures_) return value.label;
        const auto part = value.share.proportion();
        if (!part) return {};
        return *part < smallest_piece ? std::string() : percentText(value.share) + "%";
    }

    void addLabels(lxw_chart_series* series, const DrawnColumn& drawn) const {
        const std::vector<ChartValue>& values = spec_.series[drawn.series].values;
        std::vector<std::string> words;
        for (std::size_t i = 0; i < spec_.categories.size(); ++i)
            words.push_back(i < values.size() && drawn.named ? chartWords(labelOf(values[i])) : std::string());
        if (std::all_of(words.begin(), words.end(), [](const auto& label) { return label.empty(); })) return;
        std::vector<lxw_chart_data_label> labels(words.size());
        std::vector<lxw_chart_data_label*> list;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i].empty())
                labels[i].hide = 1;
            else
                labels[i].value = words[i].data();
            list.push_back(&labels[i]);
        }
        list.push_back(nullptr);
        chart_series_set_labels(series);
        chart_series_set_labels_custom(series, list.data());
        lxw_chart_font font{};
        font.size = 9;
        if (isStacked(spec_.kind)) font.color = colourNumber(figureInkOn(colours_[drawn.series]));
        chart_series_set_labels_font(series, &font);
    }

    void setAxes() {
        lxw_chart_axis* categories = chart_axis_get(chart_, LXW_CHART_AXIS_TYPE_X);
        lxw_chart_axis* values = chart_axis_get(chart_, LXW_CHART_AXIS_TYPE_Y);
        if (!isUpright(spec_.kind)) std::swap(categories, values);  // libxlsxwriter calls what lies below X
        const bool percent = !as_figures_;
        if (!isUpright(spec_.kind)) {
            chart_axis_set_reverse(categories);  // the first on top, and the numbers below all the same
            chart_axis_set_crossing_max(categories);
        }
        if (spec_.kind == ChartKind::diverging_bars)
            chart_axis_set_label_position(categories, LXW_CHART_AXIS_LABEL_POSITION_LOW);
        const double unit = percent ? 100 : 1;
        if (!isStacked(spec_.kind)) {
            chart_axis_set_min(values, spec_.axis.minimum / unit);
            chart_axis_set_max(values, spec_.axis.maximum / unit);
            if (spec_.axis.step > 0) chart_axis_set_major_unit(values, spec_.axis.step / unit);
        }
        chart_axis_set_num_format(values, percent ? "0%;0%" : "0.###;0.###");
        if (!spec_.axis.title.empty()) chart_axis_set_name(values, chartWords(spec_.axis.title).c_str());
        lxw_chart_line line{};
        line.color = colourNumber(figure_colours::grid);
        chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
        chart_axis_major_gridlines_set_line(values, &line);
        chart_set_series_gap(chart_, spec_.series.size() > 1 && !isStacked(spec_.kind) ? 60 : 45);
    }

    void setLegend() {
        if (spec_.series.size() < 2) {
            chart_legend_set_position(chart_, LXW_CHART_LEGEND_NONE);
            return;
        }
        chart_legend_set_position(chart_, LXW_CHART_LEGEND_BOTTOM);
        if (unnamed_.empty()) return;
        unnamed_.push_back(-1);
        chart_legend_delete_series(chart_, unnamed_.data());
    }

    void insert() {
        const std::string description = printable(spec_.title);
        lxw_chart_options options{};
        options.x_scale = wanted_width / usual_width;
        options.y_scale = chartHeight(spec_) / usual_height;
        options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
        options.description = const_cast<char*>(description.c_str());  // copied; C asks for a writable one
        worksheet_insert_chart_opt(sheet_, static_cast<lxw_row_t>(data_.chart_row),
                                   static_cast<lxw_col_t>(data_.chart_column), chart_, &options);
    }

    Book& book_;
    lxw_worksheet* sheet_;
    const std::string& name_;
    const ChartSpec& spec_;
    const PlacedTable& data_;
    int first_row_ = 0;
    bool as_figures_ = false;
    lxw_chart* chart_;
    std::vector<FigureColour> colours_;
    std::vector<std::int16_t> unnamed_;
    int added_ = 0;
};

std::uint32_t bigEndian(const std::string& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i) number = (number << 8) | static_cast<unsigned char>(bytes[i]);
    return number;
}

/// The width that libxlsxwriter gives a picture: its pixels at the resolution that the file names, 96 per inch if none.
double naturalWidth(const std::string& png) {
    if (png.size() < 24) return 0;
    const double pixels = bigEndian(png, 16);
    const auto at = png.find("pHYs");
    if (at == std::string::npos || at + 13 > png.size() || at > png.find("IDAT") || png[at + 12] != 1) return pixels;
    const double per_inch = bigEndian(png, at + 4) * 0.0254;
    return per_inch > 0 ? pixels * 96 / per_inch : pixels;
}

}  // namespace

bool excelDraws(const ChartSpec& spec) {
    switch (spec.kind) {
    case ChartKind::horizontal_bars:
    case ChartKind::vertical_bars:
    case ChartKind::grouped_bars:
    case ChartKind::grouped_columns:
    case ChartKind::stacked_bars:
    case ChartKind::diverging_bars: break;
    case ChartKind::interval_dots:
    case ChartKind::funnel:
    case ChartKind::heat_map:
    case ChartKind::histogram:
    case ChartKind::box_plot:
    case ChartKind::slopes:
    case ChartKind::quadrants: return false;
    }
    if (spec.categories.empty() || spec.series.empty() || spec.series.size() > most_series) return false;
    return std::none_of(spec.series.begin(), spec.series.end(), [](const ChartSeries& series) {
        return std::any_of(series.values.begin(), series.values.end(), [](const auto& value) { return value.range; });
    });
}

int chartHeight(const ChartSpec& spec) {
    if (isUpright(spec.kind)) return 420;
    const auto categories = static_cast<int>(spec.categories.size());
    const bool beside = !isStacked(spec.kind) && spec.series.size() > 1;
    const int band = beside ? 14 * static_cast<int>(spec.series.size()) + 10 : 30;
    return std::clamp(130 + categories * band, 240, 1600);
}

int pictureHeight(const RenderedFigure& figure) {
    return figure.width > 0 ? static_cast<int>(wanted_width * figure.height / figure.width) : 0;
}

void addChart(Book& book, lxw_worksheet* sheet, const std::string& name, const ChartSpec& spec,
              const PlacedTable& data) {
    ChartOnSheet(book, sheet, name, spec, data).add();
}

void addPicture(lxw_worksheet* sheet, const RenderedFigure& figure, const PlacedTable& data,
                const std::string& description) {
    const double natural = naturalWidth(figure.bytes);
    std::string words = printable(description);
    lxw_image_options options{};
    options.x_scale = options.y_scale = natural > 0 ? wanted_width / natural : 1;
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.description = words.data();
    worksheet_insert_image_buffer_opt(
        sheet, static_cast<lxw_row_t>(data.chart_row), static_cast<lxw_col_t>(data.chart_column),
        reinterpret_cast<const unsigned char*>(figure.bytes.data()), figure.bytes.size(), &options);
}

}  // namespace diaoyan::xlsx
