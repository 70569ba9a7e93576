// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger and, above all, which stored sheet each row of answers is: a wrong row would leave a wrong sheet out.
#include "charts/survey/exclusion_ledger.h"

#include "charts/survey/ledger_tables.h"
#include "charts/survey/quality_scores.h"
#include "charts/survey/study_of_survey.h"
#include "collector/store/sheet_list.h"
#include "collector/store/survey_edits.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/written_survey.h"

#include <gmock/gmock.h>

#include <array>
#include <numeric>

namespace diaoyan {
namespace {

class ExclusionLedgerTest : public DeskTest {
protected:
    static SurveyFile opened(const std::string& path) {
        auto survey = SurveyFile::open(path, SurveyFile::Access::write);
        EXPECT_TRUE(survey.ok());
        return std::move(survey).value();
    }
    /// Every row's text is the text of the sheet that it is said to be.
    static void expectRowsAreSheets(SurveyFile& survey, const std::string& form) {
        const auto responses = survey.responses(form);
        ASSERT_TRUE(responses.ok());
        const auto rows = storedRows(survey, form);
        ASSERT_TRUE(rows.ok());
        ASSERT_EQ(rows->sheet.size(), responses->rows);
        const auto sheets = listedSheets(survey, rows->sheet);
        ASSERT_TRUE(sheets.ok());
        ASSERT_EQ(sheets->size(), responses->rows);
        for (std::size_t row = 0; row < responses->rows; ++row) {
            const ListedSheet& sheet = (*sheets)[row];
            EXPECT_TRUE(sheet.line.excluded_because.empty());
            const std::string school = responses->school[row] < responses->schools.size()
                                           ? responses->schools[responses->school[row]]
                                           : std::string();
            ASSERT_EQ(sheet.line.school, school) << "row " << row;
            for (std::size_t i = 0; i < responses->items.size(); ++i) {
                const Answer answer = answerAt(*responses, i, row);
                const auto stored = sheet.sheet.answers.find(responses->items[i].id);
                if (const auto* words = std::get_if<Words>(&answer)) {
                    ASSERT_TRUE(stored != sheet.sheet.answers.end());
                    ASSERT_EQ(Answer(*words), stored->second) << "row " << row;
                }
            }
        }
    }
};

TEST_F(ExclusionLedgerTest, RowsAreTheSheetsTheyAreSaidToBe) {
    SurveyFile survey = opened(writtenSurvey(folder_, lineSurvey(50, 4)));
    expectRowsAreSheets(survey, "town");
    const auto rows = storedRows(survey, "town");
    EXPECT_FALSE(std::is_sorted(rows->sheet.begin(), rows->sheet.end())) << "schools stand together in a snapshot";
}

TEST_F(ExclusionLedgerTest, RowsStayTheSheetsWhenSomeAreLeftOutAndMoreCome) {
    SurveyFile survey = opened(writtenSurvey(folder_, lineSurvey(50, 4)));
    const auto rows = storedRows(survey, "town").value();
    {
        SurveyFile::Change change(survey);
        const std::array out{rows.sheet[1], rows.sheet[7], rows.sheet[30], rows.sheet[49]};
        ASSERT_TRUE(SurveyEdits(change).setExclusion(out, "duplicate").ok());
        change.commit();
    }
    expectRowsAreSheets(survey, "town");
    {
        SurveyFile::Change change(survey);
        Batch batch{.questionnaire = "town", .importer = "csv", .file_name = "more.csv"};
        batch.id = change.beginBatch(batch);
        std::int64_t row = 0;
        for (AnswerSheet sheet : lineSurvey(20, 0)) {
            sheet.school = row % 4 == 3 ? "" : "S0" + std::to_string(3 - row % 3);
            sheet.answers["why"] = Words{"later " + std::to_string(row)};
            ++row;
            change.addSheet(batch.id, row, sheet, row % 5 == 0 ? "unfinished" : "");
        }
        batch.rows_in = batch.rows_stored = row;
        change.finishBatch(batch);
        change.commit();
    }
    expectRowsAreSheets(survey, "town");
    const auto later = storedRows(survey, "town");
    EXPECT_EQ(later->excluded_sheets, (std::map<std::string, std::int64_t>{{"duplicate", 4}, {"unfinished", 4}}));
}

TEST_F(ExclusionLedgerTest, RowsOfTheFoundingSurveyAreItsSheets) {
    SurveyFile survey = opened(foundingFile());
    for (const char* form : {"parent", "teacher", "student"}) expectRowsAreSheets(survey, form);
}

TEST_F(ExclusionLedgerTest, FindsTheStraightLine) {
    SurveyFile survey = opened(writtenSurvey(folder_, lineSurvey(31, 17)));
    const Study study = studySoFar(survey).value();
    const auto ledger = exclusionLedger(study.parts.front(), study.roster, storedRows(survey, "town").value());
    ASSERT_TRUE(ledger.ok()) << ledger.problem().message.en;
    EXPECT_EQ(ledgerOfSurvey(survey, "town").value(), *ledger);
    ASSERT_EQ(ledger->flagged.size(), 1u);
    const FlaggedSheet& flagged = ledger->flagged.front();
    const auto sheet = sheetLines(survey, std::array{flagged.sheet});
    EXPECT_EQ(sheet.front().source_id, "17");
    EXPECT_EQ(flagged.school, sheet.front().school);
    EXPECT_EQ(flagged.flags.front().value, 7);
    EXPECT_EQ(flagWords(flagged.flags.front()).zh, "直线作答：连续 7 题相同");
    ASSERT_EQ(ledger->effects.size(), 7u);
    EXPECT_EQ(ledger->effects.front().all.n, 31);
    EXPECT_EQ(ledger->effects.front().without.n, 30);
    EXPECT_EQ(ledger->effects.front().all.rate.count - ledger->effects.front().without.rate.count, 1);
    const auto times = std::find_if(ledger->rules.begin(), ledger->rules.end(), [](const RuleOutcome& rule) {
        return rule.rule.reason == QualityReason::seconds_per_item;
    });
    EXPECT_TRUE(times->not_done.has_value()) << "no sheet has a time: that is not 0 fast ones";
}

TEST_F(ExclusionLedgerTest, DuplicatesAreOfOneSchoolAndCloseInTime) {
    std::vector<AnswerSheet> sheets = lineSurvey(10, 0);
    const auto copy = [&](int from, int to, const char* first, const char* second) {
        sheets[to].answers = sheets[from].answers;
        sheets[from].submitted_at = first;
        sheets[to].submitted_at = second;
    };
    for (AnswerSheet& sheet : sheets) sheet.submitted_at = "2026-05-08T08:00:00";
    copy(0, 3, "2026-05-08T09:00:00", "2026-05-08 09:05");     // one school, five minutes
    copy(1, 4, "2026-05-08T09:00:00", "2026-05-09T09:05:00");  // one school, a day
    copy(2, 6, "2026-05-08T09:00:00", "2026-05-08T09:00:10");  // two schools
    SurveyFile survey = opened(writtenSurvey(folder_, sheets));
    const Study study = studySoFar(survey).value();
    const LedgerOptions options{.rules = qualityRulesNamed({"duplicate"}).value()};
    const auto ledger = exclusionLedger(study.parts.front(), study.roster, storedRows(survey, "town").value(), options);
    ASSERT_TRUE(ledger.ok());
    std::vector<std::string> numbers;
    for (const FlaggedSheet& flagged : ledger->flagged)
        numbers.push_back(sheetLines(survey, std::array{flagged.sheet}).front().source_id);
    EXPECT_THAT(numbers, testing::UnorderedElementsAre("1", "4"));
}

TEST_F(ExclusionLedgerTest, RefusesRowsOfAnotherMoment) {
    SurveyFile survey = opened(writtenSurvey(folder_, lineSurvey(9, 2)));
    const Study study = studySoFar(survey).value();
    StoredRows rows = storedRows(survey, "town").value();
    rows.sheet.pop_back();
    const auto ledger = exclusionLedger(study.parts.front(), study.roster, rows);
    ASSERT_FALSE(ledger.ok());
    EXPECT_EQ(ledger.problem().code, "rows-do-not-fit");
}

TEST_F(ExclusionLedgerTest, StopsWhenItIsToldTo) {
    SurveyFile survey = opened(writtenSurvey(folder_, lineSurvey(9, 2)));
    const Study study = studySoFar(survey).value();
    std::stop_source stop;
    stop.request_stop();
    const auto ledger = exclusionLedger(study.parts.front(), study.roster, storedRows(survey, "town").value(),
                                        {.stop = stop.get_token()});
    ASSERT_FALSE(ledger.ok());
    EXPECT_EQ(ledger.problem().code, "interrupted");
}

TEST_F(ExclusionLedgerTest, ScoresTellUnansweredFromNotAsked) {
    Responses responses = ResponsesBuilder(writtenQuestionnaire(), {"S01"}).take();
    ResponsesBuilder builder(writtenQuestionnaire(), {"S01"});
    AnswerSheet sheet{.school = "S01"};
    sheet.answers["a.r1"] = Choice{"o5"};
    sheet.answers["a.r2"] = Missing{MissingReason::not_asked};
    builder.add(sheet);
    responses = builder.take();
    const std::vector<std::uint32_t> rows{0};
    const ScoreMatrix scores = scoresOf(responses, countedItems(responses), rows, ScoreReading::likeness);
    EXPECT_EQ(scores.items, 8);
    EXPECT_EQ(scores.state[0], ScoreState::answered);
    EXPECT_EQ(scores.state[1], ScoreState::not_asked);
    EXPECT_EQ(scores.state[2], ScoreState::unanswered);
}

TEST(QualityRules, AreNamedWithLimits) {
    const auto rules = qualityRulesNamed({"straight-line=8", "far-below-median=25"});
    ASSERT_TRUE(rules.ok());
    for (const QualityRule& rule : *rules)
        EXPECT_EQ(rule.on,
                  rule.reason == QualityReason::straight_line || rule.reason == QualityReason::far_below_median);
    EXPECT_EQ((*rules)[0].limit, 8);
    EXPECT_DOUBLE_EQ((*rules)[3].limit, 0.25);
    EXPECT_EQ(limitWords((*rules)[3]).zh, "25%");
    EXPECT_EQ(qualityRulesNamed({"weather"}).problem().code, "unknown-rule");
    for (const char* wrong :
         {"straight-line=", "straight-line=-1", "many-missing=101", "many-missing=nan", "duplicate=1x"})
        EXPECT_EQ(qualityRulesNamed({wrong}).problem().code, "wrong-option") << wrong;
}

TEST(QualityRules, ReasonsAreReadBack) {
    EXPECT_EQ(exclusionReason({QualityReason::straight_line, QualityReason::duplicate}), "straight-line+duplicate");
    EXPECT_EQ(exclusionWords("straight-line+duplicate").zh, "直线作答，重复答卷");
    EXPECT_TRUE(isRuleReason("straight-line+duplicate"));
    EXPECT_FALSE(isRuleReason("straight-line+nonsense"));
    EXPECT_FALSE(isRuleReason(""));
    EXPECT_EQ(exclusionWords("straight-line+nonsense").zh, "straight-line+nonsense");
    EXPECT_EQ(exclusionWords("unfinished").zh, "没有答完");
}

TEST(StoredRows, MomentsAreRead) {
    EXPECT_EQ(secondsOfMoment("1970-01-02T00:00:01"), 86401.0);
    EXPECT_EQ(secondsOfMoment("1970-01-02 00:01"), 86460.0);
    EXPECT_EQ(secondsOfMoment("1970-01-02"), 86400.0);
    for (const char* wrong :
         {"", "2026", "2026-13-01", "2026-05-08T25:00", "2026-05-08X10:00", "2026-05-08T10", "昨天"})
        EXPECT_EQ(secondsOfMoment(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace diaoyan
