// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/release/release.h"

#include "analysis/clusters/design_satisfaction.h"
#include "charts/release/disclosure_log.h"
#include "charts/release/guarded_tabulator.h"
#include "charts/template/build_report.h"
#include "tests/charts/release/random_town.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct SchoolAnswersToAdd {
    const char* code;
    const char* stage;
    int good = 0;
    int bad = 0;
};

/// A town in which every respondent says m or f in turn, good or bad, and nothing else.
Study studyOf(const std::vector<SchoolAnswersToAdd>& schools) {
    Study study;
    std::vector<std::string> codes;
    for (const SchoolAnswersToAdd& one : schools) {
        codes.emplace_back(one.code);
        if (!codes.back().empty()) study.roster.schools.push_back(sample::school(one.code, one.stage));
    }
    ResponsesBuilder builder(town::form(2), codes);
    for (const SchoolAnswersToAdd& one : schools)
        for (int i = 0; i < one.good + one.bad; ++i)
            builder.add(sample::sheet(one.code, {{"overall", Choice{i < one.good ? "p0" : "p1", {}}},
                                                 {"sex", Choice{i % 2 == 0 ? "m" : "f", {}}},
                                                 {"age", Number{i % 3 + 12.0}}}));
    study.parts = {studyPart(std::make_shared<const Responses>(builder.take()), study.roster)};
    study.rates = responseRates(study.roster, {roleNamed("student")}, returnedOf(*study.parts[0].responses));
    return study;
}

std::vector<std::int64_t> answered(const Tabulator& tabulator, const std::string& item, const std::string& by) {
    const auto counts = tabulator.count({item, by});
    if (!counts.ok()) return {-1};
    std::vector<std::int64_t> n;
    for (const ItemCounts& group : counts->per_group) n.push_back(group.answered);
    return n;
}

const Study smallAndLarge = studyOf({{"s1", "小学", 4, 2}, {"s2", "小学", 30, 20}, {"s3", "小学", 15, 9}});

TEST(Release, RefusesWhatCannotBe) {
    EXPECT_EQ(planRelease(smallAndLarge, {.minimum_n = 0}).problem().code, "wrong-threshold");
    EXPECT_EQ(planRelease(smallAndLarge, {.partitions = {"school.colour"}}).problem().code, "unknown-grouping");
    Responses weighted = *smallAndLarge.parts[0].responses;
    weighted.weights.assign(weighted.rows, 1.5);
    weighted.weighting = {"按性别", "by sex"};
    Study study = smallAndLarge;
    study.parts = {studyPart(std::make_shared<const Responses>(weighted), study.roster)};
    EXPECT_EQ(planRelease(study).problem().code, "weighted-release");
}

TEST(Release, OfNothing) {
    const auto release = planRelease({});
    ASSERT_TRUE(release.ok());
    EXPECT_THAT(release->plans, IsEmpty());
    EXPECT_EQ(studyOfSchool(*release, 0).problem().code, "unknown-school");
    EXPECT_THAT(disclosureLog(*release).rows, IsEmpty());
}

TEST(Release, WithoutARoster) {
    Study study = smallAndLarge;
    study.roster = {};
    study.parts = {studyPart(study.parts[0].responses, study.roster)};
    const auto release = planRelease(study);
    ASSERT_TRUE(release.ok());
    // Schools are those that the answers name.
    EXPECT_THAT(answered(*release->bureau->parts[0].answers, "overall", "school"), ElementsAre(0, 50, 0));
}

