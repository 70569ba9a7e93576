// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "tests/charts/tables/sample_tables.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// What data may contain when somebody means harm, or nobody paid attention.
inline const std::string hostile_words =
    "<script>alert('1')</script> & \"引号\" ]]> \x1b[31m\x01 \uFFFE 😀 \xff <img src=x onerror=y>";

inline ChartSpec hopeFigure() {
    ChartSpec figure;
    figure.id = "parent.hope";
    figure.title = "家长最希望孩子在学校获得什么";
    figure.caption = "基数：作出选择的1241名家长；可多选";
    figure.categories = {"学习成绩优秀", "身心健康", "其他"};
    ChartSeries series;
    for (const std::int64_t count : {551, 498, 0}) {
        const Share share{count, 1241, BaseKind::cases};
        series.values.push_back({share, std::to_string(count) + "人（" + percentText(share) + "%）"});
    }
    figure.series = {series};
    return figure;
}

/// The same as a figure that Word has no chart for.
inline ChartSpec pictureFigure() {
    ChartSpec figure = hopeFigure();
    figure.kind = ChartKind::interval_dots;
    return figure;
}

/// Rows of every role, so that every rule of the table is drawn.
inline ResultTable satisfactionTable(int options = 5) {
    const std::int64_t base = 10 * options;
    ResultTable table;
    table.id = "parent.satisfied";
    table.kind = "frequency";
    table.title = {"对学校工作的总体评价", "Overall rating of the school"};
    table.base = {"有效作答 " + std::to_string(base) + " 名家长",
                  std::to_string(base) + " parents with a valid answer"};
    table.columns = {{{"评价", "Rating"}, ColumnRole::label},
                     {{"人数", "n"}, ColumnRole::count},
                     {{"有效百分比", "Valid percent"}, ColumnRole::share},
                     {{"95% 置信区间", "95% interval"}, ColumnRole::figure}};
    for (int option = 1; option <= options; ++option)
        table.rows.push_back(
            {RowRole::option,
             std::to_string(option),
             {Text{"评价等级之第 " + std::to_string(option) + " 级", "Rating " + std::to_string(option)},
              std::int64_t{10}, Share{10, base, BaseKind::valid}, IntervalCell{0.1, 0.3}}});
    const NoValue outside{{"不在基数内", "not in the base"}};
    table.rows.push_back(
        {RowRole::subtotal, "", {Text{"有效合计", "Valid"}, base, Share{base, base, BaseKind::valid}, outside}});
    table.rows.push_back({RowRole::missing, "", {Text{"未作答", "No answer"}, std::int64_t{3}, outside, outside}});
    table.rows.push_back({RowRole::total, "", {Text{"合计", "Total"}, base + 3, outside, outside}});
    table.bar_column = 2;
    return table;
}

