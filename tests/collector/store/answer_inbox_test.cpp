// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as they come, a group at a time.
#include "questionnaires/questionnaire_json.h"
#include "tests/collector/store/collection_files.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

class AnswerInboxTest : public CollectionFolder {};

TEST_F(AnswerInboxTest, WhatIsNoSurveyFileIsNotOpened) {
    EXPECT_EQ(AnswerInbox::open(path("none.survey"), "web", "s").problem().code, "file-missing");
    EXPECT_EQ(AnswerInbox::open(write("text.survey", std::string(5000, 'x')), "web", "s").problem().code,
              "not-a-survey-file");
    EXPECT_EQ(AnswerFeed::open(path("none.survey")).problem().code, "file-missing");
}

TEST_F(AnswerInboxTest, AnEmptyGroupAndUnknownQuestionnairesChangeNothing) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, {}), IsEmpty());
    EXPECT_THAT(stored(box, {incoming(1, "", "student"), incoming(2, "", "")}), Each(Receipt::unknown_questionnaire));
    EXPECT_TRUE(file.batches().empty()) << "a batch begins with its first answer";
}

TEST_F(AnswerInboxTest, ASurveyWithoutSchoolsAndCodes) {
    const Questionnaire form = smallForm();
    SurveyFile file = survey({}, {form});
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, {incoming(1), incoming(2, "ABCDEFGHJKMN")}),
                ElementsAre(Receipt::stored, Receipt::code_unknown));
    EXPECT_THAT(file.returned(), ElementsAre(ReturnedCount{"parent", "", 1, 1}));
}

TEST_F(AnswerInboxTest, EveryKindOfAnswerComesBackAsItWas) {
    Questionnaire form = smallForm();
    Question order{.id = "order", .title = {"排序", "Order"}, .kind = QuestionKind::ranking};
    order.options = {{.code = "x", .label = {"甲", "a"}}, {.code = "y", .label = {"乙", "b"}}};
    form.questions.push_back(order);
    form.questions.push_back({.id = "day", .title = {"日期", "Day"}, .kind = QuestionKind::date});
    SurveyFile file = survey(smallRoster(), {form});
    IncomingSheet whole = incoming(2);
    whole.sheet.answers["order"] = Ranking{{"y", "x"}};
    whole.sheet.answers["day"] = Date{"2026-09-18"};
    whole.sheet.answers["school"] = Words{"第一小学"};
    IncomingSheet gaps = incoming(4);
    gaps.sheet.seconds = -1;
    gaps.sheet.answers = {{"why", Missing{MissingReason::not_asked, ""}},
                          {"children", Number{2.5}},
                          {"hope", Missing{MissingReason::invalid, "许\n多"}}};
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, {whole, gaps}), Each(Receipt::stored));
    std::vector<StoredSheet> sheets;
    ASSERT_TRUE(file.visitSheets("parent", [&](const StoredSheet& one) { sheets.push_back(one); }).ok());
    ASSERT_EQ(sheets.size(), 2u);
    EXPECT_EQ(sheets[0].sheet, whole.sheet);
    EXPECT_EQ(sheets[1].sheet.answers, gaps.sheet.answers);
    EXPECT_EQ(file.responses("parent")->rows, 2u);
}

TEST_F(AnswerInboxTest, WhatDoesNotFitTheQuestionnaireIsInvalidAndNeverDamagesTheFile) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    IncomingSheet odd = incoming(1);
    odd.answer_id = "no id at all";
    odd.sheet.school = "S99";
    odd.sheet.answers = {{"satisfied", Choice{"nobody-offered-this", ""}},
                         {"hope", Choices{{{"study", ""}, {"mars", ""}}}},
                         {"children", Words{"zwei"}},
                         {"why", Number{std::numeric_limits<double>::infinity()}},
                         {"no-such-item", Number{1}}};
    AnswerInbox box = inbox();
    IncomingSheet fine = incoming(2);
    EXPECT_THAT(stored(box, {odd, fine, odd}), ElementsAre(Receipt::stored, Receipt::stored, Receipt::already_stored));
    std::vector<StoredSheet> sheets;
    ASSERT_TRUE(file.visitSheets("parent", [&](const StoredSheet& one) { sheets.push_back(one); }).ok());
    ASSERT_EQ(sheets.size(), 2u);
    EXPECT_EQ(sheets[0].sheet.school, "");
    EXPECT_EQ(sheets[0].sheet.answers,
              (std::map<std::string, Answer>{{"satisfied", Missing{MissingReason::invalid, "nobody-offered-this"}},
                                             {"hope", Missing{MissingReason::invalid, "study,mars"}},
                                             {"children", Missing{MissingReason::invalid, "zwei"}},
                                             {"why", Missing{MissingReason::invalid, ""}}}));
    EXPECT_EQ(sheets[1].sheet, fine.sheet);
}

