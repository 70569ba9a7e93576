// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/drawingml_chart.h"

#include "charts/tables/terminal_width.h"
#include "charts/writers/docx_xml.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

// The order of elements is that of the schema (ECMA-376 part 1, annex A: dml-chart.xsd); Word refuses any other.
namespace diaoyan {

namespace {

using docx::add;

std::string hex(const FigureColour& colour) {
    char digits[8];
    std::snprintf(digits, sizeof digits, "%02X%02X%02X", colour.red & 255, colour.green & 255, colour.blue & 255);
    return digits;
}

pugi::xml_node addVal(pugi::xml_node parent, const char* name, const std::string& value) {
    return add(parent, name, {{"val", value}});
}

void addFill(pugi::xml_node parent, const FigureColour& colour) {
    addVal(add(parent, "a:solidFill"), "a:srgbClr", hex(colour));
}

/// `width` in points; 0: no line.
void addLine(pugi::xml_node properties, double width, const FigureColour& colour = {}) {
    if (width <= 0) {
        add(add(properties, "a:ln"), "a:noFill");
        return;
    }
    addFill(add(properties, "a:ln", {{"w", std::to_string(static_cast<int>(width * 12700))}}), colour);
}

class ChartWriting {
public:
    ChartWriting(const NativeChart& chart, const ChartSheet& sheet, const ChartLook& look, const ChartRoom& room)
        : chart_(chart), sheet_(sheet), look_(look), room_(room) {}

