// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/exporters.h"
#include "collector/exporters/spss_names.h"
#include "collector/importers/importers.h"
#include "collector/tabular/row_source.h"
#include "questionnaires/questionnaire_check.h"
#include "tests/collector/survey_folder.h"
#include "tests/collector/tabular/stat_files.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <cstdlib>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A questionnaire with every kind of question, and answers with every kind of hole.
struct Example {
    Questionnaire form = smallForm();
    Roster roster = smallRoster();
    std::vector<StoredSheet> sheets;

    ExportSource source() const {
        return {form, roster, [this](const std::function<void(const StoredSheet&)>& take) -> Result<Done> {
                    for (const StoredSheet& sheet : sheets) take(sheet);
                    return Done{};
                }};
    }
};

Example example() {
    Example all;
    Question rank{.id = "rank", .title = {"排序", "Rank"}, .kind = QuestionKind::ranking};
    rank.options = {
        {.code = "a", .label = {"甲", "A"}}, {.code = "b", .label = {"乙", "B"}}, {.code = "c", .label = {"丙", "C"}}};
    Question services{.id = "services", .title = {"评价", "Rate"}, .kind = QuestionKind::matrix};
    services.options = {{.code = "1", .label = {"好", "good"}, .score = 2},
                        {.code = "-1", .label = {"差", "bad"}, .score = 1}};
    services.rows = {{.code = "canteen", .label = {"食堂", "canteen"}},
                     {.code = "dorm", .label = {"宿舍", "dormitory"}}};
    Question day{.id = "day", .title = {"日期", "Day"}, .kind = QuestionKind::date};
    Question by{.id = "by", .title = {"关键字", "A reserved word"}, .kind = QuestionKind::number};
    for (Question* question : {&rank, &services, &day, &by}) all.form.questions.push_back(*question);
    EXPECT_TRUE(checkQuestionnaire(all.form).empty());
    StoredSheet full;
    full.sheet = {.school = "S01", .submitted_at = "2026-09-18T19:20:55", .seconds = 65, .source_id = "307"};
    full.sheet.answers = {{"hope", Choices{{{"study", {}}, {"other", "会做人"}}}},
                          {"satisfied", Choice{"c", {}}},
                          {"why", Words{"食堂，“差”"}},
                          {"children", Number{2.5}},
                          {"rank", Ranking{{"c", "a"}}},
                          {"services.canteen", Choice{"1", {}}},
                          {"services.dorm", Choice{"-1", {}}},
                          {"day", Date{"2021-01-20"}},
                          {"by", Number{-2}}};
    StoredSheet holes;
    holes.sheet = {.school = "S99", .source_id = "308"};
    holes.sheet.answers = {{"hope", Missing{MissingReason::not_asked, {}}},
                           {"satisfied", Missing{MissingReason::invalid, "火星"}},
                           {"why", Missing{MissingReason::not_asked, {}}},
                           {"rank", Missing{MissingReason::not_asked, {}}},
                           {"services.dorm", Missing{MissingReason::not_asked, {}}}};
    holes.excluded_because = "重复";
    all.sheets = {full, holes};
    return all;
}

class SavExport : public SurveyFolder {
protected:
    Exported exportAs(const Example& all, const ExportOptions& options = {}) {
        const Exporter* sav = findExporter("sav");
        EXPECT_NE(sav, nullptr);
        Result<Exported> written = sav->write(all.source(), path("out.sav"), options);
        EXPECT_TRUE(written.ok()) << (written.ok() ? "" : written.problem().message.en);
        return written.ok() ? *written : Exported{};
    }

    TableSource open() {
        Result<TableSource> table = openTable(path("out.sav"));
        EXPECT_TRUE(table.ok()) << (table ? "" : table.problem().message.en);
        return table ? std::move(table).value() : TableSource{};
    }

