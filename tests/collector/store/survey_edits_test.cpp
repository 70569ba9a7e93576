// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answer_inbox.h"
#include "collector/store/survey_copy.h"
#include "collector/store/survey_edits.h"
#include "tests/collector/store/collection_files.h"
#include "tests/collector/store/file_dump.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class SurveyEditsTest : public CollectionFolder {
protected:
    /// Sheets of S01 and S02 in turn, with every kind of answer.
    static std::int64_t import(SurveyFile& file, int sheets, const std::string& form = "parent") {
        SurveyFile::Change change(file);
        Batch batch{.questionnaire = form, .importer = "table", .file_name = "a.csv", .imported_at = "now"};
        batch.id = change.beginBatch(batch);
        for (int i = 0; i < sheets; ++i)
            change.addSheet(batch.id, i + 2,
                            {.school = i % 2 == 0 ? "S01" : "S02",
                             .source_id = std::to_string(i + 1),
                             .answers = {{"satisfied", Choice{"a", ""}}, {"children", Number{1.0 + i}}}});
        change.addProblem(batch.id, false,
                          {"unknown-option", {}, {.row = 3, .column = "对学校是否满意", .text = "火星"}});
        batch.rows_in = batch.rows_stored = sheets;
        change.finishBatch(batch);
        change.commit();
        return batch.id;
    }

    /// One edit, committed unless it meets a problem.
    template <class Edit>
    static auto edited(SurveyFile& file, Edit edit) {
        SurveyFile::Change change(file);
        SurveyEdits edits(change);
        auto done = edit(edits);
        if (done.ok()) change.commit();
        return done;
    }

    template <class Value>
    static std::string codeOf(const Result<Value>& result) {
        return result.ok() ? "" : result.problem().code;
    }

    static void weigh(SurveyFile& file, const std::vector<double>& weights) {
        SurveyFile::Change change(file);
        ASSERT_TRUE(change.setWeights("parent", weights, {"按名册加权", "weighted"}).ok());
        change.commit();
    }

    static std::vector<double> numbers(SurveyFile& file) {
        const Responses responses = *file.responses("parent");
        std::vector<double> all;
        for (std::size_t row = 0; row < responses.rows; ++row) {
            const Answer answer = answerAt(responses, 4, row);
            all.push_back(std::holds_alternative<Number>(answer) ? std::get<Number>(answer).value : -1);
        }
        return all;
    }
};

TEST_F(SurveyEditsTest, AnImportIsTakenBackWithAllThatCameWithIt) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    import(file, 3);
    weigh(file, {0.5, 2, 1});
    const std::vector<std::string> before = surveyDump(path("town.survey"));
    std::vector<KeptWeights> weights;
    {
        SurveyFile::Change change(file);
        weights = SurveyEdits(change).weights();
    }
    ASSERT_EQ(weights.size(), 1u);
    EXPECT_EQ(weights.front().sheets.size(), 2u);
    const std::int64_t batch = import(file, 2);
    EXPECT_EQ(file.responses("parent")->rows, 5u);
    EXPECT_TRUE(file.responses("parent")->weights.empty());
    ASSERT_TRUE(edited(file, [&](SurveyEdits& edits) -> Result<Done> {
                    if (const Result<Done> removed = edits.removeBatch(batch); !removed) return removed;
                    return edits.restoreWeights(weights);
                }).ok());
    EXPECT_EQ(surveyDump(path("town.survey")), before);
    EXPECT_EQ(numbers(file), (std::vector<double>{1, 3, 2}));
    EXPECT_EQ(file.responses("parent")->weights, (std::vector<double>{0.5, 2, 1}));
}

