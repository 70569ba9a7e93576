// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

class ImportTest : public SurveyFolder {
protected:
    static Result<ImportOutcome> import(SurveyFile& survey, const std::string& file, bool accept = false) {
        return importFiles(survey, {.files = {file}, .accept_problems = accept});
    }

    /// The one file of an import that must succeed.
    static ImportReport imported(SurveyFile& survey, const std::string& file, bool accept = false) {
        Result<ImportOutcome> outcome = import(survey, file, accept);
        if (!outcome.ok()) {
            ADD_FAILURE() << describe(outcome.problem(), Language::en);
            return {};
        }
        EXPECT_TRUE(outcome->stored || outcome->files.front().already_in_batch != 0);
        return outcome->files.front();
    }

    static std::string codeOf(const Result<ImportOutcome>& outcome) {
        return outcome.ok() ? "" : outcome.problem().code;
    }

    static std::vector<std::string> problemCodes(const ImportReport& report) {
        std::vector<std::string> codes;
        for (const Problem& problem : report.problems) codes.push_back(problem.code);
        return codes;
    }
};

constexpr const char* header = "序号,您孩子所在的学校,首要期望,对学校是否满意,不满意的原因,孩子数\n";

TEST_F(ImportTest, EveryKindOfAnswerAndOfMissing) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const ImportReport report =
        imported(file, write("a.csv", std::string(header) + "1,第一小学,学习成绩优秀┋其他〖少些作业┋真的〗,满意,,2\n"
                                                            "2,S02,\"健康、快乐成长\",不满意,食堂,１\n"
                                                            "3,第二小学,,不了解,,\n"));
    EXPECT_EQ(report.importer, "wjx");
    EXPECT_EQ(report.questionnaire.id, "parent");
    EXPECT_EQ(report.rows_stored, 3);
    EXPECT_EQ(report.problem_count, 0);
    const Result<Responses> responses = file.responses("parent");
    ASSERT_TRUE(responses.ok());
    const auto answer = [&](std::size_t item, std::size_t row) { return answerAt(*responses, item, row); };
    EXPECT_EQ(responses->school, (std::vector<std::uint16_t>{0, 1, 1}));
    EXPECT_EQ(answer(1, 0), (Answer{Choices{{{"study", ""}, {"other", ""}}}}));
    EXPECT_EQ(answer(1, 1), Answer{Choices{{{"health"}}}});
    EXPECT_EQ(answer(1, 2), (Answer{Missing{MissingReason::unanswered, ""}}));
    EXPECT_EQ(answer(2, 2), (Answer{Choice{"x", ""}}));
    EXPECT_EQ(answer(3, 0), (Answer{Missing{MissingReason::not_asked, ""}})) << "routed past by the skip rule";
    EXPECT_EQ(answer(3, 1), Answer{Words{"食堂"}});
    EXPECT_EQ(answer(4, 1), Answer{Number{1}});
    EXPECT_EQ(answer(4, 2), (Answer{Missing{MissingReason::unanswered, ""}}));
}