    /// Cells of one variable, from the first case on.
    std::vector<std::string> column(const std::string& name) {
        TableSource table = open();
        std::vector<std::string> found;
        std::vector<Cell> cells;
        std::size_t at = 0;
        for (Result<bool> more = table.rows->next(cells); more.ok() && *more; more = table.rows->next(cells)) {
            if (table.rows->rowNumber() > 0) {
                found.emplace_back(cells.at(at).text);
                continue;
            }
            while (at < cells.size() && cells[at].text != name) ++at;
            EXPECT_LT(at, cells.size()) << name;
            if (at == cells.size()) return {};
        }
        return found;
    }

    const Variable& variable(const DataDictionary& dictionary, const std::string& name) {
        static const Variable none;
        for (const Variable& one : dictionary.variables)
            if (one.name == name) return one;
        ADD_FAILURE() << name;
        return none;
    }

    /// What PSPP prints for this syntax, run in the folder of the test.
    std::string pspp(const std::string& syntax) {
        write("check.sps", syntax);
        const std::string command = "cd '" + folder_.string() + "' && pspp check.sps -o out.txt > log.txt 2>&1";
        EXPECT_EQ(std::system(command.c_str()), 0) << bytesOf(path("log.txt")) << bytesOf(path("out.txt"));
        return bytesOf(path("out.txt"));
    }
};

bool hasLoss(const Exported& written, const std::string& column, const std::string& says) {
    return std::any_of(written.losses.begin(), written.losses.end(), [&](const Problem& loss) {
        return loss.code == "export-loss" && loss.where.column == column &&
               loss.message.zh.find(says) != std::string::npos;
    });
}

TEST(SpssNames, FollowTheRulesAndStayDifferent) {
    SpssNames names;
    EXPECT_EQ(names.give("hope"), "hope");
    EXPECT_EQ(names.give("HOPE"), "HOPE_2");
    EXPECT_EQ(names.give("满意度"), "满意度");
    EXPECT_EQ(names.give("3a"), "v3a");
    EXPECT_EQ(names.give("_x-y."), "v_x_y");
    EXPECT_EQ(names.give("with"), "with1");
    EXPECT_EQ(names.give(""), "v");
    const std::string longest(63, 'a');
    EXPECT_EQ(names.give(longest + "满"), longest) << "cut between characters";
    EXPECT_EQ(names.give(longest + "意"), std::string(62, 'a') + "_2");
}

TEST_F(SavExport, EveryAnswerHasItsVariable) {
    const Exported written = exportAs(example());
    EXPECT_EQ(written.sheets, 2);
    EXPECT_THAT(written.files, ElementsAre(path("out.sav"), path("out.sps")));
    EXPECT_THAT(column("sheet_id"), ElementsAre("307", "308"));
    EXPECT_THAT(column("submitted_at"), ElementsAre("2026-09-18T19:20:55", ""));
    EXPECT_THAT(column("seconds"), ElementsAre("65", ""));
    EXPECT_THAT(column("school_code"), ElementsAre("S01", "S99"));
    EXPECT_THAT(column("school_name"), ElementsAre("第一小学", ""));
    EXPECT_THAT(column("excluded"), ElementsAre("", "重复"));
    EXPECT_THAT(column("hope_study"), ElementsAre("1", "-3"));
    EXPECT_THAT(column("hope_health"), ElementsAre("0", "-3"));
    EXPECT_THAT(column("hope_other_words"), ElementsAre("会做人", ""));
    EXPECT_THAT(column("satisfied"), ElementsAre("3", "-1"));
    EXPECT_THAT(column("why"), ElementsAre("食堂，“差”", ""));
    EXPECT_THAT(column("children"), ElementsAre("2.5", "-2"));
    EXPECT_THAT(column("rank_a"), ElementsAre("2", "-3"));
    EXPECT_THAT(column("rank_b"), ElementsAre("", "-3")) << "not ranked is no number";
    EXPECT_THAT(column("rank_c"), ElementsAre("1", "-3"));
    EXPECT_THAT(column("services.canteen"), ElementsAre("1", "-92")) << "-1 is an answer here";
    EXPECT_THAT(column("services.dorm"), ElementsAre("-1", "-93"));
    EXPECT_THAT(column("day"), ElementsAre("2021-01-20", ""));
    EXPECT_THAT(column("by1"), ElementsAre("-2", "-92"));
    EXPECT_TRUE(hasLoss(written, "by1", "改为"));
    EXPECT_TRUE(hasLoss(written, "why", "未询问"));
    EXPECT_TRUE(hasLoss(written, "satisfied", "原文未写出"));
}

