// SPDX-License-Identifier: GPL-3.0-or-later
// Several schools' survey files brought together.
#include "collector/merge_job.h"

#include "tests/collector/store/collection_files.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* headings = "序号,提交答卷时间,您孩子所在的学校,首要期望,对学校是否满意,不满意的原因,孩子数\n";
constexpr const char* twoSheets = "1,2026/9/18 9:20:55,第一小学,学习成绩优秀┋其他〖少些作业〗,满意,,2\n"
                                  "2,2026/9/18 9:21:00,第二小学,学习成绩优秀,不满意,食堂,1\n";

class MergeJobTest : public CollectionFolder {
protected:
    void collect(const std::string& name, int first, int count) const {
        AnswerInbox box = inbox(name);
        std::vector<IncomingSheet> sheets;
        for (int number = first; number < first + count; ++number) sheets.push_back(incoming(number));
        stored(box, sheets);
    }

    void import(const std::string& name, const std::string& rows) const {
        SurveyFile file = SurveyFile::open(path(name), SurveyFile::Access::write).value();
        const auto outcome = importFiles(file, {.files = {write("answers.csv", headings + rows)}});
        ASSERT_TRUE(outcome.ok());
        ASSERT_TRUE(outcome->stored);
    }

    MergeOutcome merge(const std::vector<std::string>& names, MergeRequest request = {}) const {
        for (const std::string& name : names) request.files.push_back(path(name));
        const Result<MergeOutcome> outcome = mergeSurveys(path("town.survey"), request);
        EXPECT_TRUE(outcome.ok());
        return outcome.ok() ? *outcome : MergeOutcome{};
    }

    static std::string problemOf(const MergeOutcome& outcome) { return outcome.problem ? outcome.problem->code : ""; }

