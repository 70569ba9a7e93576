// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answer_uses.h"
#include "collector/store/survey_edits.h"
#include "tests/collector/store/collection_files.h"

#include <algorithm>
#include <functional>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;

/// A form with every kind of question, and sheets that use all of it.
class ReviseTest : public CollectionFolder {
protected:
    static Questionnaire wholeForm() {
        Questionnaire form = smallForm();
        Question sex{.id = "sex", .title = {"孩子性别", "Sex"}, .kind = QuestionKind::single};
        sex.options = {{.code = "m", .label = {"男", "boy"}}, {.code = "f", .label = {"女", "girl"}}};
        form.questions.push_back(sex);
        Question rank{.id = "worries", .title = {"最担心的事", "Worries"}, .kind = QuestionKind::ranking};
        rank.options = {{.code = "traffic", .label = {"交通", "traffic"}},
                        {.code = "food", .label = {"饮食", "food"}},
                        {.code = "air", .label = {"空气", "air"}}};
        form.questions.push_back(rank);
        Question rooms{.id = "rooms", .title = {"对各处是否满意", "Rooms"}, .kind = QuestionKind::matrix};
        rooms.options = {{.code = "a", .label = {"满意", "satisfied"}, .score = 3},
                         {.code = "b", .label = {"一般", "so so"}, .score = 2},
                         {.code = "c", .label = {"不满意", "dissatisfied"}, .score = 1}};
        rooms.rows = {{.code = "canteen", .label = {"食堂", "canteen"}},
                      {.code = "library", .label = {"图书馆", "library"}}};
        form.questions.push_back(rooms);
        form.questions.push_back({.id = "born", .title = {"孩子生日", "Birthday"}, .kind = QuestionKind::date});
        return form;
    }

    static std::vector<AnswerSheet> sheets() {
        return {{.school = "S01",
                 .answers = {{"hope", Choices{{{"study", ""}, {"other", "睡好"}}}},
                             {"satisfied", Choice{"c", ""}},
                             {"why", Words{"食堂排队"}},
                             {"children", Number{2}},
                             {"sex", Choice{"f", ""}},
                             {"worries", Ranking{{"air", "traffic"}}},
                             {"rooms.canteen", Choice{"c", ""}},
                             {"rooms.library", Choice{"a", ""}},
                             {"born", Date{"2015-06-01"}}}},
                {.school = "S01",
                 .answers = {{"hope", Choices{{{"health", ""}}}},
                             {"satisfied", Choice{"x", ""}},
                             {"why", Missing{MissingReason::not_asked, {}}},
                             {"children", Missing{MissingReason::invalid, "两个"}},
                             {"sex", Choice{"m", ""}},
                             {"rooms.canteen", Choice{"b", ""}}}},
                {.school = "S02", .answers = {{"satisfied", Choice{"b", ""}}, {"sex", Choice{"f", ""}}}}};
    }

    static void import(SurveyFile& file) {
        SurveyFile::Change change(file);
        const std::int64_t batch = change.beginBatch({.questionnaire = "parent", .importer = "table"});
        std::int64_t row = 1;
        for (const AnswerSheet& sheet : sheets()) change.addSheet(batch, ++row, sheet);
        change.finishBatch({.id = batch, .questionnaire = "parent", .rows_in = 3, .rows_stored = 3});
        change.commit();
    }

    SurveyFile filled() const {
        SurveyFile file = survey(smallRoster(), {wholeForm()});
        import(file);
        return file;
    }

    static Result<Questionnaire> revise(SurveyFile& file, const Questionnaire& form) {
        SurveyFile::Change change(file);
        Result<Questionnaire> before = SurveyEdits(change).reviseQuestionnaire(form);
        if (before) change.commit();
        return before;
    }

    /// The answers of all sheets, by item id, whatever the order of items.
    static std::vector<std::map<std::string, Answer>> answersIn(SurveyFile& file) {
        std::vector<std::map<std::string, Answer>> all;
        const Result<Done> read =
            file.visitSheets("parent", [&](const StoredSheet& stored) { all.push_back(stored.sheet.answers); });
        EXPECT_TRUE(read.ok());
        return all;
    }