TEST_F(ImportTest, AnyRefusedAnswerLeavesTheFileAsItWas) {
    struct Case {
        const char* rows;
        const char* code;
        std::int64_t row;
    };
    for (const Case& one : std::vector<Case>{
             {"1,第一小学,学习成绩优秀,满意,,2\n2,第一小学,火星旅行┋学习成绩优秀,满意,,2\n", "unknown-option", 3},
             {"1,第一小学,学习成绩优秀,非常满意,,2\n", "unknown-option", 2},
             {"1,第九小学,学习成绩优秀,满意,,2\n", "unknown-school", 2},
             {"1,第一小学,学习成绩优秀,满意,,两个\n", "no-number", 2},
             {"1,第一小学,学习成绩优秀,满意,,2,多出来的\n", "row-too-long", 2},
             {"1,第一小学,学习成绩优秀\n", "row-too-short", 2}}) {
        SCOPED_TRACE(one.rows);
        const std::string name =
            std::string(one.code) + std::to_string(one.row) + std::to_string(std::string(one.rows).size());
        SurveyFile file = survey(smallRoster(), {smallForm()}, name + ".survey");
        // ┋ in the first row makes it a 问卷星 file, in which an unknown option is never taken for 其他.
        const std::string csv =
            write(name + ".csv", std::string(header) + "0,第一小学,学习成绩优秀┋其他,满意,,2\n" + one.rows);
        const Result<ImportOutcome> refused = import(file, csv);
        ASSERT_TRUE(refused.ok());
        EXPECT_FALSE(refused->stored);
        EXPECT_EQ(problemCodes(refused->files.front()), std::vector<std::string>{one.code});
        const Place& where = refused->files.front().problems.front().where;
        EXPECT_EQ(where.file, csv);
        EXPECT_EQ(where.row, one.row + 1);
        EXPECT_TRUE(file.batches().empty());
        EXPECT_TRUE(file.returned().empty());

        const ImportReport accepted = imported(file, csv, true);
        EXPECT_EQ(accepted.rows_in, accepted.rows_stored + accepted.rows_rejected);
        EXPECT_EQ(accepted.rows_rejected, std::string(one.code) == "row-too-long" ? 1 : 0);
    }
}

TEST_F(ImportTest, TheSameAnswersAreRecognisedInAnyEncoding) {
    SurveyFile file = survey();
    const ImportReport first = imported(file, wjxFile("wjx800_text_mode0.xls"));
    EXPECT_TRUE(first.inferred);
    EXPECT_EQ(first.rows_stored, 800);
    for (const char* again : {"wjx800_text_mode0.xls", "wjx800_text.gb18030.csv", "wjx800_text.utf8bom.csv",
                              "wjx800_text.utf16le_tab.txt"}) {
        const ImportReport report = imported(file, wjxFile(again));
        EXPECT_EQ(report.already_in_batch, first.batch) << again;
    }
    EXPECT_EQ(file.batches().size(), 1u);
    ASSERT_EQ(file.returned().size(), 1u);
    EXPECT_EQ(file.returned().front().returned, 800);
}

TEST_F(ImportTest, TextsAndNumbersOfOneSurveyGiveTheSameAnswers) {
    SurveyFile paired = survey({}, {}, "paired.survey");
    const Result<ImportOutcome> both = importFiles(
        paired, {.files = {wjxFile("wjx800_index_mode2.xls"), wjxFile("wjx800_text_mode0.xls")}, .new_id = "phones"});
    ASSERT_TRUE(both.ok()) << describe(both.problem(), Language::en);
    ASSERT_EQ(both->files.size(), 1u);
    EXPECT_EQ(both->files.front().coding, "labels");
    const Questionnaire form = both->files.front().questionnaire;
    const Question* age = findQuestion(form, "q4");
    ASSERT_NE(age, nullptr);
    EXPECT_EQ(age->option_order, OptionOrder::known);

    SurveyFile numbers = survey({}, {form}, "numbers.survey");
    const ImportReport coded = imported(numbers, wjxFile("wjx800_index_mode2.xls"));
    EXPECT_EQ(coded.coding, "codes");
    EXPECT_FALSE(coded.inferred);
    const Result<Responses> a = paired.responses("phones");
    const Result<Responses> b = numbers.responses("phones");
    ASSERT_TRUE(a.ok() && b.ok());
    EXPECT_EQ(a->rows, 800u);
    EXPECT_EQ(a->columns, b->columns) << "19,200 ticks and 4,800 choices";
    std::size_t cells = 0;
    for (const Column& column : a->columns)
        if (const auto* ticks = std::get_if<TickColumn>(&column)) cells += ticks->options * a->rows;
    EXPECT_EQ(cells, 19200u);
}

TEST_F(ImportTest, NumbersAreNotReadByAGuessedOrder) {
    SurveyFile file = survey();
    imported(file, wjxFile("wjx800_text_mode0.xls"));
    EXPECT_EQ(codeOf(import(file, wjxFile("wjx800_index_mode2.xls"))), "option-order-uncertain");
    EXPECT_EQ(file.batches().size(), 1u);
}