TEST_F(SavExport, LabelsMeasuresAndMissingValues) {
    exportAs(example());
    const TableSource table = open();
    const DataDictionary& dictionary = *table.dictionary;
    EXPECT_EQ(dictionary.label, "家长问卷");
    const Variable& satisfied = variable(dictionary, "satisfied");
    EXPECT_EQ(satisfied.label, "对学校是否满意");
    EXPECT_EQ(satisfied.measure, Variable::Measure::ordinal);
    EXPECT_THAT(satisfied.missing, testing::UnorderedElementsAre("-1", "-2", "-3"));
    EXPECT_THAT(satisfied.values, testing::IsSupersetOf({ValueLabel{"1", "满意"}, ValueLabel{"4", "不了解"},
                                                         ValueLabel{"-3", "未询问"}, ValueLabel{"-2", "未作答"}}));
    EXPECT_THAT(variable(dictionary, "services.dorm").missing, testing::UnorderedElementsAre("-91", "-92", "-93"));
    EXPECT_EQ(variable(dictionary, "hope_study").label, "首要期望：学习成绩优秀");
    EXPECT_EQ(variable(dictionary, "children").measure, Variable::Measure::scale);
    ASSERT_EQ(dictionary.sets.size(), 1u);
    EXPECT_EQ(dictionary.sets[0], (ResponseSet{.name = "hope",
                                               .label = "首要期望",
                                               .counted = "1",
                                               .variables = {"hope_study", "hope_health", "hope_other"}}));
    const std::string syntax = bytesOf(path("out.sps"));
    EXPECT_TRUE(syntax.starts_with("\xEF\xBB\xBF* Encoding: UTF-8.\n"));
    EXPECT_THAT(syntax, HasSubstr("satisfied: 1 = a, 2 = b, 3 = c, 4 = x"));
    EXPECT_THAT(syntax, HasSubstr("/MDGROUP NAME=$hope LABEL='首要期望'"));
    EXPECT_THAT(syntax, HasSubstr("“不了解”是回答但不在量表上"));
    ExportOptions english;
    english.language = Language::en;
    std::filesystem::remove(path("out.sav"));
    exportAs(example(), english);
    EXPECT_EQ(variable(*open().dictionary, "hope_study").label, "First hope: good marks");
}

