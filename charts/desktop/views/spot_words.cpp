// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/spot_words.h"

#include "charts/figures/plain_words.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/printable_text.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

Text baseKindWords(BaseKind kind) {
    switch (kind) {
    case BaseKind::enrolment: return {"名册上的人数", "people on the roster"};
    case BaseKind::issued: return {"发放问卷", "questionnaires handed out"};
    case BaseKind::returned: return {"回收问卷", "questionnaires returned"};
    case BaseKind::asked: return {"被问到的人", "people asked"};
    case BaseKind::answered: return {"作答人数", "people who answered"};
    case BaseKind::valid: return {"有效作答", "valid answers"};
    case BaseKind::cases: return {"作答人数（多选）", "respondents (several choices)"};
    case BaseKind::responses: return {"选择总次数", "choices made"};
    }
    return {};
}

/// Percentages with one decimal, whole numbers with none, others with two at least: as tables have them.
Text numberOn(const ChartAxis& axis, double value) {
    const bool percent = axis.unit == "%";
    const int decimals = percent ? 1 : value == std::floor(value) ? 0 : std::max(axis.decimals, 2);
    return phrase("{0}{1}", "{0}{1}", {figureWords(value, decimals), axis.unit});
}

Text intervalOn(const ChartAxis& axis, const Interval& range) {
    return phrase("区间：{0}～{1}", "Interval: {0} to {1}", {numberOn(axis, range.lower), numberOn(axis, range.upper)});
}

/// "满意率：84.2%", or the number alone where the axis has no title.
Text titled(const ChartAxis& axis, const Text& otherwise, double value) {
    const Text name = axis.title.empty() ? otherwise : untranslated(axis.title);
    if (name.empty()) return numberOn(axis, value);
    return phrase("{0}：{1}", "{0}: {1}", {name, numberOn(axis, value)});
}

bool drawsCounts(const ChartSpec& spec) {
    return spec.kind == ChartKind::histogram || spec.kind == ChartKind::vertical_bars;
}

std::vector<Text> valueLines(const ChartSpec& spec, const ChartValue& value) {
    const Text nothing = value.label.empty() ? untranslated(spec.no_answers) : untranslated(value.label);
    if (value.withheld) {
        if (value.label.empty()) return {{"不显示", "not shown"}};
        return {phrase("不显示：{0}", "Not shown: {0}", {nothing})};
    }
    if (!value.position())
        return {spec.no_answers.empty() ? Text{"没有数值", "no value"} : untranslated(spec.no_answers)};
    std::vector<Text> lines;
    const Share& share = value.share;
    const bool has_share = share.base > 0;
    if (value.figure && !(drawsCounts(spec) && has_share)) lines.push_back(titled(spec.axis, {}, *value.figure));
    if (has_share && (!value.figure || drawsCounts(spec))) {
        lines.push_back(percentWords(share));
        lines.push_back(phrase("数量：{0}", "Count: {0}", {numberWords(share.count)}));
    }
    if (has_share)
        lines.push_back(
            phrase("基数：{0}（{1}）", "Base: {0} ({1})", {numberWords(share.base), baseKindWords(share.kind)}));
    if (value.range) lines.push_back(intervalOn(spec.axis, *value.range));
    return lines;
}

std::vector<Text> pointLines(const ChartSpec& spec, const ChartPoint& point) {
    std::vector<Text> lines{untranslated(point.label.empty() ? point.name : point.label),
                            titled(spec.axis, {"纵轴", "Upright"}, point.y),
                            titled(spec.cross_axis, {"横轴", "Across"}, point.x)};
    if (point.range) lines.push_back(intervalOn(spec.axis, *point.range));
    return lines;
}

std::vector<Text> boxLines(const ChartSpec& spec, const ChartBox& box) {
    if (box.n <= 0) return {untranslated(spec.no_answers)};
    const auto number = [&](double value) { return numberOn(spec.axis, value); };
    std::vector<Text> lines{
        phrase("中位数：{0}", "Median: {0}", {number(box.median)}),
        phrase("四分位数：{0}～{1}", "Quartiles: {0} to {1}", {number(box.lower_quartile), number(box.upper_quartile)}),
        phrase("须：{0}～{1}", "Whiskers: {0} to {1}", {number(box.low), number(box.high)})};
    if (box.mean) lines.push_back(phrase("平均数：{0}", "Mean: {0}", {number(*box.mean)}));
    if (!box.outliers.empty())
        lines.push_back(
            phrase("离群值：{0}个", "Outliers: {0}", {numberWords(static_cast<std::int64_t>(box.outliers.size()))}));
    lines.push_back(phrase("基数：{0}", "Base: {0}", {numberWords(box.n)}));
    return lines;
}

/// Classes of a histogram have no names of their own: 10～20.
Text classWords(const ChartAxis& classes, int number) {
    const double from = classes.minimum + number * classes.step;
    const auto words = [&](double value) {
        return figureWords(value, value == std::floor(value) ? 0 : std::max(classes.decimals, 1));
    };
    return phrase("{0}～{1}{2}", "{0}–{1}{2}", {words(from), words(from + classes.step), classes.unit});
}

Text nameOf(const ChartSpec& spec, const FigureSpot& spot) {
    const auto category = static_cast<std::size_t>(spot.category);
    Text name = category < spec.categories.size()   ? untranslated(spec.categories[category])
                : spec.kind == ChartKind::histogram ? classWords(spec.cross_axis, spot.category)
                                                    : Text{};
    if (spot.series < 0) return name;
    const std::string& series = spec.series[static_cast<std::size_t>(spot.series)].name;
    return series.empty() ? name : phrase("{0} · {1}", "{0} · {1}", {name, series});
}

}  // namespace

std::vector<std::string> spotLines(const ChartSpec& spec, const FigureSpot& spot, Language language) {
    std::vector<Text> lines;
    if (spot.point >= 0) {
        if (static_cast<std::size_t>(spot.point) >= spec.points.size()) return {};
        lines = pointLines(spec, spec.points[static_cast<std::size_t>(spot.point)]);
    } else if (spot.category >= 0) {
        const auto category = static_cast<std::size_t>(spot.category);
        const auto series = static_cast<std::size_t>(spot.series);
        if (spot.series >= 0 && (series >= spec.series.size() || category >= spec.series[series].values.size()))
            return {};
        lines.push_back(nameOf(spec, spot));
        std::vector<Text> more;
        if (spot.series >= 0)
            more = valueLines(spec, spec.series[series].values[category]);
        else if (category < spec.boxes.size())
            more = boxLines(spec, spec.boxes[category]);
        else
            more = {untranslated(spec.no_answers)};
        lines.insert(lines.end(), more.begin(), more.end());
    }
    std::vector<std::string> words;
    for (const Text& line : lines)
        if (std::string said = printable(line.in(language)); !said.empty()) words.push_back(std::move(said));
    return words;
}

}  // namespace diaoyan
