// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/study_of_survey.h"

#include <algorithm>

namespace diaoyan {

std::vector<Role> rolesOf(const std::vector<Questionnaire>& questionnaires) {
    std::vector<Role> roles;
    for (const Questionnaire& questionnaire : questionnaires)
        if (std::none_of(roles.begin(), roles.end(),
                         [&](const Role& role) { return role.id == questionnaire.role.id; }))
            roles.push_back(questionnaire.role);
    return roles;
}

ResponseRates ratesOf(const std::vector<ReturnedCount>& counts, const Roster& roster,
                      const std::vector<Questionnaire>& questionnaires) {
    std::vector<Returned> returned;
    for (const ReturnedCount& count : counts)
        for (const Questionnaire& questionnaire : questionnaires)
            if (questionnaire.id == count.questionnaire)
                returned.push_back({count.school, questionnaire.role.id, count.returned, count.valid});
    return responseRates(roster, rolesOf(questionnaires), returned);
}

namespace {

Text factOf(const Batch& batch) {
    if (batch.rows_rejected == 0)
        return phrase("{0}：读入{1}行，全部存入", "{0}: {1} rows in, all stored", {batch.file_name, batch.rows_in});
    return phrase("{0}：读入{1}行，存入{2}行，拒绝{3}行", "{0}: {1} rows in, {2} stored, {3} refused",
                  {batch.file_name, batch.rows_in, batch.rows_stored, batch.rows_rejected});
}

}  // namespace

Result<Study> studySoFar(SurveyFile& survey) {
    const Result<std::vector<Questionnaire>> questionnaires = survey.questionnaires();
    if (!questionnaires) return questionnaires.problem();
    Study study{.roster = survey.roster()};
    study.record = survey.record();
    const auto fact = [&](const char* id) {
        const auto found = study.record.facts.find(id);
        return found == study.record.facts.end() ? std::string{} : found->second;
    };
    if (const std::string title = fact("title"); !title.empty()) study.title = untranslated(title);
    study.organisation = fact("organisation");
    study.date = fact("date");
    study.rates = ratesOf(survey.returned(), study.roster, *questionnaires);
    for (const Questionnaire& questionnaire : *questionnaires) {
        Result<Responses> responses = survey.responses(questionnaire.id);
        if (!responses) return responses.problem();
        if (responses->rows == 0) continue;
        study.parts.push_back(studyPart(std::make_shared<const Responses>(std::move(responses).value()), study.roster));
    }
    for (const Batch& batch : survey.batches()) study.facts.push_back(factOf(batch));
    return study;
}

Result<Study> studyOf(SurveyFile& survey) {
    Result<Study> study = studySoFar(survey);
    if (!study || !study->parts.empty()) return study;
    return Problem{"nothing-to-report",
                   phrase("调查文件中还没有答卷；请先用 diaoyan import 导入",
                          "the survey file has no answers yet; import some with diaoyan import"),
                   {.file = survey.path()}};
}

}  // namespace diaoyan
