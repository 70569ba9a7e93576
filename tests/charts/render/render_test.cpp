// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/render.h"

#include "charts/figures/bar_chart.h"
#include "charts/figures/stacked_bars.h"
#include "tests/charts/figures/sample_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

namespace diaoyan {
namespace {

using sample::parents;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

ChartSpec specOf(const Result<ChartSpec>& spec) {
    EXPECT_TRUE(spec.ok()) << (spec.ok() ? "" : spec.problem().code);
    return spec.ok() ? *spec : ChartSpec{};
}

std::string svgOf(const ChartSpec& spec, const FigureSize& size = {}) {
    const Result<RenderedFigure> figure = renderSvg(spec, size);
    EXPECT_TRUE(figure.ok()) << (figure.ok() ? "" : figure.problem().message.en);
    return figure.ok() ? figure->bytes : "";
}

/// A bar as Qt drew it into the SVG.
struct DrawnBar {
    std::string colour;
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};

// Bars stand in groups `<g fill=... transform="matrix(1,0,0,1,x,y)"><rect .../>`; legend and ground do not.
std::vector<DrawnBar> drawnBars(const std::string& svg) {
    static const std::regex bar(
        "<g fill=\"(#[0-9a-f]{6})\"[^>]*matrix\\(1,0,0,1,([-0-9.]+),([-0-9.]+)\\)[^>]*>"
        "<rect x=\"([-0-9.e]+)\" y=\"([-0-9.e]+)\" width=\"([-0-9.e]+)\" height=\"([-0-9.e]+)\"");
    std::vector<DrawnBar> bars;
    for (std::sregex_iterator found(svg.begin(), svg.end(), bar); found != std::sregex_iterator(); ++found) {
        const auto number = [&](std::size_t i) { return std::stod((*found)[i].str()); };
        if (number(6) > 0.01 && number(7) > 0.01) {
            bars.push_back({(*found)[1].str(), number(2) + number(4), number(3) + number(5), number(6), number(7)});
        }
    }
    std::stable_sort(bars.begin(), bars.end(), [](const DrawnBar& a, const DrawnBar& b) {
        return a.top != b.top ? a.top < b.top : a.left < b.left;
    });
    return bars;
}

std::uint32_t bigEndian(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) { value = value << 8 | static_cast<unsigned char>(bytes.at(at + i)); }
    return value;
}

TEST(Render, BarsAreAsLongAsTheirSharesInTheOrderOfTheLabels) {
    const ChartSpec spec = specOf(barChart(sample::hope(), parents()));
    const std::vector<DrawnBar> bars = drawnBars(svgOf(spec));
    ASSERT_EQ(bars.size(), 7U);
    const double unit = bars[0].width / 551;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        EXPECT_NEAR(bars[i].width, unit * static_cast<double>(spec.series[0].values[i].share.count), 0.05) << i;
        EXPECT_EQ(bars[i].left, bars[0].left);
    }
}

TEST(Render, ColumnsAreAsHighAsTheirShares) {
    const ChartSpec spec = specOf(columnChart(sample::satisfaction(), parents()));
    std::vector<DrawnBar> bars = drawnBars(svgOf(spec));
    ASSERT_EQ(bars.size(), 5U);
    std::sort(bars.begin(), bars.end(), [](const DrawnBar& a, const DrawnBar& b) { return a.left < b.left; });
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double share = static_cast<double>(spec.series[0].values[i].share.count) / 507;
        EXPECT_NEAR(bars[i].height, bars[0].height * share, 0.05) << i;
        EXPECT_NEAR(bars[i].top + bars[i].height, bars[0].top + bars[0].height, 0.01);
    }
}

TEST(Render, PiecesOfStackedBarsAddUpAndFollowTheScale) {
    const ChartSpec spec = specOf(stackedBars(sample::sixItems(), parents()));
    const std::vector<DrawnBar> pieces = drawnBars(svgOf(spec));
    ASSERT_EQ(pieces.size(), 30U);
    const double whole = pieces[4].left + pieces[4].width - pieces[0].left;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Share& share = spec.series[i % 5].values[i / 5].share;
        EXPECT_NEAR(pieces[i].width, whole * *share.proportion(), 0.05) << i;
        EXPECT_EQ(pieces[i].colour, pieces[i % 5].colour);
    }
    EXPECT_EQ(pieces[0].colour, "#0a5234");
    EXPECT_EQ(pieces[4].colour, "#cf4a37");
}

