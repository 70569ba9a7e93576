// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/wire/invitation.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// What the page of a questionnaire is made of.
struct FormPage {
    const Questionnaire& questionnaire;
    const Roster& roster;  ///< schools to choose from where the invitation names none
    Language language = Language::zh;
    Invitation invitation{};
    std::string answer_id{};  ///< 36 characters
    std::string began{};      ///< seconds since 1970, 10 digits
    Text welcome{};
    Text consent{};                   ///< empty: nothing to agree to
    FormFields filled{};              ///< answers given before (after a submission that was not complete)
    std::vector<Problem> problems{};  ///< what was wrong with them (Submission::problems), shown at the questions
};

/// The page: works without scripts; with them it keeps a draft, follows the skip rules, and sends by itself when the
/// network comes back. HTML in UTF-8, every text escaped, no inline script or style. Deterministic.
std::string formPage(const FormPage& page);

/// One questionnaire on the start page.
struct OfferedForm {
    Text title{};
    Text role{};
    std::string path{};  ///< empty: only with a link or code
    Text why_not{};      ///< where there is no path
};

/// The page at "/": what can be answered, and a field for a one-time code.
std::string startPage(const std::vector<OfferedForm>& forms, const Text& survey_title, Language language);

/// A page that says one thing: thanks, closed, paused, code used, code wrong, too many tries, try again later.
/// `again`: a path to go back to; empty for none.
std::string messagePage(const Text& heading, const Text& words, Language language, const std::string& again = {});

/// A field for a one-time code; `problem` says what was wrong with the last one, empty for none.
std::string codePage(const Text& problem, Language language);

/// The language of a page: ?lang= first, then Accept-Language, else Chinese.
Language pageLanguage(std::string_view lang_parameter, std::string_view accept_language);

/// Text and attribute values of HTML: & < > " ' and control characters (which become spaces) are made harmless.
std::string htmlEscaped(std::string_view text);

}  // namespace diaoyan