TEST_F(ImportTest, OptionsWithCommasAreMatchedAsAWhole) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const ImportReport report = imported(
        file,
        write("a.csv",
              "首要期望,对学校是否满意\n\"学习成绩优秀、健康、快乐成长\",满意\n\"健康、快乐成长,学习成绩优秀\",满意\n"
              "多些体育课,满意\n"));
    EXPECT_EQ(report.importer, "table");
    const Result<Responses> responses = file.responses("parent");
    ASSERT_TRUE(responses.ok());
    const Answer two = Choices{{{"study", ""}, {"health", ""}}};
    EXPECT_EQ(answerAt(*responses, 1, 0), two);
    EXPECT_EQ(answerAt(*responses, 1, 1), two);
    EXPECT_EQ(answerAt(*responses, 1, 2), Answer{Choices{{{"other"}}}});
    EXPECT_EQ(answerAt(*responses, 4, 0), (Answer{Missing{MissingReason::not_asked, ""}}))
        << "the file lacks the question";
}

TEST_F(ImportTest, RulesOfTheFormAreReportedAndAnswersKept) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const ImportReport report =
        imported(file, write("a.csv", std::string(header) + "1,第一小学,学习成绩优秀┋健康、快乐成长┋其他,满意,,2\n"));
    ASSERT_EQ(report.warning_count, 1);
    EXPECT_EQ(report.warnings.front().code, "too-many-choices");
    EXPECT_EQ(report.warnings.front().where.row, 2);
    EXPECT_EQ(report.rows_stored, 1);
}

TEST_F(ImportTest, FilesThatCannotBeRead) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const std::string before = bytesOf(path("town.survey"));
    struct Case {
        const char* name;
        std::string bytes;
        const char* code;
    };
    for (const Case& one : std::vector<Case>{{"empty.csv", "", "file-empty"},
                                             {"twice.csv", "1、性别,2、年龄,1、性别\n男,20,女\n", "duplicate-heading"},
                                             {"header.csv", header, "no-rows"}})
        EXPECT_EQ(codeOf(import(file, write(one.name, one.bytes))), one.code) << one.name;
    EXPECT_EQ(codeOf(import(file, path("nothing.csv"))), "file-missing");
    EXPECT_TRUE(file.batches().empty());
}

TEST_F(ImportTest, SeveralFilesAreStoredTogetherOrNotAtAll) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const std::string good = write("good.csv", std::string(header) + "1,第一小学,学习成绩优秀,满意,,2\n");
    const std::string bad = write("bad.csv", std::string(header) + "1,第一小学,学习成绩优秀,十分满意,,2\n");
    const Result<ImportOutcome> outcome = importFiles(file, {.files = {good, bad}});
    ASSERT_TRUE(outcome.ok());
    EXPECT_FALSE(outcome->stored);
    EXPECT_TRUE(file.batches().empty());
}

TEST_F(ImportTest, DryRunsAndInterruptionsStoreNothing) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const std::string csv = write("a.csv", std::string(header) + "1,第一小学,学习成绩优秀,满意,,2\n");
    const Result<ImportOutcome> dry = importFiles(file, {.files = {csv}, .dry_run = true});
    ASSERT_TRUE(dry.ok());
    EXPECT_EQ(dry->files.front().rows_stored, 1);
    EXPECT_FALSE(dry->stored);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(codeOf(importFiles(file, {.files = {csv}, .stop = stop.get_token()})), "interrupted");
    EXPECT_TRUE(file.batches().empty());
}

TEST_F(ImportTest, SheetsWithoutAnyAnswerAreReturnedButNotValid) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    imported(file,
             write("a.csv", std::string(header) + "1,第一小学,学习成绩优秀,满意,,2\n2,第一小学,(空),(空),(跳过),\n"));
    ASSERT_EQ(file.returned().size(), 1u);
    EXPECT_EQ(file.returned().front(), (ReturnedCount{"parent", "S01", 2, 1}));
    EXPECT_EQ(file.responses("parent")->rows, 1u);
}

