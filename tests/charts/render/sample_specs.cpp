// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/charts/render/sample_specs.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <tuple>

namespace diaoyan::sample {

namespace {

// Noise that is the same everywhere: the fraction of i times an irrational number.
double noise(std::size_t i, double factor = 0.6180339887498949) {
    const double turned = static_cast<double>(i + 1) * factor;
    return turned - std::floor(turned);
}

std::string digits(double value, int decimals) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    return buffer;
}

ChartValue mean(double value, double half, int decimals = 2) {
    ChartValue made;
    made.figure = value;
    made.range = Interval{value - half, value + half};
    made.label = digits(value, decimals);
    return made;
}

ChartValue percent(std::int64_t count, std::int64_t base) {
    const Share share{count, base, BaseKind::valid};
    return {share, percentText(share) + "%"};
}

ChartValue withheldValue(std::string why) {
    ChartValue value;
    value.withheld = true;
    value.label = std::move(why);
    return value;
}

const std::vector<std::string>& schoolNames() {
    static const std::vector<std::string> names = {
        "第一实验小学",       "第二实验小学", "城关镇中心小学", "杨家湾教学点",   "育才学校（九年一贯制）",
        "民族中学",           "第三中学",     "东街小学",       "河西乡中心小学", "红旗希望小学",
        "县职业技术教育中心", "第一高级中学", "双语实验学校",   "北关回民小学",   "石桥镇初级中学",
        "新城区外国语学校",   "铁路小学",     "特殊教育学校",   "柳树沟小学",     "实验幼儿园附属小学",
        "光明路小学",         "第二高级中学", "思源实验学校",   "大营盘完全小学", "黄羊镇寄宿制学校"};
    return names;
}

std::string schoolName(std::size_t i) {
    const auto& names = schoolNames();
    return i < names.size() ? names[i] : names[i % names.size()] + "第" + std::to_string(i / names.size()) + "校区";
}

const std::vector<std::string>& aspects() {
    static const std::vector<std::string> names = {
        "学校的教学质量",         "教师的责任心和师德师风",   "学校食堂的饭菜质量、价格和卫生状况",
        "家校沟通的渠道与及时性", "课后服务的内容与时间安排", "学校收费（含代收费）的公开和规范程度",
        "校园及周边安全",         "作业量是否适当",           "体育锻炼的时间和场地",
        "心理健康教育",           "对孩子的公平对待",         "学校的办学条件和设施设备"};
    return names;
}

}  // namespace

ChartSpec countColumns() {
    ChartSpec spec{.id = "counts", .kind = ChartKind::vertical_bars, .title = "最希望学校改进的方面（频次）"};
    spec.caption = "基数：作答的1241名家长；多选，图中为选择人数";
    const std::vector<std::pair<std::string, double>> bars = {{"教学质量", 551}, {"食堂与饮水", 438}, {"课后服务", 397},
                                                              {"校园安全", 233}, {"家校沟通", 186},   {"收费公开", 41}};
    ChartSeries series;
    for (const auto& [name, count] : bars) {
        spec.categories.push_back(name);
        ChartValue value;
        value.figure = count;
        value.label = digits(count, 0);
        series.values.push_back(value);
    }
    spec.series = {series};
    spec.axis = {.minimum = 0, .maximum = 551, .step = 100, .unit = "", .title = "人数"};
    return spec;
}

ChartSpec schoolMeansWithIntervals() {
    ChartSpec spec{.id = "means", .kind = ChartKind::horizontal_bars, .title = "各方面满意度均分及95%置信区间（家长）"};
    spec.caption = "1分=很不满意，5分=很满意；误差线为以学校为群的95%置信区间";
    ChartSeries series;
    for (std::size_t i = 0; i < 12; ++i) {
        spec.categories.push_back(aspects()[i]);
        series.values.push_back(mean(4.6 - 0.13 * static_cast<double>(i), 0.05 + 0.1 * noise(i)));
    }
    series.values[9] = withheldValue("人数不足10，不显示");
    spec.series = {series};
    spec.axis = {.minimum = 1, .maximum = 5, .step = 1, .unit = "", .title = "均分"};
    return spec;
}

