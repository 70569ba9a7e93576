// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/limesurvey_tsv.h"

#include "questionnaires/exchange/tab_separated.h"
#include "questionnaires/questionnaire_check.h"
#include "tests/questionnaires/exchange/awkward_forms.h"
#include "tests/questionnaires/exchange/form_files.h"

#include <gmock/gmock.h>

#include <set>

namespace diaoyan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(LimeSurveyTsv, ReadsTheColoursSurvey) {
    const auto document = sharedForm("limesurvey/limesurvey_core_testing_colors.txt");
    if (!document) GTEST_SKIP() << "the file may not be copied and is not here";
    ASSERT_TRUE(recogniseLimeTsv(*document));
    const auto read = readLimeTsv(*document);
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
    const auto& questions = read->questionnaire.questions;
    ASSERT_THAT(questions, SizeIs(4));
    EXPECT_EQ(read->questionnaire.title.en, "Colors");
    EXPECT_THAT(questions[0].options, SizeIs(11));
    EXPECT_EQ(questions[0].min_choices, 2);
    EXPECT_THAT(questions[2].show_when, ElementsAre(ShowRule{"Q00", {"SQ001"}}, ShowRule{"Q00", {"SQ002"}}));
    // What we write has no column that LimeSurvey does not have.
    const auto headings = tabSeparated(document->text, 1).front();
    const auto records = tabSeparated(writeLimeTsv(awkwardForms().front().form).document.text, 1);
    for (const std::string& heading : records.front()) EXPECT_THAT(headings, Contains(heading));
}

TEST(LimeSurveyTsv, WritesNamesThatLimeSurveyTakes) {
    for (const AwkwardForm& awkward : awkwardForms()) {
        const auto records = tabSeparated(writeLimeTsv(awkward.form).document.text, 100'000);
        std::set<std::string> questions;
        for (const auto& record : records) {
            const std::string &kind = record[2], &type = record[3], &name = record[4];
            if (kind == "Q") { questions.insert(name + record[8]); }
            if (kind != "Q" && kind != "SQ" && kind != "A") continue;
            EXPECT_LE(name.size(), kind == "A" ? 5U : 20U) << name;
            EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
                      std::string::npos)
                << name;
            if (kind == "Q") { EXPECT_EQ(type.size(), 1U); }
        }
        EXPECT_EQ(questions.size() % awkward.form.questions.size(), 0U);
    }
}

TEST(LimeSurveyTsv, WritesConditions) {
    for (const AwkwardForm& awkward : awkwardForms()) {
        if (awkward.name != "rules") continue;
        std::vector<std::string> relevance;
        for (const auto& record : tabSeparated(writeLimeTsv(awkward.form).document.text, 1000))
            if (record[2] == "Q" && record[8] == "en") relevance.push_back(record[5]);
        EXPECT_THAT(relevance,
                    ElementsAre("1", "(joined.NAOK == \"yes\" or joined.NAOK == \"soon\")",
                                "!(joined.NAOK == \"no\") and (which_art.NAOK == \"Y\" or which_song.NAOK == \"Y\")",
                                "(grid_r2.NAOK == \"no\") and !(which_ball.NAOK == \"Y\")"));
    }
}

TEST(LimeSurveyTsv, KnowsTheRowThatOnlyNamesTheColumnOfWords) {
    const auto read = readLimeTsv({.text = "class\ttype/scale\tname\trelevance\ttext\tlanguage\tother\n"
                                           "Q\tM\tQ1\t1\tticks\ten\tY\nSQ\t0\tSQ001\t1\tone\ten\t\n"
                                           "SQ\t0\tother\t1\t\ten\t\n"});
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    ASSERT_THAT(read->questionnaire.questions[0].options, SizeIs(2));
    EXPECT_TRUE(read->questionnaire.questions[0].options[1].other);
}

TEST(LimeSurveyTsv, RefusesWhatIsDamaged) {
    const std::string header = "id\trelated_id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\n";
    const auto problem = [](const std::string& text) {
        const auto read = readLimeTsv({.text = text});
        return read.ok() ? std::string() : read.problem().code;
    };
    EXPECT_EQ(problem(""), "not-a-form");
    EXPECT_EQ(problem("a\tb\n"), "not-a-form");
    EXPECT_EQ(problem(header), "not-a-form");
    EXPECT_EQ(problem(header + "1\t\tSQ\t0\tSQ001\n1\t\tA\t0\tA1\n"), "not-a-form");
    std::string many = header;
    for (int i = 0; i < 1'000'000; ++i) many += "1\t\tQ\tT\tQ" + std::to_string(i) + "\n";
    EXPECT_EQ(problem(many), "too-large");
    EXPECT_EQ(problem(header + "1\t\tQ\tT\tQ1\t\"never closed\t\n"), "");
}

TEST(TabSeparated, KeepsWhatStandsInQuotationMarks) {
    const std::vector<std::vector<std::string>> records{{"a\tb", "c\"d", ""}, {"e\nf", "g"}};
    EXPECT_EQ(tabSeparated(tabSeparatedText(records), 10), records);
    EXPECT_EQ(tabSeparated("a\r\nb", 10), (std::vector<std::vector<std::string>>{{"a"}, {"b"}}));
    EXPECT_THAT(tabSeparated("a\nb\nc", 2), SizeIs(2));
}

}  // namespace
}  // namespace diaoyan
