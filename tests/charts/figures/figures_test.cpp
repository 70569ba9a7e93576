// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figures.h"

#include "charts/figures/bar_chart.h"
#include "charts/figures/spec_text.h"
#include "charts/figures/stacked_bars.h"
#include "tests/charts/figures/sample_counts.h"
#include "tests/charts/figures/sample_tabulator.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace diaoyan {
namespace {

using sample::parents;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

void expectFigure(const std::string& name, const Result<ChartSpec>& spec) {
    ASSERT_TRUE(spec.ok()) << spec.problem().code;
    expectGolden("figures/" + name + ".txt", specText(*spec));
}

TEST(Figures, BarsOfAMultipleChoiceInBothLanguages) {
    expectFigure("hope.zh", barChart(sample::hope(), parents()));
    expectFigure("hope.en", barChart(sample::hope(), parents(Language::en)));
}

TEST(Figures, BarsOfAScaleKeepItsOrderAndNameWhatIsLeftOut) {
    expectFigure("satisfaction.zh", barChart(sample::satisfaction(), parents()));
    expectFigure("satisfaction.en", barChart(sample::satisfaction(), parents(Language::en)));
}

TEST(Figures, StackedItemsAndSchools) {
    expectFigure("six_items.zh", stackedBars(sample::sixItems(), parents()));
    FigureOptions options = parents();
    options.overall = true;
    options.title = "各校家长对学校的总体满意程度";
    expectFigure("schools.zh", stackedByGroup(sample::twentyFiveSchools(), options));
}

TEST(Figures, AGroupOfFewIsStackedAsIfNobodyHadAnswered) {
    Counts counts = sample::twentyFiveSchools();
    FigureOptions options = parents();
    options.overall = true;
    const Result<ChartSpec> none = stackedByGroup(counts, options);
    counts.per_group.back().options = {3, 3, 3, 0, 0, 2};
    counts.per_group.back().answered = 11;
    const Result<ChartSpec> nine = stackedByGroup(counts, options);
    ASSERT_TRUE(none.ok() && nine.ok());
    EXPECT_EQ(*nine, *none) << "neither its bar nor the one of all gives it away";
    options.minimum_n = 9;
    EXPECT_EQ(stackedByGroup(counts, options)->categories.at(24), "杨家湾教学点（n=9）");
    EXPECT_EQ(stackedByGroup(counts, options)->categories.at(25).substr(0, 6), "合计");
}

TEST(Figures, MostFrequentFirstThenNoneThenOther) {
    const Result<ChartSpec> spec = barChart(sample::hope(), parents());
    ASSERT_TRUE(spec.ok());
    EXPECT_THAT(spec->categories, ElementsAre("学习成绩优秀", "和谐全面发展", "健康快乐成长", "讲文明懂礼貌",
                                              "综合能力提高", "以上都不是", "其他"));
    EXPECT_EQ(spec->series.at(0).values.at(0).label, "551人（44.4%）");
    EXPECT_EQ(spec->series.at(0).values.at(0).share, (Share{551, 1241, BaseKind::cases}));
    EXPECT_EQ(spec->axis.maximum, 50);
}

TEST(Figures, TiesKeepTheQuestionnairesOrder) {
    Counts counts = sample::hope();
    counts.per_group[0].options.assign(7, 100);
    const Result<ChartSpec> spec = barChart(counts, parents());
    ASSERT_TRUE(spec.ok());
    EXPECT_THAT(spec->categories, ElementsAre("讲文明懂礼貌", "和谐全面发展", "健康快乐成长", "学习成绩优秀",
                                              "综合能力提高", "以上都不是", "其他"));
}

TEST(Figures, OneChoiceIsOfTheValidAnswersOnly) {
    Counts counts = sample::yesNo();
    counts.item.options.push_back(sample::option("unknown", "不清楚", "Don't know"));
    counts.item.options.back().substantive = false;
    counts.per_group[0].options = {300, 100, 50};
    const Result<ChartSpec> spec = barChart(counts, parents());
    ASSERT_TRUE(spec.ok());
    EXPECT_THAT(spec->categories, ElementsAre("能", "不能"));
    EXPECT_EQ(spec->series.at(0).values.at(0).share, (Share{300, 400, BaseKind::valid}));
    EXPECT_EQ(spec->caption, "基数：有效作答的400名家长；另有50名选“不清楚”，未计入");
}

TEST(Figures, GroupsAreAddedUpInBars) {
    Counts counts = sample::yesNo();
    counts.groups = {counts.groups[0], Group{"b", untranslated("b")}};
    counts.per_group.push_back(counts.per_group[0]);
    const Result<ChartSpec> spec = barChart(counts, parents());
    ASSERT_TRUE(spec.ok());
    EXPECT_EQ(spec->series.at(0).values.at(0).share, (Share{2 * 872, 2 * 1238, BaseKind::valid}));
}

TEST(Figures, OptionsWithPointsAreOrderedWithoutBeingAScale) {
    Counts counts = sample::yesNo();
    counts.item.options[0].score = 1;
    counts.item.options[1].score = 2;
    counts.per_group[0].options = {10, 90};
    const Result<ChartSpec> spec = barChart(counts, parents());
    ASSERT_TRUE(spec.ok());
    EXPECT_TRUE(spec->ordinal);
    EXPECT_THAT(spec->categories, ElementsAre("能", "不能"));
}

TEST(Figures, AScaleThatBeginsWithTheWorstIsColouredFromRed) {
    Counts counts = sample::satisfaction();
    counts.item.direction = ScaleDirection::worst_first;
    EXPECT_EQ(barChart(counts, parents())->colouring, Colouring::worst_to_best);
    EXPECT_EQ(stackedBars({counts}, parents())->colouring, Colouring::worst_to_best);
    EXPECT_EQ(stackedBars({sample::yesNo()}, parents())->colouring, Colouring::distinct);
}

TEST(Figures, NobodyAnsweredIsAFigureWithoutPercentages) {
    Counts counts = sample::satisfaction();
    counts.per_group[0].options.assign(6, 0);
    const Result<ChartSpec> spec = barChart(counts, parents());
    ASSERT_TRUE(spec.ok());
    EXPECT_EQ(spec->caption, "基数：有效作答的0名家长");
    EXPECT_EQ(spec->no_answers, "无有效作答");
    for (const ChartValue& value : spec->series.at(0).values) {
        EXPECT_EQ(value.label, "0人");
        EXPECT_FALSE(value.share.percent().has_value());
    }
    counts.per_group.clear();
    counts.groups = {};
    EXPECT_TRUE(barChart(counts, parents()).ok());
}

TEST(Figures, PiecesBelowSixPercentCarryNoNumber) {
    Counts counts = sample::satisfaction();
    counts.per_group[0].options = {60, 59, 881, 0, 0, 0};
    const Result<ChartSpec> spec = stackedBars({counts}, parents());
    ASSERT_TRUE(spec.ok());
    EXPECT_EQ(spec->series.at(0).values.at(0).label, "6.0%");
    EXPECT_EQ(spec->series.at(1).values.at(0).label, "");
    EXPECT_EQ(spec->series.at(2).values.at(0).label, "88.1%");
    EXPECT_EQ(spec->categories.at(0), "总体而言，您对学校的满意程度（n=1000）");
}

TEST(Figures, WhatCannotBeDrawnIsRefused) {
    Counts numbers = sample::yesNo();
    numbers.item.kind = QuestionKind::number;
    EXPECT_EQ(barChart(numbers, parents()).problem().code, "not-countable");

    Counts torn = sample::yesNo();
    torn.per_group[0].options.pop_back();
    EXPECT_EQ(barChart(torn, parents()).problem().code, "counts-do-not-fit");
    EXPECT_EQ(stackedBars({torn}, parents()).problem().code, "counts-do-not-fit");
    EXPECT_EQ(stackedByGroup(torn, parents()).problem().code, "counts-do-not-fit");

    EXPECT_EQ(stackedBars({}, parents()).problem().code, "nothing-to-draw");
    EXPECT_EQ(stackedBars({sample::hope()}, parents()).problem().code, "not-one-choice");
    EXPECT_EQ(stackedByGroup(sample::hope(), parents()).problem().code, "not-one-choice");
    EXPECT_EQ(stackedBars({sample::satisfaction(), sample::yesNo()}, parents()).problem().code, "scales-differ");
}

TEST(Figures, ColumnsWantFewShortOptions) {
    const Result<ChartSpec> spec = columnChart(sample::hope(), parents());
    ASSERT_TRUE(spec.ok());
    EXPECT_EQ(spec->kind, ChartKind::vertical_bars);
    EXPECT_EQ(columnChart(sample::twelveLongOptions(), parents()).problem().code, "too-wide-for-columns");
    Counts long_words = sample::yesNo();
    long_words.item.options[0].label = untranslated(std::string(400, 'x'));
    EXPECT_EQ(columnChart(long_words, parents()).problem().code, "too-wide-for-columns");
}

TEST(Figures, TheListNamesEveryKindOnce) {
    const SampleTabulator answers({sample::satisfaction(), sample::hope()});
    const SampleTabulator schools({sample::twentyFiveSchools()});
    std::set<std::string> ids;
    for (const FigureKind& kind : figureKinds()) {
        EXPECT_TRUE(ids.insert(kind.id).second) << kind.id;
        EXPECT_FALSE(kind.title.zh.empty() || kind.title.en.empty() || kind.needs.zh.empty() || kind.needs.en.empty());
        EXPECT_FALSE(kind.make({}).ok()) << kind.id << " was drawn from nothing";
    }
    EXPECT_EQ(figureKindNamed("bar")->make({.sources = {{&answers, answers.items()}}}).problem().code,
              "one-question-wanted");
    EXPECT_EQ(figureKindNamed("stacked")
                  ->make({.sources = {{&schools, schools.items()}}, .by = "school", .options = parents()})
                  ->categories.size(),
              25U);
    const Result<FigureKind> pie = figureKindNamed("pie");
    ASSERT_FALSE(pie.ok());
    EXPECT_EQ(pie.problem().code, "unknown-figure-kind");
    EXPECT_THAT(pie.problem().message.en, HasSubstr("bar, column, frequency"));
}

TEST(Figures, SpecTextStaysOnePieceALine) {
    Counts counts = sample::yesNo();
    counts.item.options[0].label = untranslated("a\nb\\\x01");
    const Result<ChartSpec> spec = barChart(counts, parents());
    ASSERT_TRUE(spec.ok());
    EXPECT_THAT(specText(*spec), HasSubstr("1. a\\nb\\\\\\x01\n"));
}

}  // namespace
}  // namespace diaoyan