    std::string text(const std::string& workbook) {
        pugi::xml_document part;
        auto space = add(part, "c:chartSpace",
                         {{"xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"},
                          {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
                          {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}});
        addVal(space, "c:date1904", "0");
        addVal(space, "c:lang", language());
        addVal(space, "c:roundedCorners", "0");
        auto chart = add(space, "c:chart");
        addVal(chart, "c:autoTitleDeleted", "1");
        addPlot(add(chart, "c:plotArea"));
        if (chart_.series.size() > 1) addLegend(add(chart, "c:legend"));
        addVal(chart, "c:plotVisOnly", "1");
        addVal(chart, "c:dispBlanksAs", "gap");
        auto shape = add(space, "c:spPr");
        addFill(shape, {255, 255, 255});
        addLine(shape, 0);
        addLetters(space, figure_colours::label);
        addVal(add(space, "c:externalData", {{"r:id", workbook}}), "c:autoUpdate", "0");
        return docx::written(part);
    }

private:
    std::string language() const { return look_.language == Language::zh ? "zh-CN" : "en-GB"; }

    void addLetterProperties(pugi::xml_node properties, const FigureColour& ink) {
        properties.append_attribute("lang").set_value(language().c_str());
        properties.append_attribute("altLang").set_value("en-GB");
        properties.append_attribute("sz").set_value(static_cast<int>(room_.letter_size * 100));
        properties.append_attribute("b").set_value("0");
        addFill(properties, ink);
        add(properties, "a:latin", {{"typeface", look_.latin}});
        add(properties, "a:ea", {{"typeface", look_.east_asian}});
    }

    /// Without a stated angle LibreOffice does not break the long labels of an axis into lines.
    void addLetters(pugi::xml_node parent, const FigureColour& ink, const char* wrap = "square") {
        auto words = add(parent, "c:txPr");
        add(words, "a:bodyPr", {{"rot", "0"}, {"vert", "horz"}, {"wrap", wrap}});
        add(words, "a:lstStyle");
        auto paragraph = add(words, "a:p");
        addLetterProperties(add(add(paragraph, "a:pPr"), "a:defRPr"), ink);
        add(paragraph, "a:endParaRPr", {{"lang", language()}});
    }

    void addRich(pugi::xml_node parent, const std::string& words, const FigureColour& ink) {
        auto rich = add(add(parent, "c:tx"), "c:rich");
        add(rich, "a:bodyPr", {{"wrap", "none"}});
        add(rich, "a:lstStyle");
        auto run = add(add(rich, "a:p"), "a:r");
        addLetterProperties(add(run, "a:rPr"), ink);
        docx::addWords(run, "a:t", words);
    }

    void addManualLayout(pugi::xml_node parent, bool inner, double x, double y, double width, double height) {
        auto layout = add(add(parent, "c:layout"), "c:manualLayout");
        if (inner) addVal(layout, "c:layoutTarget", "inner");
        if (inner) addVal(layout, "c:xMode", "edge");
        if (inner) addVal(layout, "c:yMode", "edge");
        addVal(layout, "c:x", fraction(x));
        addVal(layout, "c:y", fraction(y));
        if (inner) addVal(layout, "c:w", fraction(width));
        if (inner) addVal(layout, "c:h", fraction(height));
    }

    static std::string fraction(double part) {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.4f", part);
        return digits;
    }

    void addPlot(pugi::xml_node plot) {
        addManualLayout(plot, true, room_.left / room_.width, room_.top / room_.height, room_.plot_width / room_.width,
                        room_.plot_height / room_.height);
        auto bars = add(plot, "c:barChart");
        addVal(bars, "c:barDir", chart_.upright ? "col" : "bar");
        addVal(bars, "c:grouping", chart_.stacked ? "stacked" : "clustered");
        addVal(bars, "c:varyColors", "0");
        for (std::size_t i = 0; i < chart_.series.size(); ++i) addSeries(add(bars, "c:ser"), i);
        addVal(bars, "c:gapWidth", gapWidth());
        addVal(bars, "c:overlap", chart_.stacked ? "100" : "0");
        addVal(bars, "c:axId", category_axis);
        addVal(bars, "c:axId", value_axis);
        addCategoryAxis(add(plot, "c:catAx"));
        addValueAxis(add(plot, "c:valAx"));
        add(add(plot, "c:spPr"), "a:noFill");
    }

    /// Between two groups of bars, in percent of a bar. Few bars are not made thick.
    std::string gapWidth() const {
        const double along = chart_.upright ? room_.plot_width : room_.plot_height;
        const double band = along / static_cast<double>(chart_.categories.size());
        const double bars = chart_.stacked ? 1 : static_cast<double>(chart_.series.size());
        const double thickest = chart_.upright ? 44 : 22;
        const double part = chart_.stacked ? 0.72 : bars > 1 ? 0.78 : 0.62;
        const double bar = std::min(band * part / bars, thickest);
        return std::to_string(std::clamp(std::lround(100 * (band / bar - bars)), 20L, 500L));
    }

    void addSeries(pugi::xml_node node, std::size_t index) {
        const auto& series = chart_.series[index];
        const auto number = std::to_string(index);
        addVal(node, "c:idx", number);
        addVal(node, "c:order", number);
        addWordsOf(add(add(node, "c:tx"), "c:strRef"), sheetHeading(index + 1), {sheet_.rows[0][index + 1].words});
        auto shape = add(node, "c:spPr");
        addFill(shape, series.colours[0]);
        if (chart_.stacked) {
            addLine(shape, 0.5, {255, 255, 255});  // neighbours stay apart in grey print
        } else {
            addLine(shape, 0);
        }
        addVal(node, "c:invertIfNegative", "0");
        if (series.colours.size() > 1)
            for (std::size_t i = 0; i < series.colours.size(); ++i) {
                auto point = add(node, "c:dPt");
                addVal(point, "c:idx", std::to_string(i));
                addVal(point, "c:invertIfNegative", "0");
                addVal(point, "c:bubble3D", "0");
                addFill(add(point, "c:spPr"), series.colours[i]);
            }
        addLabels(add(node, "c:dLbls"), series);
        if (series.has_ranges()) addErrorBars(add(node, "c:errBars"), index);
        std::vector<std::string> categories;
        for (std::size_t i = 1; i < sheet_.rows.size(); ++i) categories.push_back(sheet_.rows[i][0].words);
        addWordsOf(add(add(node, "c:cat"), "c:strRef"), sheetRange(0, categories.size()), categories);
        addNumbersOf(add(node, "c:val"), index + 1);
    }

    void addWordsOf(pugi::xml_node reference, const std::string& cells, const std::vector<std::string>& words) {
        add(reference, "c:f").text().set(cells.c_str());
        auto cache = add(reference, "c:strCache");
        addVal(cache, "c:ptCount", std::to_string(words.size()));
        for (std::size_t i = 0; i < words.size(); ++i)
            docx::addWords(add(cache, "c:pt", {{"idx", std::to_string(i)}}), "c:v", words[i]);
    }

    /// An empty cell has no point: nothing is drawn, which is not the same as a bar of length 0.
    void addNumbersOf(pugi::xml_node parent, std::size_t column) {
        auto reference = add(parent, "c:numRef");
        add(reference, "c:f").text().set(sheetRange(column, chart_.categories.size()).c_str());
        auto cache = add(reference, "c:numCache");
        add(cache, "c:formatCode").text().set("General");
        addVal(cache, "c:ptCount", std::to_string(chart_.categories.size()));
        for (std::size_t i = 1; i < sheet_.rows.size(); ++i)
            if (const auto& words = sheet_.rows[i][column].words; !words.empty())
                add(add(cache, "c:pt", {{"idx", std::to_string(i - 1)}}), "c:v").text().set(words.c_str());
    }

    void addShown(pugi::xml_node labels, bool value) {
        addVal(labels, "c:showLegendKey", "0");
        addVal(labels, "c:showVal", value ? "1" : "0");
        for (const char* what : {"c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"})
            addVal(labels, what, "0");
    }

    void addLabels(pugi::xml_node labels, const NativeSeries& series) {
        const auto ink = [&](std::size_t i) {
            if (!chart_.stacked) return figure_colours::label;
            return figureInkOn(series.colours[series.colours.size() > 1 ? i : 0]);
        };
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            const auto& value = series.values[i];
            if (!value.drawn || value.label.empty() || !fits(series, value)) continue;
            auto label = add(labels, "c:dLbl");
            addVal(label, "c:idx", std::to_string(i));
            if (value.plus > 0 && !chart_.stacked) addBeyondErrorBar(label, value);
            if (series.half) addManualLayout(label, false, pieceWidth(value) / 2 / room_.width, 0, 0, 0);
            addRich(label, value.label, ink(i));
            addVal(label, "c:dLblPos", chart_.stacked ? "ctr" : "outEnd");
            addShown(label, true);
        }
        add(add(labels, "c:spPr"), "a:noFill");
        addLetters(labels, ink(0), "none");
        addVal(labels, "c:dLblPos", chart_.stacked ? "ctr" : "outEnd");
        addShown(labels, false);
    }