TEST_F(AnswerInboxTest, AnAnswerIsStoredOnceHoweverOftenItComes) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    {
        AnswerInbox box = inbox();
        EXPECT_THAT(stored(box, {incoming(1), incoming(1), incoming(2)}),
                    ElementsAre(Receipt::stored, Receipt::already_stored, Receipt::stored));
        IncomingSheet changed = incoming(1);
        changed.sheet.answers["children"] = Number{9};
        EXPECT_THAT(stored(box, {changed}), ElementsAre(Receipt::already_stored));
    }
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, {incoming(2)}), ElementsAre(Receipt::already_stored)) << "in another session";
    EXPECT_EQ(file.batches().size(), 1u) << "which leaves no batch without answers";
    EXPECT_THAT(stored(box, {incoming(3)}), ElementsAre(Receipt::stored));
    const std::vector<Batch> batches = file.batches();
    ASSERT_EQ(batches.size(), 2u);
    EXPECT_EQ(batches[0].importer, "web");
    EXPECT_EQ(batches[0].file_name, "网上填写");
    EXPECT_EQ(batches[0].rows_in, 2);
    EXPECT_EQ(batches[0].rows_stored, 2);
    EXPECT_EQ(batches[1].rows_stored, 1);
    EXPECT_EQ(file.responses("parent")->rows, 3u);
}

TEST_F(AnswerInboxTest, ASheetThatSaysNothingIsKeptButNotCounted) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    IncomingSheet blank = incoming(1);
    blank.sheet.answers = {{"school", Words{"第一小学"}}, {"why", Missing{MissingReason::not_asked, ""}}};
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, {blank}), ElementsAre(Receipt::stored));
    EXPECT_THAT(file.returned(), ElementsAre(ReturnedCount{"parent", "S02", 1, 0}));
}

TEST_F(AnswerInboxTest, NewAnswersTakeWeightsBackAndMakeOnlyTheirOwnSnapshotStale) {
    Questionnaire student = smallForm();
    student.id = "student";
    SurveyFile file = survey(smallRoster(), {smallForm(), student});
    AnswerInbox box = inbox();
    stored(box, {incoming(1), incoming(2), incoming(3, "", "student")});
    {
        SurveyFile::Change change(file);
        ASSERT_TRUE(change.setWeights("parent", {0.5, 1.5}, {"加权", "weighted"}).ok());
        change.commit();
    }
    EXPECT_EQ(file.responses("parent")->weights, (std::vector<double>{0.5, 1.5}));
    EXPECT_EQ(file.responses("student")->rows, 1u);
    SQLite::Database database(path("town.survey"));
    const auto fresh = [&] {
        return database
            .execAndGet("SELECT ifnull(group_concat(questionnaire), '') FROM snapshots, survey WHERE key = 'revision' "
                        "AND revision = CAST(value AS INTEGER)")
            .getString();
    };
    EXPECT_EQ(fresh(), "parent,student");
    EXPECT_THAT(stored(box, {incoming(5)}), ElementsAre(Receipt::stored));
    EXPECT_EQ(fresh(), "student");
    EXPECT_EQ(file.responses("parent")->rows, 3u);
    EXPECT_TRUE(file.responses("parent")->weights.empty());
    EXPECT_TRUE(file.weighting("parent").zh.empty());
    EXPECT_EQ(file.responses("student")->rows, 1u);
}

TEST_F(AnswerInboxTest, AQuestionnaireThatChangesMeanwhileBeginsABatch) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    AnswerInbox box = inbox();
    stored(box, {incoming(1)});
    Questionnaire changed = smallForm();
    changed.questions.insert(changed.questions.begin(),
                             {.id = "first", .title = {"新题", "New"}, .kind = QuestionKind::number});
    Questionnaire added = smallForm();
    added.id = "student";
    {
        SQLite::Database database(path("town.survey"), SQLite::OPEN_READWRITE);
        SQLite::Statement update(database, "UPDATE questionnaires SET definition = ?");
        update.bind(1, toJson(changed));
        update.exec();
        SurveyFile::Change change(file);
        ASSERT_TRUE(change.addQuestionnaire(added).ok());
        change.commit();
    }
    IncomingSheet second = incoming(2);
    second.sheet.answers["first"] = Number{7};
    EXPECT_THAT(stored(box, {second, incoming(3, "", "student")}), Each(Receipt::stored));
    EXPECT_EQ(file.batches().size(), 3u);
    const Responses responses = *file.responses("parent");
    EXPECT_EQ(answerAt(responses, 0, 0), (Answer{Number{7}})) << "of school S01, which stands first";
    EXPECT_EQ(answerAt(responses, 0, 1), (Answer{Missing{MissingReason::not_asked, ""}}));
}

