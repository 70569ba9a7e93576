// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/answer_inbox.h"
#include "collector/store/collection_store.h"
#include "collector/store/survey_file.h"
#include "collector/web/office/live_answers.h"
#include "collector/web/office/office.h"
#include "collector/web/office/sign_in.h"
#include "collector/web/wire/invitation.h"
#include "questionnaires/questionnaire.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan::office {

/// A picture that was drawn, and of how many sheets.
struct DrawnFigure {
    std::size_t rows = 0;
    std::string svg{};
};

/// What lies on the organiser's desk: all that the pages need between two requests.
struct Desk {
    OfficeSetup setup;
    SurveyFile survey;
    CollectionStore store;
    LiveAnswers answers;
    SignIn sign_in{};
    Roster roster{};
    std::vector<Questionnaire> forms{};
    std::optional<AnswerInbox> paper{};          ///< opened with the first sheet from paper
    std::map<std::string, DrawnFigure> drawn{};  ///< by questionnaire, item and language: the last step
    std::optional<Problem> following{};          ///< why answers could not be read the last time

    /// Problems: as SurveyFile::open.
    static Result<Desk> open(OfficeSetup setup);
    std::int64_t now() const { return setup.now(); }
    /// Takes in answers that came, and questionnaires or schools that were changed by another program.
    void follow();
    void lookAtFormsAgain();
    const Questionnaire* form(const std::string& id) const;
    /// The survey's name for people: the title it was given, or the name of its file.
    std::string surveyTitle() const;
};

/// One request, understood.
struct Visit {
    const WebRequest& request;
    Language language = Language::zh;
    FormFields query{};
    FormFields fields{};               ///< of a POST
    std::vector<std::string> parts{};  ///< what stood at the * of the route's path, decoded
    std::optional<Session> session{};

    /// In the language of the page.
    const std::string& in(const Text& text) const { return text.in(language); }
    std::string in(const char* zh, const char* en) const { return language == Language::zh ? zh : en; }
    std::string asked(std::string_view name) const { return std::string(fieldNamed(query, name)); }
    std::string given(std::string_view name) const { return std::string(fieldNamed(fields, name)); }
    /// lang=zh or lang=en: for links that keep the language.
    std::string lang() const { return language == Language::zh ? "lang=zh" : "lang=en"; }
};

/// Local time of a moment, YYYY-MM-DDTHH:MM:SS, and without the seconds.
std::string localTime(std::int64_t seconds_since_1970);
std::string localMinute(std::int64_t seconds_since_1970);
/// Whether words are such a time of an existing day.
bool isLocalMinute(const std::string& words);

}  // namespace diaoyan::office
