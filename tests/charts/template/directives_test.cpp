// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/directives.h"
#include "charts/template/values.h"
#include "tests/charts/report/small_study.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace diaoyan {
namespace {

using testing::HasSubstr;

ReportOptions with(const std::string& text, Language language = Language::zh) {
    return {.language = language, .template_text = text, .template_file = "t.md"};
}

std::vector<Block> blocksOf(const std::string& text, const Study& study = smallStudy()) {
    const auto report = buildReport(study, with(text));
    EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.problem().message.zh);
    return report.ok() ? report->blocks : std::vector<Block>{};
}

/// The words of the one paragraph that the template makes.
std::string said(const std::string& text, const Study& study = smallStudy()) {
    const std::vector<Block> blocks = blocksOf(text, study);
    if (blocks.size() != 1 || !std::holds_alternative<Paragraph>(blocks[0])) return "not one paragraph";
    return std::get<Paragraph>(blocks[0]).text;
}

Problem problemOf(const std::string& text) {
    const std::vector<Problem> problems = templateProblems(smallStudy(), with(text));
    return problems.empty() ? Problem{} : problems.front();
}

TEST(Directives, TheListsAreSound) {
    std::set<std::string> names{"if", "else", "each", "end", "如果", "否则", "逐个", "结束"};
    for (const DirectiveKind& kind : directiveKinds()) {
        EXPECT_TRUE(names.insert(kind.id).second && names.insert(kind.zh).second) << kind.id;
        EXPECT_TRUE(kind.usage.starts_with(kind.id) && !kind.title.zh.empty() && !kind.title.en.empty()) << kind.id;
    }
    for (const ValueKind& kind : valueKinds()) {
        EXPECT_TRUE(names.insert(kind.id).second && names.insert(kind.zh).second) << kind.id;
        EXPECT_TRUE(kind.usage.starts_with(kind.id) && !kind.title.zh.empty() && !kind.title.en.empty()) << kind.id;
    }
}

TEST(Directives, ValuesStandWithinSentences) {
    EXPECT_EQ(said("{{n teacher}}名教师中{{percent teacher.hope 提高学历}}。"), "40名教师中78.9%。");
    EXPECT_EQ(said("{{count teacher.hope a}}/{{base teacher.hope}}"), "30/38");
    EXPECT_EQ(said("{{rate parent.environment}}"), "90.9%");
    EXPECT_EQ(said("{{count teacher.environment 不了解}}人，{{percent teacher.environment 0}}"), "3人，7.5%")
        << "不了解 is not of the valid answers: of those asked";
    EXPECT_EQ(said("{{fact sponsor}}"), "未填写");
    EXPECT_EQ(said("{{schools.number}}"), "2");
}

TEST(Directives, NumbersKnowWhereTheyComeFrom) {
    const std::vector<Block> blocks =
        blocksOf("占{{percent teacher.hope a}}。\n\n{{sentence parent.environment}}\n\n甲。\n");
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(std::get<Paragraph>(blocks[0]).source, "percent teacher.hope a");
    EXPECT_EQ(std::get<Paragraph>(blocks[1]).source, "sentence parent.environment");
    EXPECT_EQ(std::get<Paragraph>(blocks[2]).source, "") << "words of a person";
}

TEST(Directives, ProblemsNameLineAndWhatIsLike) {
    const Problem directive = problemOf("a\n{{figur hope}}\n");
    EXPECT_EQ(directive.code, "template-unknown-directive");
    EXPECT_EQ(directive.where.row, 2);
    EXPECT_EQ(directive.where.file, "t.md");
    EXPECT_THAT(directive.message.zh, HasSubstr("是否想写：figure"));
    const Problem question = problemOf("\n\n{{sentence teacher.hop}}");
    EXPECT_EQ(question.code, "template-unknown-question");
    EXPECT_EQ(question.where.row, 3);
    EXPECT_THAT(question.message.en, HasSubstr("teacher.hope"));
    EXPECT_EQ(problemOf("{{table environment}}").code, "template-ambiguous-question");
    EXPECT_EQ(problemOf("{{question}}").code, "template-no-question");
    EXPECT_EQ(problemOf("{{n headmaster}}").code, "template-unknown-questionnaire");
    EXPECT_EQ(problemOf("{{percent teacher.hope 去月球}}").code, "template-unknown-option");
    EXPECT_EQ(problemOf("{{percent teacher.services 满意}}").code, "template-one-item-wanted");
    EXPECT_EQ(problemOf("见{{table teacher.hope}}").code, "template-own-line");
    EXPECT_EQ(problemOf("{{figure teacher.words kind=bar}}").code, "template-no-figure");
    EXPECT_EQ(problemOf("{{figure teacher.hope kind=pie}}").code, "unknown-figure-kind");
    EXPECT_EQ(problemOf("{{each planet}}{{end}}").code, "template-unknown-loop");
    EXPECT_EQ(problemOf("{{fact planet}}").code, "template-unknown-fact");
    EXPECT_EQ(problemOf("{{school.name}}").code, "template-no-school");
    EXPECT_EQ(problemOf("{{gap planet}}").code, "template-unknown-construct");
    EXPECT_EQ(problemOf("{{if planet}}{{end}}").code, "template-bad-condition");
    EXPECT_EQ(templateProblems(smallStudy(), with("{{a}}\n{{b}}\n{{c}}")).size(), 3U) << "all at once";
}

