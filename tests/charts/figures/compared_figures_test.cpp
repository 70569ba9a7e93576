// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that put groups, items or waves beside each other.
#include "charts/figures/diverging_bars.h"
#include "charts/figures/funnel_figure.h"
#include "charts/figures/grouped_bars.h"
#include "charts/figures/heat_map.h"
#include "charts/figures/interval_dots.h"
#include "charts/figures/slopes.h"
#include "charts/figures/spec_text.h"
#include "tests/charts/figures/sample_groups.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace diaoyan {
namespace {

using sample::requestOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string codeOf(const Result<ChartSpec>& spec) {
    return spec.ok() ? "drawn" : spec.problem().code;
}

void expectFigure(const std::string& name, const Result<ChartSpec>& spec) {
    ASSERT_TRUE(spec.ok()) << name << ": " << spec.problem().code << " " << spec.problem().message.en;
    expectGolden("figures/" + name + ".txt", specText(*spec));
}

void expectInBothLanguages(const std::string& name, Result<ChartSpec> (*make)(const FigureRequest&),
                           FigureRequest request) {
    expectFigure(name + ".zh", make(request));
    request.options.language = Language::en;
    expectFigure(name + ".en", make(request));
}

TEST(ComparedFigures, Goldens) {
    const SampleTabulator stages({sample::stages()});
    const SampleTabulator schools({sample::twentyFiveSchools()});
    const SampleTabulator six(sample::sixItems());
    expectInBothLanguages("grouped", groupedBars, requestOf(stages, "school.stage"));
    expectInBothLanguages("diverging", divergingBars, requestOf(six, ""));
    expectInBothLanguages("dots", intervalDots, requestOf(schools, "school"));
    expectInBothLanguages("funnel", funnelFigure, requestOf(schools, "school"));
}

TEST(ComparedFigures, NothingIsNoFigure) {
    for (const auto make : {groupedBars, groupedColumns, divergingBars, intervalDots})
        EXPECT_EQ(codeOf(make({})), "nothing-to-draw");
    EXPECT_EQ(codeOf(heatMap({})), "two-things-wanted");
    EXPECT_EQ(codeOf(slopes({})), "two-waves-wanted");
    EXPECT_EQ(codeOf(funnelFigure({})), "groups-wanted");
}

TEST(ComparedFigures, GroupsWithoutAnswersAreProblems) {
    Counts counts = sample::stages();
    for (ItemCounts& group : counts.per_group) group.options.assign(6, 0);
    const SampleTabulator nobody({counts});
    for (const auto make : {groupedBars, divergingBars, intervalDots, funnelFigure})
        EXPECT_EQ(codeOf(make(requestOf(nobody, "school.stage"))), "too-few-answers");
    counts.groups = GroupList{};
    counts.per_group.clear();
    const SampleTabulator no_groups({counts});
    for (const auto make : {divergingBars, intervalDots, funnelFigure})
        EXPECT_EQ(codeOf(make(requestOf(no_groups, "school.stage"))), "too-few-answers");
    EXPECT_EQ(codeOf(groupedBars(requestOf(no_groups, "school.stage"))), "nothing-to-draw");
}

TEST(ComparedFigures, TooFewLookTheSameAsNone) {
    Counts counts = sample::stages();
    const SampleTabulator five({counts});
    counts.per_group[2].options.assign(6, 0);
    const SampleTabulator none({counts});
    for (const auto make : {groupedBars, divergingBars, intervalDots, funnelFigure}) {
        const auto few = make(requestOf(five, "school.stage"));
        ASSERT_TRUE(few.ok());
        EXPECT_EQ(*few, *make(requestOf(none, "school.stage")));
        EXPECT_THAT(specText(*few), Not(HasSubstr("教学点")));
        EXPECT_THAT(few->caption, HasSubstr("有效作答不足10人或无人作答的组未列出"));
    }
    FigureRequest all = requestOf(five, "school.stage");
    all.options.minimum_n = 1;
    EXPECT_EQ(groupedBars(all)->series.size(), 3U);
    EXPECT_EQ(intervalDots(all)->lines.at(0).name, "全部 76.9%");
}

TEST(ComparedFigures, GroupedSeriesSayTheirNumber) {
    const SampleTabulator stages({sample::stages()});
    FigureRequest request = requestOf(stages, "school.stage");
    request.options.intervals = true;
    const auto spec = groupedBars(request);
    ASSERT_TRUE(spec.ok());
    EXPECT_EQ(spec->series.at(0).name, "小学（n=590）");
    EXPECT_EQ(spec->series.at(1).values.at(0).share, (Share{120, 360, BaseKind::valid}));
    ASSERT_TRUE(spec->series.at(0).values.at(0).range.has_value());
    EXPECT_LT(spec->series.at(0).values.at(0).range->upper, spec->axis.maximum);
    EXPECT_THAT(spec->caption, HasSubstr("误差线为95%威尔逊区间"));
    EXPECT_EQ(groupedColumns(request)->kind, ChartKind::grouped_columns);

    const SampleTabulator schools({sample::twentyFiveSchools()});
    EXPECT_EQ(codeOf(groupedBars(requestOf(schools, "school"))), "too-many-groups");
    const SampleTabulator hope({sample::hope(), sample::yesNo()});
    EXPECT_EQ(codeOf(groupedBars(requestOf(hope, ""))), "scales-differ");
}

TEST(ComparedFigures, GroupedColumnsWantFewShortOptions) {
    Counts counts = sample::twelveLongOptions();
    const SampleTabulator answers({counts});
    EXPECT_EQ(codeOf(groupedColumns(requestOf(answers, ""))), "too-wide-for-columns");
    EXPECT_EQ(groupedBars(requestOf(answers, ""))->categories.size(), 12U);
}

TEST(ComparedFigures, RolesBesideEachOtherAreSources) {
    const SampleTabulator mothers({sample::satisfaction()});
    const SampleTabulator pupils({sample::satisfaction()});
    FigureRequest request;
    request.sources = {{&mothers, mothers.items(), roleNamed("parent")},
                       {&pupils, pupils.items(), roleNamed("student")}};
    const auto spec = groupedBars(request);
    ASSERT_TRUE(spec.ok());
    EXPECT_EQ(spec->series.at(1).name, "学生（n=1218）");
    EXPECT_EQ(spec->title, "总体而言，您对学校的满意程度");
    EXPECT_EQ(spec->caption, "基数：各项有效作答的受访者人数（n）；另有40人选“不了解”，未计入");
    request.by = "school";
    EXPECT_EQ(codeOf(groupedBars(request)), "one-comparison-wanted");
}

TEST(ComparedFigures, DivergingBarsStartFromTheGoodEnd) {
    Counts counts = sample::stages();
    const SampleTabulator best_first({counts});
    const auto five = divergingBars(requestOf(best_first, "school.stage"));
    ASSERT_TRUE(five.ok());
    EXPECT_EQ(five->favourable, 2U);
    EXPECT_TRUE(five->neutral_middle);
    EXPECT_EQ(five->series.front().name, "非常满意");
    EXPECT_THAT(five->caption, HasSubstr("“一般”跨在中线上"));
    EXPECT_THAT(five->caption, HasSubstr("另有15名选“不了解”，未计入"));

    counts.item.direction = ScaleDirection::worst_first;
    const SampleTabulator worst_first({counts});
    EXPECT_EQ(divergingBars(requestOf(worst_first, "school.stage"))->series.front().name, "很不满意");

    counts.item.options.erase(counts.item.options.begin() + 2);
    for (ItemCounts& group : counts.per_group) group.options.erase(group.options.begin() + 2);
    const SampleTabulator even({counts});
    const auto four = divergingBars(requestOf(even, "school.stage"));
    EXPECT_FALSE(four->neutral_middle);
    EXPECT_THAT(four->caption, Not(HasSubstr("跨在")));

    FigureRequest best_three = requestOf(best_first, "school.stage");
    best_three.options.definition = "top3of5";
    EXPECT_EQ(divergingBars(best_three)->favourable, 3U);
    EXPECT_FALSE(divergingBars(best_three)->neutral_middle);
    best_three.options.definition = "nonsense";
    EXPECT_EQ(codeOf(divergingBars(best_three)), "unknown-definition");

    const SampleTabulator yes_no({sample::yesNo()});
    EXPECT_EQ(codeOf(divergingBars(requestOf(yes_no, ""))), "not-a-scale");
}

TEST(ComparedFigures, DotsTakeOtherDefinitionsAndOptions) {
    const SampleTabulator stages({sample::stages()});
    FigureRequest request = requestOf(stages, "school.stage");
    request.options.definition = "index-linear";
    const auto index = intervalDots(request);
    ASSERT_TRUE(index.ok());
    EXPECT_EQ(index->series.at(0).values.at(0).label, "82.2");
    EXPECT_EQ(index->axis.unit, "");
    request.options.definition = "nonsense";
    EXPECT_EQ(codeOf(intervalDots(request)), "unknown-definition");

    const SampleTabulator homework({sample::yesNo()});
    EXPECT_EQ(codeOf(intervalDots(requestOf(homework, ""))), "definition-wanted");
    FigureRequest yes = requestOf(homework, "");
    yes.options.definition = "能";
    const auto share = intervalDots(yes);
    ASSERT_TRUE(share.ok());
    EXPECT_EQ(share->series.at(0).values.at(0).share, (Share{872, 1238, BaseKind::valid}));
    EXPECT_THAT(share->caption, HasSubstr("选“能”的比例"));
    yes.options.definition = "能+也许";
    EXPECT_EQ(codeOf(intervalDots(yes)), "unknown-definition");

    const SampleTabulator ticks({sample::hope()});
    FigureRequest two = requestOf(ticks, "");
    two.options.definition = "学习成绩优秀+健康快乐成长";
    EXPECT_EQ(codeOf(intervalDots(two)), "unknown-definition") << "ticks of one person would count twice";
}

TEST(ComparedFigures, DotsOfNumbersAreMeans) {
    const SampleTabulator sleep(
        {}, {sample::numbers({{"一年级", sample::run(6, 0.1, 30)}, {"二年级", sample::run(7, 0, 12)}})});
    const auto spec = intervalDots(requestOf(sleep, "grade"));
    ASSERT_TRUE(spec.ok()) << spec.problem().code;
    EXPECT_THAT(spec->categories, ElementsAre("一年级（n=30）", "二年级（n=12）"));
    EXPECT_EQ(spec->series.at(0).values.at(0).label, "7.45");
    EXPECT_EQ(spec->lines.at(0).name, "全部 7.32");

    const SampleTabulator both({sample::satisfaction()}, {sample::numbers({{"", sample::run(6, 0.1, 30)}})});
    EXPECT_EQ(codeOf(intervalDots(requestOf(both, ""))), "measures-differ");
}

TEST(ComparedFigures, FunnelLabelsWhatLiesOutside) {
    const SampleTabulator schools({sample::twentyFiveSchools()});
    const auto spec = funnelFigure(requestOf(schools, "school"));
    ASSERT_TRUE(spec.ok());
    EXPECT_EQ(spec->points.size(), 24U);
    EXPECT_EQ(spec->lines.size(), 5U);
    for (const ChartPoint& point : spec->points) {
        EXPECT_EQ(point.label.empty(), !point.marked) << point.name;
        EXPECT_FALSE(point.name.empty());
        EXPECT_GE(point.y, spec->axis.minimum);
        EXPECT_LE(point.y, spec->axis.maximum);
    }
    FigureRequest index = requestOf(schools, "school");
    index.options.definition = "index-linear";
    EXPECT_EQ(codeOf(funnelFigure(index)), "not-a-rate");
    Counts happy = sample::stages();
    for (ItemCounts& group : happy.per_group) group.options = {50, 0, 0, 0, 0, 0};
    const SampleTabulator all_happy({happy});
    EXPECT_EQ(codeOf(funnelFigure(requestOf(all_happy, "school.stage"))), "zero-variance");
}

TEST(ComparedFigures, HeatTurnsToTheLongerSideAndWithholds) {
    Counts teachers = sample::stages();
    teachers.item.id = "teachers";
    teachers.item.title = {"师资队伍", "Teachers"};
    teachers.per_group[1].options = {2, 1, 0, 0, 0, 0};
    const SampleTabulator answers({sample::stages(), teachers});
    expectInBothLanguages("heat", heatMap, requestOf(answers, "school.stage"));
    const auto spec = heatMap(requestOf(answers, "school.stage"));
    ASSERT_TRUE(spec.ok());
    EXPECT_THAT(spec->categories, ElementsAre("小学", "初中", "教学点"));
    const ChartValue& few = spec->series.at(1).values.at(1);
    EXPECT_TRUE(few.withheld);
    EXPECT_EQ(few, spec->series.at(0).values.at(2)) << "too few and five are told apart";
    EXPECT_EQ(few.share, (Share{0, 0, BaseKind::valid}));
    EXPECT_EQ(codeOf(heatMap(requestOf(answers, ""))), "two-things-wanted");
}

TEST(ComparedFigures, SlopesKnowTheirItemsAgain) {
    const SampleTabulator before(sample::sixItems());
    std::vector<Counts> later = sample::sixItems();
    later.erase(later.begin());
    later[0].per_group[0].options = {600, 450, 130, 30, 15, 11};
    later[1].per_group[0].options = {3, 2, 0, 0, 0, 0};
    const SampleTabulator after(later);
    FigureRequest request = requestOf(before, "");
    request.sources.push_back({&after, after.items(), roleNamed("parent"), untranslated("2024")});
    request.sources.front().name = untranslated("2023");
    expectInBothLanguages("slope", slopes, request);
    const auto spec = slopes(request);
    ASSERT_TRUE(spec.ok());
    EXPECT_THAT(spec->categories, ElementsAre("2023", "2024"));
    EXPECT_EQ(spec->series.size(), 4U);
    EXPECT_EQ(spec->series.at(0).values.at(1).label, "85.7%（n=1225）");
    EXPECT_THAT(spec->caption, HasSubstr("题目未列出"));

    later[2].item.options.pop_back();
    later[2].per_group[0].options.pop_back();
    const SampleTabulator changed(later);
    request.sources.back() = {&changed, changed.items(), roleNamed("parent"), untranslated("2024")};
    EXPECT_EQ(codeOf(slopes(request)), "scales-differ");
    request.sources.back().items.clear();
    EXPECT_EQ(codeOf(slopes(request)), "no-common-questions");
}

}  // namespace
}  // namespace diaoyan