TEST(Render, EveryLabelValueAndCaptionIsTextInTheSvg) {
    const ChartSpec spec = specOf(barChart(sample::hope(), parents()));
    const std::string svg = svgOf(spec);
    EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 1200 "));
    EXPECT_THAT(svg, HasSubstr("sans-serif"));
    for (const std::string& category : spec.categories) { EXPECT_THAT(svg, HasSubstr(">" + category + "</text>")); }
    EXPECT_THAT(svg, HasSubstr(">551人（44.4%）</text>"));
    EXPECT_THAT(svg, HasSubstr(">基数：作答的1241名家长（多选，各项之和可超过100%）</text>"));
    EXPECT_THAT(svg, HasSubstr(">50%</text>"));
}

TEST(Render, LongLabelsAreWrappedNotCut) {
    const ChartSpec spec = specOf(barChart(sample::twelveLongOptions(), parents()));
    std::string words = std::regex_replace(svgOf(spec), std::regex("</text>\n<text[^>]*>"), "");
    for (const std::string& category : spec.categories) { EXPECT_THAT(words, HasSubstr(category)); }
    EXPECT_THAT(words, Not(HasSubstr("…")));
}

TEST(Render, AValueBesideAFullBarStaysInsideTheFigure) {
    Counts counts = sample::yesNo();
    counts.item.options[0].label =
        untranslated("一个特别长的选项，长得要占满左边留给它的全部地方，甚至折成三行才写得下");
    counts.per_group[0].options = {1234567890123, 0};
    const std::string svg = svgOf(specOf(barChart(counts, parents())));
    std::smatch found;
    ASSERT_TRUE(std::regex_search(svg, found, std::regex("<text x=\"([0-9.]+)\"[^>]*>1234567890123人（100.0%）<")));
    // 18 Latin letters of about 0.56 and 3 Chinese ones of 1, at 22.
    EXPECT_LE(std::stod(found[1].str()) + 22 * (18 * 0.56 + 3), 1200);
    EXPECT_GE(drawnBars(svg).at(0).width, 190);
}

TEST(Render, HostileLabelsAreDrawnAsTyped) {
    Counts counts = sample::yesNo();
    counts.item.title = untranslated("<script>alert(1)</script>");
    counts.item.options[0].label = untranslated("<b style=\"x\">&amp;</b>");
    counts.item.options[1].label = untranslated("a\x01\x1b\n\xE2\x80\xAE"
                                                "b\xff\xEF\xBF\xBE");
    const ChartSpec spec = specOf(barChart(counts, parents()));
    const std::string svg = svgOf(spec);
    EXPECT_THAT(svg, Not(HasSubstr("<script")));
    EXPECT_THAT(svg, HasSubstr("&lt;b style=&quot;x&quot;&gt;&amp;amp;&lt;/b&gt;"));
    EXPECT_THAT(svg, HasSubstr(">a b\xEF\xBF\xBD</text>"));
    EXPECT_TRUE(renderPng(spec).ok());
    EXPECT_TRUE(renderPdf(spec).ok());
    for (const std::string& label : {std::string(1 << 20, 'x'), std::string("مرحبا \xE2\x80\xAB بالعالم"),
                                     std::string("😀👨‍👩‍👧"), std::string()}) {
        counts.item.options[0].label = untranslated(label);
        EXPECT_TRUE(renderPng(specOf(barChart(counts, parents()))).ok());
    }
}

TEST(Render, NoValidAnswersIsSaidInPlaceOfBars) {
    Counts counts = sample::satisfaction();
    counts.per_group[0].options.assign(6, 0);
    const std::string svg = svgOf(specOf(barChart(counts, parents())));
    EXPECT_THAT(svg, HasSubstr(">无有效作答</text>"));
    EXPECT_TRUE(drawnBars(svg).empty());
    EXPECT_THAT(svg, Not(HasSubstr("%")));
    EXPECT_TRUE(renderPng(ChartSpec{}).ok());

    const std::string schools = svgOf(specOf(stackedByGroup(sample::twentyFiveSchools(), parents())));
    EXPECT_THAT(schools, HasSubstr(">杨家湾教学点</text>"));
    EXPECT_THAT(schools, HasSubstr(">无有效作答或不足10人</text>"));
}