TEST(Directives, Conditions) {
    const auto holds = [](const std::string& condition, const Study& study = smallStudy()) {
        return said("{{if " + condition + "}}是{{else}}否{{end}}", study) == "是";
    };
    EXPECT_TRUE(holds("town"));
    EXPECT_FALSE(holds("school"));
    EXPECT_TRUE(holds("not school and schools"));
    EXPECT_FALSE(holds("schools and school"));
    EXPECT_TRUE(holds("has teacher.hope"));
    EXPECT_FALSE(holds("has student"));
    EXPECT_TRUE(holds("rate parent.environment > 90"));
    EXPECT_FALSE(holds("rate parent.environment >= 91"));
    EXPECT_TRUE(holds("n teacher = 40 and zh"));
    EXPECT_FALSE(holds("fact sponsor"));
    Study study = smallStudy();
    study.record.facts["sponsor"] = "县教育局";
    EXPECT_TRUE(holds("fact sponsor", study));
}

TEST(Directives, WithheldLooksLikeUnanswered) {
    Study study = smallStudy();
    study.parts[0].withheld = {"hope", "environment"};
    EXPECT_THAT(said("{{question teacher.hope}}", study), HasSubstr("不公布结果"));
    EXPECT_THAT(said("{{table teacher.environment by=school}}", study), HasSubstr("不公布结果"));
    EXPECT_EQ(
        said("{{percent teacher.hope a}}{{count teacher.hope a}}{{base teacher.hope}}{{rate teacher.environment}}",
             study),
        "————");
}

TEST(Directives, FieldworkIsSummedByKind) {
    Study study = smallStudy();
    EXPECT_TRUE(blocksOf("{{fieldwork}}", study).empty());
    study.record.fieldwork = {{.kind = "lesson", .sessions = 25},
                              {.kind = "talk", .sessions = 2, .persons = 30},
                              {.kind = "talk", .sessions = 1},
                              {.kind = "家访", .persons = 1200}};
    const std::vector<Block> blocks = blocksOf("{{fieldwork}}", study);
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(
        std::get<Paragraph>(blocks[0]).text,
        "调研期间共开展座谈3场（30人次）、听课25节、家访1次（1200人次）。部分活动没有记录参加人数，人次只计有记录的。");
}

TEST(Directives, ProfileTellsWhatCameBackByStage) {
    const std::vector<Block> blocks = blocksOf("{{profile}}");
    ASSERT_EQ(blocks.size(), 1U);
    const ResultTable& table = std::get<TableBlock>(blocks[0]).table;
    ASSERT_EQ(table.rows.size(), 4U) << "two stages, the parents of unknown school, all";
    EXPECT_EQ(table.rows[0].cells.at(1), TableCell(std::int64_t{22}));
    EXPECT_EQ(table.rows[2].cells.at(3), TableCell(std::int64_t{2}));
    EXPECT_EQ(table.rows[3].cells.at(3), TableCell(std::int64_t{33}));
}

TEST(Directives, ASchoolIsShownBesideAllSchools) {
    const auto town = std::make_shared<const Study>(smallStudy());
    Study study = smallStudy();
    study.view = SchoolView{study.roster.schools[0], town};
    study.roster.schools.resize(1);
    const std::vector<Block> blocks = blocksOf("{{question parent.environment}}", study);
    std::string all;
    for (const Block& block : blocks)
        if (const auto* words = std::get_if<Paragraph>(&block)) all += words->text;
    EXPECT_THAT(all, HasSubstr("全部学校合计"));
    EXPECT_EQ(all.find("第二中学"), std::string::npos);
    EXPECT_TRUE(blocksOf("{{schools}}", study).empty()) << "no school is told of the others";
    EXPECT_EQ(said("{{school.name}}", study), "第一小学");
}

TEST(Directives, AQuestionnaireThatIsWithheldIsSaidOnce) {
    Study study = smallStudy();
    study.parts[1].withheld = {"environment"};
    const auto report = buildReport(study);
    ASSERT_TRUE(report.ok());
    int said = 0;
    for (const Block& block : report->blocks)
        if (const auto* words = std::get_if<Paragraph>(&block))
            said += words->text.find("各题均不公布结果") != std::string::npos ? 1 : 0;
    EXPECT_EQ(said, 1);
}

TEST(Directives, TheGuideNamesEveryDirectiveAndValue) {
    std::ifstream file(std::string(DIAOYAN_SOURCE_DIR) + "/docs/reports.md", std::ios::binary);
    const std::string guide{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    for (const DirectiveKind& kind : directiveKinds()) {
        EXPECT_NE(guide.find("`" + kind.usage + "`"), std::string::npos) << kind.usage;
        EXPECT_NE(guide.find(kind.zh), std::string::npos) << kind.zh;
    }
    for (const ValueKind& kind : valueKinds()) EXPECT_NE(guide.find("`" + kind.usage), std::string::npos) << kind.usage;
}

}  // namespace
}  // namespace diaoyan