/// Every kind of block, ordinary and hostile words.
inline Report sampleReport(Language language = Language::zh) {
    Report report;
    report.language = language;
    report.title = "某镇中小学家长、教师、学生满意度调研报告";
    report.subtitle = "2026 年春季学期";
    report.organisation = "某区教育局教育督导科";
    report.date = "2026年5月8日";
    std::string long_label;
    for (int i = 0; i < 50; ++i) long_label += "希望学校能够";
    auto hostile = hopeTable();
    hostile.title = untranslated("标题 " + hostile_words);
    hostile.rows[0].cells[0] = untranslated(hostile_words);
    hostile.rows[1].cells[0] = untranslated(long_label);
    hostile.notes.push_back(untranslated(hostile_words));
    auto hostile_figure = hopeFigure();
    hostile_figure.title = "图题 " + hostile_words;
    report.blocks = {
        Heading{1, "一、调研概况"},
        Paragraph{"本次调研面向全镇 25 所中小学的家长、教师和学生，共发放问卷 3500 份，回收 3412 份，回收率 "
                  "97.5%；其中有效问卷 3250 份，"
                  "有效率 95.3%。调研采用匿名方式，问卷由学校统一发放，个人作答不对外公开。"},
        BulletList{{"家长问卷：发放 1300 份，回收 1265 份；", "教师问卷：发放 900 份，回收 880 份；",
                    "学生问卷：发放 1300 份，回收 1267 份，其中初中 611 份、小学 656 "
                    "份。由于两所学校未参加本次调研，学生问卷不含该两校。"}},
        Remark{"说明：本报告所用的个人作答为依据已公布的汇总数据重建的合成数据，仅用于演示。"},
        Heading{1, "二、家长问卷"},
        Heading{2, "（一）家长的期望"},
        Paragraph{"在 1241 名作出选择的家长中，551 人（44.4%）选择“学习成绩优秀”，在 4 个选项中居第 1 位。"},
        FigureBlock{hopeFigure()},
        TableBlock{hopeTable()},
        TableBlock{satisfactionTable()},
        Heading{2, "（二）" + hostile_words},
        Heading{3, "1. 三级标题"},
        Paragraph{hostile_words},
        TableBlock{hostile},
        FigureBlock{hostile_figure},
    };
    return report;
}

/// The sample with a table that is wider and one that is longer than a page.
inline Report bigSampleReport() {
    auto report = sampleReport();
    report.blocks.push_back(Heading{1, "三、各校情况"});
    report.blocks.push_back(TableBlock{wideTable()});
    report.blocks.push_back(TableBlock{satisfactionTable(70)});
    return report;
}

/// A picture of one pixel.
inline std::string tinyPng() {
    static const unsigned char bytes[] = {
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
        0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00,
        0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81,
        0xda, 0x45, 0x08, 0x3b, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
    return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

/// Like Qt's, with ids that occur in every figure, and with everything that must not get into a page.
inline std::string awkwardSvg() {
    return R"svg(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg [<!ENTITY a "aaaa">]>
<svg width="320mm" height="160mm" viewBox="0 0 1200 600" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)">
<title>Qt SVG Document</title><script>alert(2)</script><style>body { display: none }</style>
<defs><linearGradient id="gradient1"><stop offset="0" stop-color="#1f4e86"/><stop offset="1" stop-color="#6f9fd8"/></linearGradient></defs>
<rect x="300" y="60" width="600" height="120" fill="url(#gradient1)" onclick="alert(3)"/>
<rect x="300" y="240" width="540" height="120" fill="url(http://evil.example/x#g)" style="fill: red"/>
<use xlink:href="#gradient1"/><image xlink:href="http://evil.example/pixel.png"/>
<foreignObject><iframe src="http://evil.example"/></foreignObject>
<a href="javascript:alert(4)"><text>gone</text></a>
<text x="20" y="130" font-family="Noto Sans CJK SC" font-size="40">学习成绩</text>
</svg>)svg";
}

/// A renderer of all figures that draws each by itself.
inline auto eachDrawnBy(std::function<Result<RenderedFigure>(const ChartSpec&)> draw) {
    return [draw = std::move(draw)](const std::vector<ChartSpec>& specs) {
        std::vector<Result<RenderedFigure>> drawn;
        for (const ChartSpec& spec : specs) drawn.push_back(draw(spec));
        return drawn;
    };
}

inline FigureRenderer fakeRenderer() {
    FigureRenderer renderer;
    renderer.pngs = eachDrawnBy([](const ChartSpec&) -> Result<RenderedFigure> {
        return RenderedFigure{tinyPng(), 1200, 600};
    });
    renderer.svg = [](const ChartSpec&) -> Result<RenderedFigure> { return RenderedFigure{awkwardSvg(), 1200, 600}; };
    renderer.pdf_document = [](const Report& report, const WriterOptions&) -> Result<std::string> {
        return "%PDF-1.4 " + report.title + std::string(1000, ' ');
    };
    return renderer;
}

}  // namespace diaoyan
