// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/block_reader.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

/// Reads a CSV by a layout that an importer would make of it.
class ItemLaneTest : public SurveyFolder {
protected:
    ReadBlock read(const std::string& csv, SourceLayout layout, const Questionnaire& form) const {
        const Result<TableSource> table = openTable(write("a.csv", csv));
        EXPECT_TRUE(table.ok());
        layout.width = layout.headings.size();
        const ReadingPlan plan = planReading(layout, form, {});
        EXPECT_TRUE(plan.remarks.empty()) << (plan.remarks.empty() ? "" : describe(plan.remarks[0], Language::en));
        const Roster roster;
        const SchoolDecisions schools;
        BlockReader reader({*table->rows, plan, form, roster, schools, "a.csv"});
        ReadBlock block;
        EXPECT_TRUE(reader.next(block).ok());
        return block;
    }

    static Answer answer(const ReadBlock& block, const Questionnaire& form, std::size_t row) {
        std::size_t full = 0;
        while (full < block.answers.in_full.size() && block.answers.in_full[full].row < row) ++full;
        const auto answers = answersOfRow(block.answers, items(form), row, full);
        return answers.empty() ? Answer{Missing{}} : answers.begin()->second;
    }
};

Questionnaire hopes(QuestionKind kind) {
    return {.id = "form",
            .title = untranslated("问卷"),
            .role = roleNamed("parent"),
            .questions = {{.id = "hope",
                           .title = {"首要期望", "First hope"},
                           .kind = kind,
                           .options = {{.code = "study", .label = {"学习", "study"}},
                                       {.code = "health", .label = {"健康", "health"}},
                                       {.code = "1_5", .label = {"一点五", "one and a half"}},
                                       {.code = "other", .label = {"其他", "other"}, .other = true}}}}};
}

TEST_F(ItemLaneTest, AWholeAnswerAndColumnsOfItsOptionsInOneFile) {
    const Questionnaire form = hopes(QuestionKind::multiple);
    SourceLayout layout{.dialect = {.not_asked_marks = {"n/a"}, .joiner = " "},
                        .headings = {"hope", "hope/study", "hope/health"}};
    layout.questions = {{.columns = {{.index = 0, .heading = "hope"},
                                     {.index = 1, .heading = "hope/study", .part_id = "study"},
                                     {.index = 2, .heading = "hope/health", .part_id = "health"}},
                         .id = "group/hope"}};
    const ReadBlock block = read("hope,hope/study,hope/health\n"
                                 "study,True,False\n"
                                 "study health,,\n"
                                 ",n/a,n/a\n"
                                 "health,False,False\n"
                                 "study,True,maybe\n"
                                 "?,True,False\n",
                                 layout, form);
    EXPECT_EQ(answer(block, form, 0), Answer{Choices{{{"study"}}}});
    EXPECT_EQ(answer(block, form, 1), (Answer{Choices{{{"study"}, {"health"}}}})) << "only the whole answer is there";
    EXPECT_EQ(answer(block, form, 2), (Answer{Missing{MissingReason::not_asked, ""}}));
    EXPECT_EQ(answer(block, form, 3), Answer{Choices{{{"health"}}}}) << "nothing ticked: the whole answer stays";
    EXPECT_EQ(answer(block, form, 4), (Answer{Missing{MissingReason::invalid, "maybe"}}));
    EXPECT_EQ(answer(block, form, 5), Answer{Choices{{{"study"}}}});
    std::vector<std::string> codes;
    for (const RowProblem& one : block.problems) codes.push_back(one.problem.code);
    EXPECT_EQ(codes, (std::vector<std::string>{"no-tick", "unknown-option"}));
}

