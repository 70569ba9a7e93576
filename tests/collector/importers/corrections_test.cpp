// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/corrections.h"
#include "collector/question_kind.h"
#include "tests/collector/importers/platform_samples.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;

/// One file, looked at, put right and looked at again.
class CorrectionsTest : public SurveyFolder {
protected:
    ImportReport look(const std::string& file, const std::optional<Mapping>& mapping = {}) {
        ImportRequest request{.files = {file}, .dry_run = true};
        if (mapping) request.file_mappings[file] = *mapping;
        Result<ImportOutcome> outcome = importFiles(survey_, request);
        if (!outcome) {
            ADD_FAILURE() << describe(outcome.problem(), Language::en);
            return {};
        }
        return outcome->files.front();
    }

    /// The counts of a file after corrections that went through a mapping file.
    ImportReport lookAgain(const std::string& file, const Corrections& corrections) {
        const Mapping mapping = corrected(look(file).mapping, corrections);
        const Result<Mapping> again = mappingFromJson(toJson(mapping), "m.json");
        EXPECT_TRUE(again.ok()) << (again.ok() ? "" : describe(again.problem(), Language::en));
        return look(file, again.ok() ? *again : mapping);
    }

    /// `label count` of a question with one item.
    static std::string counts(const ImportReport& report, const std::string& id) {
        const std::vector<Item> all = items(report.questionnaire);
        std::string words;
        for (std::size_t item = 0; item < all.size(); ++item) {
            if (all[item].id != id) continue;
            for (std::size_t option = 0; option < all[item].options.size(); ++option)
                words += all[item].options[option].label.zh + " " +
                         std::to_string(report.tallies[item].options[option]) + " ";
            words += "答 " + std::to_string(report.tallies[item].answered) + " 空 " +
                     std::to_string(report.tallies[item].missing[0]);
        }
        return words;
    }

    SurveyFile survey_ = SurveyFile::create(makePath(), {}, {}).value();

private:
    std::string makePath() {
        std::filesystem::create_directories(folder_ = std::filesystem::temp_directory_path() /
                                                      ("diaoyan-corrections-" + std::to_string(::getpid())));
        std::filesystem::remove(folder_ / "town.survey");
        return path("town.survey");
    }
    void SetUp() override {}
};

TEST_F(CorrectionsTest, SpellingsOfOneOptionAreMergedAndOthersAreNoAnswer) {
    const std::string file = write(
        "a.csv", repeatedRows("序号,1、性别,2、意见", {"1,男,好", "2,男生,无", "3,女,好", "4,保密,无", "5,女,差"}, 4));
    EXPECT_EQ(counts(look(file), "q1"), "男 4 男生 4 女 8 保密 4 答 20 空 0");
    QuestionCorrection sex;
    sex.options["2"] = {OptionMeaning::same_as, "1"};
    sex.options["4"] = {OptionMeaning::no_answer, {}};
    sex.order = {"3", "1"};
    const ImportReport report = lookAgain(file, {{"q1", sex}});
    EXPECT_EQ(counts(report, "q1"), "女 8 男 8 答 16 空 4");
    EXPECT_EQ(report.questionnaire.questions[0].option_order, OptionOrder::known);
    EXPECT_EQ(report.problem_count, 0);
    EXPECT_EQ(counts(report, "q2"), "好 8 无 8 差 4 答 20 空 0") << "others stay as they were";
}

TEST_F(CorrectionsTest, MergesTicksOfSeveralColumnsAndJoinedOnes) {
    const std::string ticks = write("ticks.csv", repeatedRows("序号,1、喜欢(球类),1、喜欢(足球),1、喜欢(书)",
                                                              {"1,1,1,0", "2,1,0,1", "3,0,1,0", "4,0,0,1"}, 5));
    const ImportReport before = look(ticks);
    ASSERT_EQ(before.questionnaire.questions.size(), 1U);
    const Question& question = before.questionnaire.questions[0];
    ASSERT_EQ(question.kind, QuestionKind::multiple);
    QuestionCorrection merged;
    merged.options[question.options[1].code] = {OptionMeaning::same_as, question.options[0].code};
    EXPECT_EQ(counts(lookAgain(ticks, {{question.id, merged}}), question.id), "喜欢(球类) 15 喜欢(书) 10 答 20 空 0");

    const std::string joined =
        write("joined.csv",
              repeatedRows("序号,1、喜欢,2、性别", {"1,球类┋足球,男", "2,球类┋书,女", "3,足球,男", "4,无,女"}, 5));
    QuestionCorrection correction;
    const Question found = look(joined).questionnaire.questions[0];
    for (const Option& option : found.options) {
        if (option.label.zh == "足球") correction.options[option.code] = {OptionMeaning::same_as, "1"};
        if (option.label.zh == "无") correction.options[option.code] = {OptionMeaning::no_answer, {}};
    }
    EXPECT_EQ(counts(lookAgain(joined, {{found.id, correction}}), found.id), "球类 15 书 5 答 15 空 5");
}

