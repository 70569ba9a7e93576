// SPDX-License-Identifier: GPL-3.0-or-later
// What documents say of groups that are hidden: the same as of groups that nobody is in.
#include "charts/findings/compare.h"
#include "charts/release/release.h"
#include "charts/tables/result_table.h"
#include "tests/charts/findings/school_town.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string textOf(const std::vector<ResultTable>& tables, Language language) {
    std::string text;
    for (const ResultTable& table : tables) {
        for (const TableRow& row : table.rows) {
            for (const TableCell& cell : row.cells) text += cellText(cell, language) + "|";
            text += "\n";
        }
        for (const std::string& note : noteLines(table, language)) text += note + "\n";
    }
    return text;
}

/// Seven schools; the fifth has 5 parents, the sixth none.
Study townOf(int parents_of_the_fifth) {
    SchoolTown town;
    for (const auto& [code, satisfied] : {std::pair("1", 30), {"2", 24}, {"3", 40}, {"4", 35}})
        town.add(code, "小学", satisfied, 20);
    town.add("5", "小学", parents_of_the_fifth * 3 / 5, parents_of_the_fifth * 2 / 5);
    town.add("6", "小学", 0, 0);
    town.add("7", "小学", 12, 6);
    std::vector<std::string> codes;
    for (const School& school : town.roster.schools) codes.push_back(school.code);
    ResponsesBuilder builder(town.form(), codes);
    for (const AnswerSheet& sheet : town.sheets) builder.add(sheet);
    Study study{.roster = town.roster};
    study.parts = {studyPart(std::make_shared<const Responses>(builder.take()), study.roster)};
    return study;
}

TEST(WithheldWords, NothingSaysThatNobodyAnswered) {
    const auto release = planRelease(townOf(5));
    ASSERT_TRUE(release.ok());
    const StudyPart& part = release->bureau->parts[0];
    for (const char* by : {"school", "school.stage/school", "sex", "school.stage"}) {
        const auto tables = compareTables(*part.answers, part.questionnaire, release->bureau->roster,
                                          {.question = "overall", .by = by});
        ASSERT_TRUE(tables.ok()) << by;
        const std::string zh = textOf(*tables, Language::zh), en = textOf(*tables, Language::en);
        EXPECT_THAT(zh, Not(HasSubstr("所学校没有有效作答"))) << by;
        EXPECT_THAT(zh, Not(HasSubstr("|0|"))) << by;
        EXPECT_THAT(zh, Not(HasSubstr("<10"))) << by;
        EXPECT_THAT(en, Not(HasSubstr("belong to no group and"))) << by;
    }
    const auto schools = compareTables(*part.answers, part.questionnaire, release->bureau->roster,
                                       {.question = "overall", .by = "school"});
    EXPECT_THAT(textOf(*schools, Language::zh), HasSubstr("有3所学校不列结果"));
}

TEST(WithheldWords, ASchoolOfFewReadsLikeASchoolOfNobody) {
    const auto few = planRelease(townOf(5));
    const auto read = [](const Release& release, std::size_t school) {
        const StudyPart& part = release.bureau->parts[0];
        const auto tables = compareTables(*part.answers, part.questionnaire, release.bureau->roster,
                                          {.question = "overall", .by = "school"});
        std::vector<std::string> cells;
        for (const TableRow& row : tables->front().rows)
            if (row.code == release.bureau->roster.schools[school].code)
                for (std::size_t c = 1; c < row.cells.size(); ++c)
                    cells.push_back(cellText(row.cells[c], Language::zh));
        return cells;
    };
    EXPECT_EQ(read(*few, 4), read(*few, 5));
    EXPECT_EQ(read(*few, 6), read(*few, 5)) << "and so does the one that covers";
    EXPECT_NE(read(*few, 0), read(*few, 5));
}

}  // namespace
}  // namespace diaoyan