    /// The same from the columns that are counted.
    static std::vector<std::map<std::string, Answer>> countedIn(SurveyFile& file) {
        const Responses responses = *file.responses("parent");
        std::vector<std::map<std::string, Answer>> all(responses.rows);
        for (std::size_t row = 0; row < responses.rows; ++row)
            for (std::size_t item = 0; item < responses.items.size(); ++item) {
                Answer answer = answerAt(responses, item, row);
                if (answer != Answer{Missing{}}) all[row].emplace(responses.items[item].id, std::move(answer));
            }
        return all;
    }

    static Question& question(Questionnaire& form, const std::string& id) {
        return *std::find_if(form.questions.begin(), form.questions.end(),
                             [&](const Question& one) { return one.id == id; });
    }

    static Problem refusal(SurveyFile& file, const std::function<void(Questionnaire&)>& edit) {
        Questionnaire form = wholeForm();
        edit(form);
        const Result<Questionnaire> done = revise(file, form);
        if (done.ok()) {
            ADD_FAILURE() << "was not refused";
            return {};
        }
        return done.problem();
    }
};

TEST_F(ReviseTest, NoOrderOfQuestionsAndOptionsChangesAnAnswer) {
    SurveyFile file = filled();
    const auto answers = answersIn(file);
    const auto counted = countedIn(file);
    Questionnaire form = wholeForm();
    // Every kind of question, and each in every place of its own options.
    for (int turn = 0; turn < 4; ++turn) {
        std::rotate(form.questions.begin(), form.questions.begin() + 1, form.questions.end());
        for (Question& one : form.questions) {
            one.show_when.clear();
            if (one.kind == QuestionKind::scale || one.kind == QuestionKind::matrix) {
                std::reverse(one.options.begin(), one.options.end());
                one.direction = one.direction == ScaleDirection::best_first ? ScaleDirection::worst_first
                                                                            : ScaleDirection::best_first;
            } else if (!one.options.empty()) {
                std::rotate(one.options.begin(), one.options.begin() + 1, one.options.end());
            }
            std::reverse(one.rows.begin(), one.rows.end());
        }
        const Result<Questionnaire> done = revise(file, form);
        ASSERT_TRUE(done.ok()) << describe(done.problem(), Language::en);
        std::vector<std::map<std::string, Answer>> now = answersIn(file);
        for (auto& sheet : now)
            for (auto& [item, answer] : sheet)
                if (auto* choices = std::get_if<Choices>(&answer))
                    std::sort(choices->ticked.begin(), choices->ticked.end(),
                              [](const Choice& a, const Choice& b) { return a.code > b.code; });
        EXPECT_EQ(now, answers) << "turn " << turn;
        std::vector<std::map<std::string, Answer>> columns = countedIn(file);
        for (auto& sheet : columns)
            if (auto* choices = sheet.contains("hope") ? std::get_if<Choices>(&sheet["hope"]) : nullptr)
                std::sort(choices->ticked.begin(), choices->ticked.end(),
                          [](const Choice& a, const Choice& b) { return a.code > b.code; });
        EXPECT_EQ(columns, counted) << "turn " << turn;
    }
    // Sheets that come now stand beside the old ones.
    import(file);
    const auto both = countedIn(file);
    ASSERT_EQ(both.size(), 6u);
    EXPECT_EQ(std::get<Choice>(both[0].at("sex")).code, "f");
    EXPECT_EQ(both[0].at("rooms.canteen"), both[2].at("rooms.canteen"));
    EXPECT_EQ(both[0].at("worries"), both[2].at("worries"));
}

TEST_F(ReviseTest, AnswersFromTheWebKeepTheirMeaningInTheMiddleOfASession) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    AnswerInbox box = inbox();
    stored(box, {incoming(1)});
    Questionnaire form = smallForm();
    std::reverse(form.questions[1].options.begin(), form.questions[1].options.end());
    std::reverse(form.questions[2].options.begin(), form.questions[2].options.end());
    form.questions[2].direction = ScaleDirection::worst_first;
    std::swap(form.questions[1], form.questions[4]);
    ASSERT_TRUE(revise(file, form).ok());
    stored(box, {incoming(2)});
    const auto answers = answersIn(file);
    ASSERT_EQ(answers.size(), 2u);
    for (const auto& sheet : answers) EXPECT_EQ(std::get<Choice>(sheet.at("satisfied")).code, "c");
    EXPECT_EQ(file.batches().size(), 2u) << "a definition of its own, a key of its own";
    for (const auto& sheet : countedIn(file)) EXPECT_EQ(std::get<Choice>(sheet.at("satisfied")).code, "c");
}

