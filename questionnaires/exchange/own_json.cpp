// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/own_json.h"

#include "questionnaires/questionnaire_check.h"
#include "questionnaires/questionnaire_json.h"

namespace diaoyan {

/// An object that has the questions at the top; SurveyJS has pages or elements there.
bool recogniseOwnJson(const FormDocument& document) {
    const std::size_t first = document.text.find_first_not_of(" \t\r\n");
    return first != std::string::npos && document.text[first] == '{' &&
           document.text.find("\"questions\"") != std::string::npos &&
           document.text.find("\"elements\"") == std::string::npos;
}

Result<ReadForm> readOwnJson(const FormDocument& document) {
    Result<Questionnaire> form = questionnaireFromJson(document.text, document.name);
    if (!form) return form.problem();
    std::vector<Problem> problems = checkQuestionnaire(form.value());
    if (problems.empty()) return ReadForm{.questionnaire = std::move(form).value()};
    Problem first = std::move(problems.front());
    first.where.file = document.name;
    if (problems.size() > 1)
        first.message = phrase("{0}（另有 {1} 处问题）", "{0} (and {1} more problems)",
                               {first.message, static_cast<std::int64_t>(problems.size() - 1)});
    return first;
}

WrittenForm writeOwnJson(const Questionnaire& questionnaire) {
    return {.document = {.text = toJson(questionnaire)}};
}

}  // namespace diaoyan
