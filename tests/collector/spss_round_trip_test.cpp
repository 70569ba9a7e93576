// SPDX-License-Identifier: GPL-3.0-or-later
// Whole ways: an SPSS file into a survey file, the same answers from another download, a survey out and in again.
#include "collector/exporters/exporters.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

class SpssRoundTrip : public SurveyFolder {
protected:
    static ImportReport imported(SurveyFile& survey, const std::string& file, bool accept = false) {
        const Result<ImportOutcome> outcome = importFiles(survey, {.files = {file}, .accept_problems = accept});
        if (!outcome.ok()) {
            ADD_FAILURE() << describe(outcome.problem(), Language::en);
            return {};
        }
        EXPECT_TRUE(outcome->stored);
        for (const Problem& problem : outcome->files.front().problems)
            EXPECT_TRUE(accept) << describe(problem, Language::en);
        return outcome->files.front();
    }

    static std::vector<StoredSheet> sheetsOf(SurveyFile& survey, const std::string& form) {
        std::vector<StoredSheet> sheets;
        EXPECT_TRUE(survey.visitSheets(form, [&](const StoredSheet& sheet) { sheets.push_back(sheet); }).ok());
        return sheets;
    }

    /// How often each option of each question was chosen, by its label.
    static std::map<std::string, std::map<std::string, int>> counts(SurveyFile& survey, const Questionnaire& form) {
        std::map<std::string, std::map<std::string, int>> found;
        const std::vector<Item> all = items(form);
        for (const StoredSheet& stored : sheetsOf(survey, form.id))
            for (const Item& item : all) {
                const auto answer = stored.sheet.answers.find(item.id);
                if (answer == stored.sheet.answers.end()) continue;
                const auto count = [&](const Choice& choice) {
                    const auto option = optionIndex(item.options, choice.code);
                    ++found[item.title.zh][option ? item.options[*option].label.zh : "?"];
                };
                if (const auto* choice = std::get_if<Choice>(&answer->second)) count(*choice);
                if (const auto* choices = std::get_if<Choices>(&answer->second))
                    for (const Choice& choice : choices->ticked) count(choice);
            }
        return found;
    }
};

TEST_F(SpssRoundTrip, TheSpssFileAndTheTextDownloadOfOneSurveyCountTheSame) {
    SurveyFile spss = survey({}, {}, "spss.survey");
    const ImportReport from_spss =
        imported(spss, std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/spss/wjx800_mrsets_pspp.sav");
    EXPECT_EQ(from_spss.importer, "spss");
    EXPECT_EQ(from_spss.rows_stored, 800);
    EXPECT_EQ(from_spss.problem_count, 0);
    SurveyFile text = survey({}, {}, "text.survey");
    const ImportReport from_text = imported(text, wjxFile("wjx800_text_mode0.xls"));
    auto ours = counts(spss, from_spss.questionnaire);
    auto theirs = counts(text, from_text.questionnaire);
    ASSERT_EQ(ours.size(), 8u);
    for (const auto& [title, options] : ours) {
        ASSERT_TRUE(theirs.contains(title)) << title;
        for (const auto& [label, count] : options) EXPECT_EQ(theirs[title][label], count) << title << ' ' << label;
        EXPECT_EQ(theirs[title].size(), options.size()) << title;
    }
}

TEST_F(SpssRoundTrip, AnswersGoOutAndComeBack) {
    SurveyFile first = survey(smallRoster(), {smallForm()}, "first.survey");
    const std::string csv = write("a.csv", "序号,您孩子所在的学校,首要期望,对学校是否满意,不满意的原因,孩子数\n"
                                           "1,第一小学,学习成绩优秀┋其他〖少些作业〗,满意,,2\n"
                                           "2,S02,\"健康、快乐成长\",不满意,食堂,1\n"
                                           "3,第二小学,,不了解,,\n");
    imported(first, csv);
    const std::vector<StoredSheet> before = sheetsOf(first, "parent");
    ASSERT_EQ(before.size(), 3u);
    const Questionnaire form = smallForm();
    const Roster roster = smallRoster();
    const ExportSource source{form, roster, [&](const auto& take) { return first.visitSheets("parent", take); }};
    ASSERT_TRUE(findExporter("sav")->write(source, path("parent.sav"), {}).ok());

    SurveyFile second = survey({}, {}, "second.survey");
    const ImportReport report = imported(second, path("parent.sav"));
    EXPECT_EQ(report.rows_stored, 3);
    const std::vector<StoredSheet> after = sheetsOf(second, report.questionnaire.id);
    ASSERT_EQ(after.size(), 3u);
    const auto answer = [&](std::size_t row, const std::string& item) {
        const auto found = after[row].sheet.answers.find(item);
        return found == after[row].sheet.answers.end() ? Answer{Missing{}} : found->second;
    };
    EXPECT_EQ(answer(0, "hope"), (Answer{Choices{{{"hope_study", {}}, {"hope_other", {}}}}}));
    EXPECT_EQ(answer(1, "hope"), (Answer{Choices{{{"hope_health", {}}}}}));
    EXPECT_EQ(answer(2, "hope"), Answer{Missing{}});
    EXPECT_EQ(answer(0, "hope_other_words"), Answer{Words{"少些作业"}});
    EXPECT_EQ(answer(0, "satisfied"), (Answer{Choice{"1", {}}}));
    EXPECT_EQ(answer(2, "satisfied"), (Answer{Choice{"4", {}}}));
    EXPECT_EQ(answer(0, "children"), Answer{Number{2}});
    EXPECT_EQ(answer(2, "children"), Answer{Missing{}});
    EXPECT_EQ(answer(1, "why"), Answer{Words{"食堂"}});
    EXPECT_EQ(after[1].sheet.source_id, "2");
    EXPECT_EQ(answer(1, "school_code"), Answer{Words{"S02"}});
}

}  // namespace
}  // namespace diaoyan