TEST(Release, ASmallSchoolAndOneThatCoversForIt) {
    const auto release = planRelease(smallAndLarge);
    ASSERT_TRUE(release.ok());
    const Tabulator& bureau = *release->bureau->parts[0].answers;
    const auto counts = bureau.count({"overall", "school"});
    ASSERT_TRUE(counts.ok());
    EXPECT_THAT(answered(bureau, "overall", "school"), ElementsAre(0, 50, 0));
    EXPECT_EQ(counts->ungrouped, 30);
    EXPECT_EQ(counts->per_group[0].respondents(), 0);
    EXPECT_EQ(counts->groups[0].code, "s1");
    EXPECT_THAT(answered(bureau, "overall", ""), ElementsAre(80));
    EXPECT_THAT(answered(bureau, "overall", "school.stage"), ElementsAre(80));
    EXPECT_THAT(answered(bureau, "overall", "school.stage/school"), ElementsAre(0, 50, 0));
    EXPECT_THAT(answered(bureau, "student.overall", "school"), ElementsAre(0, 50, 0));
    const auto ages = bureau.values({"age", "school"});
    ASSERT_TRUE(ages.ok());
    EXPECT_THAT(ages->per_group[0], IsEmpty());
    EXPECT_EQ(countOf(ages->per_group[1]), 50);
    EXPECT_EQ(ages->ungrouped, 30);
    EXPECT_EQ(release->bureau->parts[0].responses, nullptr);
}

TEST(Release, IntervalsAreOfTheSameRespondentsAsTheRate) {
    const Study study = studyOf({{"s1", "小学", 4, 2},
                                 {"s2", "小学", 30, 20},
                                 {"s3", "小学", 15, 2},
                                 {"s4", "小学", 20, 30},
                                 {"s5", "初中", 40, 12},
                                 {"s6", "初中", 31, 20},
                                 {"s7", "初中", 31, 33},
                                 {"s8", "初中", 30, 18}});
    const auto release = planRelease(study);
    ASSERT_TRUE(release.ok());
    const Tabulator& bureau = *release->bureau->parts[0].answers;
    ASSERT_THAT(answered(bureau, "overall", "school"), ElementsAre(0, 50, 0, 50, 52, 51, 64, 48));
    const auto item = bureau.count({"overall", {}})->item;
    const auto definition = satisfactionDefinition("p0", item);
    ASSERT_TRUE(definition.ok()) << definition.problem().message.en;
    for (const char* by : {"", "school.stage"}) {
        const auto guarded = designSatisfaction(bureau, {"overall", by}, *definition, Confidence(), 2);
        const auto open = designSatisfaction(*study.parts[0].answers, {"overall", by}, *definition, Confidence(), 2);
        ASSERT_TRUE(guarded.ok() && open.ok());
        for (std::size_t g = 0; g < open->size(); ++g) {
            ASSERT_TRUE((*guarded)[g].design && (*open)[g].design);
            EXPECT_EQ((*guarded)[g].design->clusters + (g == 0 ? 1 : 0), (*open)[g].design->clusters);
            EXPECT_NEAR((*guarded)[g].design->estimate, (*open)[g].design->estimate, 1e-12);
        }
    }
    const auto by_sex = designSatisfaction(bureau, {"overall", "sex"}, *definition, Confidence(), 2);
    ASSERT_TRUE(by_sex.ok());
    EXPECT_FALSE(by_sex->front().design) << "schools are not told apart by sex: respondents are independent";
}

TEST(Release, GroupingsThatNobodyPlannedAreNotPrinted) {
    const auto release = planRelease(smallAndLarge, {.partitions = {}});
    ASSERT_TRUE(release.ok());
    const Tabulator& bureau = *release->bureau->parts[0].answers;
    for (const char* by : {"school.stage", "school.寄宿", "sex/school", "school/sex", "overall", "school.stage/sex"}) {
        const auto n = answered(bureau, by == std::string("overall") ? "sex" : "overall", by);
        EXPECT_TRUE(n == std::vector<std::int64_t>{-1} || testing::Matches(Each(0))(n)) << by;
    }
    EXPECT_THAT(answered(bureau, "overall", "school"), Contains(50));
    EXPECT_FALSE(bureau.count({"overall", "nothing"}).ok());
    EXPECT_EQ(bureau.patterns({"overall", "sex"}).problem().code, "withheld");
}

