// SPDX-License-Identifier: GPL-3.0-or-later
// Awkward answers leave in every format and come back as they were, except for what is declared here.
#include "collector/exporters/exporters.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>
#include <map>

namespace diaoyan {
namespace {

/// Answers that formats stumble over: separators, quotes and line breaks in texts, words beside options, every reason
/// of being missing, a formula, long and empty texts, numbers with a sign and a fraction.
Questionnaire awkwardForm() {
    Questionnaire form{.id = "awkward", .title = untranslated("难缠的问卷"), .role = roleNamed("parent")};
    const auto add = [&](Question question) { form.questions.push_back(std::move(question)); };
    add({.id = "sex",
         .title = untranslated("性别, \"男/女\""),
         .kind = QuestionKind::single,
         .options = {{.code = "m", .label = untranslated("男")},
                     {.code = "f", .label = untranslated("女")},
                     {.code = "z", .label = untranslated("其他（请注明）"), .other = true}}});
    add({.id = "hope",
         .title = untranslated("期望（可多选）"),
         .kind = QuestionKind::multiple,
         .options = {{.code = "a", .label = untranslated("健康、快乐; 成长, 等")},
                     {.code = "b", .label = untranslated("=优秀")},
                     {.code = "none", .label = untranslated("以上都不是"), .exclusive = true},
                     {.code = "z", .label = untranslated("其他"), .other = true}}});
    Question services{.id = "services", .title = untranslated("对下列工作"), .kind = QuestionKind::matrix};
    services.rows = {{"canteen", untranslated("食堂")}, {"bus", untranslated("校车/接送")}};
    services.options = {{.code = "5", .label = untranslated("满意"), .score = 3},
                        {.code = "3", .label = untranslated("一般"), .score = 2},
                        {.code = "1", .label = untranslated("不满意"), .score = 1},
                        {.code = "x", .label = untranslated("不了解"), .substantive = false}};
    add(services);
    add({.id = "order",
         .title = untranslated("请排序"),
         .kind = QuestionKind::ranking,
         .options = {{.code = "p", .label = untranslated("甲")},
                     {.code = "q", .label = untranslated("乙")},
                     {.code = "r", .label = untranslated("丙")}}});
    add({.id = "age", .title = untranslated("年龄"), .kind = QuestionKind::number});
    add({.id = "born", .title = untranslated("出生日期"), .kind = QuestionKind::date});
    add({.id = "why", .title = untranslated("您的建议"), .kind = QuestionKind::text});
    return form;
}

std::vector<AnswerSheet> awkwardSheets() {
    const auto sheet = [](const char* id, std::map<std::string, Answer> answers) {
        AnswerSheet one{.submitted_at = "2026-09-18T09:20:55", .seconds = 61, .source_id = id};
        one.answers = std::move(answers);
        return one;
    };
    const Missing not_asked{MissingReason::not_asked, ""};
    return {
        sheet("1", {{"sex", Choice{"m", ""}},
                    {"hope", Choices{{{"a", ""}, {"z", "少些作业, \"真的\"\n谢谢"}}}},
                    {"services.canteen", Choice{"5", ""}},
                    {"services.bus", Choice{"x", ""}},
                    {"order", Ranking{{"r", "p"}}},
                    {"age", Number{12}},
                    {"born", Date{"2013-05-01"}},
                    {"why", Words{"没有, 很好; \"不错\"\n第二行"}}}),
        sheet("2", {{"sex", Choice{"z", "保密"}},
                    {"hope", Choices{{{"b", ""}}}},
                    {"services.canteen", Choice{"1", ""}},
                    {"services.bus", not_asked},
                    {"order", not_asked},
                    {"age", Number{-3.25}},
                    {"why", Words{"=HYPERLINK(\"http://x\")"}}}),
        sheet("3", {{"sex", Choice{"f", ""}},
                    {"hope", not_asked},
                    {"services.canteen", not_asked},
                    {"services.bus", not_asked},
                    {"order", Ranking{{"q", "r", "p"}}},
                    {"age", not_asked},
                    {"born", not_asked},
                    {"why", not_asked}}),
        sheet("4", {{"hope", Choices{{{"none", ""}}}}, {"why", Words{"😀 长" + std::string(3000, 'x')}}}),
    };
}

struct RoundTrip {
    std::string format;
    ExportTexts texts = ExportTexts::labels;
    std::string sheet;  ///< of a workbook
    /// Declared losses: sheet number and item, and what comes back instead.
    std::map<std::pair<std::string, std::string>, Answer> changed;
};

std::vector<RoundTrip> roundTrips() {
    return {
        {.format = "csv"},
        {.format = "csv", .texts = ExportTexts::codes},
        {.format = "xlsx", .sheet = "答卷"},
        {.format = "xlsx", .sheet = "答卷代码"},
        // Texts and dates of SPSS cannot tell not asked from left empty.
        {.format = "sav", .changed = {{{"3", "born"}, Missing{}}, {{"3", "why"}, Missing{}}}},
    };
}

class AnswersRoundTrip : public SurveyFolder {
protected:
    static std::vector<StoredSheet> storedIn(SurveyFile& survey, const std::string& form) {
        std::vector<StoredSheet> sheets;
        EXPECT_TRUE(survey.visitSheets(form, [&](const StoredSheet& sheet) { sheets.push_back(sheet); }).ok());
        return sheets;
    }

