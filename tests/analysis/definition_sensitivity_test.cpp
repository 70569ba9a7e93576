// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/definition_sensitivity.h"

#include "analysis/statistics/statistics.h"
#include "tests/analysis/sample_survey.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace diaoyan {
namespace {

/// Counts of five points (best first) and 不了解 by school.
Counts counted(const std::vector<std::vector<std::int64_t>>& schools) {
    Counts counts;
    counts.item = sample::item(sample::questionnaire().questions[0]);
    std::vector<Group> groups;
    for (const auto& options : schools) {
        groups.push_back({"s" + std::to_string(groups.size()), {}});
        counts.per_group.push_back({.options = options});
        for (const std::int64_t count : options) counts.per_group.back().answered += count;
    }
    counts.groups = std::move(groups);
    return counts;
}

const DefinitionEffect& effectOf(const std::vector<DefinitionEffect>& effects, const std::string& id) {
    for (const DefinitionEffect& effect : effects)
        if (effect.definition.id == id) return effect;
    throw std::runtime_error(id);
}

/// Top two: 60, 50, 40, 30 % of 10 in order; top one: 0, 50, 10, 30 %, so that the first school comes last.
TEST(DefinitionSensitivity, CountsTheSchoolsThatMove) {
    const Counts counts = counted({{0, 6, 4, 0, 0, 2}, {5, 0, 0, 5, 0, 0}, {1, 3, 6, 0, 0, 0}, {3, 0, 0, 0, 7, 0}});
    const auto printed = satisfactionDefinition("top2of5", counts.item);
    const auto effects = *definitionSensitivity(counts, *printed, 10);
    EXPECT_EQ(effects.front().definition.id, "top2of5");
    EXPECT_EQ(effects.front().changed, 0);
    EXPECT_EQ(effects.front().top_quarter, 1);
    const DefinitionEffect& best_only = effectOf(effects, "top1");
    EXPECT_EQ(best_only.schools, 4);
    EXPECT_EQ(best_only.overall.rate.count, 9);
    EXPECT_EQ(best_only.overall.n, 40);
    // Ranks 1 2 3 4 become 4 1 3 2.
    EXPECT_EQ(best_only.changed, 3);
    EXPECT_EQ(best_only.largest_change, 3);
    EXPECT_EQ(best_only.top_quarter, 0);
}

TEST(DefinitionSensitivity, LeavesSmallSchoolsOut) {
    const Counts counts = counted({{0, 6, 4, 0, 0, 2}, {5, 0, 0, 5, 0, 0}, {1, 0, 0, 0, 0, 30}});
    const auto printed = satisfactionDefinition("top2of5", counts.item);
    const auto effects = *definitionSensitivity(counts, *printed, 10);
    EXPECT_EQ(effects.front().schools, 2);
    EXPECT_FALSE(effects.front().top_quarter) << "there is no best quarter of two";
    EXPECT_EQ(effectOf(effects, "top1").largest_change, 1);
    const auto nobody = *definitionSensitivity(counted({}), *printed, 10);
    EXPECT_EQ(nobody.front().schools, 0);
    EXPECT_FALSE(nobody.front().overall.value());
}

TEST(DefinitionSensitivity, RefusesWhatIsNoScale) {
    Counts counts = counted({{1, 2}});
    counts.item = sample::item(sample::questionnaire().questions[1]);
    const auto printed = satisfactionDefinition("top2of5", sample::item(sample::questionnaire().questions[0]));
    EXPECT_EQ(definitionSensitivity(counts, *printed, 10).problem().code, "not-a-scale");
}

TEST(StatisticsPage, NamesEveryStatisticOnce) {
    std::ifstream file(std::string(DIAOYAN_SOURCE_DIR) + "/docs/statistics.md");
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    std::size_t named = 0;
    for (std::size_t at = page.find("`<br>"); at != std::string::npos; at = page.find("`<br>", at + 1)) ++named;
    EXPECT_EQ(named, statistics().size());
    for (const StatisticEntry& entry : statistics())
        EXPECT_NE(page.find("\n| `" + entry.id + "`<br>" + entry.title.zh), std::string::npos) << entry.id;
}

}  // namespace
}  // namespace diaoyan