ChartSpec rolesBesideEachOther(ChartKind kind) {
    ChartSpec spec{.id = "roles", .kind = kind, .title = "家长、教师、学生对六个方面表示满意的比例"};
    spec.caption = "基数：各方面的有效作答人数；满意=“很满意”与“比较满意”之和";
    spec.colouring = Colouring::distinct;
    for (std::size_t i = 0; i < 6; ++i) { spec.categories.push_back(aspects()[i]); }
    const std::vector<std::string> roles = {"家长", "教师", "学生"};
    for (std::size_t r = 0; r < roles.size(); ++r) {
        ChartSeries series{roles[r], {}};
        for (std::size_t i = 0; i < 6; ++i) {
            series.values.push_back(percent(static_cast<std::int64_t>(300 + 200 * noise(i * 3 + r)), 507));
        }
        spec.series.push_back(series);
    }
    spec.series[1].values[4] = withheldValue("—");
    return spec;
}

ChartSpec differencesOfRoles() {
    ChartSpec spec{.id = "gap", .kind = ChartKind::horizontal_bars, .title = "教师与家长满意率之差（百分点）"};
    ChartSeries series;
    for (std::size_t i = 0; i < 6; ++i) {
        spec.categories.push_back(aspects()[i]);
        series.values.push_back(mean(18 - 7.3 * static_cast<double>(i), 3.5, 1));
    }
    spec.series = {series};
    spec.axis = {.minimum = -30, .maximum = 30, .step = 10, .unit = "", .title = "百分点"};
    return spec;
}

ChartSpec dotsOfSchools(std::size_t schools) {
    ChartSpec spec{.id = "schools", .kind = ChartKind::interval_dots, .title = "各校家长总体满意率及95%置信区间"};
    spec.caption = "基数：各校有效作答的家长；虚线为全县总体满意率；不足10人的学校不显示";
    spec.no_answers = "无有效作答";
    ChartSeries series;
    for (std::size_t i = 0; i < schools; ++i) {
        spec.categories.push_back(schoolName(i));
        const auto base = static_cast<std::int64_t>(20 + 300 * noise(i));
        const double part = 0.95 - 0.4 * static_cast<double>(i) / static_cast<double>(schools);
        ChartValue value{{static_cast<std::int64_t>(part * static_cast<double>(base)), base, BaseKind::valid}, ""};
        const double at = *value.share.percent();
        const double half = 98 * std::sqrt(part * (1 - part) / static_cast<double>(base));
        value.range = Interval{std::max(0.0, at - half), std::min(100.0, at + half)};
        value.label = percentText(value.share) + "%（" + digits(value.range->lower, 1) + "–" +
                      digits(value.range->upper, 1) + "）";
        series.values.push_back(value);
    }
    if (schools > 3) { series.values[3] = withheldValue("人数不足10，不显示"); }
    if (schools > 7) { series.values[7] = ChartValue{}; }
    spec.series = {series};
    spec.axis.minimum = 30;
    spec.lines = {{"全县 76.4%", LineStyle::dashed, {{76.4, 0}}}};
    return spec;
}

ChartSpec divergingItems(bool good_first) {
    ChartSpec spec{.id = "diverging", .kind = ChartKind::diverging_bars, .title = "家长对学校各方面的满意程度"};
    spec.caption = "基数：各条的有效作答人数（n）；“一般”跨中线两侧";
    spec.no_answers = "无有效作答";
    spec.colouring = good_first ? Colouring::best_to_worst : Colouring::worst_to_best;
    std::vector<std::string> steps = {"很满意", "比较满意", "一般", "不太满意", "很不满意"};
    if (!good_first) { steps = {"很不满意", "不太满意", "一般", "比较满意", "很满意"}; }
    for (const std::string& step : steps) { spec.series.push_back({step, {}}); }
    for (std::size_t i = 0; i < 9; ++i) {
        spec.categories.push_back(aspects()[i] + "（n=507）");
        const double good = 0.85 - 0.06 * static_cast<double>(i);
        const double rest = 1 - good;
        std::vector<double> parts = {good * 0.6, good * 0.4, rest * 0.5, rest * 0.3, rest * 0.2};
        if (!good_first) { std::reverse(parts.begin(), parts.end()); }
        for (std::size_t s = 0; s < 5; ++s) {
            ChartValue value = percent(static_cast<std::int64_t>(507 * parts[s]), 507);
            if (parts[s] < 0.06) { value.label.clear(); }
            if (i == 6) { value = ChartValue{}; }
            if (i == 7) { value = withheldValue("人数不足10，不显示"); }
            spec.series[s].values.push_back(value);
        }
    }
    spec.favourable = 2;
    spec.neutral_middle = true;
    return spec;
}