TEST(Release, QuestionsByQuestionsOfEverybodyOnly) {
    const auto release = planRelease(smallAndLarge);
    const Tabulator& bureau = *release->bureau->parts[0].answers;
    EXPECT_THAT(answered(bureau, "overall", "sex"), ElementsAre(40, 40));
    EXPECT_THAT(answered(bureau, "overall", "student.sex"), ElementsAre(40, 40));
    EXPECT_THAT(answered(bureau, "sex", "overall"), Each(0)) << "never both ways";
}

TEST(Release, ATableThatGivesAHiddenSchoolAwayIsNotPrinted) {
    // Only girls go to the small school and only boys to the others: the row of the girls is the small school.
    Study study = smallAndLarge;
    Responses responses = *study.parts[0].responses;
    for (std::size_t row = 0; row < responses.rows; ++row)
        std::get<std::vector<std::uint8_t>>(std::get<CodeColumn>(responses.columns[0]).codes)[row] =
            responses.school[row] == 0 ? 1 : 0;
    study.parts = {studyPart(std::make_shared<const Responses>(responses), study.roster)};
    const auto release = planRelease(study);
    ASSERT_TRUE(release.ok());
    const auto n = answered(*release->bureau->parts[0].answers, "overall", "sex");
    EXPECT_THAT(n, Each(0));
}

TEST(Release, ATableThatGivesTheGroupingAwayIsNotPrinted) {
    // What s1 answered nobody else did: a table by sex would say how many girls s1 has.
    Study study = studyOf({{"s1", "小学", 8, 0}, {"s2", "小学", 0, 40}, {"s3", "小学", 0, 60}});
    Responses responses = *study.parts[0].responses;
    auto& answers = std::get<std::vector<std::uint8_t>>(std::get<CodeColumn>(responses.columns[3]).codes);
    for (std::size_t row = 0; row < responses.rows; ++row)
        answers[row] = responses.school[row] == 0 ? (row % 2 == 0 ? 0 : 2) : 1;
    study.parts = {studyPart(std::make_shared<const Responses>(responses), study.roster)};
    const auto release = planRelease(study);
    ASSERT_TRUE(release.ok());
    const Tabulator& bureau = *release->bureau->parts[0].answers;
    EXPECT_THAT(answered(bureau, "sex", "school"), Contains(0));
    EXPECT_THAT(answered(bureau, "overall", "sex"), Each(0));
}

TEST(Release, ATownOfFewWithholdsTheItemEverywhere) {
    const auto release = planRelease(studyOf({{"s1", "小学", 2, 2}, {"s2", "初中", 1, 3}}));
    ASSERT_TRUE(release.ok());
    const StudyPart& part = release->bureau->parts[0];
    EXPECT_THAT(part.withheld, Contains("overall"));
    const auto counts = part.answers->count({"overall", {}});
    EXPECT_EQ(counts->total().respondents(), 0);
    EXPECT_FALSE(part.answers->crossMoments({{"age"}, {"overall", {1, 2, {}}}}, MissingDeletion::listwise).ok());
    for (std::size_t s : {0U, 1U}) {
        const auto school = studyOfSchool(*release, s);
        ASSERT_TRUE(school.ok());
        EXPECT_THAT(school->parts[0].withheld, Contains("overall"));
        EXPECT_EQ(school->rates.overall.returned, 4) << "how many came back is no secret";
        EXPECT_TRUE(buildReport(*school, {}).ok());
    }
    EXPECT_TRUE(buildReport(*release->bureau, {}).ok());
}

