// SPDX-License-Identifier: GPL-3.0-or-later
// Whole imports of the tools' files: kinds, answers and what is counted as missing.
#include "collector/tabular/open_form.h"
#include "questionnaires/exchange/limesurvey_lss.h"
#include "questionnaires/questionnaire_check.h"
#include "tests/collector/importers/platform_samples.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;

class PlatformImportTest : public SurveyFolder {
protected:
    /// Imports a file that must need no mercy.
    void import(const std::string& file, const Questionnaire& form = {}) {
        made_ =
            std::make_unique<SurveyFile>(survey({}, form.id.empty() ? std::vector<Questionnaire>{} : std::vector{form},
                                                std::to_string(++surveys_) + ".survey"));
        const Result<ImportOutcome> outcome = importFiles(*made_, {.files = {file}, .include_unfinished = true});
        ASSERT_TRUE(outcome.ok()) << describe(outcome.problem(), Language::en);
        report_ = outcome->files.front();
        for (const Problem& problem : report_.problems) ADD_FAILURE() << describe(problem, Language::en);
        EXPECT_TRUE(outcome->stored);
        Result<Responses> answers = made_->responses(report_.questionnaire.id);
        ASSERT_TRUE(answers.ok());
        answers_ = std::move(answers).value();
    }

    void importText(const std::string& csv, const Questionnaire& form = {}) { import(write("a.csv", csv), form); }

    std::size_t itemAt(const std::string& id) const {
        const std::vector<Item> all = items(report_.questionnaire);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].id == id) return i;
        ADD_FAILURE() << "no item " << id;
        return 0;
    }

    Answer answer(const std::string& item, std::size_t row) const { return answerAt(answers_, itemAt(item), row); }

    const Question& question(std::size_t index) const { return report_.questionnaire.questions.at(index); }

    static std::vector<std::string> labels(const Question& question) {
        std::vector<std::string> words;
        for (const Option& option : question.options) words.push_back(option.label.zh);
        return words;
    }

    std::unique_ptr<SurveyFile> made_;
    int surveys_ = 0;
    ImportReport report_;
    Responses answers_;
};

const Missing notAsked{MissingReason::not_asked, ""};
const Missing unanswered{MissingReason::unanswered, ""};

TEST_F(PlatformImportTest, MicrosoftFormsEndsEveryTickWithASemicolon) {
    importText(platformText("microsoft"));
    EXPECT_EQ(question(0).kind, QuestionKind::multiple);
    EXPECT_THAT(labels(question(0)), testing::UnorderedElementsAre("AGOL", "Cartography"));
    EXPECT_EQ(std::get<Choices>(answer("q1", 0)).ticked.size(), 2U);
    EXPECT_EQ(std::get<Choices>(answer("q1", 2)).ticked.size(), 1U);
    EXPECT_EQ(question(1).kind, QuestionKind::scale);
}

TEST_F(PlatformImportTest, GoogleFormsWithAFormSplitsAlongItsOptions) {
    Questionnaire form{.id = "form", .title = {"问卷", "Form"}, .role = roleNamed("teacher")};
    form.questions = {{.id = "tools",
                       .title = {"工具", "Which tools?"},
                       .kind = QuestionKind::multiple,
                       .options = {{.code = "a", .label = {"甲", "Email, chat and phone"}},
                                   {.code = "b", .label = {"乙", "Chat"}},
                                   {.code = "o", .label = {"其他", "Other"}, .other = true}}},
                      {.id = "rate",
                       .title = {"评价", "Rate"},
                       .kind = QuestionKind::matrix,
                       .options = {{.code = "1", .label = {"好", "good"}}, {.code = "2", .label = {"差", "bad"}}},
                       .rows = {{"food", {"食堂", "Food"}}, {"dorm", {"宿舍", "Dorm"}}},
                       .cells = QuestionKind::single}};
    importText("Timestamp,Which tools?,Rate [Food],Rate [Dorm]\n"
               "10/14/2016 10:05:00,\"Email, chat and phone, Chat\",good,bad\n"
               "10/15/2016 10:05:00,\"Chat, smoke signals\",bad,\n",
               form);
    EXPECT_EQ(answer("tools", 0), (Answer{Choices{{{"a", ""}, {"b", ""}}}}));
    EXPECT_EQ(std::get<Choices>(answer("tools", 1)).ticked.size(), 2U) << "what is no option is 其他";
    EXPECT_EQ(answer("rate.dorm", 0), (Answer{Choice{"2", ""}}));
    EXPECT_EQ(answer("rate.dorm", 1), Answer{unanswered});
}