TEST_F(CorrectionsTest, AScaleTurnedRoundKeepsItsScoresInOrder) {
    const std::string file =
        write("a.csv", repeatedRows("序号,1、满意吗", {"1,非常满意", "2,满意", "3,不满意", "4,不了解"}, 5));
    const Question found = look(file).questionnaire.questions[0];
    ASSERT_EQ(found.kind, QuestionKind::scale);
    QuestionCorrection correction{.direction = ScaleDirection::worst_first};
    correction.options["1"].meaning = OptionMeaning::off_scale;
    const Question turned = corrected(found, correction);
    std::vector<std::optional<double>> scores;
    for (const Option& option : turned.options) scores.push_back(option.score);
    EXPECT_THAT(scores, ElementsAre(std::nullopt, 1, 2, std::nullopt));
    correction.options["2"].meaning = OptionMeaning::off_scale;
    EXPECT_EQ(corrected(found, correction).kind, QuestionKind::single) << "one point is no scale";
}

TEST_F(CorrectionsTest, AQuestionOfAnotherKindIsReadAgain) {
    const std::string file =
        write("a.csv", repeatedRows("序号,1、孩子数,2、喜欢", {"1,1,甲、乙", "2,2,乙", "3,99,甲"}, 8));
    const ImportReport before = look(file);
    ASSERT_EQ(before.questionnaire.questions[0].kind, QuestionKind::number);
    QuestionCorrection number;
    number.texts["99"] = "";
    EXPECT_EQ(counts(lookAgain(file, {{"q1", number}}), "q1"), "答 16 空 8");
    const Result<Question> choice = questionAsKind(file, {}, before.mapping, {}, "q1", QuestionKind::single);
    ASSERT_TRUE(choice.ok());
    EXPECT_EQ(counts(lookAgain(file, {{"q1", {.remade = *choice}}}), "q1"), "1 8 2 8 99 8 答 24 空 0");
    const Result<Question> words = questionAsKind(file, {}, before.mapping, {}, "q2", QuestionKind::text);
    ASSERT_TRUE(words.ok());
    EXPECT_TRUE(words->options.empty());
    EXPECT_EQ(counts(lookAgain(file, {{"q2", {.remade = *words}}}), "q2"), "答 24 空 0");
}

TEST_F(CorrectionsTest, AQuestionLeftOutIsNotInTheQuestionnaire) {
    const std::string file = write("a.csv", repeatedRows("编号,性别,备注", {"1,男,甲", "2,女,乙", "3,女,甲"}, 8));
    const ImportReport before = look(file);
    ASSERT_EQ(before.questionnaire.questions.size(), 2U);
    const ImportReport without = lookAgain(file, {{before.questionnaire.questions[0].id, {.left_out = true}}});
    ASSERT_EQ(without.questionnaire.questions.size(), 1U);
    ASSERT_EQ(without.tallies.size(), 1U);
    EXPECT_EQ(without.tallies[0], before.tallies[1]);
    EXPECT_EQ(without.rows_stored, 24);
}

TEST_F(CorrectionsTest, MarksAmongNumbersStayNoAnswerWhenReadAgain) {
    const std::string file = write("a.csv", "学校代码,人数\nA1,12\nA2,*\nA3,15\nA4,<10\nA5,31\n");
    const ImportReport before = look(file);
    const ImportReport again = look(file, before.mapping);
    EXPECT_EQ(before.problem_count, 0);
    EXPECT_EQ(again.problem_count, 0);
    EXPECT_EQ(again.tallies, before.tallies);
}

TEST_F(CorrectionsTest, ADeclaredQuestionnaireStaysAsItIs) {
    SurveyFile::Change change(survey_);
    ASSERT_TRUE(change.addQuestionnaire(smallForm()).ok());
    change.commit();
    const std::string file =
        write("a.csv", repeatedRows("序号,对学校是否满意,孩子数", {"1,满意,1", "2,还行,2", "3,没填,3"}, 4));
    const ImportReport before = look(file);
    EXPECT_EQ(before.problem_count, 8);
    QuestionCorrection correction{.order = {"c", "b", "a"}};
    correction.texts = {{"还行", "b"}, {"没填", ""}};
    const ImportReport after = lookAgain(file, {{"satisfied", correction}});
    EXPECT_EQ(after.problem_count, 0);
    EXPECT_EQ(counts(after, "satisfied"), "满意 4 基本满意 4 不满意 0 不了解 0 答 8 空 4");
}

}  // namespace
}  // namespace diaoyan