TEST_F(ReviseTest, WordsScoresAndRulesChangeFreely) {
    SurveyFile file = filled();
    const auto answers = answersIn(file);
    Questionnaire form = wholeForm();
    form.title = {"家长问卷（二）", "Parents II"};
    form.version = "2";
    question(form, "satisfied").title = {"总体上满意吗", "Overall"};
    question(form, "satisfied").options[0].label = {"很满意", "very"};
    question(form, "satisfied").options[0].score = 5;
    question(form, "satisfied").note = {"只选一项", "one only"};
    question(form, "satisfied").construct = "overall";
    question(form, "why").show_when.clear();
    question(form, "hope").max_choices = 1;
    question(form, "sex").kind = QuestionKind::scale;
    question(form, "sex").options[0].score = 2;
    question(form, "sex").options[1].score = 1;
    const Result<Questionnaire> before = revise(file, form);
    ASSERT_TRUE(before.ok()) << describe(before.problem(), Language::en);
    EXPECT_EQ(*before, wholeForm());
    EXPECT_EQ(file.questionnaires()->front(), form);
    EXPECT_EQ(answersIn(file), answers) << "what was not asked stays not asked, whatever the rules say now";
    EXPECT_EQ(file.responses("parent")->questionnaire, form);
    ASSERT_TRUE(revise(file, *before).ok());
    EXPECT_EQ(file.questionnaires()->front(), wholeForm());
}

TEST_F(ReviseTest, WhatIsAddedWasNotAskedAndNotChosen) {
    SurveyFile file = filled();
    Questionnaire form = wholeForm();
    form.questions.insert(form.questions.begin(),
                          {.id = "since", .title = {"入学年份", "Since"}, .kind = QuestionKind::number});
    question(form, "sex")
        .options.insert(question(form, "sex").options.begin(), {.code = "n", .label = {"不愿回答", "rather not say"}});
    question(form, "rooms")
        .rows.insert(question(form, "rooms").rows.begin(), {.code = "toilet", .label = {"厕所", "toilets"}});
    ASSERT_TRUE(revise(file, form).ok());
    const auto counted = countedIn(file);
    for (const auto& sheet : counted) {
        EXPECT_EQ(sheet.at("since"), (Answer{Missing{MissingReason::not_asked, {}}}));
        EXPECT_EQ(sheet.at("rooms.toilet"), (Answer{Missing{MissingReason::not_asked, {}}}));
    }
    EXPECT_EQ(std::get<Choice>(counted[0].at("sex")).code, "f");
    // And what nobody used goes again, by any name.
    EXPECT_TRUE(revise(file, wholeForm()).ok());
}