TEST_F(SavExport, WhatIsTooLongIsCutBetweenCharactersAndSaid) {
    Example all = example();
    std::string title, option, words;
    while (title.size() < 300) title += "您对学校";
    while (option.size() < 200) option += "满意";
    while (words.size() < 40'000) words += "说明";
    all.form.title = {title, title};
    all.form.questions[2].title = {title, title};
    all.form.questions[2].options[0].label = {option, option};
    all.sheets[0].sheet.answers["why"] = Words{words};
    const Exported written = exportAs(all);
    EXPECT_TRUE(hasLoss(written, "satisfied", "变量标签超过 255 字节"));
    EXPECT_TRUE(hasLoss(written, "satisfied", "取值标签"));
    EXPECT_TRUE(hasLoss(written, "why", "32767"));
    EXPECT_TRUE(hasLoss(written, "", "问卷标题"));
    const TableSource table = open();
    EXPECT_FALSE(std::any_of(table.facts.remarks.begin(), table.facts.remarks.end(),
                             [](const Problem& remark) { return remark.code == "labels-cut"; }));
    EXPECT_EQ(variable(*table.dictionary, "satisfied").label, title.substr(0, 255));
    EXPECT_EQ(column("why").at(0), words.substr(0, 32766));
    std::string syntax = bytesOf(path("out.sps"));
    for (std::size_t at; (at = syntax.find("' +\n    '")) != std::string::npos;) syntax.erase(at, 9);
    EXPECT_THAT(syntax, HasSubstr("VARIABLE LABELS satisfied\n    '" + title + "'.\n"));
    EXPECT_THAT(syntax, HasSubstr("1 '" + option + "'"));
}

TEST_F(SavExport, ItsOwnImporterReadsItBack) {
    exportAs(example());
    TableSource table = open();
    SourceSample sample{.file_name = path("out.sav"), .dictionary = table.dictionary, .format = "sav"};
    std::vector<Cell> cells;
    while (table.rows->next(cells).value()) {
        auto& row = sample.rows.emplace_back();
        for (const Cell& cell : cells) row.emplace_back(cell.text);
    }
    const Importer* spss = findImporter("spss");
    const SourceLayout layout = spss->layOut(sample).value();
    EXPECT_EQ(layout.sequence, 0u);
    EXPECT_EQ(layout.submitted_at, 1u);
    EXPECT_EQ(layout.seconds, 2u);
    const Questionnaire form = spss->ownForm(sample)->questionnaire;
    EXPECT_TRUE(checkQuestionnaire(form).empty());
    const Question* satisfied = findQuestion(form, "satisfied");
    ASSERT_NE(satisfied, nullptr);
    EXPECT_EQ(satisfied->kind, QuestionKind::scale);
    EXPECT_EQ(satisfied->options.size(), 4u);
    EXPECT_FALSE(satisfied->options[3].substantive);
    for (const SourceQuestion& question : layout.questions) {
        if (question.id != "satisfied") continue;
        EXPECT_THAT(question.columns[0].missing,
                    testing::UnorderedElementsAre(testing::Pair("-3", MissingReason::not_asked),
                                                  testing::Pair("-2", MissingReason::unanswered),
                                                  testing::Pair("-1", MissingReason::invalid)));
    }
}

TEST_F(SavExport, NothingToWriteIsAFileWithoutCases) {
    Example all = example();
    all.sheets.clear();
    EXPECT_EQ(exportAs(all).sheets, 0);
    EXPECT_TRUE(column("satisfied").empty());
    const TableSource table = open();
    const auto& variables = table.dictionary->variables;
    EXPECT_TRUE(std::none_of(variables.begin(), variables.end(), [](const Variable& one) {
        return one.name == "school_code" || one.name == "seconds";
    })) << "variables for what no sheet has";
}

TEST_F(SavExport, ADiskThatDoesNotTakeItIsAFailure) {
    EXPECT_THROW(findExporter("sav")->write(example().source(), path("no/such/folder.sav"), {}), EnvironmentFailure);
    if (std::filesystem::exists("/dev/full")) {
        EXPECT_THROW(findExporter("sav")->write(example().source(), "/dev/full", {}), EnvironmentFailure);
    }
}

TEST_F(SavExport, AProblemOfTheSourceEndsIt) {
    Example all = example();
    const ExportSource broken{all.form, all.roster, [](const auto&) -> Result<Done> {
                                  return Problem{"damaged", {"坏", "bad"}, {}};
                              }};
    const Result<Exported> written = findExporter("sav")->write(broken, path("out.sav"), {});
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.problem().code, "damaged");
}

