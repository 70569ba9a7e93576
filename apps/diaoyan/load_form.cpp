// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/load_form.h"

#include "apps/diaoyan/output_file.h"
#include "questionnaires/forms.h"
#include "questionnaires/questionnaire_check.h"
#include "questionnaires/questionnaire_json.h"

namespace diaoyan {

bool isFormFile(const std::string& id_or_file) {
    return id_or_file.ends_with(".json") || id_or_file.find('/') != std::string::npos;
}

Result<Questionnaire> loadForm(const std::string& id_or_file) {
    if (!isFormFile(id_or_file)) return bundledForm(id_or_file);
    const Result<std::string> json = readSmallFile(id_or_file);
    if (!json) return json.problem();
    Result<Questionnaire> form = questionnaireFromJson(json.value(), id_or_file);
    if (!form) return form;
    std::vector<Problem> problems = checkQuestionnaire(form.value());
    if (problems.empty()) return form;
    Problem first = std::move(problems.front());
    first.where.file = id_or_file;
    if (problems.size() > 1)
        first.message = phrase("{0}（另有 {1} 处问题）", "{0} (and {1} more problems)",
                               {first.message, static_cast<std::int64_t>(problems.size() - 1)});
    return first;
}

}  // namespace diaoyan