    std::string townBytes() const {
        SQLite::Database(path("town.survey"), SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint(TRUNCATE)");
        return bytesOf(path("town.survey"));
    }
};

TEST_F(MergeJobTest, WhatCannotBeMergedLeavesTheTownAsItWas) {
    survey(smallRoster(), {smallForm()});
    collect("town.survey", 1, 2);
    survey({.schools = {{.code = "S01", .name = "实验小学"}}}, {smallForm()}, "names.survey");
    survey({.schools = {{.code = "S09", .name = "第九小学"}}}, {smallForm()}, "schools.survey");
    Questionnaire changed = smallForm();
    changed.questions.pop_back();
    survey(smallRoster(), {changed}, "forms.survey");
    collect("forms.survey", 10, 2);
    write("text.survey", std::string(5000, 'x'));
    const std::string before = townBytes();
    EXPECT_EQ(mergeSurveys(path("none.survey"), {}).problem().code, "file-missing");
    EXPECT_THAT(merge({}).files, IsEmpty());
    EXPECT_EQ(problemOf(merge({"none.survey"})), "file-missing");
    EXPECT_EQ(problemOf(merge({"text.survey"})), "not-a-survey-file");
    EXPECT_EQ(problemOf(merge({"town.survey"})), "same-file");
    EXPECT_EQ(problemOf(merge({"names.survey"})), "school-differs");
    EXPECT_EQ(problemOf(merge({"schools.survey"})), "school-missing");
    const MergeOutcome other_form = merge({"forms.survey"});
    EXPECT_EQ(problemOf(other_form), "questionnaire-differs");
    EXPECT_NE(other_form.problem->message.en.find("town.survey"), std::string::npos);
    EXPECT_EQ(other_form.problem->where.file, path("forms.survey"));
    EXPECT_TRUE(townBytes() == before);
}

TEST_F(MergeJobTest, AnEmptySurveyBringsNothing) {
    survey(smallRoster(), {smallForm()});
    survey({}, {}, "empty.survey");
    const std::string before = townBytes();
    const MergeOutcome outcome = merge({"empty.survey"});
    ASSERT_EQ(outcome.files.size(), 1u);
    EXPECT_EQ(outcome.files[0], (MergeReport{.file = path("empty.survey")}));
    EXPECT_TRUE(townBytes() == before) << "not even a higher revision";
}

TEST_F(MergeJobTest, AnswersOfSeveralSchoolsComeOnce) {
    SurveyFile town = survey(smallRoster(), {smallForm()});
    survey(smallRoster(), {smallForm()}, "a.survey");
    survey(smallRoster(), {smallForm()}, "b.survey");
    collect("town.survey", 1, 2);
    collect("a.survey", 2, 4);  // 2 is in both: sent to either server
    import("b.survey", twoSheets);
    const MergeOutcome first = merge({"a.survey", "b.survey"});
    ASSERT_EQ(first.files.size(), 2u);
    EXPECT_THAT(first.files[0].sheets,
                ElementsAre(MergedSheets{"parent", "S01", 1, 1}, MergedSheets{"parent", "S02", 2, 0}));
    EXPECT_EQ(first.files[1].came(), 2);
    EXPECT_EQ(sheetsIn(), 7);
    const Responses responses = *town.responses("parent");
    EXPECT_EQ(responses.rows, 7u);
    const std::string before = townBytes();
    const MergeOutcome again = merge({"a.survey", "b.survey", "a.survey"});
    ASSERT_EQ(again.files.size(), 3u);
    EXPECT_EQ(again.files[0].came() + again.files[1].came() + again.files[2].came(), 0);
    EXPECT_EQ(again.files[0].thereBefore(), 4);
    EXPECT_EQ(again.files[1].thereBefore(), 2);
    EXPECT_TRUE(townBytes() == before);
    EXPECT_EQ(*town.responses("parent"), responses);
}

TEST_F(MergeJobTest, SheetsComeWithAllThatTheyHad) {
    SurveyFile town = survey(smallRoster(), {smallForm()});
    SurveyFile other = survey(smallRoster(), {smallForm()}, "a.survey");
    import("a.survey", twoSheets);
    {
        AnswerInbox box = inbox("a.survey");
        IncomingSheet blank = incoming(1);
        blank.sheet.answers.clear();
        stored(box, {blank, incoming(2)});
        SurveyFile::Change change(other);
        const std::int64_t batch = change.beginBatch({.questionnaire = "parent", .importer = "table"});
        change.addProblem(batch, true, {"unknown-school", {}, {.row = 7, .column = "学校", .text = "火星小学"}});
        change.addSheet(batch, 8, incoming(9).sheet);
        change.finishBatch(
            {.id = batch, .questionnaire = "parent", .rows_in = 2, .rows_stored = 1, .rows_rejected = 1});
        change.commit();
    }
    EXPECT_EQ(merge({"a.survey"}).files.at(0).came(), 5);
    const auto sheetsOf = [](SurveyFile& file) {
        std::vector<StoredSheet> sheets;
        EXPECT_TRUE(file.visitSheets("parent", [&](const StoredSheet& one) { sheets.push_back(one); }).ok());
        return sheets;
    };
    EXPECT_EQ(sheetsOf(town), sheetsOf(other));
    const std::vector<Batch> batches = town.batches();
    ASSERT_EQ(batches.size(), 3u);
    EXPECT_EQ(batches[0], other.batches()[0]);
    EXPECT_EQ(batches[1], other.batches()[1]);
    SQLite::Database database(path("town.survey"));
    EXPECT_EQ(database.execAndGet("SELECT text FROM import_problems").getString(), "火星小学");
    EXPECT_EQ(merge({"a.survey"}).files.at(0).came(), 0) << "a program's batch without sums is known, too";
}

TEST_F(MergeJobTest, ASessionThatWentOnBringsOnlyWhatIsNew) {
    SurveyFile town = survey(smallRoster(), {smallForm()});
    survey(smallRoster(), {smallForm()}, "a.survey");
    AnswerInbox box = inbox("a.survey");
    stored(box, {incoming(1), incoming(2)});
    EXPECT_EQ(merge({"a.survey"}).files.at(0).came(), 2);
    stored(box, {incoming(3)});
    EXPECT_EQ(merge({"a.survey"}).files.at(0).came(), 1) << "while the school's server runs";
    const std::vector<Batch> batches = town.batches();
    ASSERT_EQ(batches.size(), 1u);
    EXPECT_EQ(batches[0].rows_stored, 3);
    EXPECT_EQ(batches[0].rows_in, 3);
    EXPECT_EQ(town.responses("parent")->rows, 3u);
}

TEST_F(MergeJobTest, DownloadsThatOverlapAreKnownSheetBySheet) {
    SurveyFile town = survey(smallRoster(), {smallForm()});
    survey(smallRoster(), {smallForm()}, "a.survey");
    survey(smallRoster(), {smallForm()}, "b.survey");
    import("town.survey", twoSheets);
    import("a.survey", twoSheets);
    import("b.survey", std::string("3,2026/9/19 7:00:00,第一小学,学习成绩优秀,满意,,3\n"
                                   "2,2026/9/18 9:21:00,第二小学,学习成绩优秀,满意,,1\n"
                                   "1,2026/9/18 9:20:55,第一小学,学习成绩优秀┋其他,满意,,2\n"));
    EXPECT_EQ(merge({"a.survey"}).files.at(0).thereBefore(), 2);
    const MergeReport grown = merge({"b.survey"}).files.at(0);
    EXPECT_EQ(grown.came(), 1);
    EXPECT_EQ(grown.thereBefore(), 2);
    ASSERT_EQ(grown.remarks.size(), 1u);
    EXPECT_EQ(grown.remarks[0].code, "answer-changed") << "sheet 2 says something else now: the earlier one stays";
    EXPECT_EQ(town.responses("parent")->rows, 3u);
}

TEST_F(MergeJobTest, SchoolsAndQuestionnairesAreAddedWhenWanted) {
    Questionnaire student = smallForm();
    student.id = "student";
    SurveyFile town = survey(smallRoster(), {smallForm()});
    Roster roster{.schools = {{.code = "S09", .name = "第九小学", .stage = "小学", .enrolment = 300}},
                  .attribute_names = {"片区"}};
    roster.schools[0].attributes = {{"片区", "城东"}};
    survey(roster, {student}, "a.survey");
    {
        AnswerInbox box = inbox("a.survey");
        IncomingSheet one = incoming(1, "", "student");
        one.sheet.school = "S09";
        stored(box, {one});
    }
    const MergeOutcome trial = merge({"a.survey"}, {.add_schools = true, .dry_run = true});
    EXPECT_EQ(trial.files.at(0).came(), 1);
    EXPECT_EQ(town.roster(), smallRoster()) << "a trial stores nothing";
    const MergeReport report = merge({"a.survey"}, {.add_schools = true}).files.at(0);
    EXPECT_EQ(report, trial.files.at(0));
    EXPECT_THAT(report.schools_added, ElementsAre("S09"));
    EXPECT_THAT(report.questionnaires_added, ElementsAre("student"));
    ASSERT_EQ(town.roster().schools.size(), 3u);
    EXPECT_EQ(town.roster().schools[2], roster.schools[0]);
    EXPECT_EQ(town.roster().attribute_names, roster.attribute_names);
    EXPECT_EQ(town.responses("student")->school, (std::vector<std::uint16_t>{2}));
}

TEST_F(MergeJobTest, WeightsAreTakenBackAndFieldworkStays) {
    SurveyFile town = survey(smallRoster(), {smallForm()});
    collect("town.survey", 1, 2);
    {
        SurveyFile::Change change(town);
        ASSERT_TRUE(change.setWeights("parent", {0.5, 1.5}, {"加权", "weighted"}).ok());
        change.commit();
    }
    EXPECT_FALSE(town.responses("parent")->weights.empty());
    {
        SurveyFile other = survey(smallRoster(), {smallForm()}, "a.survey");
        SurveyFile::Change change(other);
        change.addFieldwork({.kind = "talk", .what = "座谈"});
        change.commit();
    }
    collect("a.survey", 5, 1);
    std::vector<std::string> codes;
    const MergeOutcome outcome = merge({"a.survey"});
    for (const Problem& remark : outcome.files.at(0).remarks) codes.push_back(remark.code);
    EXPECT_THAT(codes, ElementsAre("fieldwork-left", "weights-taken-back"));
    EXPECT_TRUE(town.responses("parent")->weights.empty());
    EXPECT_TRUE(town.record().fieldwork.empty());
}

TEST_F(MergeJobTest, AFileWithASheetThatNobodyCanReadStaysOutside) {
    survey(smallRoster(), {smallForm()});
    survey(smallRoster(), {smallForm()}, "a.survey");
    collect("a.survey", 1, 500);
    SQLite::Database(path("a.survey"), SQLite::OPEN_READWRITE)
        .exec("UPDATE responses SET answers = '[1,2' WHERE id = 499");
    const std::string before = townBytes();
    EXPECT_EQ(problemOf(merge({"a.survey"})), "answers-damaged");
    EXPECT_TRUE(townBytes() == before);
    for (const char* lie : {"school = 'S77'", "questionnaire = 'nobody'", "batch = 77"}) {
        SQLite::Database database(path("a.survey"), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA foreign_keys = OFF");
        database.exec("UPDATE responses SET answers = '[null,null,null,null,null]' WHERE id = 499");
        SQLite::Transaction change(database);
        database.exec(std::string("UPDATE responses SET ") + lie + " WHERE id = 500");
        change.commit();
        EXPECT_EQ(problemOf(merge({"a.survey"})), "answers-damaged") << lie;
        database.exec("UPDATE responses SET school = 'S01', questionnaire = 'parent', batch = 1");
    }
    EXPECT_TRUE(townBytes() == before);
    EXPECT_EQ(merge({"a.survey"}, {.dry_run = true}).files.at(0).came(), 500) << "and only these were wrong";
    std::stop_source stop;
    stop.request_stop();
    survey(smallRoster(), {smallForm()}, "b.survey");
    collect("b.survey", 1, 5000);
    EXPECT_EQ(problemOf(merge({"b.survey"}, {.stop = stop.get_token()})), "interrupted");
    EXPECT_TRUE(townBytes() == before);
}

TEST_F(MergeJobTest, OldFilesAreMergedToo) {
    std::filesystem::copy_file(std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/survey/format1.survey", path("a.survey"));
    SurveyFile old = SurveyFile::open(path("a.survey"), SurveyFile::Access::write).value();
    SurveyFile town = survey(old.roster(), old.questionnaires().value());
    EXPECT_EQ(merge({"a.survey"}).files.at(0).came(), 3);
    EXPECT_EQ(*town.responses("parent"), *old.responses("parent"));
    EXPECT_EQ(merge({"a.survey"}).files.at(0).came(), 0);
}

}  // namespace
}  // namespace diaoyan
