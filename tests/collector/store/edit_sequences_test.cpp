// SPDX-License-Identifier: GPL-3.0-or-later
// Any sequence of edits, taken back from the last to the first, leaves what was there before; done again, what was
// there after. As the desktop's undo does it.
#include "collector/store/survey_edits.h"
#include "collector/store/text_coding.h"
#include "tests/collector/store/file_dump.h"
#include "tests/collector/survey_folder.h"

#include <algorithm>
#include <functional>
#include <random>

namespace diaoyan {
namespace {

/// One edit as a window keeps it: what revert has to know, apply leaves in a value of both.
struct TestedEdit {
    std::string title;
    std::function<void(SurveyFile&)> apply;
    std::function<void(SurveyFile&)> revert;
};

template <class Value>
Value must(Result<Value> result) {
    if (result.ok()) return std::move(result).value();
    throw std::runtime_error(describe(result.problem(), Language::en));
}

class EditSequences : public SurveyFolder, public testing::WithParamInterface<unsigned> {
protected:
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }

    AnswerSheet anySheet() {
        AnswerSheet sheet{.school = below(2) == 0 ? "S01" : "S02", .source_id = std::to_string(below(1000))};
        const std::vector<std::string> degrees{"a", "b", "c", "x"};
        if (below(5) > 0) sheet.answers["satisfied"] = Choice{degrees[below(4)], ""};
        if (below(2) > 0) sheet.answers["hope"] = Choices{{{"other", "睡" + std::to_string(below(9))}}};
        if (below(2) > 0) sheet.answers["why"] = Words{"因为" + std::to_string(below(9))};
        if (below(3) > 0) sheet.answers["children"] = Number{static_cast<double>(below(4))};
        return sheet;
    }

    TestedEdit import() {
        std::vector<AnswerSheet> sheets(1 + below(4));
        for (AnswerSheet& sheet : sheets) sheet = anySheet();
        const bool new_form = below(3) == 0;
        const std::string form = new_form ? "form" + std::to_string(++forms_) : "parent";
        struct Before {
            std::int64_t batch = 0;
            std::vector<KeptWeights> weights;
        };
        const auto before = std::make_shared<Before>();
        return {"import",
                [=](SurveyFile& file) {
                    SurveyFile::Change change(file);
                    before->weights = SurveyEdits(change).weights();
                    if (new_form) {
                        Questionnaire made = smallForm();
                        made.id = form;
                        must(change.addQuestionnaire(made));
                    }
                    Batch batch{.questionnaire = form, .importer = "table", .file_name = "x.csv"};
                    batch.id = before->batch = change.beginBatch(batch);
                    std::int64_t row = 1;
                    for (const AnswerSheet& sheet : sheets) change.addSheet(batch.id, ++row, sheet);
                    change.addProblem(batch.id, false, {"unknown-option", {}, {.row = 2, .text = "火星"}});
                    batch.rows_in = batch.rows_stored = static_cast<std::int64_t>(sheets.size());
                    change.finishBatch(batch);
                    change.commit();
                },
                [=](SurveyFile& file) {
                    SurveyFile::Change change(file);
                    SurveyEdits edits(change);
                    must(edits.removeBatch(before->batch));
                    if (new_form) must(edits.removeQuestionnaire(form));
                    must(edits.restoreWeights(before->weights));
                    change.commit();
                }};
    }

    TestedEdit exclude(SurveyFile& file) {
        std::vector<std::int64_t> sheets = someSheets(file);
        const std::string reason = below(3) == 0 ? "" : "reason" + std::to_string(below(3));
        const auto before = std::make_shared<ExclusionsBefore>();
        return {"exclude",
                [=](SurveyFile& into) {
                    SurveyFile::Change change(into);
                    *before = must(SurveyEdits(change).setExclusion(sheets, reason));
                    change.commit();
                },
                [=](SurveyFile& into) {
                    SurveyFile::Change change(into);
                    must(SurveyEdits(change).restoreExclusions(*before));
                    change.commit();
                }};
    }