ChartSpec funnelOfSchools(std::size_t schools) {
    ChartSpec spec{.id = "funnel", .kind = ChartKind::funnel, .title = "各校家长满意率与作答人数（漏斗图）"};
    spec.caption = "基数：各校有效作答的家长；菱形为超出99.8%控制限的学校";
    const double centre = 0.82;
    for (std::size_t i = 0; i < schools; ++i) {
        const double n = 15 + 480 * noise(i) * noise(i, 0.7548776662466927);
        const double spread =
            (i % 40 == 4 ? 3.2 : 1.2) * (noise(i, 0.5698402909980532) + noise(i, 0.3247179572447460) - 1);
        const double rate = std::min(1.0, centre + spread * std::sqrt(centre * (1 - centre) / n) * 2);
        const bool marked = std::abs(rate - centre) > 3.09 * std::sqrt(centre * (1 - centre) / n);
        spec.points.push_back({schoolName(i), n, 100 * rate, std::nullopt, marked});
    }
    spec.lines = {{"全县 82.0%", LineStyle::solid, {{0, 82}, {520, 82}}}};
    for (const auto& [name, z, style] :
         {std::tuple{"95%控制限", 1.96, LineStyle::dashed}, std::tuple{"99.8%控制限", 3.09, LineStyle::solid}}) {
        for (const double side : {-1.0, 1.0}) {
            ChartLine line{name, style, {}};
            for (double n = 4; n <= 520; n += 4) {
                line.points.emplace_back(n, 100 * (centre + side * z * std::sqrt(centre * (1 - centre) / n)));
            }
            spec.lines.push_back(line);
        }
    }
    spec.axis = {.minimum = 30, .maximum = 100, .step = 10, .title = "满意率"};
    spec.cross_axis = {.minimum = 0, .maximum = 520, .step = 100, .unit = "", .title = "有效作答人数"};
    return spec;
}

ChartSpec priorities() {
    ChartSpec spec{.id = "priorities", .kind = ChartKind::quadrants, .title = "先改进什么：满意率与对总体满意的重要性"};
    spec.caption = "重要性为与总体满意度的相对权重（LMG）；虚线为各方面的平均";
    for (std::size_t i = 0; i < 12; ++i) {
        spec.points.push_back({aspects()[i], 62 + 30 * noise(i), 2 + 16 * noise(i, 0.7548776662466927), {}, i == 2});
    }
    spec.lines = {{"平均满意率 77.9%", LineStyle::dashed, {{77.9, 0}, {77.9, 20}}},
                  {"平均重要性 8.3%", LineStyle::dashed, {{60, 8.3}, {100, 8.3}}}};
    spec.quadrant_names = {"重点改进", "继续保持", "暂缓关注", "锦上添花"};
    spec.axis = {.minimum = 0, .maximum = 20, .step = 5, .title = "重要性"};
    spec.cross_axis = {.minimum = 60, .maximum = 100, .step = 10, .title = "满意率"};
    return spec;
}

ChartSpec heatMap(std::size_t rows, std::size_t columns) {
    ChartSpec spec{.id = "heat", .kind = ChartKind::heat_map, .title = "各校各方面满意率"};
    spec.caption = "基数：各校各题有效作答的家长；斜线：不足10人，不显示";
    spec.no_answers = "无";
    for (std::size_t i = 0; i < rows; ++i) { spec.categories.push_back(schoolName(i)); }
    for (std::size_t c = 0; c < columns; ++c) {
        ChartSeries series{aspects()[c % aspects().size()], {}};
        for (std::size_t i = 0; i < rows; ++i) {
            ChartValue value = percent(static_cast<std::int64_t>(60 + 139 * noise(i * columns + c)), 200);
            value.label.pop_back();
            if ((i + c) % 13 == 5) { value = withheldValue("*"); }
            series.values.push_back(value);
        }
        spec.series.push_back(series);
    }
    spec.axis = {.minimum = 30, .maximum = 100, .step = 10, .title = "满意率"};
    return spec;
}