/// Names whose eight first bytes end within a character; segments of a long text that would be called W_LON0, W_LON1.
Example withOddNames(const std::string& words) {
    Example all = example();
    all.sheets[0].sheet.answers["why"] = Words{words};
    // The segments of a long text are called W_LON0, W_LON1 ..., which are names of variables here; or half a
    // character.
    for (const char* id : {"w_long", "w_lon1", "意见和建议"}) {
        const bool text = std::string(id) != "w_lon1";
        all.form.questions.push_back(
            {.id = id, .title = {id, id}, .kind = text ? QuestionKind::text : QuestionKind::number});
        all.sheets[0].sheet.answers[id] = text ? Answer{Words{words}} : Answer{Number{5}};
    }
    all.form.questions.push_back({.id = "满意度调查一", .title = {"中文名", "Chinese"}, .kind = QuestionKind::number});
    all.form.questions.push_back(
        {.id = "满意度调查二", .title = {"中文名二", "Chinese too"}, .kind = QuestionKind::number});
    all.sheets[0].sheet.answers["满意度调查二"] = Number{7};
    return all;
}

std::string longWords() {
    std::string words;
    while (words.size() < 700) words += "食堂的饭菜，";
    return words;
}

TEST_F(SavExport, TheLibraryOfRAndPythonReadsIt) {
    exportAs(withOddNames(longWords()));
    std::vector<std::string> names;
    const TableSource table = open();
    for (const Variable& variable : table.dictionary->variables) names.push_back(variable.name);
    EXPECT_EQ(tabular_tests::namesByReadStat(path("out.sav")), names);
}

TEST_F(SavExport, AnotherProgramUnderstandsFileAndSyntax) {
    if (std::system("pspp --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "GNU PSPP is not installed";
    const std::string words = longWords();
    const Example all = withOddNames(words);
    exportAs(all);
    const std::string out =
        pspp("INCLUDE FILE='out.sps'.\nSET WIDTH=500.\nDISPLAY DICTIONARY.\nMRSETS /DISPLAY NAME=ALL.\n"
             "FREQUENCIES satisfied.\nSAVE OUTFILE='again.sav'.\n");
    EXPECT_THAT(out, HasSubstr("对学校是否满意"));
    EXPECT_THAT(out, HasSubstr("$hope"));
    EXPECT_THAT(out, HasSubstr("未询问"));
    EXPECT_THAT(out, HasSubstr("不满意"));
    EXPECT_THAT(out, HasSubstr("满意度调查二"));
    EXPECT_THAT(out, testing::Not(HasSubstr("error")));
    EXPECT_THAT(out, testing::Not(HasSubstr("warning")));
    const std::string plain = pspp("GET FILE='out.sav'.\nSET WIDTH=500.\nMRSETS /DISPLAY NAME=ALL.\n");
    EXPECT_THAT(plain, HasSubstr("$hope")) << "the file has its set without the syntax";
    EXPECT_THAT(plain, testing::Not(HasSubstr("warning")));
    // What PSPP saved again says the same, and has the set.
    const Result<TableSource> again = openTable(path("again.sav"));
    ASSERT_TRUE(again.ok()) << again.problem().message.en;
    ASSERT_EQ(again->dictionary->sets.size(), 1u);
    EXPECT_EQ(again->dictionary->sets[0].label, "首要期望");
    EXPECT_THAT(again->dictionary->sets[0].variables, ElementsAre("hope_study", "hope_health", "hope_other"));
    EXPECT_EQ(again->dictionary->variables.size(), open().dictionary->variables.size());
    std::filesystem::rename(path("again.sav"), path("out.sav"));
    EXPECT_THAT(column("why"), ElementsAre(words, ""));
    EXPECT_THAT(column("满意度调查二"), ElementsAre("7", "-2"));
    EXPECT_THAT(column("w_long"), ElementsAre(words, ""));
    EXPECT_THAT(column("w_lon1"), ElementsAre("5", "-2"));
    EXPECT_THAT(column("意见和建议"), ElementsAre(words, ""));
    EXPECT_THAT(variable(*open().dictionary, "satisfied").missing, testing::UnorderedElementsAre("-1", "-2", "-3"));
}

}  // namespace
}  // namespace diaoyan