TEST_F(ReviseTest, WhatAnswersUseDoesNotGo) {
    SurveyFile file = filled();
    const auto erase = [](Questionnaire& form, const std::string& id) {
        std::erase_if(form.questions, [&](const Question& one) { return one.id == id; });
    };
    const auto eraseOption = [](Questionnaire& form, const std::string& id, const std::string& code) {
        std::erase_if(question(form, id).options, [&](const Option& one) { return one.code == code; });
    };
    for (const char* id : {"hope", "sex", "worries", "rooms", "born", "children"}) {
        const Problem problem = refusal(file, [&](Questionnaire& form) { erase(form, id); });
        EXPECT_EQ(problem.code, "answers-in-use") << id;
        EXPECT_THAT(problem.where.column, HasSubstr(id));
    }
    const std::vector<std::pair<std::string, std::string>> chosen{
        {"hope", "study"}, {"hope", "other"},  {"satisfied", "c"}, {"satisfied", "x"},
        {"sex", "f"},      {"worries", "air"}, {"rooms", "b"}};
    for (const auto& [id, code] : chosen) {
        const Problem problem = refusal(file, [&, &id = id, &code = code](Questionnaire& form) {
            question(form, "why").show_when.clear();
            eraseOption(form, id, code);
        });
        EXPECT_EQ(problem.code, "answers-in-use") << id << ' ' << code;
        EXPECT_EQ(problem.where.text, code);
    }
    EXPECT_EQ(refusal(file, [&](Questionnaire& form) { eraseOption(form, "sex", "f"); }).message.zh,
              "题目 sex“孩子性别” 的选项 f“女”已有 2 份回答选了，不能删除，也不能改代码");
    EXPECT_EQ(refusal(file, [&](Questionnaire& form) { question(form, "sex").options[1].code = "w"; }).code,
              "answers-in-use")
        << "another code is another option";
    EXPECT_EQ(refusal(file, [&](Questionnaire& form) { question(form, "rooms").rows[0].code = "hall"; }).where.column,
              "rooms.canteen");
    EXPECT_EQ(
        refusal(file, [&](Questionnaire& form) { question(form, "sex").kind = QuestionKind::multiple; }).message.en,
        "question sex \"Sex\" has 3 answers: its kind cannot be changed");
    EXPECT_EQ(refusal(file, [&](Questionnaire& form) { form.questions.clear(); }).code, "empty-questionnaire");
    EXPECT_EQ(refusal(file, [&](Questionnaire& form) { form.id = "nobody"; }).code, "unknown-questionnaire");
    EXPECT_EQ(file.questionnaires()->front(), wholeForm());

    // What nobody chose or answered goes.
    Questionnaire form = wholeForm();
    eraseOption(form, "worries", "food");
    EXPECT_TRUE(revise(file, form).ok());
    EXPECT_EQ(std::get<Ranking>(countedIn(file)[0].at("worries")).order, (std::vector<std::string>{"air", "traffic"}));
}

TEST_F(ReviseTest, ExcludedSheetsCountAsAnswers) {
    SurveyFile file = filled();
    const std::vector<std::int64_t> all{1, 2, 3};
    {
        SurveyFile::Change change(file);
        ASSERT_TRUE(SurveyEdits(change).setExclusion(all, "test").ok());
        change.commit();
    }
    EXPECT_EQ(refusal(file, [](Questionnaire& form) { question(form, "sex").options.pop_back(); }).code,
              "answers-in-use");
    EXPECT_EQ(refusal(file, [](Questionnaire& form) { form.questions.pop_back(); }).code, "answers-in-use");
    const Result<AnswerUses> uses = answerUses(file, "parent");
    ASSERT_TRUE(uses.ok());
    EXPECT_EQ(uses->at("sex"), (ItemUses{.answers = 3, .options = {{"f", 2}, {"m", 1}}}));
    EXPECT_EQ(uses->at("worries"), (ItemUses{.answers = 1, .options = {{"air", 1}, {"traffic", 1}}}));
    EXPECT_EQ(uses->at("children").answers, 2) << "an invalid answer is one that can be looked at";
    EXPECT_EQ(uses->at("why").answers, 1);
    EXPECT_FALSE(uses->contains("school"));
    EXPECT_EQ(answerUses(file, "nobody").problem().code, "unknown-questionnaire");
}

TEST_F(ReviseTest, AnswersOfTheFirstFormatKeepTheirMeaningToo) {
    std::filesystem::copy_file(std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/survey/format1.survey",
                               path("old.survey"));
    SurveyFile file = SurveyFile::open(path("old.survey"), SurveyFile::Access::write).value();
    const auto answers = answersIn(file);
    Questionnaire form = file.questionnaires()->front();
    for (Question& one : form.questions) {
        one.show_when.clear();
        if (one.kind == QuestionKind::multiple) std::reverse(one.options.begin(), one.options.end());
    }
    std::reverse(form.questions.begin(), form.questions.end());
    ASSERT_TRUE(revise(file, form).ok());
    EXPECT_EQ(answersIn(file), answers);
}

}  // namespace
}  // namespace diaoyan
