// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/paper_files.h"

#include "collector/exporters/answer_table.h"

#include <algorithm>

namespace diaoyan {

Result<SurveyOnPaper> surveyOnPaper(const std::string& file) {
    const Result<SurveyFile> survey = SurveyFile::open(file, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    Result<std::vector<Questionnaire>> forms = survey->questionnaires();
    if (!forms) return forms.problem();
    return SurveyOnPaper{std::move(forms).value(), survey->roster()};
}

Result<Questionnaire> formNamed(const std::vector<Questionnaire>& forms, const std::string& id) {
    std::string known;
    for (const Questionnaire& form : forms) {
        if (form.id == id) return form;
        known += (known.empty() ? "" : ", ") + form.id;
    }
    if (id.empty() && forms.size() == 1) return forms.front();
    if (id.empty() && !forms.empty())
        return Problem{"questionnaire-unclear",
                       phrase("请用 --form 指明问卷：{0}", "name the questionnaire with --form: {0}", {known}),
                       {}};
    return Problem{
        "unknown-questionnaire",
        phrase("调查里没有问卷“{0}”，有：{1}", "the survey has no questionnaire \"{0}\"; it has: {1}", {id, known}),
        {}};
}

std::string csvRow(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& each : cells) {
        const std::string cell = guarded(each);
        const bool plain = cell.find_first_of(",\"\r\n") == std::string::npos;
        if (!plain) line += '"';
        for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += plain ? "," : "\",";
    }
    if (line.empty()) return "\r\n";
    line.back() = '\r';
    return line + '\n';
}

}  // namespace diaoyan