    TestedEdit weigh(SurveyFile& file) {
        std::vector<double> weights(must(file.responses("parent")).rows);
        for (double& weight : weights) weight = 0.5 + static_cast<double>(below(4));
        const auto before = std::make_shared<std::vector<KeptWeights>>();
        return {"weigh",
                [=](SurveyFile& into) {
                    SurveyFile::Change change(into);
                    *before = SurveyEdits(change).weights();
                    must(change.setWeights("parent", weights, {"按名册加权", "weighted"}));
                    change.commit();
                },
                [=](SurveyFile& into) {
                    SurveyFile::Change change(into);
                    must(change.setWeights("parent", {}, {}));
                    must(SurveyEdits(change).restoreWeights(*before));
                    change.commit();
                }};
    }

    TestedEdit revise(SurveyFile& file) {
        Questionnaire form = must(file.questionnaires()).front();
        std::shuffle(form.questions.begin(), form.questions.end(), random_);
        for (Question& question : form.questions) {
            question.show_when.clear();
            if (question.kind == QuestionKind::multiple)
                std::shuffle(question.options.begin(), question.options.end(), random_);
        }
        form.title = untranslated("第" + std::to_string(below(100)) + "版");
        if (below(2) == 0)
            form.questions.push_back(
                {.id = "new" + std::to_string(++forms_), .title = {"新题", "new"}, .kind = QuestionKind::text});
        const auto before = std::make_shared<Questionnaire>();
        const auto put = [](SurveyFile& into, const Questionnaire& wanted) {
            SurveyFile::Change change(into);
            Questionnaire was = must(SurveyEdits(change).reviseQuestionnaire(wanted));
            change.commit();
            return was;
        };
        return {"revise", [=](SurveyFile& into) { *before = put(into, form); },
                [=](SurveyFile& into) { put(into, *before); }};
    }

    TestedEdit roster(SurveyFile& file) {
        Roster wanted = file.roster();
        wanted.schools.insert(wanted.schools.begin() + static_cast<std::ptrdiff_t>(below(wanted.schools.size() + 1)),
                              {.code = "N" + std::to_string(++forms_), .name = "新学校"});
        wanted.schools[below(wanted.schools.size())].expected["parent"] = static_cast<std::int64_t>(below(100));
        const auto before = std::make_shared<Roster>();
        const auto put = [](SurveyFile& into, const Roster& schools) {
            SurveyFile::Change change(into);
            Roster was = must(SurveyEdits(change).reviseRoster(schools));
            change.commit();
            return was;
        };
        return {"roster", [=](SurveyFile& into) { *before = put(into, wanted); },
                [=](SurveyFile& into) { put(into, *before); }};
    }

    TestedEdit code(SurveyFile& file) {
        const std::vector<TextCode> frame{{"food", {"食堂", "food"}},
                                          {"k" + std::to_string(below(3)), {"其他", "other"}}};
        const std::vector<std::int64_t> sheets = parentSheets(file);
        struct Before {
            TextCoding frame;
            std::vector<CodedSheet> codes;
        };
        const auto before = std::make_shared<Before>();
        const std::string code = frame[below(2)].code;
        return {"code",
                [=](SurveyFile& into) {
                    SurveyFile::Change change(into);
                    before->frame = must(TextCoder(change).setFrame("parent", "why", frame));
                    before->codes = must(TextCoder(change).addCode("parent", "why", code, sheets));
                    change.commit();
                },
                [=](SurveyFile& into) {
                    SurveyFile::Change change(into);
                    must(TextCoder(change).setCodes("parent", "why", before->codes));
                    must(TextCoder(change).restore("parent", "why", before->frame));
                    change.commit();
                }};
    }

    TestedEdit settings() {
        const AnalysisSettings wanted{.minimum_n = static_cast<std::int64_t>(below(20))};
        const auto before = std::make_shared<AnalysisSettings>();
        const auto put = [](SurveyFile& into, const AnalysisSettings& values) {
            SurveyFile::Change change(into);
            AnalysisSettings was = must(SurveyEdits(change).setAnalysisSettings(values));
            change.commit();
            return was;
        };
        return {"settings", [=](SurveyFile& into) { *before = put(into, wanted); },
                [=](SurveyFile& into) { put(into, *before); }};
    }

