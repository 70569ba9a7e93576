// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/survey_parts.h"

#include <algorithm>

namespace diaoyan {

namespace {

bool asks(const Questionnaire& questionnaire, const std::string& id) {
    return findQuestion(questionnaire, id) != nullptr || findItem(questionnaire, id).has_value();
}

Problem unknownQuestion(const std::string& question) {
    return {"unknown-item", phrase("没有题目 {0}", "there is no question {0}", {question}), {}};
}

/// The questionnaires that are meant; frees the question of its prefix.
Result<std::vector<Questionnaire>> selectQuestionnaires(const SurveyFile& survey, Selection& selection) {
    Result<std::vector<Questionnaire>> all = survey.questionnaires();
    if (!all) return all;
    for (const Questionnaire& one : *all)
        if (selection.question.starts_with(one.id + ".") && selection.form.empty() &&
            asks(one, selection.question.substr(one.id.size() + 1))) {
            selection.form = one.id;
            selection.question = selection.question.substr(one.id.size() + 1);
        }
    if (!selection.form.empty()) {
        std::erase_if(*all, [&](const Questionnaire& one) { return one.id != selection.form; });
        if (all->empty())
            return Problem{
                "unknown-questionnaire",
                phrase("调查文件中没有问卷 {0}", "the survey file has no questionnaire {0}", {selection.form}),
                {.file = survey.path()}};
        if (!selection.question.empty() && !asks(all->front(), selection.question))
            return unknownQuestion(selection.question);
        return all;
    }
    if (selection.question.empty()) return all;
    std::erase_if(*all, [&](const Questionnaire& one) { return !asks(one, selection.question); });
    if (all->empty()) return unknownQuestion(selection.question);
    if (all->size() > 1)
        return Problem{"questionnaire-unclear",
                       phrase("有 {0} 份问卷都有题目 {1}；请写成 {2}.{1}",
                              "{0} questionnaires have a question {1}; write {2}.{1}",
                              {static_cast<std::int64_t>(all->size()), selection.question, all->front().id}),
                       {}};
    return all;
}

}  // namespace

Result<SelectedParts> selectParts(const std::string& file, const Selection& wanted) {
    Result<SurveyFile> survey = SurveyFile::open(file, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    Selection selection = wanted;
    const Result<std::vector<Questionnaire>> questionnaires = selectQuestionnaires(*survey, selection);
    if (!questionnaires) return questionnaires.problem();
    SelectedParts selected{.parts = {}, .roster = survey->roster(), .question = selection.question};
    for (const Questionnaire& questionnaire : *questionnaires) {
        Result<Responses> responses = survey->responses(questionnaire.id);
        if (!responses) return responses.problem();
        const auto shared = std::make_shared<const Responses>(std::move(responses).value());
        selected.parts.push_back(
            {questionnaire, shared, std::make_shared<const ColumnEngine>(shared, selected.roster)});
    }
    return selected;
}

}  // namespace diaoyan
