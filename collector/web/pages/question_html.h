// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/pages/form_page.h"

#include <map>
#include <string>

namespace diaoyan {

/// The numbers that the questions of a page carry, from 1, by question id; questions left off have none.
using QuestionNumbers = std::map<std::string, int>;

/// What the words of one question's HTML are made from.
struct QuestionOnPage {
    const FormPage& page;
    const Question& question;
    const QuestionNumbers& numbers;
};

/// A question with its controls, notes and problems: <fieldset class=q id=q3>. Ids on the page are made of the number,
/// never of the questionnaire's own words. Skip rules are in data-show, as JSON: [[item, [codes], negated], ...].
std::string questionHtml(const QuestionOnPage& on_page);

/// The schools of the roster as <select name=.school>, for a question of the questionnaire or, where `title` is all
/// there is, for a field of the page. `id`: of the fieldset.
struct SchoolChoice {
    std::string id{};
    std::string item{};   ///< of the question it stands for; empty for none
    std::string title{};  ///< with its number, not escaped
    bool required = false;
    std::string problem{};
};
std::string schoolChoiceHtml(const FormPage& page, const SchoolChoice& choice);

/// A text question that a choice among the schools of the roster stands for.
bool isSchoolChoice(const FormPage& page, const Question& question);

/// The words of all problems with one item, in the page's language; empty for none.
std::string problemWords(const FormPage& page, std::string_view item);

/// `<p class=problem id=...>`, nothing where there is none.
std::string problemParagraph(const std::string& words, const std::string& id);

/// Whether an answer given before holds this value under this name.
bool wasFilled(const FormPage& page, std::string_view name, std::string_view value);

}  // namespace diaoyan