/// Cells that were met before must mean the same again, in every block, with their warnings and problems.
TEST_F(ImportTest, TheTenThousandthRowIsReadAsTheFirst) {
    const std::string answers[] = {"第一小学,学习成绩优秀,满意,,2", " 第二小学 ,学习成绩优秀┋其他〖游泳〗,基本满意,,2",
                                   "S01,学习成绩优秀┋健康、快乐成长┋其他,满意,食堂,12345678901",
                                   "第二小学,(空),不了解,,(跳过)", "第九小学,火星,满意,,两个"};
    std::string rows = header;
    constexpr int many = 20000;
    for (int i = 0; i < many; ++i) rows += std::to_string(i + 1) + ',' + answers[i % 5] + '\n';
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const ImportReport report = imported(file, write("a.csv", rows), true);
    EXPECT_EQ(report.rows_stored, many);
    EXPECT_EQ(report.problem_count, 3 * many / 5);
    EXPECT_EQ(problemCodes(report).front(), "unknown-school");
    EXPECT_EQ(report.problems[999].where.row, 5 * 334 + 1) << "the row of the thousandth problem";
    // Too many hopes, and a reason although nobody who is satisfied was asked for one.
    EXPECT_EQ(report.warning_count, 2 * many / 5);
    const Responses responses = *file.responses("parent");
    ASSERT_EQ(responses.rows, static_cast<std::size_t>(many));
    EXPECT_EQ(std::count(responses.school.begin(), responses.school.end(), 0), 2 * many / 5);
    const auto count = [&](std::size_t item, const Answer& answer) {
        int found = 0;
        for (std::size_t row = 0; row < responses.rows; ++row) found += answerAt(responses, item, row) == answer;
        return found;
    };
    EXPECT_EQ(count(1, Choices{{{"study", ""}, {"other", ""}}}), many / 5);
    EXPECT_EQ(count(1, Choices{{{"study", ""}, {"health", ""}, {"other", ""}}}), many / 5);
    EXPECT_EQ(count(1, Missing{MissingReason::invalid, ""}), many / 5);
    EXPECT_EQ(count(3, Missing{MissingReason::not_asked, ""}), 4 * many / 5);
    EXPECT_EQ(count(4, Number{12345678901}), many / 5);
    EXPECT_EQ(count(4, Missing{MissingReason::not_asked, ""}), many / 5);
}

TEST_F(ImportTest, MoreOptionsThanAWordHasBits) {
    Questionnaire form{.id = "parent", .title = {"家长问卷", ""}, .role = roleNamed("parent")};
    Question many{.id = "many", .title = {"喜欢的", ""}, .kind = QuestionKind::multiple};
    for (int i = 0; i < 70; ++i)
        many.options.push_back({.code = "o" + std::to_string(i), .label = untranslated("选项" + std::to_string(i))});
    Question wide = many;
    wide.id = "wide";
    wide.kind = QuestionKind::single;
    wide.title = {"最喜欢的", ""};
    for (int i = 70; i < 300; ++i)
        wide.options.push_back({.code = "o" + std::to_string(i), .label = untranslated("选项" + std::to_string(i))});
    form.questions = {many, wide};
    SurveyFile file = survey({}, {form});
    const ImportReport report = imported(file, write("a.csv", "喜欢的,最喜欢的\n选项1┋选项69,选项299\n选项64,选项2\n"
                                                              "选项1┋选项69,选项299\n"));
    EXPECT_EQ(report.rows_stored, 3);
    const Responses responses = *file.responses("parent");
    for (const std::size_t row : {0u, 2u}) {
        EXPECT_EQ(answerAt(responses, 0, row), (Answer{Choices{{{"o1", ""}, {"o69", ""}}}}));
        EXPECT_EQ(answerAt(responses, 1, row), (Answer{Choice{"o299", ""}}));
    }
    EXPECT_EQ(answerAt(responses, 0, 1), (Answer{Choices{{{"o64", ""}}}}));
}

}  // namespace
}  // namespace diaoyan