TEST_F(PlatformImportTest, SurveyMonkeyTicksByTheOptionsOwnText) {
    importText(platformText("surveymonkey"));
    EXPECT_EQ(report_.rows_stored, 12);
    EXPECT_EQ(question(0).kind, QuestionKind::multiple);
    EXPECT_EQ(std::get<Choices>(answer("q1", 0)).ticked.size(), 2U) << "Music and what was written beside Other";
    EXPECT_EQ(std::get<Choices>(answer("q1", 1)).ticked.size(), 2U);
    EXPECT_EQ(std::get<Choice>(answer("q2", 1)).code, "other") << "nothing but words of one's own";
    EXPECT_EQ(question(2).kind, QuestionKind::matrix);
}

TEST_F(PlatformImportTest, LimeSurveyInLongAnswersKnowsWhatWasNotShown) {
    importText(platformText("lime-texts"));
    EXPECT_EQ(answer("q2", 0), (Answer{Choices{{{"1", ""}, {"other", ""}}}}));
    EXPECT_EQ(answer("q2", 1), Answer{notAsked}) << "N/A";
    EXPECT_EQ(answer("q2", 2), Answer{Choices{{{"2"}}}});
    EXPECT_EQ(question(4).kind, QuestionKind::ranking);
    const auto ranks = [&](std::size_t row) {
        std::vector<std::string> order;
        const Answer given = answer("q5", row);
        for (const std::string& code : std::get<Ranking>(given).order)
            for (const Option& option : question(4).options)
                if (option.code == code) order.push_back(option.label.zh);
        return order;
    };
    EXPECT_THAT(ranks(0), ElementsAre("Tea", "Milk"));
    EXPECT_THAT(ranks(2), ElementsAre("Milk", "Tea"));
    EXPECT_EQ(answer("q5", 1), Answer{unanswered});
}

TEST_F(PlatformImportTest, OneLimeSurveyInTwoLanguagesCountsTheSame) {
    const std::string folder = std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/platforms/";
    const auto counts = [&](const std::string& language) {
        import(folder + "digital_twins_results_" + language + ".csv");
        EXPECT_EQ(report_.rows_stored, 96);
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < report_.questionnaire.questions.size(); ++i) {
            const Question& one = question(i);
            std::string line = one.id + " " + std::to_string(static_cast<int>(one.kind));
            if (one.kind == QuestionKind::multiple) {
                std::map<std::string, int> ticked;
                int not_asked = 0;
                for (std::size_t row = 0; row < answers_.rows; ++row) {
                    const Answer given = answer(one.id, row);
                    if (const auto* choices = std::get_if<Choices>(&given))
                        for (const Choice& choice : choices->ticked) ++ticked[choice.code];
                    not_asked += given == Answer{notAsked} ? 1 : 0;
                }
                for (const auto& [code, times] : ticked) line += " " + code + ":" + std::to_string(times);
                line += " not asked " + std::to_string(not_asked);
            }
            lines.push_back(line);
        }
        return lines;
    };
    const std::vector<std::string> english = counts("english");
    EXPECT_EQ(english, counts("german"));
    // Counted in the file itself: Mechanical engineering 12, Electrical 24, Computer science 55 ... Of the 41 that were
    // not shown the aspects, 7 were shown nothing at all and are no answers; nor is one who ticked nothing anywhere.
    EXPECT_EQ(answers_.rows, 88U);
    EXPECT_EQ(english[0], "q1 1 1:12 2:24 3:55 4:1 5:7 6:5 other:10 not asked 0");
    EXPECT_EQ(english[6], "q7 1 10:11 11:1 12:8 2:4 3:10 4:5 5:11 6:5 7:20 8:1 other:14 not asked 33");
}

TEST_F(PlatformImportTest, LimeSurveyTextsFindTheQuestionsOfTheSurveysOwnStructure) {
    const std::string root = std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/";
    const Result<FormDocument> document = openForm(root + "forms/digital_twins_survey_222232.lss");
    ASSERT_TRUE(document.ok());
    const Result<ReadForm> form = readLss(*document);
    ASSERT_TRUE(form.ok());
    import(root + "platforms/digital_twins_results_german.csv", form->questionnaire);
    std::vector<std::string> unmatched;
    for (const Problem& remark : report_.remarks)
        if (remark.code == "column-without-question") unmatched.push_back(remark.where.column);
    EXPECT_LE(unmatched.size(), 1U) << "of 316 columns; an array of one row has its row in the heading";
    EXPECT_EQ(answers_.rows, 88U);
}

