// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/weighting.h"

#include "charts/tables/from_statistics.h"
#include "charts/tables/json_table.h"
#include "charts/tables/text_table.h"
#include "tests/charts/report/small_study.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string textOf(const std::vector<ResultTable>& tables, Language language = Language::zh) {
    std::string text;
    for (const ResultTable& table : tables)
        text += "[" + table.id + " " + table.kind + " bar " + std::to_string(table.bar_column) + "]\n" +
                renderText(table, {.language = language, .width = 120, .bars = false}) + "\n";
    return text;
}

/// The teachers of the small study, 22 of school s1 and 18 of s2, weighted to 100 and 300 teachers.
struct WeightedTeachers {
    Roster roster = twoSchools(true);
    SampleWeights weights;
    WeightingOrigin origin{.roster = RosterNumber::teachers};
    std::shared_ptr<Responses> responses = std::make_shared<Responses>(*teacherAnswers());

    explicit WeightedTeachers(const WeightingOptions& options = {}) {
        roster.schools[0].teachers = 100;
        roster.schools[1].teachers = 300;
        const auto people = rosterPopulation(roster, responses->questionnaire.role);
        const auto margin = rosterMargin(*responses, roster, *people, "school");
        const auto made = fitWeights({*margin}, responses->rows, {}, options);
        EXPECT_TRUE(made.ok());
        weights = *made;
        origin.trim = options.trim;
        origin.total = options.total;
        responses->weights = weights.weights;
        responses->weighting = weightingWords(weights, origin);
    }

    std::vector<ResultTable> tables(const TableRequest& request) const {
        const StudyPart part = studyPart(responses, roster);
        const auto made = tablesOf(*part.answers, part.questionnaire, request);
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.problem().message.zh);
        return made.ok() ? *made : std::vector<ResultTable>{};
    }
};

std::string cell(const ResultTable& table, const std::string& code, const std::string& heading) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        for (const TableRow& row : table.rows)
            if (row.code == code && table.columns[c].heading.zh == heading) return cellText(row.cells[c], Language::zh);
    return "no such cell";
}

std::string notesOf(const ResultTable& table) {
    std::string all;
    for (const Text& note : table.notes) all += note.zh + "\n";
    return all;
}

TEST(Weighting, TablesAboutTheWeights) {
    const WeightedTeachers teachers;
    std::vector<ResultTable> tables = weightingFitTables(teachers.weights, teachers.responses->questionnaire);
    tables.insert(tables.begin(), *weightingTable(*teachers.responses));
    expectGolden("findings/weighting.zh.txt", textOf(tables));
    expectGolden("findings/weighting.en.txt", textOf(tables, Language::en));
    // 100/22 and 300/18 over a mean of 10.
    EXPECT_EQ(cell(tables[0], "min", "值"), "0.455");
    EXPECT_EQ(cell(tables[0], "max", "值"), "1.667");
    EXPECT_EQ(cell(tables[0], "effective-n", "值"), "29.3");
    EXPECT_EQ(cell(tables[1], "s2", "样本占比（%）"), "45.0");
    EXPECT_EQ(cell(tables[1], "s2", "加权后占比（%）"), "75.0");
}

TEST(Weighting, WordsSayWhatWasDone) {
    EXPECT_EQ(WeightedTeachers().responses->weighting.zh,
              "按学校事后分层，总体为名册的教师人数，共400人；权重合计等于答卷份数");
    const WeightedTeachers trimmed({.trim = 1.5, .total = WeightTotal::population});
    EXPECT_THAT(trimmed.responses->weighting.zh, HasSubstr("权重上限为平均权重的1.5倍，18份被截到上限"));
    EXPECT_THAT(trimmed.responses->weighting.en, HasSubstr("weights add up to the population"));
    const auto tables = weightingFitTables(trimmed.weights, trimmed.responses->questionnaire);
    EXPECT_THAT(notesOf(tables.front()), HasSubstr("截断权重后"));
    EXPECT_THAT(notesOf(*weightingTable(*teacherAnswers())), HasSubstr("权重都是1"));
    EXPECT_THAT(renderText(*weightingTable(*teacherAnswers())), HasSubstr("未加权"));
    SampleWeights raked = trimmed.weights;
    raked.margins.push_back(raked.margins.front());
    raked.margins.back().title = {"性别", "sex"};
    raked.rounds = 3;
    raked.unplaced = 2;
    raked.population.reset();
    const Text words = weightingWords(raked, {.given = true, .item = {"权重", "weight"}});
    EXPECT_THAT(words.zh,
                HasSubstr("按学校和性别迭代加权（边际校准，3轮），基础权重取自题目“权重”，总体数据为给定的比例"));
    EXPECT_THAT(words.zh, HasSubstr("2份答卷的所属组别不明，取平均权重"));
}