TEST_F(AnswerInboxTest, OtherProgramsReadWhileAnswersCome) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    AnswerInbox box = inbox();
    Result<AnswerFeed> feed = AnswerFeed::open(path("town.survey"));
    ASSERT_TRUE(feed.ok());
    EXPECT_TRUE(feed->next(10)->empty());
    int number = 0;
    std::vector<std::string> fed;
    for (int group = 0; group < 20; ++group) {
        std::vector<IncomingSheet> sheets;
        for (int i = 0; i < 7; ++i) sheets.push_back(incoming(++number));
        stored(box, sheets);
        EXPECT_EQ(file.responses("parent")->rows, static_cast<std::size_t>(number)) << "and keeps a snapshot";
        const auto some = feed->next(5);
        ASSERT_TRUE(some.ok());
        for (const AnswerFeed::Fed& one : *some) fed.push_back(std::get<Words>(one.sheet.answers.at("why")).text);
        if (group % 5 == 0) box.checkpoint();
    }
    EXPECT_EQ(fed.size(), 100u);
    for (const AnswerFeed::Fed& one : feed->next(1000).value())
        fed.push_back(std::get<Words>(one.sheet.answers.at("why")).text);
    ASSERT_EQ(fed.size(), 140u);
    for (int i = 0; i < 140; ++i) EXPECT_EQ(fed[static_cast<std::size_t>(i)], "第" + std::to_string(i + 1) + "份");
    EXPECT_TRUE(feed->next(1000)->empty());
}

TEST_F(AnswerInboxTest, TheFeedReadsOldFormatsAndSkipsExcludedSheets) {
    std::filesystem::copy_file(std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/survey/format1.survey",
                               path("town.survey"));
    AnswerInbox box = inbox();
    IncomingSheet blank = incoming(1);
    blank.sheet.answers.clear();
    EXPECT_THAT(stored(box, {blank, incoming(2)}), Each(Receipt::stored));
    Result<AnswerFeed> feed = AnswerFeed::open(path("town.survey"));
    ASSERT_TRUE(feed.ok());
    const auto fed = feed->next(100);
    ASSERT_TRUE(fed.ok());
    ASSERT_EQ(fed->size(), 4u);
    EXPECT_EQ((*fed)[1].sheet.answers.at("why"), (Answer{Words{"因为"}}));
    EXPECT_EQ((*fed)[3].sheet.answers.at("children"), (Answer{Number{2}}));
}

TEST_F(AnswerInboxTest, TheLogIsMovedIntoTheFileAndGoesWhenTheInboxCloses) {
    survey(smallRoster(), {smallForm()});
    {
        AnswerInbox box = inbox();
        EXPECT_EQ(box.logBytes(), 0);
        stored(box, {incoming(1)});
        EXPECT_GT(box.logBytes(), 0);
        box.checkpoint();
        EXPECT_EQ(box.logBytes(), 0);
        EXPECT_EQ(std::filesystem::file_size(path("town.survey-wal")), 0u);
        stored(box, {incoming(2)});
    }
    EXPECT_FALSE(std::filesystem::exists(path("town.survey-wal")));
    EXPECT_EQ(sheetsIn(), 2);
}

TEST_F(AnswerInboxTest, AFileOfFormat3IsBroughtUpToDate) {
    std::filesystem::copy_file(std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/survey/format3.survey",
                               path("town.survey"));
    AnswerInbox box = inbox();
    IncomingSheet sheet{.questionnaire = "parent", .answer_id = idOf(1)};
    sheet.sheet.answers = {{"q4", Number{3}}};
    EXPECT_THAT(stored(box, {sheet}), ElementsAre(Receipt::stored));
    EXPECT_EQ(sheetsIn(), 4);
    EXPECT_EQ(SurveyFile::open(path("town.survey"), SurveyFile::Access::read)->responses("parent")->rows, 4u);
}

}  // namespace
}  // namespace diaoyan