TEST(Release, ASchoolIsToldItsOwnAnswersAndTheTown) {
    const auto release = planRelease(smallAndLarge);
    const auto shown = studyOfSchool(*release, 1);
    ASSERT_TRUE(shown.ok());
    const StudyPart& part = shown->parts[0];
    EXPECT_THAT(part.withheld, Not(Contains("overall")));
    EXPECT_EQ(part.answers->respondents(), 50);
    const auto counts = part.answers->count({"overall", {}});
    EXPECT_THAT(counts->total().options, ElementsAre(30, 20, 0));
    EXPECT_THAT(answered(*part.answers, "overall", "school"), ElementsAre(50));
    EXPECT_THAT(answered(*part.answers, "overall", "sex"), ElementsAre(0, 0));
    EXPECT_THAT(shown->roster.schools, SizeIs(1));
    EXPECT_EQ(shown->subtitle.zh, "学校s2");
    EXPECT_EQ(part.responses, nullptr);
    ASSERT_TRUE(shown->view.has_value());
    EXPECT_EQ(shown->view->school.code, "s2");
    EXPECT_THAT(answered(*shown->view->town->parts[0].answers, "overall", ""), ElementsAre(80));

    const auto hidden = studyOfSchool(*release, 2);
    EXPECT_THAT(hidden->parts[0].withheld, Contains("overall")) << "it covers for the small one";
    EXPECT_THAT(answered(*hidden->parts[0].answers, "overall", ""), ElementsAre(0));
}

TEST(Release, ASchoolIsNotToldTheNamesOfOthers) {
    Study study = smallAndLarge;
    study.record.fieldwork = {{.school = "s1", .what = "甲"}, {.school = "学校s2", .what = "乙"}, {.what = "丙"}};
    study.facts = {untranslated("学校s1.xlsx")};
    const auto release = planRelease(study);
    const auto school = studyOfSchool(*release, 1);
    ASSERT_TRUE(school.ok());
    EXPECT_THAT(school->facts, IsEmpty());
    EXPECT_THAT(school->record.fieldwork, SizeIs(2));
    const Study& town = *school->view->town;
    const auto counts = town.parts[0].answers->count({"overall", "school.stage/school"});
    EXPECT_EQ(counts->groups[0].label, otherSchoolName());
    EXPECT_EQ(counts->groups[0].code, town.roster.schools[0].code);
    EXPECT_EQ(counts->groups[1].code, "小学/s2");
    EXPECT_EQ(town.roster.schools[1].name, "学校s2");
    for (const ResponseRate& rate : town.rates.schools)
        EXPECT_TRUE(rate.school == "s2" || rate.name == otherSchoolName());
    const auto named = planRelease(study, {.name_schools = true});
    EXPECT_EQ(studyOfSchool(*named, 1)->view->town->roster.schools[0].name, "学校s1");
}

TEST(Release, WhoWroteSomethingIsHiddenWhereFewDid) {
    Study study = smallAndLarge;
    Responses responses = *study.parts[0].responses;
    auto& words = std::get<TextColumn>(responses.columns.back());
    words = {};
    for (std::size_t row = 0; row < responses.rows; ++row) {
        // 3 writers in s1, 15 in s2, 12 in s3
        const std::size_t school = responses.school[row];
        const std::size_t within = row - (school == 0 ? 0 : school == 1 ? 6 : 56);
        if (within < (school == 0 ? 3U : school == 1 ? 15U : 12U)) words.bytes += "x";
        words.ends.push_back(words.bytes.size());
    }
    study.parts = {studyPart(std::make_shared<const Responses>(responses), study.roster)};
    const auto release = planRelease(study);
    EXPECT_EQ(release->bureau->parts[0].written.at("words").answered, 30);
    EXPECT_THAT(studyOfSchool(*release, 0)->parts[0].withheld, Contains("words"));
    EXPECT_THAT(studyOfSchool(*release, 0)->parts[0].written, IsEmpty());
    EXPECT_EQ(studyOfSchool(*release, 1)->parts[0].written.at("words").answered, 15);
    EXPECT_THAT(studyOfSchool(*release, 2)->parts[0].withheld, Contains("words"));
}