    TestedEdit anyEdit(SurveyFile& file) {
        switch (below(8)) {
        case 0:
        case 1: return import();
        case 2: return exclude(file);
        case 3: return weigh(file);
        case 4: return revise(file);
        case 5: return roster(file);
        case 6: return code(file);
        default: return settings();
        }
    }

    /// Numbers of sheets that are there now, some of them.
    std::vector<std::int64_t> someSheets(SurveyFile& file) {
        std::vector<std::int64_t> all = parentSheets(file);
        std::shuffle(all.begin(), all.end(), random_);
        all.resize(below(all.size() + 1));
        return all;
    }
    std::vector<std::int64_t> parentSheets(SurveyFile& file) const {
        SQLite::Database database(file.path(), SQLite::OPEN_READONLY);
        SQLite::Statement rows(database, "SELECT id FROM responses WHERE questionnaire = 'parent' ORDER BY id");
        std::vector<std::int64_t> all;
        while (rows.executeStep()) all.push_back(rows.getColumn(0).getInt64());
        return all;
    }

    /// What the counted columns say: the snapshot, and the counts that are made from it, fit the rows.
    static std::string counted(SurveyFile& file) {
        std::string all;
        const Responses first = must(file.responses("parent"));
        const Responses again = must(file.responses("parent"));
        EXPECT_EQ(first, again) << "from the answers and from the snapshot";
        std::int64_t valid = 0;
        for (const ReturnedCount& one : file.returned())
            if (one.questionnaire == "parent") valid += one.valid;
        EXPECT_EQ(valid, static_cast<std::int64_t>(first.rows));
        for (std::size_t row = 0; row < first.rows; ++row) all += std::to_string(first.school[row]) + ',';
        return all;
    }

    /// The first rows that differ; empty where none do.
    static std::string difference(const std::vector<std::string>& is, const std::vector<std::string>& was) {
        const auto [a, b] = std::mismatch(is.begin(), is.end(), was.begin(), was.end());
        if (a == is.end() && b == was.end()) return {};
        return (a == is.end() ? std::string("(end)") : *a) + "\ninstead of\n" + (b == was.end() ? "(end)" : *b);
    }

    std::mt19937 random_{GetParam()};
    int forms_ = 0;
};

TEST_P(EditSequences, GoBackAndForthWithoutATrace) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    std::vector<TestedEdit> edits;
    std::vector<std::vector<std::string>> states{surveyDump(file.path())};
    std::vector<std::string> columns{counted(file)};
    for (int step = 0; step < 12; ++step) {
        edits.push_back(step == 0 ? import() : anyEdit(file));
        ASSERT_NO_THROW(edits.back().apply(file)) << edits.back().title;
        states.push_back(surveyDump(file.path()));
        columns.push_back(counted(file));
    }
    for (std::size_t step = edits.size(); step-- > 0;) {
        ASSERT_NO_THROW(edits[step].revert(file)) << edits[step].title;
        ASSERT_EQ(difference(surveyDump(file.path()), states[step]), "") << "undone: " << edits[step].title;
        ASSERT_EQ(counted(file), columns[step]) << "undone: " << edits[step].title;
    }
    for (std::size_t step = 0; step < edits.size(); ++step) {
        ASSERT_NO_THROW(edits[step].apply(file)) << edits[step].title;
        ASSERT_EQ(difference(surveyDump(file.path()), states[step + 1]), "") << "done again: " << edits[step].title;
        ASSERT_EQ(counted(file), columns[step + 1]) << "done again: " << edits[step].title;
    }
    SQLite::Database database(file.path(), SQLite::OPEN_READONLY);
    EXPECT_FALSE(SQLite::Statement(database, "PRAGMA foreign_key_check").executeStep());
    EXPECT_EQ(database.execAndGet("PRAGMA integrity_check").getString(), "ok");
}

INSTANTIATE_TEST_SUITE_P(Seeds, EditSequences, testing::Range(1u, 13u));

}  // namespace
}  // namespace diaoyan