TEST_F(SurveyEditsTest, TakingAnImportBackTakesBackWeightsMadeForItsSheets) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    import(file, 2);
    const std::int64_t second = import(file, 1);
    weigh(file, {1, 2, 3});
    ASSERT_TRUE(edited(file, [&](SurveyEdits& edits) { return edits.removeBatch(second); }).ok());
    EXPECT_TRUE(file.weighting("parent").zh.empty());
    EXPECT_TRUE(file.responses("parent")->weights.empty());
    EXPECT_EQ(codeOf(edited(file, [&](SurveyEdits& edits) { return edits.removeBatch(second); })), "no-such-batch");
}

TEST_F(SurveyEditsTest, AnswersThatAreNowhereElseAreNotRemoved) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    {
        AnswerInbox box = inbox();
        stored(box, {incoming(1)});
    }
    const std::int64_t batch = file.batches().front().id;
    EXPECT_EQ(codeOf(edited(file, [&](SurveyEdits& edits) { return edits.removeBatch(batch); })), "collected-batch");
    EXPECT_EQ(sheetsIn(), 1);
}

TEST_F(SurveyEditsTest, AQuestionnaireGoesOnlyWithoutAnswers) {
    Questionnaire pupils = smallForm();
    pupils.id = "student";
    SurveyFile file = survey(smallRoster(), {smallForm(), pupils});
    const std::int64_t batch = import(file, 2);
    const auto remove = [&](const std::string& id) {
        return edited(file, [&](SurveyEdits& edits) { return edits.removeQuestionnaire(id); });
    };
    const Result<Done> refused = remove("parent");
    ASSERT_EQ(codeOf(refused), "questionnaire-in-use");
    EXPECT_THAT(refused.problem().message.zh, HasSubstr("2 份答卷"));
    EXPECT_EQ(codeOf(remove("nobody")), "unknown-questionnaire");
    ASSERT_TRUE(edited(file, [&](SurveyEdits& edits) { return edits.removeBatch(batch); }).ok());
    EXPECT_TRUE(remove("parent").ok());
    ASSERT_EQ(file.questionnaires()->size(), 1u);

    codesFor(1, "student");
    EXPECT_EQ(codeOf(remove("student")), "questionnaire-in-use") << "somebody holds a slip of paper with a code";

    // It comes back behind the others, and then to its place.
    {
        SurveyFile::Change change(file);
        ASSERT_TRUE(change.addQuestionnaire(smallForm()).ok());
        EXPECT_EQ(codeOf(SurveyEdits(change).orderQuestionnaires({"parent"})), "unknown-questionnaire");
        EXPECT_EQ(codeOf(SurveyEdits(change).orderQuestionnaires({"parent", "parent"})), "unknown-questionnaire");
        ASSERT_TRUE(SurveyEdits(change).orderQuestionnaires({"parent", "student"}).ok());
        change.commit();
    }
    EXPECT_EQ(file.questionnaires()->front().id, "parent");
}

TEST_F(SurveyEditsTest, SheetsAreExcludedAndTakenInAgain) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    import(file, 4);
    weigh(file, {0.5, 1, 1.5, 1});
    const std::vector<std::string> before = surveyDump(path("town.survey"));
    const std::vector<std::int64_t> two{1, 3};
    const Result<ExclusionsBefore> done =
        edited(file, [&](SurveyEdits& edits) { return edits.setExclusion(two, "straight-lining"); });
    ASSERT_TRUE(done.ok());
    EXPECT_THAT(done->reasons, ElementsAre(SheetReason{1, ""}, SheetReason{3, ""}));
    EXPECT_EQ(numbers(file), (std::vector<double>{2, 4}));
    EXPECT_TRUE(file.responses("parent")->weights.empty()) << "the weights were made for four sheets";
    EXPECT_EQ(file.returned().front().valid, 0);

    // Another reason for a sheet that is out already moves no answers and no weights.
    const Result<ExclusionsBefore> renamed = edited(file, [&](SurveyEdits& edits) {
        return edits.setExclusion({&two[0], 1}, "test sheet");
    });
    ASSERT_TRUE(renamed.ok());
    EXPECT_THAT(renamed->reasons, ElementsAre(SheetReason{1, "straight-lining"}));
    EXPECT_TRUE(renamed->weights.empty());

    ASSERT_TRUE(edited(file, [&](SurveyEdits& edits) { return edits.restoreExclusions(*renamed); }).ok());
    ASSERT_TRUE(edited(file, [&](SurveyEdits& edits) { return edits.restoreExclusions(*done); }).ok());
    EXPECT_EQ(surveyDump(path("town.survey")), before);
    EXPECT_EQ(file.responses("parent")->weights, (std::vector<double>{0.5, 1, 1.5, 1}));
}