    SurveyFile awkwardSurvey() const {
        SurveyFile survey = this->survey({}, {awkwardForm()}, "from.survey");
        SurveyFile::Change change(survey);
        const std::int64_t batch = change.beginBatch({.questionnaire = "awkward", .importer = "test"});
        std::int64_t row = 0;
        for (const AnswerSheet& sheet : awkwardSheets()) change.addSheet(batch, ++row, sheet);
        change.finishBatch({.id = batch, .questionnaire = "awkward", .rows_stored = row});
        change.commit();
        return survey;
    }
};

TEST_F(AnswersRoundTrip, EveryFormatThatHoldsThem) {
    SurveyFile from = awkwardSurvey();
    const std::vector<StoredSheet> before = storedIn(from, "awkward");
    ASSERT_EQ(before.size(), awkwardSheets().size());
    const Questionnaire form = awkwardForm();
    const Roster roster;
    const ExportSource source{.questionnaire = form, .roster = roster, .visit = [&](const auto& take) {
                                  return from.visitSheets("awkward", take);
                              }};
    int number = 0;
    for (const RoundTrip& trip : roundTrips()) {
        const Exporter* const exporter = findExporter(trip.format);
        ASSERT_NE(exporter, nullptr);
        const std::string name = "trip" + std::to_string(++number);
        SCOPED_TRACE(name + " " + trip.format + " " + trip.sheet);
        const std::string file = path(name + exporter->ending);
        const Result<Exported> exported = exporter->write(source, file, {.texts = trip.texts});
        ASSERT_TRUE(exported.ok()) << describe(exported.problem(), Language::en);
        EXPECT_EQ(exported->sheets, 4);

        SurveyFile to = survey({}, {form}, name + ".survey");
        ImportRequest request{.files = {file}, .form = "awkward", .accept_problems = true};
        request.table.sheet = trip.sheet;
        const Result<ImportOutcome> outcome = importFiles(to, request);
        ASSERT_TRUE(outcome.ok()) << describe(outcome.problem(), Language::en);
        for (const Problem& problem : outcome->files[0].problems) ADD_FAILURE() << describe(problem, Language::en);
        const std::vector<StoredSheet> after = storedIn(to, "awkward");
        ASSERT_EQ(after.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            std::map<std::string, Answer> expected = before[i].sheet.answers;
            for (const auto& [place, answer] : trip.changed)
                if (place.first == before[i].sheet.source_id) expected[place.second] = answer;
            EXPECT_EQ(after[i].sheet.source_id, before[i].sheet.source_id);
            EXPECT_EQ(after[i].sheet.submitted_at, before[i].sheet.submitted_at);
            EXPECT_EQ(after[i].sheet.seconds, before[i].sheet.seconds);
            for (const Item& item : items(form)) {
                const auto in = [&](const std::map<std::string, Answer>& answers) {
                    const auto found = answers.find(item.id);
                    return found == answers.end() ? Answer{Missing{}} : found->second;
                };
                EXPECT_EQ(in(after[i].sheet.answers), in(expected)) << "sheet " << i + 1 << " item " << item.id;
            }
        }
    }
}

TEST_F(AnswersRoundTrip, FormulasDoNotRunInASpreadsheet) {
    SurveyFile from = awkwardSurvey();
    const Questionnaire form = awkwardForm();
    const Roster roster;
    const ExportSource source{.questionnaire = form, .roster = roster, .visit = [&](const auto& take) {
                                  return from.visitSheets("awkward", take);
                              }};
    ASSERT_TRUE(findExporter("csv")->write(source, path("a.csv"), {}).ok());
    const std::string csv = bytesOf(path("a.csv"));
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF"));
    EXPECT_EQ(csv.find(",=HYPER"), std::string::npos);
    EXPECT_NE(csv.find("'=HYPERLINK"), std::string::npos);
    EXPECT_NE(csv.find("-3.25"), std::string::npos) << "a number is no formula";
    EXPECT_EQ(csv.find("'-3.25"), std::string::npos);
}

}  // namespace
}  // namespace diaoyan