TEST(Render, EqualSpecsGiveEqualBytes) {
    const ChartSpec spec = specOf(stackedBars(sample::sixItems(), parents()));
    const std::string png = renderPng(spec)->bytes;
    const std::string svg = svgOf(spec);
    const std::string pdf = renderPdf(spec)->bytes;
    (void)svgOf(specOf(barChart(sample::hope(), parents())));
    EXPECT_TRUE(renderPng(spec)->bytes == png);
    EXPECT_TRUE(renderPdf(spec)->bytes == pdf);
    EXPECT_TRUE(svgOf(spec) == svg);
}

TEST(Render, SizesAreAsAskedForOrAsTheCategoriesNeed) {
    const ChartSpec spec = specOf(barChart(sample::hope(), parents()));
    const Result<RenderedFigure> tall = renderPng(spec, {1200, 800, 2});
    ASSERT_TRUE(tall.ok());
    EXPECT_EQ(tall->width, 1200);
    EXPECT_EQ(tall->height, 800);
    EXPECT_THAT(tall->bytes, StartsWith("\x89PNG\r\n"));
    EXPECT_EQ(bigEndian(tall->bytes, 16), 2400U);
    EXPECT_EQ(bigEndian(tall->bytes, 20), 1600U);

    const Result<RenderedFigure> low = renderPng(spec, {1200, 10, 1});
    ASSERT_TRUE(low.ok());
    EXPECT_GT(low->height, 400);
    const int schools = renderSvg(specOf(stackedByGroup(sample::twentyFiveSchools(), parents())))->height;
    EXPECT_GT(schools, 2 * renderSvg(specOf(stackedBars(sample::sixItems(), parents())))->height - 100);
}

TEST(Render, ImpossibleFiguresAreRefused) {
    ChartSpec spec = specOf(barChart(sample::hope(), parents()));
    EXPECT_EQ(renderPng(spec, {0, 0, 1}).problem().code, "figure-too-large");
    EXPECT_EQ(renderPng(spec, {20000, 20000, 16}).problem().code, "figure-too-large");
    spec.categories.pop_back();
    EXPECT_EQ(renderSvg(spec).problem().code, "spec-malformed");
    spec = specOf(barChart(sample::hope(), parents()));
    spec.axis.maximum = 0;
    EXPECT_EQ(renderSvg(spec).problem().code, "spec-malformed");
    spec.axis.maximum = 100;
    spec.categories.assign(100000, "x");
    spec.series[0].values.assign(100000, {});
    EXPECT_EQ(renderSvg(spec).problem().code, "figure-too-large");
}

TEST(Render, PdfEmbedsItsFonts) {
    const Result<RenderedFigure> figure = renderPdf(specOf(barChart(sample::hope(), parents())));
    ASSERT_TRUE(figure.ok());
    // Not EXPECT_THAT: a failure would print the whole file.
    EXPECT_EQ(figure->bytes.substr(0, 5), "%PDF-");
    EXPECT_NE(figure->bytes.find("/FontFile"), std::string::npos);
    EXPECT_EQ(figure->bytes.find("(D:"), std::string::npos) << "a date";
    // 子 of 孩子 is to be found by searching: U+5B50, not the radical U+2F26 that has the same glyph.
    EXPECT_EQ(figure->bytes.find("<2F26>"), std::string::npos);
    EXPECT_NE(figure->bytes.find("<5B50>"), std::string::npos);
    EXPECT_NE(figure->bytes.find("/MediaBox [0 0 900"), std::string::npos);
}

// These start a process of their own: fonts and the application are chosen once per process.
TEST(RenderDeathTest, WithoutChineseFontsTheFigureIsRefused) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            const std::string folder = DIAOYAN_BINARY_DIR "/no-fonts";
            std::filesystem::create_directories(folder);
            std::ofstream(folder + "/fonts.conf") << "<?xml version=\"1.0\"?><fontconfig><dir>" << folder
                                                  << "</dir><cachedir>" << folder << "</cachedir></fontconfig>";
            setenv("FONTCONFIG_FILE", (folder + "/fonts.conf").c_str(), 1);
            const Result<RenderedFigure> figure = renderPng(specOf(barChart(sample::hope(), parents())));
            std::fprintf(stderr, "%s\n", figure.ok() ? "drawn" : figure.problem().code.c_str());
            std::_Exit(0);
        },
        ::testing::ExitedWithCode(0), "font-missing");
}