ChartSpec scoreHistogram() {
    ChartSpec spec{.id = "histogram", .kind = ChartKind::histogram, .title = "期末成绩的分布"};
    spec.caption = "基数：有成绩的1248名学生；组距5分";
    ChartSeries series;
    for (std::size_t i = 0; i < 20; ++i) {
        ChartValue value;
        const double z = (static_cast<double>(i) - 14) / 3.2;
        value.figure = std::round(156 * std::exp(-z * z / 2));
        value.label = digits(*value.figure, 0);
        series.values.push_back(value);
    }
    spec.series = {series};
    spec.axis = {.minimum = 0, .maximum = 160, .step = 20, .unit = "", .title = "人数"};
    spec.cross_axis = {.minimum = 0, .maximum = 100, .step = 5, .unit = "", .title = "成绩（分）"};
    spec.lines = {{"平均 72.3分", LineStyle::dashed, {{72.3, 0}}}};
    return spec;
}

ChartSpec scoreBoxes() {
    ChartSpec spec{.id = "boxes", .kind = ChartKind::box_plot, .title = "各校期末成绩"};
    spec.caption = "箱：上、下四分位数与中位数；须：1.5倍四分位距以内的最远值；圆点：离群值；菱形：均分";
    spec.no_answers = "无有效作答";
    for (std::size_t i = 0; i < 8; ++i) {
        spec.categories.push_back(schoolName(i) + "（n=" + std::to_string(i == 3 ? 0 : 80 + i) + "）");
        const double median = 62 + 20 * noise(i);
        ChartBox box{i == 3 ? 0 : static_cast<std::int64_t>(80 + i),
                     median - 25,
                     median - 8,
                     median,
                     median + 7,
                     median + 15,
                     median - 1.5,
                     {}};
        if (i % 3 == 0) { box.outliers = {median - 34, median - 41}; }
        spec.boxes.push_back(box);
    }
    spec.axis = {.minimum = 0, .maximum = 100, .step = 20, .unit = "分"};
    spec.lines = {{"全县平均 70.1分", LineStyle::dashed, {{70.1, 0}}}};
    return spec;
}

ChartSpec twoWaves() {
    ChartSpec spec{.id = "waves", .kind = ChartKind::slopes, .title = "2024年与2025年各方面的满意率"};
    spec.caption = "基数：两年各题有效作答的家长";
    spec.categories = {"2024年春季", "2025年春季"};
    for (std::size_t i = 0; i < 8; ++i) {
        const auto base = static_cast<std::int64_t>(507);
        const auto before = static_cast<std::int64_t>(280 + 150 * noise(i));
        const auto after = before + static_cast<std::int64_t>(60 * noise(i, 0.7548776662466927)) - 20;
        spec.series.push_back({aspects()[i], {percent(before, base), percent(after, base)}});
    }
    spec.axis = {.minimum = 50, .maximum = 100};
    return spec;
}

ChartSpec fourWaves() {
    ChartSpec spec{.id = "four", .kind = ChartKind::slopes, .title = "四次调查的满意率"};
    spec.colouring = Colouring::distinct;
    spec.categories = {"2022年", "2023年", "2024年", "2025年"};
    for (std::size_t i = 0; i < 3; ++i) {
        ChartSeries series{aspects()[i], {}};
        for (std::size_t w = 0; w < 4; ++w) {
            ChartValue value = percent(static_cast<std::int64_t>(330 + 30 * i + 50 * noise(4 * i + w)), 507);
            const double at = *value.share.percent();
            value.range = Interval{at - 3, at + 3};
            series.values.push_back(value);
        }
        spec.series.push_back(series);
    }
    spec.series[1].values[2] = withheldValue("未调查");
    spec.axis = {.minimum = 50, .maximum = 100};
    return spec;
}

std::vector<ChartSpec> oneOfEachKind() {
    ChartSpec stacked = divergingItems(true);
    stacked.kind = ChartKind::stacked_bars;
    return {schoolMeansWithIntervals(),
            countColumns(),
            rolesBesideEachOther(ChartKind::grouped_bars),
            rolesBesideEachOther(ChartKind::grouped_columns),
            stacked,
            divergingItems(true),
            dotsOfSchools(12),
            funnelOfSchools(40),
            heatMap(8, 6),
            scoreHistogram(),
            scoreBoxes(),
            twoWaves(),
            priorities()};
}

}  // namespace diaoyan::sample