    double pieceWidth(const NativeValue& value) const {
        return std::abs(*value.drawn) / (chart_.axis.maximum - chart_.axis.minimum) * room_.plot_width;
    }

    /// Inside a piece of a stack there is only so much room; beside a bar there is enough.
    bool fits(const NativeSeries& series, const NativeValue& value) const {
        if (!chart_.stacked) return true;
        const double letters = terminalWidth(value.label, AmbiguousWidth::wide) * room_.letter_size / 2;
        return letters <= pieceWidth(value) * (series.half ? 2 : 1);
    }

    /// Offsets count from where the label would stand by itself.
    void addBeyondErrorBar(pugi::xml_node label, const NativeValue& value) {
        const double part = value.plus / (chart_.axis.maximum - chart_.axis.minimum);
        if (chart_.upright) {
            addManualLayout(label, false, 0, -(part * room_.plot_height + 2) / room_.height, 0, 0);
        } else {
            addManualLayout(label, false, (part * room_.plot_width + 3) / room_.width, 0, 0, 0);
        }
    }

    void addErrorBars(pugi::xml_node bars, std::size_t index) {
        addVal(bars, "c:errBarType", "both");
        addVal(bars, "c:errValType", "cust");
        addVal(bars, "c:noEndCap", "0");
        addNumbersOf(add(bars, "c:plus"), sheet_.plus_columns[index]);
        addNumbersOf(add(bars, "c:minus"), sheet_.minus_columns[index]);
        addLine(add(bars, "c:spPr"), 0.75, figure_colours::label);
    }