TEST_F(SurveyEditsTest, ASheetThatIsNotThereStopsTheWholeExclusion) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    import(file, 2);
    const std::vector<std::string> before = surveyDump(path("town.survey"));
    const std::vector<std::int64_t> some{1, 99};
    EXPECT_EQ(codeOf(edited(file, [&](SurveyEdits& edits) { return edits.setExclusion(some, "x"); })), "no-such-sheet");
    {
        SurveyFile::Change change(file);
        SurveyEdits edits(change);
        EXPECT_EQ(codeOf(edits.setExclusion(some, "x")), "no-such-sheet");
        EXPECT_EQ(codeOf(edits.restoreExclusions({.reasons = {{1, "x"}, {99, "x"}}, .weights = {}})), "no-such-sheet");
        EXPECT_EQ(codeOf(edits.restoreWeights({{"parent", {"w", "w"}, {{99, 2.0}}}})), "no-such-sheet");
        change.commit();  // nothing was changed before the problem
    }
    EXPECT_EQ(surveyDump(path("town.survey")), before);
}

TEST_F(SurveyEditsTest, SchoolsChangeButNotThoseWithAnswers) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    import(file, 3);
    const Responses before = *file.responses("parent");
    Roster roster = smallRoster();
    roster.attribute_names = {"片区"};
    roster.schools[0].name = "中心小学";
    roster.schools[0].expected = {{"parent", 300}};
    roster.schools[1].attributes = {{"片区", "城东"}};
    roster.schools.insert(roster.schools.begin(), {.code = "S00", .name = "新校"});
    const auto revise = [&](const Roster& wanted) {
        return edited(file, [&](SurveyEdits& edits) { return edits.reviseRoster(wanted); });
    };
    const Result<Roster> old = revise(roster);
    ASSERT_TRUE(old.ok());
    EXPECT_EQ(*old, smallRoster());
    EXPECT_EQ(file.roster(), roster);
    const Responses moved = *file.responses("parent");
    EXPECT_EQ(moved.school, (std::vector<std::uint16_t>{1, 1, 2})) << "positions on the roster of now";
    EXPECT_EQ(moved.columns, before.columns);
    EXPECT_TRUE(revise(*old).ok()) << "S00 has no answers";
    EXPECT_EQ(*file.responses("parent"), before);

    Roster one = smallRoster();
    one.schools.pop_back();
    const Result<Roster> refused = revise(one);
    ASSERT_EQ(codeOf(refused), "school-in-use");
    EXPECT_EQ(refused.problem().message.zh, "学校 S02 已有 1 份答卷，不能移除，也不能改代码");
    EXPECT_EQ(codeOf(revise({.schools = {{.code = "", .name = "无名"}}})), "no-school-code");
    EXPECT_EQ(codeOf(revise({.schools = {{.code = "S01"}, {.code = "S01"}}})), "school-twice");
    EXPECT_EQ(file.roster(), smallRoster());
}

TEST_F(SurveyEditsTest, ASchoolWithOneTimeCodesStays) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    codesFor(5);
    const Result<Roster> refused =
        edited(file, [&](SurveyEdits& edits) { return edits.reviseRoster({.schools = {{.code = "S02"}}}); });
    ASSERT_EQ(codeOf(refused), "school-in-use");
    EXPECT_THAT(refused.problem().message.zh, HasSubstr("5 个一次性编码"));
}