TEST(RenderDeathTest, DrawsWithoutHomeDisplayAndLocaleAndLeavesTheLocaleAlone) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            for (const char* name :
                 {"HOME", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM", "LANG"}) {
                unsetenv(name);
            }
            setenv("LC_ALL", "C", 1);
            const std::string before = std::setlocale(LC_ALL, nullptr);
            const bool drawn = renderPng(specOf(barChart(sample::hope(), parents()))).ok();
            const bool kept = before == std::setlocale(LC_ALL, nullptr);
            std::_Exit(drawn && kept ? 0 : 1);
        },
        ::testing::ExitedWithCode(0), "^$");
}

TEST(Render, SeveralPicturesAreTheSameAsOneByOneInTheirOrder) {
    std::vector<ChartSpec> specs;
    for (int i = 0; i < 4; ++i) {
        specs.push_back(specOf(barChart(sample::hope(), parents())));
        specs.push_back(specOf(stackedBars(sample::sixItems(), parents())));
    }
    specs[2].series.front().values.pop_back();  // malformed
    const std::vector<Result<RenderedFigure>> figures = renderPngs(specs);
    ASSERT_EQ(figures.size(), specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const Result<RenderedFigure> alone = renderPng(specs[i]);
        ASSERT_EQ(figures[i].ok(), alone.ok()) << i;
        if (!alone.ok()) continue;
        EXPECT_TRUE(figures[i]->bytes == alone->bytes) << i;  // not EXPECT_EQ: a failure would print the files
        EXPECT_EQ(figures[i]->height, alone->height);
    }
    EXPECT_EQ(figures[2].problem().code, "spec-malformed");
}

// Leaves every sample as picture in the build folder: figures/*.png, to be looked at.
TEST(Render, Gallery) {
    const std::filesystem::path folder = std::filesystem::path(DIAOYAN_BINARY_DIR) / "figures";
    std::filesystem::create_directories(folder);
    FigureOptions with_all = parents();
    with_all.overall = true;
    const std::vector<std::pair<std::string, ChartSpec>> figures = {
        {"five_options", specOf(barChart(sample::hope(), parents()))},
        {"five_options_en", specOf(barChart(sample::hope(), parents(Language::en)))},
        {"twelve_long_options", specOf(barChart(sample::twelveLongOptions(), parents()))},
        {"two_options", specOf(barChart(sample::yesNo(), parents()))},
        {"satisfaction", specOf(barChart(sample::satisfaction(), parents()))},
        {"six_items", specOf(stackedBars(sample::sixItems(), parents()))},
        {"schools", specOf(stackedByGroup(sample::twentyFiveSchools(), with_all))},
        {"columns", specOf(columnChart(sample::satisfaction(), parents()))},
    };
    for (const auto& [name, spec] : figures) {
        for (const auto& [ending, figure] : {std::pair{".png", renderPng(spec)}, std::pair{".svg", renderSvg(spec)},
                                             std::pair{".pdf", renderPdf(spec)}}) {
            ASSERT_TRUE(figure.ok()) << name << ending;
            std::ofstream(folder / (name + ending), std::ios::binary) << figure->bytes;
            EXPECT_GT(std::filesystem::file_size(folder / (name + ending)), 2000U) << name << ending;
        }
    }
}

// The longest bar and its value share the width: whatever the shares, no value may be cut short.
TEST(Render, ValuesAreNeverCutShort) {
    ChartSpec spec{.id = "values", .title = "对孩子的首要期望", .categories = {"学习成绩优秀", "健康"}};
    for (std::int64_t count = 1; count <= 1241; count += 31) {
        const std::string label = std::to_string(count) + "人（" + percentText({count, 1241, BaseKind::cases}) + "%）";
        spec.series = {{"", {{{count, 1241, BaseKind::cases}, label}, {{1, 1241, BaseKind::cases}, "1人（0.1%）"}}}};
        spec.axis.maximum = std::ceil(10.0 * static_cast<double>(count) / 1241) * 10;
        EXPECT_THAT(svgOf(spec), HasSubstr(label));
    }
}

}  // namespace
}  // namespace diaoyan