TEST(WeightedTables, EveryQuestionOfTheForm) {
    const WeightedTeachers teachers;
    expectGolden("findings/weighted_questions.zh.txt", textOf(teachers.tables({})));
    expectGolden("findings/weighted_by_school.zh.txt", textOf(teachers.tables({.by = "school"})));
    expectGolden("findings/weighted_questions.en.txt", textOf(teachers.tables({}), Language::en));
    for (const TableRequest& request :
         {TableRequest{}, TableRequest{.by = "school", .cells = CrossCells::both},
          TableRequest{.by = "school", .cells = CrossCells::counts}, TableRequest{.base = BaseKind::asked},
          TableRequest{.base = BaseKind::valid}, TableRequest{.base = BaseKind::responses}})
        for (const ResultTable& table : teachers.tables(request)) {
            EXPECT_THAT(notesOf(table), HasSubstr("加权")) << table.id << ": never silent";
            for (const TableRow& row : table.rows) EXPECT_EQ(row.cells.size(), table.columns.size()) << table.id;
        }
}

TEST(WeightedTables, NumbersByHand) {
    const WeightedTeachers teachers;
    // time: a is 20 of s1; b 2 of s1 and 8 of s2; c 10 of s2. Weights 10/22 and 10/6.
    const ResultTable time = teachers.tables({.question = "time"}).front();
    EXPECT_EQ(cell(time, "a", "频数"), "20");
    EXPECT_EQ(cell(time, "a", "有效百分比"), "50.0%");
    EXPECT_EQ(cell(time, "a", "加权频数"), "9.1");
    EXPECT_EQ(cell(time, "a", "加权有效百分比（%）"), "22.7");
    EXPECT_EQ(cell(time, "b", "加权有效百分比（%）"), "35.6");
    EXPECT_EQ(cell(time, "a", "加权百分比（%）"), "no such cell") << "everybody answered: it would say the same";
    const ResultTable cross = teachers.tables({.question = "time", .by = "school"}).front();
    EXPECT_EQ(cell(cross, "s2", "有效作答"), "18");
    EXPECT_EQ(cell(cross, "s2", "加权人数"), "30.0");
    EXPECT_EQ(cell(cross, "s2", "没时间 加权%"), "44.4");
    EXPECT_EQ(cellText(cross.rows.back().cells[4], Language::zh), "35.6") << "the total is that of the frequency table";
    EXPECT_THAT(notesOf(teachers.tables({.question = "time", .by = "school"})[1]), HasSubstr("本检验未加权"));
    // Satisfied with the canteen: 22 of s1 and 14 of s2.
    const ResultTable services = teachers.tables({.question = "services"}).front();
    EXPECT_EQ(cell(services, "services.canteen", "满意 加权%"), "83.3");
    EXPECT_THAT(notesOf(teachers.tables({.question = "order"}).front()), HasSubstr("本表未加权"));
    EXPECT_THAT(notesOf(teachers.tables({.question = "years"}).front()), HasSubstr("本表未加权"));
}

TEST(WeightedTables, OnlyTheBaseThatIsAskedFor) {
    const WeightedTeachers teachers;
    const ResultTable asked = teachers.tables({.question = "environment", .base = BaseKind::asked}).front();
    EXPECT_EQ(cell(asked, "4", "百分比"), "40.0%");
    EXPECT_NE(cell(asked, "4", "加权百分比（%）"), "no such cell");
    EXPECT_EQ(cell(asked, "4", "加权有效百分比（%）"), "no such cell");
    const ResultTable cases = teachers.tables({.question = "hope", .base = BaseKind::cases}).front();
    EXPECT_EQ(cell(cases, "b", "个案百分比"), "86.8%");
    EXPECT_EQ(cell(cases, "b", "加权响应百分比（%）"), "no such cell");
}

TEST(WeightedTables, JsonHasTheWeightsInFull) {
    const std::string json = toJson(WeightedTeachers().tables({.question = "time"}).front());
    EXPECT_THAT(json, HasSubstr("22.72727272727"));
    EXPECT_THAT(json, HasSubstr("\"count\": 20"));
}

TEST(WeightedTables, SatisfactionSaysWhatIsWeighted) {
    const WeightedTeachers teachers;
    const StudyPart part = studyPart(teachers.responses, teachers.roster);
    const auto tables = satisfactionTables(*part.answers, part.questionnaire, {});
    ASSERT_TRUE(tables.ok());
    for (const ResultTable& table : *tables) EXPECT_THAT(notesOf(table), HasSubstr("加权"));
    EXPECT_THAT(notesOf(tables->back()), HasSubstr("本表未加权")) << "the other definitions";
    EXPECT_EQ(cell(tables->front(), "services.canteen", "加权满意率（%）"), "83.3") << "as in the table of the matrix";
}

}  // namespace
}  // namespace diaoyan