    void addCategoryAxis(pugi::xml_node axis) {
        addVal(axis, "c:axId", category_axis);
        // First category on top: horizontal bars count from below by themselves.
        addVal(add(axis, "c:scaling"), "c:orientation", chart_.upright ? "minMax" : "maxMin");
        addVal(axis, "c:delete", "0");
        addVal(axis, "c:axPos", chart_.upright ? "b" : "l");
        add(axis, "c:numFmt", {{"formatCode", "General"}, {"sourceLinked", "0"}});
        addVal(axis, "c:majorTickMark", "none");
        addVal(axis, "c:minorTickMark", "none");
        addVal(axis, "c:tickLblPos", "low");
        addLine(add(axis, "c:spPr"), 0.75, figure_colours::axis);
        addLetters(axis, figure_colours::label);
        addVal(axis, "c:crossAx", value_axis);
        addVal(axis, "c:crosses", "autoZero");
        addVal(axis, "c:auto", "0");
        addVal(axis, "c:lblAlgn", "ctr");
        addVal(axis, "c:lblOffset", "60");
        addVal(axis, "c:tickLblSkip", "1");
        addVal(axis, "c:noMultiLvlLbl", "1");
    }

    std::string numberFormat() const {
        std::string unit;
        for (const char letter : chart_.axis.unit)
            if (letter != '"' && letter != '\\') unit += letter;
        std::string format = "0";
        if (chart_.axis.decimals > 0) format += "." + std::string(static_cast<std::size_t>(chart_.axis.decimals), '0');
        if (!unit.empty()) format += "\"" + unit + "\"";
        return chart_.both_sides ? format + ";" + format : format;
    }

    void addValueAxis(pugi::xml_node axis) {
        addVal(axis, "c:axId", value_axis);
        auto scaling = add(axis, "c:scaling");
        addVal(scaling, "c:orientation", "minMax");
        addVal(scaling, "c:max", shortestDigits(chart_.axis.maximum));
        addVal(scaling, "c:min", shortestDigits(chart_.axis.minimum));
        addVal(axis, "c:delete", "0");
        addVal(axis, "c:axPos", chart_.upright ? "l" : "b");
        addLine(add(add(axis, "c:majorGridlines"), "c:spPr"), 0.5, figure_colours::grid);
        if (!chart_.axis.title.empty()) {
            auto title = add(axis, "c:title");
            addRich(title, chart_.axis.title, figure_colours::quiet);
            addVal(title, "c:overlay", "0");
        }
        add(axis, "c:numFmt", {{"formatCode", numberFormat()}, {"sourceLinked", "0"}});
        addVal(axis, "c:majorTickMark", "none");
        addVal(axis, "c:minorTickMark", "none");
        addVal(axis, "c:tickLblPos", "nextTo");
        addLine(add(axis, "c:spPr"), 0);
        addLetters(axis, figure_colours::quiet);
        addVal(axis, "c:crossAx", category_axis);
        addVal(axis, "c:crosses", chart_.upright ? "autoZero" : "max");
        addVal(axis, "c:crossBetween", "between");
        addVal(axis, "c:majorUnit", shortestDigits(chart_.axis.step));
    }

    void addLegend(pugi::xml_node legend) {
        addVal(legend, "c:legendPos", "t");
        addVal(legend, "c:overlay", "0");
        addLetters(legend, figure_colours::label);
    }

    static constexpr const char* category_axis = "100000001";
    static constexpr const char* value_axis = "100000002";

    const NativeChart& chart_;
    const ChartSheet& sheet_;
    const ChartLook& look_;
    const ChartRoom& room_;
};

}  // namespace

std::string chartPart(const NativeChart& chart, const ChartSheet& sheet, const ChartLook& look, const ChartRoom& room,
                      const std::string& workbook) {
    return ChartWriting(chart, sheet, look, room).text(workbook);
}

}  // namespace diaoyan