TEST(Release, LargeSchoolsAreMostlyShown) {
    Random random(25);
    Study study;
    std::vector<std::string> codes;
    std::vector<std::uint64_t> sizes;
    for (std::size_t s = 0; s < 25; ++s) {
        study.roster.schools.push_back(sample::school("s" + std::to_string(s), s < 14   ? "小学"
                                                                               : s < 22 ? "初中"
                                                                                        : "完全中学"));
        study.roster.schools.back().area = s % 3 == 0 ? "城" : "乡";
        codes.push_back(study.roster.schools.back().code);
        sizes.push_back(s % 8 == 5 ? 7 : 30 + random.below(120));
    }
    ResponsesBuilder builder(town::form(4), codes);
    for (std::size_t s = 0; s < codes.size(); ++s)
        for (std::uint64_t i = 0; i < sizes[s]; ++i) builder.add(town::randomSheet(random, codes[s], {.points = 4}));
    study.parts = {studyPart(std::make_shared<const Responses>(builder.take()), study.roster)};
    const auto release = planRelease(study);
    ASSERT_TRUE(release.ok());
    std::size_t rows = 0, shown = 0;
    for (const auto& [id, plan] : release->plans[0]->items) {
        if (id == "dorm" || id == "words") continue;  // a third board, a sixth write
        for (std::size_t s = 0; s < codes.size(); ++s) {
            if (plan.groups.groups[s].n < 20) continue;
            ++rows;
            shown += plan.released.groups[s] == HidingReason::shown;
        }
    }
    EXPECT_GE(10 * shown, 8 * rows) << shown << " of " << rows;
}

TEST(DisclosureLog, SaysWhatWasWithheldAndWhy) {
    Study study = smallAndLarge;
    study.roster.schools[0].name = "=1+1\"|\x1b";
    study.parts = {studyPart(study.parts[0].responses, study.roster)};
    const auto release = planRelease(study);
    const ResultTable log = disclosureLog(*release);
    ASSERT_THAT(log.rows, Not(IsEmpty()));
    const auto row = std::find_if(log.rows.begin(), log.rows.end(),
                                  [](const TableRow& one) { return one.code == "student.overall/s1"; });
    ASSERT_NE(row, log.rows.end());
    EXPECT_EQ(cellText(row->cells[4], Language::zh), "6");
    EXPECT_EQ(cellText(row->cells[5], Language::en), "too few answers");
    const std::string csv = disclosureLogCsv(log, Language::zh);
    EXPECT_EQ(csv.rfind("\xEF\xBB\xBF\"内部资料", 0), 0U);
    EXPECT_THAT(csv, HasSubstr("\"'=1+1\"\"|"));
    EXPECT_THAT(csv, Not(HasSubstr("\x1b")));
    EXPECT_THAT(csv, HasSubstr("防止推算"));
    const std::string markdown = disclosureLogMarkdown(log, Language::en);
    EXPECT_THAT(markdown, HasSubstr("**Confidential"));
    EXPECT_THAT(markdown, HasSubstr("\\|"));
    EXPECT_EQ(disclosureLogMarkdown(disclosureLog(*planRelease(study)), Language::en), markdown);
}

TEST(SchoolRows, AnswersOfOneSchoolAreItsRows) {
    Random random(5);
    const Study study = town::randomStudy(random, {.schools = 5});
    const Responses& all = *study.parts[0].responses;
    const SchoolRows rows(all);
    EXPECT_THAT(rows.of("nowhere"), IsEmpty());
    for (const School& school : study.roster.schools) {
        const Responses part = answersOfSchool(all, rows.of(school.code), school.code);
        ASSERT_EQ(part.rows, rows.of(school.code).size());
        EXPECT_THAT(part.schools, ElementsAre(school.code));
        for (std::size_t item = 0; item < all.items.size(); ++item)
            for (std::size_t row = 0; row < part.rows; ++row)
                EXPECT_EQ(answerAt(part, item, row), answerAt(all, item, rows.of(school.code)[row]));
    }
}

}  // namespace
}  // namespace diaoyan
