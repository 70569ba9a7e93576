// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/render.h"
#include "tests/charts/render/sample_specs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace diaoyan {
namespace {

// Leaves every kind as picture in the build folder, figures/*.png, to be looked at.
TEST(KindsGallery, EveryKindIsDrawnInEveryFormat) {
    const std::filesystem::path folder = std::filesystem::path(DIAOYAN_BINARY_DIR) / "figures";
    std::filesystem::create_directories(folder);
    ChartSpec seven_kinds = sample::rolesBesideEachOther(ChartKind::stacked_bars);
    seven_kinds.series.clear();
    for (std::int64_t s = 0; s < 7; ++s) {
        const Share share{40 + 20 * s, 700, BaseKind::valid};
        seven_kinds.series.push_back({"第" + std::to_string(s + 1) + "类",
                                      std::vector<ChartValue>(6, ChartValue{share, percentText(share) + "%"})});
    }
    ChartSpec grouped_means = sample::rolesBesideEachOther(ChartKind::grouped_bars);
    grouped_means.title = "Satisfied parents, teachers and students, with 95% intervals";
    for (ChartSeries& series : grouped_means.series) {
        for (ChartValue& value : series.values) {
            if (value.position()) { value.range = Interval{*value.position() - 4, *value.position() + 4}; }
        }
    }
    ChartSpec many_columns = sample::rolesBesideEachOther(ChartKind::grouped_columns);
    for (std::size_t i = 0; i < 5; ++i) { many_columns.series.push_back(many_columns.series[i % 3]); }
    const std::vector<std::pair<std::string, ChartSpec>> figures = {
        {"k_many_columns", many_columns},
        {"k_counts", sample::countColumns()},
        {"k_means", sample::schoolMeansWithIntervals()},
        {"k_gap", sample::differencesOfRoles()},
        {"k_grouped_bars", sample::rolesBesideEachOther(ChartKind::grouped_bars)},
        {"k_grouped_errors", grouped_means},
        {"k_grouped_columns", sample::rolesBesideEachOther(ChartKind::grouped_columns)},
        {"k_seven_kinds", seven_kinds},
        {"k_dots_25", sample::dotsOfSchools(25)},
        {"k_dots_60", sample::dotsOfSchools(60)},
        {"k_diverging", sample::divergingItems(true)},
        {"k_diverging_up", sample::divergingItems(false)},
        {"k_funnel_25", sample::funnelOfSchools(25)},
        {"k_funnel_600", sample::funnelOfSchools(600)},
        {"k_quadrants", sample::priorities()},
        {"k_heat_6", sample::heatMap(12, 6)},
        {"k_heat_12", sample::heatMap(25, 12)},
        {"k_histogram", sample::scoreHistogram()},
        {"k_boxes", sample::scoreBoxes()},
        {"k_two_waves", sample::twoWaves()},
        {"k_four_waves", sample::fourWaves()},
    };
    for (const auto& [name, spec] : figures) {
        for (const auto& [ending, figure] : {std::pair{".png", renderPng(spec)}, std::pair{".svg", renderSvg(spec)},
                                             std::pair{".pdf", renderPdf(spec)}}) {
            ASSERT_TRUE(figure.ok()) << name << ending << ": " << figure.problem().message.en;
            std::ofstream(folder / (name + ending), std::ios::binary) << figure->bytes;
            EXPECT_GT(std::filesystem::file_size(folder / (name + ending)), 2000U) << name << ending;
        }
    }
}

}  // namespace
}  // namespace diaoyan