TEST_F(SurveyEditsTest, ANewSchoolAndAnImportFitIntoOneChange) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    import(file, 2);
    Roster roster = smallRoster();
    roster.schools.push_back({.code = "S03", .name = "第三小学"});
    {
        SurveyFile::Change change(file);
        ASSERT_TRUE(SurveyEdits(change).reviseRoster(roster).ok());
        const std::int64_t batch = change.beginBatch({.questionnaire = "parent"});
        change.addSheet(batch, 2, {.school = "S03", .answers = {{"satisfied", Choice{"b", ""}}}});
        change.finishBatch({.id = batch, .questionnaire = "parent", .rows_in = 1, .rows_stored = 1});
        change.commit();
    }
    EXPECT_EQ(file.responses("parent")->school, (std::vector<std::uint16_t>{0, 1, 2}));
}

TEST_F(SurveyEditsTest, SettingsAreKeptAndChecked) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    EXPECT_EQ(analysisSettings(file), AnalysisSettings{});
    const AnalysisSettings wanted{
        .definition = "top2of5", .confidence = 0.99, .minimum_n = 5, .rounding = "largest-remainder", .style = "plain"};
    const auto set = [&](const AnalysisSettings& settings) {
        return edited(file, [&](SurveyEdits& edits) { return edits.setAnalysisSettings(settings); });
    };
    const Result<AnalysisSettings> before = set(wanted);
    ASSERT_TRUE(before.ok());
    EXPECT_EQ(*before, AnalysisSettings{});
    EXPECT_EQ(analysisSettings(file), wanted);
    for (const AnalysisSettings& bad :
         {AnalysisSettings{.confidence = 1}, AnalysisSettings{.confidence = std::nan("")},
          AnalysisSettings{.minimum_n = -1}, AnalysisSettings{.rounding = "down"}, AnalysisSettings{.style = ""}})
        EXPECT_EQ(codeOf(set(bad)), "bad-setting");
    ASSERT_TRUE(copySurvey(path("town.survey"), path("copy.survey")).ok());
    EXPECT_EQ(analysisSettings(*SurveyFile::open(path("copy.survey"), SurveyFile::Access::read)), wanted);

    SQLite::Database(path("town.survey"), SQLite::OPEN_READWRITE)
        .exec("UPDATE survey SET value = '{\"confidence\": 7}' WHERE key = 'analysis_settings'");
    EXPECT_THROW((void)analysisSettings(file), EnvironmentFailure) << "figures by other settings would be wrong";
}

TEST_F(SurveyEditsTest, AFileOfFormat4IsBroughtUpToDateWithAllItHas) {
    std::filesystem::copy_file(std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/survey/format4.survey",
                               path("town.survey"));
    SurveyFile file = SurveyFile::open(path("town.survey"), SurveyFile::Access::write).value();
    EXPECT_EQ(analysisSettings(file), AnalysisSettings{});
    const Responses all = *file.responses("parent");
    ASSERT_EQ(all.rows, 3u);
    EXPECT_TRUE(all.weights.empty()) << "the answer from the web took the weights back";
    EXPECT_EQ(answerAt(all, 5, 0), (Answer{Ranking{{"air", "traffic"}}}));
    EXPECT_EQ(answerAt(all, 8, 2), (Answer{Date{"2015-06-01"}}));
    EXPECT_EQ(file.record().facts.at("title"), "家长满意度");
    EXPECT_EQ(collection().paperEntries().size(), 1u);
    EXPECT_EQ(collection().codeSeries().front().used, 1);
    ASSERT_TRUE(edited(file, [](SurveyEdits& edits) { return edits.removeBatch(1); }).ok());
    EXPECT_EQ(file.responses("parent")->rows, 1u);
}

}  // namespace
}  // namespace diaoyan
