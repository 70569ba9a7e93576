// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/pages/question_html.h"
#include "questionnaires/text.h"

#include <string>

namespace diaoyan {

// What a respondent's page says besides the questionnaire's own words. The page writes it as HTML, and the window's
// preview of the page says the same.

namespace page_words {
inline const Text required{"必答", "required"};
inline const Text own_words{"请写明", "in your own words"};
inline const Text choose_school{"请选择学校", "Choose the school"};
inline const Text send{"提交", "Send"};
inline const Text school{"学校", "School"};
inline const Text progress{"已答 {0} / {1} 题", "{0} of {1} answered"};
inline const Text too_many{"最多选 {0} 项", "Choose at most {0}"};
inline const Text date{"年-月-日，如 2026-09-01", "year-month-day: 2026-09-01"};
}  // namespace page_words

/// The numbers of the questions that the page asks: what the invitation tells already is left off.
QuestionNumbers questionNumbers(const FormPage& page);

/// Whether the page asks for the school above all questions: the roster has several, and no question asks for it.
bool hasOwnSchoolField(const FormPage& page);

/// 3. 学校最令你满意
std::string headingWords(const QuestionOnPage& on_page);

/// Who is asked, by the skip rules: 第 2 题选了“否”的才需回答本题; empty where everybody is.
std::string whomWords(const QuestionOnPage& on_page);

/// 至少选 2 项，最多选 3 项; empty where nothing limits the answer.
std::string limitWords(const QuestionOnPage& on_page);

/// Many options with short words stand in two columns.
bool inTwoColumns(const Question& question, Language language);
/// The answers of a matrix row stand beside one another, like buttons of one bar.
bool inOneBar(const Question& question, Language language);

}  // namespace diaoyan
