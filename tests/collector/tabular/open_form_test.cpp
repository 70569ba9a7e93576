// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/open_form.h"

#include "collector/exporters/workbook_of_sheets.h"
#include "questionnaires/exchange/xlsform.h"
#include "questionnaires/questionnaire_check.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string dataFile(const std::string& name) {
    return std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/forms/" + name;
}

class OpenForm : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("diaoyan-open-form-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return (folder_ / name).string();
    }
    std::filesystem::path folder_;
};

TEST_F(OpenForm, ReadsRealXlsForms) {
    const auto slums = openForm(dataFile("onadata_form_with_multiple_select.xlsx"));
    ASSERT_TRUE(slums.ok()) << describe(slums.problem(), Language::en);
    ASSERT_EQ(recogniseForm(*slums)->id, "xlsform");
    const auto form = readXlsForm(*slums);
    ASSERT_TRUE(form.ok()) << describe(form.problem(), Language::en);
    EXPECT_THAT(checkQuestionnaire(form->questionnaire), IsEmpty());
    EXPECT_EQ(form->questionnaire.title, untranslated("Zimbabwe Form"));
    const Question* sanitation = findQuestion(form->questionnaire, "sanitation");
    ASSERT_NE(sanitation, nullptr);
    EXPECT_EQ(sanitation->kind, QuestionKind::multiple);
    EXPECT_THAT(sanitation->options, SizeIs(7));
    EXPECT_EQ(form->questionnaire.questions.size(), 29U);
    const auto hospital = readXlsForm(openForm(dataFile("onadata_transportation_form.xlsx")).value());
    ASSERT_TRUE(hospital.ok()) << describe(hospital.problem(), Language::en);
    EXPECT_EQ(hospital->questionnaire.id, "transportation");
    EXPECT_THAT(hospital->questionnaire.questions, SizeIs(6));
}

TEST_F(OpenForm, ReadsTheSurveyInAnArchive) {
    const std::string path =
        std::string(DIAOYAN_SOURCE_DIR) + "/../shared/data/limesurvey/limesurvey_core_testing_colors.lsa";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the file may not be copied and is not here";
    const auto document = openForm(path);
    ASSERT_TRUE(document.ok()) << describe(document.problem(), Language::en);
    EXPECT_EQ(recogniseForm(*document)->id, "lss");
}

TEST_F(OpenForm, ReadsTextsOfOtherEncodings) {
    const std::string gbk = "1. \xC4\xFA\xB5\xC4\xD0\xD4\xB1\xF0[\xB5\xA5\xD1\xA1\xCC\xE2]\r\n\xC4\xD0\r\n\xC5\xAE\r\n";
    const auto document = openForm(write("gbk.txt", gbk));
    ASSERT_TRUE(document.ok()) << describe(document.problem(), Language::en);
    EXPECT_THAT(document->text, HasSubstr("您的性别[单选题]"));
    EXPECT_EQ(recogniseForm(*document)->id, "wjx-text");
    EXPECT_EQ(openForm(write("bom.json", "\xEF\xBB\xBF{}"))->text, "{}");
}

TEST_F(OpenForm, WritesWorkbooksThatItReads) {
    const FormDocument document{.sheets = {{"survey", {{"type", "name"}, {"=1+1", "@x"}, {"", "多\n行"}}}, {"空", {}}}};
    const auto bytes = workbookOf(document);
    ASSERT_TRUE(bytes.ok()) << describe(bytes.problem(), Language::en);
    const auto again = workbookOf(document);
    EXPECT_EQ(*again, *bytes) << "the same questionnaire gives the same file";
    const auto read = openForm(write("book.xlsx", *bytes));
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    EXPECT_EQ(read->sheets, document.sheets);
}

TEST_F(OpenForm, SaysWhatDoesNotFitIntoAWorkbook) {
    EXPECT_EQ(workbookOf({.sheets = {{"s", {{std::string(40'000, 'x')}}}}}).problem().code, "too-large");
    EXPECT_EQ(workbookOf({.sheets = {{"a/b", {{"x"}}}}}).problem().code, "too-large");
    std::string hanzi;
    for (int i = 0; i < 32'767; ++i) hanzi += "字";
    EXPECT_TRUE(workbookOf({.sheets = {{"s", {{hanzi}}}}}).ok());
}

TEST_F(OpenForm, RefusesOtherFiles) {
    const auto problem = [](const std::string& path, const FormFileLimits& limits = {}) {
        const auto document = openForm(path, limits);
        EXPECT_FALSE(document.ok());
        if (document.ok()) return std::string();
        EXPECT_EQ(document.problem().where.file, path);
        return document.problem().code;
    };
    EXPECT_EQ(problem((folder_ / "nothing.json").string()), "file-missing");
    EXPECT_EQ(problem(write("empty.json", "")), "file-empty");
    EXPECT_EQ(problem(write("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")), "not-a-form");
    EXPECT_EQ(problem(write("paper.pdf", "%PDF-1.4")), "not-a-form");
    EXPECT_EQ(problem(write("long.txt", std::string(2000, 'x')), {.file_bytes = 1000}), "too-large");
    const std::string book = workbookOf({.sheets = {{"a", {{"1"}, {"2"}, {"3"}}}, {"b", {{"1", "2"}}}}}).value();
    EXPECT_EQ(problem(write("rows.xlsx", book), {.rows = 3}), "too-large");
    EXPECT_EQ(problem(write("cells.xlsx", book), {.cells = 4}), "too-large");
    EXPECT_EQ(problem(write("columns.xlsx", book), {.columns = 1}), "too-large");
    EXPECT_EQ(problem(write("sheets.xlsx", book), {.sheets = 1}), "too-large");
    EXPECT_EQ(problem(write("unpacked.xlsx", book), {.unpacked_bytes = 100}), "too-large");
    EXPECT_EQ(problem(write("half.xlsx", book.substr(0, book.size() / 2))), "file-truncated");
}

}  // namespace
}  // namespace diaoyan
