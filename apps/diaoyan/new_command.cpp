// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "collector/load_form.h"
#include "collector/roster_reader.h"
#include "collector/store/survey_file.h"

#include <memory>

namespace diaoyan {

namespace {

struct NewOptions {
    std::string file;
    std::string schools;
    std::vector<std::string> forms;
};

int makeSurvey(const NewOptions& options, const Session& session) {
    RosterReading reading;
    if (!options.schools.empty()) {
        Result<RosterReading> read = readRoster(options.schools);
        if (!read) return session.fail(read.problem());
        reading = std::move(read).value();
    }
    std::vector<Questionnaire> forms;
    for (const std::string& name : options.forms) {
        Result<LoadedForm> loaded = loadForm(name);
        if (!loaded) return session.fail(loaded.problem());
        Questionnaire form = std::move(loaded->form.questionnaire);
        for (const Questionnaire& other : forms)
            if (other.id == form.id)
                return session.fail({"questionnaire-exists",
                                     phrase("问卷编号 {0} 重复", "questionnaire id {0} stands twice", {form.id}),
                                     {}});
        for (Problem& remark : loaded->form.remarks) {
            remark.where.file = name;
            reading.remarks.push_back(std::move(remark));
        }
        forms.push_back(std::move(form));
    }
    const Result<SurveyFile> survey = SurveyFile::create(options.file, reading.roster, forms);
    if (!survey) return session.fail(survey.problem());
    if (session.json) {
        nlohmann::ordered_json json{{"survey", options.file}, {"schools", reading.roster.schools.size()}};
        json["questionnaires"] = nlohmann::ordered_json::array();
        for (const Questionnaire& form : forms) json["questionnaires"].push_back(form.id);
        json["remarks"] = nlohmann::ordered_json::array();
        for (const Problem& remark : reading.remarks) json["remarks"].push_back(jsonProblem(remark));
        session.printJson(json);
    }
    for (const Problem& remark : reading.remarks) session.say(describe(remark, session.language));
    session.say(phrase("已新建 {0}：{1} 所学校，{2} 份问卷", "made {0}: {1} schools, {2} questionnaires",
                       {options.file, static_cast<std::int64_t>(reading.roster.schools.size()),
                        static_cast<std::int64_t>(forms.size())}));
    return exitDone;
}

}  // namespace

RunCommand declareNew(CLI::App& parser, Language language) {
    const auto options = std::make_shared<NewOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("要新建的调查文件，如 town.survey", "the survey file to make"))
        ->required();
    parser.add_option("--schools", options->schools,
                      words("学校名册（CSV 或 Excel）", "roster of schools (CSV or Excel)"));
    parser
        .add_option(
            "--forms", options->forms,
            words("问卷：teacher,parent,student，或问卷文件（", "questionnaires: teacher,parent,student, or files (") +
                formEndings() + words("）", ")"))
        ->delimiter(',');
    return [options](const Session& session) { return makeSurvey(*options, session); };
}

}  // namespace diaoyan
