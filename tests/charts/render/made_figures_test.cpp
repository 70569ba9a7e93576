// SPDX-License-Identifier: GPL-3.0-or-later
// What charts/figures makes of answers, drawn: the two rooms agree on every kind.
#include "charts/figures/bar_chart.h"
#include "charts/figures/box_plot.h"
#include "charts/figures/diverging_bars.h"
#include "charts/figures/funnel_figure.h"
#include "charts/figures/grouped_bars.h"
#include "charts/figures/heat_map.h"
#include "charts/figures/histogram.h"
#include "charts/figures/interval_dots.h"
#include "charts/figures/quadrant_figure.h"
#include "charts/figures/slopes.h"
#include "charts/figures/stacked_bars.h"
#include "charts/render/render.h"
#include "tests/charts/figures/sample_groups.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace diaoyan {
namespace {

using sample::parents;
using sample::requestOf;

Result<ChartSpec> slopesOfSixItems(Language language) {
    const SampleTabulator before(sample::sixItems());
    std::vector<Counts> later = sample::sixItems();
    later[0].per_group[0].options = {600, 450, 130, 30, 15, 11};
    later[1].per_group[0].options = {3, 2, 0, 0, 0, 0};
    const SampleTabulator after(later);
    FigureRequest request = requestOf(before, "", language);
    request.sources.push_back({&after, after.items(), roleNamed("parent"), untranslated("2024")});
    request.sources.front().name = untranslated("2023");
    return slopes(request);
}

Result<ChartSpec> quadrantsOfFive(Language language) {
    const auto analysis =
        importancePerformance({{"a", 40, 60}, {"b", 10, 90}, {"c", 30, 85}, {"d", 20, 50}, {"e", {}, 70}});
    const std::vector<Text> labels = {
        {"食堂", "Canteen"}, {"环境", "Campus"}, {"师资", "Teachers"}, {"管理", "Rules"}, {"其他", "Other"}};
    const QuadrantWords words{
        {"重要性", "Importance"}, {"表现", "Performance"}, {"基数：各题都作答的100名家长", "Base: 100 parents"}, "%"};
    return quadrantFigure(*analysis, labels, words, parents(language));
}

std::vector<std::pair<std::string, Result<ChartSpec>>> madeFigures(Language language) {
    const SampleTabulator stages({sample::stages()});
    const SampleTabulator schools({sample::twentyFiveSchools()});
    const SampleTabulator six(sample::sixItems());
    Counts teachers = sample::stages();
    teachers.item.id = "teachers";
    teachers.item.title = {"师资队伍", "Teachers"};
    const SampleTabulator two({sample::stages(), teachers});
    std::vector<double> sleep = sample::run(30, 0.2, 5);
    for (const double hours : sample::run(40, 0.1, 6)) { sleep.push_back(hours); }
    const SampleTabulator hours({}, {sample::numbers({{"一年级", sleep}, {"二年级", sample::run(12, 0.25, 7)}})});
    FigureOptions with_intervals = parents(language);
    with_intervals.intervals = true;
    return {
        {"bar", barChart(sample::hope(), with_intervals)},
        {"column", columnChart(sample::satisfaction(), with_intervals)},
        {"frequency", frequencyChart(sample::hope(), parents(language))},
        {"grouped", groupedBars(requestOf(stages, "school.stage", language))},
        {"grouped_columns", groupedColumns(requestOf(stages, "school.stage", language))},
        {"stacked", stackedByGroup(sample::twentyFiveSchools(), parents(language))},
        {"diverging", divergingBars(requestOf(six, "", language))},
        {"dots", intervalDots(requestOf(schools, "school", language))},
        {"funnel", funnelFigure(requestOf(schools, "school", language))},
        {"heat", heatMap(requestOf(two, "school.stage", language))},
        {"histogram", histogram(requestOf(SampleTabulator({}, {sample::numbers({{"", sleep}})}), "", language))},
        {"box", boxPlot(requestOf(hours, "grade", language))},
        {"slope", slopesOfSixItems(language)},
        {"quadrant", quadrantsOfFive(language)},
    };
}

TEST(MadeFigures, EveryKindIsDrawnInBothLanguages) {
    const std::filesystem::path folder = std::filesystem::path(DIAOYAN_BINARY_DIR) / "figures";
    std::filesystem::create_directories(folder);
    for (const auto& [language, ending] : {std::pair{Language::zh, ".zh"}, std::pair{Language::en, ".en"}}) {
        for (const auto& [name, spec] : madeFigures(language)) {
            ASSERT_TRUE(spec.ok()) << name << ": " << spec.problem().message.en;
            const Result<RenderedFigure> png = renderPng(*spec);
            ASSERT_TRUE(png.ok()) << name << ": " << png.problem().message.en;
            std::ofstream(folder / ("made_" + name + ending + ".png"), std::ios::binary) << png->bytes;
            EXPECT_TRUE(renderSvg(*spec).ok()) << name;
        }
    }
}

}  // namespace
}  // namespace diaoyan