TEST_F(ItemLaneTest, WordsBesideAnOptionChooseIt) {
    for (const QuestionKind kind : {QuestionKind::multiple, QuestionKind::single}) {
        const Questionnaire form = hopes(kind);
        SourceLayout layout{.dialect = {.joiner = ";"}, .headings = {"Q1", "Q1[other]"}};
        layout.questions = {
            {.title = "首要期望",
             .columns = {{.index = 0, .heading = "Q1"}, {.index = 1, .heading = "Q1[other]", .words = true}}}};
        const ReadBlock block = read("Q1,Q1[other]\n其他,少些作业\n健康,\n,睡觉\n健康,跑步\n", layout, form);
        const auto one = [&](const char* code, const char* words) {
            return kind == QuestionKind::single ? Answer{Choice{code, words}} : Answer{Choices{{{code, words}}}};
        };
        EXPECT_EQ(answer(block, form, 0), one("other", "少些作业"));
        EXPECT_EQ(answer(block, form, 1), one("health", ""));
        EXPECT_EQ(answer(block, form, 2), one("other", "睡觉"));
        if (kind == QuestionKind::single)
            EXPECT_EQ(answer(block, form, 3), one("health", "跑步"));
        else
            EXPECT_EQ(answer(block, form, 3), (Answer{Choices{{{"health", ""}, {"other", "跑步"}}}}));
        EXPECT_TRUE(block.problems.empty());
    }
}

TEST_F(ItemLaneTest, CodesAsDeclaredAndMarksOfOneColumn) {
    const Questionnaire form = hopes(QuestionKind::single);
    SourceLayout layout{.dialect = {.coding = Coding::values}, .headings = {"v1"}};
    layout.questions = {
        {.title = "首要期望",
         .columns = {{.index = 0,
                      .heading = "v1",
                      .missing = {{"99", MissingReason::unanswered}, {"-3", MissingReason::not_asked}}}}}};
    const ReadBlock block = read("v1\n1.5\nhealth\n99\n-3\n98\n", layout, form);
    EXPECT_EQ(answer(block, form, 0), (Answer{Choice{"1_5", ""}}));
    EXPECT_EQ(answer(block, form, 1), (Answer{Choice{"health", ""}}));
    EXPECT_EQ(answer(block, form, 2), (Answer{Missing{MissingReason::unanswered, ""}}));
    EXPECT_EQ(answer(block, form, 3), (Answer{Missing{MissingReason::not_asked, ""}}));
    EXPECT_EQ(answer(block, form, 4), (Answer{Missing{MissingReason::invalid, "98"}}));
}

TEST_F(ItemLaneTest, ANumberThatMeansNoAnswerIsNotCounted) {
    const Questionnaire form{.id = "form",
                             .title = untranslated("问卷"),
                             .role = roleNamed("parent"),
                             .questions = {{.id = "age", .title = untranslated("年龄"), .kind = QuestionKind::number}}};
    SourceLayout layout{.headings = {"年龄"}};
    layout.questions = {{.title = "年龄",
                         .columns = {{.index = 0, .heading = "年龄", .missing = {{"99", MissingReason::unanswered}}}}}};
    const ReadBlock block = read("年龄\n12\n99\n", layout, form);
    EXPECT_EQ(answer(block, form, 0), Answer{Number{12}});
    EXPECT_EQ(answer(block, form, 1), (Answer{Missing{MissingReason::unanswered, ""}}));
}

TEST_F(ItemLaneTest, OneValueMeansTicked) {
    const Questionnaire form = hopes(QuestionKind::multiple);
    SourceLayout layout{.headings = {"a", "b"}};
    layout.questions = {{.title = "首要期望",
                         .columns = {{.index = 0, .heading = "a", .part_id = "study", .ticked = "2"},
                                     {.index = 1, .heading = "b", .part_id = "health", .ticked = "2"}}}};
    const ReadBlock block = read("a,b\n2,1\n1,1\n7,2\n", layout, form);
    EXPECT_EQ(answer(block, form, 0), Answer{Choices{{{"study"}}}});
    EXPECT_EQ(answer(block, form, 1), Answer{Missing{}});
    EXPECT_EQ(answer(block, form, 2), Answer{Choices{{{"health"}}}});
}

}  // namespace
}  // namespace diaoyan
