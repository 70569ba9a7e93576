// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/desk.h"

#include "questionnaires/answer_check.h"

#include <algorithm>
#include <ctime>
#include <filesystem>

namespace diaoyan::office {

Result<Desk> Desk::open(OfficeSetup setup) {
    Result<CollectionStore> store = CollectionStore::open(setup.survey_path);
    if (!store) return store.problem();
    Result<SurveyFile> survey = SurveyFile::open(setup.survey_path, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    Roster roster = survey->roster();
    Result<std::vector<Questionnaire>> forms = survey->questionnaires();
    if (!forms) return forms.problem();
    Result<LiveAnswers> answers = LiveAnswers::open(setup.survey_path, *forms, roster);
    if (!answers) return answers.problem();
    return Desk{.setup = std::move(setup),
                .survey = std::move(survey).value(),
                .store = std::move(store).value(),
                .answers = std::move(answers).value(),
                .roster = std::move(roster),
                .forms = std::move(forms).value()};
}

void Desk::follow() {
    const Result<Done> followed = answers.follow();
    following = followed ? std::nullopt : std::optional<Problem>(followed.problem());
}

void Desk::lookAtFormsAgain() {
    Roster roster_now = survey.roster();
    Result<std::vector<Questionnaire>> forms_now = survey.questionnaires();
    if (!forms_now || (*forms_now == forms && roster_now == roster)) return;
    Result<LiveAnswers> anew = LiveAnswers::open(setup.survey_path, *forms_now, roster_now);
    if (!anew) return;
    roster = std::move(roster_now);
    forms = std::move(forms_now).value();
    answers = std::move(anew).value();
    drawn.clear();
}

const Questionnaire* Desk::form(const std::string& id) const {
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const auto& form) { return form.id == id; });
    return found == forms.end() ? nullptr : &*found;
}

std::string Desk::surveyTitle() const {
    const StudyRecord record = survey.record();
    const auto title = record.facts.find("title");
    if (title != record.facts.end() && !title->second.empty()) return title->second;
    return std::filesystem::path(setup.survey_path).stem().string();
}

std::string localTime(std::int64_t seconds_since_1970) {
    const std::time_t moment = static_cast<std::time_t>(seconds_since_1970);
    std::tm local{};
    ::localtime_r(&moment, &local);
    char words[32];
    const std::size_t length = std::strftime(words, sizeof words, "%Y-%m-%dT%H:%M:%S", &local);
    return {words, length};
}

std::string localMinute(std::int64_t seconds_since_1970) {
    return localTime(seconds_since_1970).substr(0, 16);
}

bool isLocalMinute(const std::string& words) {
    const auto number = [&](std::size_t at) {
        const bool digits = words[at] >= '0' && words[at] <= '9' && words[at + 1] >= '0' && words[at + 1] <= '9';
        return digits ? (words[at] - '0') * 10 + (words[at + 1] - '0') : 99;
    };
    return words.size() == 16 && words[10] == 'T' && words[13] == ':' && isIsoDate(words.substr(0, 10)) &&
           number(11) < 24 && number(14) < 60;
}

}  // namespace diaoyan::office
