// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/results_test.h"

#include <stdexcept>

namespace diaoyan {

std::string ResultsTest::surveyOf(const Roster& roster, const Questionnaire& questionnaire,
                                  const std::vector<AnswerSheet>& sheets) const {
    const std::string path = (folder_ / "made.survey").string();
    std::filesystem::remove(path);
    Result<SurveyFile> survey = SurveyFile::create(path, roster, {questionnaire});
    if (!survey) throw std::runtime_error(survey.problem().message.en);
    if (sheets.empty()) return path;
    SurveyFile::Change change(*survey);
    Batch batch{.questionnaire = questionnaire.id,
                .importer = "csv",
                .file_name = "a & b <b>.csv",
                .imported_at = "2026-05-08T06:03:00Z",
                .rows_in = static_cast<std::int64_t>(sheets.size()) + 2,
                .rows_stored = static_cast<std::int64_t>(sheets.size()),
                .rows_rejected = 2};
    batch.id = change.beginBatch(batch);
    std::int64_t row = 2;
    for (const AnswerSheet& sheet : sheets) change.addSheet(batch.id, row++, sheet);
    change.addProblem(batch.id, true, {"unknown-school", {}, {.row = 7, .column = "学校", .text = "<b>无名</b>"}});
    change.addProblem(batch.id, false, {"some-new-code", {}, {.row = 8}});
    change.finishBatch(batch);
    change.commit();
    return path;
}

Questionnaire ResultsTest::smallForm(const std::string& title, const std::vector<std::string>& labels) {
    Questionnaire form{.id = "parent", .title = untranslated("家长问卷"), .role = roleNamed("parent"), .questions = {}};
    Question choice{.id = "choice", .title = untranslated(title)};
    for (std::size_t i = 0; i < labels.size(); ++i)
        choice.options.push_back({.code = "o" + std::to_string(i + 1), .label = untranslated(labels[i])});
    form.questions = {choice, {.id = "why", .title = {"为什么？", "Why?"}, .kind = QuestionKind::text}};
    return form;
}

}  // namespace diaoyan