TEST_F(PlatformImportTest, VvCellsAreReadAsPeopleWroteThem) {
    Questionnaire form{.id = "form", .title = {"问卷", "Form"}, .role = roleNamed("teacher")};
    form.questions = {{.id = idFrom("8X3X26"), .title = {"为什么", "Why?"}, .kind = QuestionKind::text},
                      {.id = idFrom("8X4X5"),
                       .title = {"排序", "Order them"},
                       .kind = QuestionKind::ranking,
                       .options = {{.code = "A1", .label = {"茶", "tea"}}, {.code = "A2", .label = {"奶", "milk"}}}}};
    importText(platformText("vv"), form);
    EXPECT_EQ(answer(form.questions[0].id, 0), (Answer{Words{"a\tb\n\"c\" {tab}"}}));
    EXPECT_EQ(answer(form.questions[0].id, 1), Answer{notAsked});
    EXPECT_EQ(answer(form.questions[1].id, 1), (Answer{Ranking{{"A2", "A1"}}}));
}

TEST_F(PlatformImportTest, KoboWithItsFormAndWithout) {
    Questionnaire form{.id = "form", .title = {"问卷", "Form"}, .role = roleNamed("parent")};
    form.questions = {{.id = "sex",
                       .title = {"性别", "Sex"},
                       .kind = QuestionKind::single,
                       .options = {{.code = "f", .label = {"女", "female"}}, {.code = "m", .label = {"男", "male"}}}},
                      {.id = "hope",
                       .title = {"期望", "Hope"},
                       .kind = QuestionKind::multiple,
                       .options = {{.code = "study", .label = {"学习", "study"}},
                                   {.code = "health", .label = {"健康", "health"}},
                                   {.code = "other", .label = {"其他", "other"}, .other = true}}},
                      {.id = "remark", .title = {"意见", "Remark"}, .kind = QuestionKind::text}};
    importText(platformText("kobo-both"), form);
    EXPECT_EQ(answer("sex", 0), (Answer{Choice{"f", ""}}));
    EXPECT_EQ(std::get<Choices>(answer("hope", 0)).ticked.size(), 2U);
    EXPECT_EQ(answer("hope", 1), Answer{unanswered}) << "every column empty";
    EXPECT_EQ(answer("remark", 0), (Answer{Words{"a text of words"}}));
    importText(platformText("kobo-both"));
    EXPECT_EQ(question(1).kind, QuestionKind::multiple);
    EXPECT_EQ(std::get<Choices>(answer("hope", 0)).ticked.size(), 2U);
    EXPECT_NE(question(2).kind, QuestionKind::multiple) << "the blanks of a text join nothing";
}

TEST_F(PlatformImportTest, OnaWritesNaWhereNothingWasAsked) {
    import(std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/platforms/onadata_transportation.csv");
    EXPECT_EQ(report_.importer, "kobo");
    EXPECT_EQ(question(0).kind, QuestionKind::multiple);
    EXPECT_EQ(question(0).options.size(), 10U);
    EXPECT_EQ(report_.rows_without_answers, 1) << "the one row of the fixture has False and n/a only";
    importText(repeatedRows(
        "g/way/bus,g/way/boat,g/way_other,g/often,_uuid,_submission_time",
        {"True,False,n/a,daily,u1,2013-02-18T15:54:01+00:00", "False,True,n/a,n/a,u2,2013-02-18T15:55:01+00:00"}, 3));
    EXPECT_EQ(answer("way", 0), Answer{Choices{{{"bus"}}}});
    EXPECT_EQ(answer("way", 1), Answer{Choices{{{"boat"}}}});
    EXPECT_EQ(answer("often", 1), Answer{notAsked});
}

TEST_F(PlatformImportTest, AnArchiveOfLimeSurveyBringsItsForm) {
    const std::string file = sharedFile("limesurvey/limesurvey_core_testing_colors.lsa");
    if (file.empty()) GTEST_SKIP() << "the archive may not be copied into the project (GPL-2)";
    import(file);
    EXPECT_EQ(report_.importer, "limesurvey-lsa");
    EXPECT_TRUE(report_.own_form);
    EXPECT_EQ(answer("Q00", 0), (Answer{Choices{{{"SQ009", ""}, {"SQ011", ""}}}}));
    EXPECT_EQ(answer("Q00", 1), (Answer{Choices{{{"SQ001", ""}, {"SQ002", ""}}}}));
    EXPECT_EQ(answer("G01Q02", 0), (Answer{Words{"I am a fan of heavy metal music"}}));
    EXPECT_EQ(answer("G01Q02", 1), Answer{notAsked}) << "the element is absent";
    EXPECT_EQ(answer("G02Q04", 0), (Answer{Choice{"AO01", ""}}));
}

}  // namespace
}  // namespace diaoyan
