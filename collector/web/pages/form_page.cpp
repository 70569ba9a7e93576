// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/form_page.h"
#include "collector/web/wire/field_names.h"

#include "collector/web/pages/page_frame.h"
#include "collector/web/pages/page_words.h"
#include "collector/web/pages/question_html.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

/// The id of the extra field for the school, where no question asks for it.
constexpr const char* schoolField = "school";
constexpr const char* consentField = "consent";

/// One school is no choice; where the invitation or the roster tells it, nobody is asked.
const School* schoolOf(const FormPage& page) {
    if (!page.invitation.school.empty()) {
        const auto at = findSchool(page.roster, page.invitation.school);
        return at ? &page.roster.schools[*at] : nullptr;
    }
    return page.roster.schools.size() == 1 ? &page.roster.schools.front() : nullptr;
}

/// Whether a word of the invitation (`labels`: also as it stands beside an option) is an answer to the question.
bool answers(const std::string& word, const Question& question, Language language, bool labels) {
    if (word.empty()) return false;
    if (question.kind == QuestionKind::text) return true;
    return isOneChoice(question.kind) &&
           std::any_of(question.options.begin(), question.options.end(), [&](const Option& option) {
               return option.code == word || (labels && option.label.in(language) == word);
           });
}

/// As the reader of submissions does it (isAnsweredBy): only what the invitation answers is not asked.
bool toldAlready(const FormPage& page, const Question& question) {
    if (question.roster_field == RosterField::class_name)
        return answers(page.invitation.class_name, question, page.language, true);
    if (question.roster_field != RosterField::school) return false;
    const School* school = schoolOf(page);
    const std::string code = school != nullptr ? school->code : page.invitation.school;
    return answers(code, question, page.language, false);
}

/// A school that was only chosen on the page is no invitation: it may be chosen again.
Invitation provenInvitation(const FormPage& page) {
    Invitation proven = page.invitation;
    proven.questionnaire = page.questionnaire.id;
    if (proven.tag.empty() && proven.code.empty()) proven.school = proven.class_name = {};
    return proven;
}

bool asksForSchool(const FormPage& page) {
    return std::any_of(page.questionnaire.questions.begin(), page.questionnaire.questions.end(),
                       [](const Question& question) { return question.roster_field == RosterField::school; });
}

}  // namespace

bool hasOwnSchoolField(const FormPage& page) {
    return page.invitation.school.empty() && page.roster.schools.size() > 1 && !asksForSchool(page);
}

QuestionNumbers questionNumbers(const FormPage& page) {
    QuestionNumbers numbers;
    int next = 1;
    for (const Question& question : page.questionnaire.questions)
        if (!toldAlready(page, question)) numbers[question.id] = next++;
    return numbers;
}

namespace {

std::string hiddenField(std::string_view name, std::string_view value) {
    return "<input type=hidden" + attributeText("name", name) + attributeText("value", value) + ">\n";
}

std::string hiddenFields(const FormPage& page) {
    const Invitation& invitation = page.invitation;
    std::string html = hiddenField(page_field::answer_id, page.answer_id) + hiddenField(page_field::began, page.began) +
                       hiddenField(page_field::language, page.language == Language::zh ? "zh" : "en");
    if (!invitation.code.empty()) return html + hiddenField(page_field::code, invitation.code);
    if (const School* school = schoolOf(page); school != nullptr && invitation.school.empty())
        html += hiddenField(page_field::school, school->code);
    if (!invitation.school.empty()) html += hiddenField(page_field::school, invitation.school);
    if (!invitation.class_name.empty()) html += hiddenField(page_field::class_name, invitation.class_name);
    if (!invitation.tag.empty()) html += hiddenField(page_field::tag, invitation.tag);
    return html;
}

/// 学校：第一小学　班级：2班, where the respondent does not say so.
std::string toldHtml(const FormPage& page) {
    const School* school = schoolOf(page);
    const std::string name = school != nullptr ? school->name : page.invitation.school;
    Text words;
    if (!name.empty()) words = phrase("学校：{0}", "School: {0}", {name});
    if (!page.invitation.class_name.empty()) {
        const Text class_words = phrase("班级：{0}", "class: {0}", {page.invitation.class_name});
        words = words.empty() ? class_words : phrase("{0}　{1}", "{0}, {1}", {words, class_words});
    }
    return paragraph(words.in(page.language), "told");
}

std::string consentHtml(const FormPage& page) {
    if (page.consent.empty()) return {};
    const bool zh = page.language == Language::zh;
    const std::string problem = problemWords(page, page_field::consent);
    return "<fieldset class=q" + attributeText("id", consentField) + " data-must data-plain" +
           (problem.empty() ? "" : attributeText("aria-describedby", std::string("e") + consentField)) + ">\n<legend>" +
           (zh ? "知情同意" : "Consent") + " <i>" + (zh ? "必选" : "required") + "</i></legend>\n" +
           paragraph(page.consent.in(page.language), "words") +
           problemParagraph(problem, std::string("e") + consentField) + "<label><input type=checkbox" +
           attributeText("name", page_field::consent) + " value=yes required" +
           (wasFilled(page, page_field::consent, "yes") ? " checked" : "") + "><b>" +
           (zh ? "我已阅读并同意" : "I have read this and agree") + "</b></label>\n</fieldset>\n";
}

std::string questionsHtml(const FormPage& page, const QuestionNumbers& numbers) {
    std::string html;
    if (hasOwnSchoolField(page))
        html += schoolChoiceHtml(page, {.id = schoolField,
                                        .title = page_words::school.in(page.language),
                                        .problem = problemWords(page, page_field::school)});
    for (const Question& question : page.questionnaire.questions) {
        if (numbers.count(question.id) == 0) continue;
        if (!isSchoolChoice(page, question)) {
            html += questionHtml({page, question, numbers});
            continue;
        }
        const std::string number = std::to_string(numbers.at(question.id));
        std::string problem = problemWords(page, question.id);
        if (problem.empty()) problem = problemWords(page, page_field::school);
        html += schoolChoiceHtml(page, {.id = "q" + number,
                                        .item = question.id,
                                        .title = number + ". " + question.title.in(page.language),
                                        .required = question.required,
                                        .problem = problem});
    }
    return html;
}

/// Where on the page an item is, and what it is called there.
struct PlaceOnPage {
    std::string id{};
    std::string title{};
};

PlaceOnPage placeOf(const FormPage& page, const QuestionNumbers& numbers, const std::string& column) {
    if (column == page_field::consent && !page.consent.empty())
        return {consentField, page.language == Language::zh ? "知情同意" : "Consent"};
    if (column == page_field::school && hasOwnSchoolField(page))
        return {schoolField, page.language == Language::zh ? "学校" : "School"};
    for (const Question& question : page.questionnaire.questions) {
        if (numbers.count(question.id) == 0) continue;
        const std::string id = "q" + std::to_string(numbers.at(question.id));
        if (question.id == column || (column == page_field::school && isSchoolChoice(page, question)))
            return {id, question.title.in(page.language)};
        for (std::size_t row = 0; row < question.rows.size(); ++row)
            if (question.id + '.' + question.rows[row].code == column)
                return {id + '-' + std::to_string(row + 1), question.rows[row].label.in(page.language)};
    }
    return {};
}

std::string problemSummary(const FormPage& page, const QuestionNumbers& numbers) {
    if (page.problems.empty()) return {};
    const bool zh = page.language == Language::zh;
    std::string html = std::string("<div class=problems role=alert tabindex=-1><h2>") +
                       (zh ? "还没有提交，请先修改：" : "Not sent yet. Please look at these first:") + "</h2>\n<ul>\n";
    for (const Problem& problem : page.problems) {
        const PlaceOnPage place = placeOf(page, numbers, problem.where.column);
        const std::string words = htmlEscaped(problem.message.in(page.language));
        html += place.id.empty() ? "<li>" + words + "</li>\n"
                                 : "<li><a" + attributeText("href", '#' + place.id) + '>' + htmlEscaped(place.title) +
                                       "</a>" + (zh ? "：" : ": ") + words + "</li>\n";
    }
    return html + "</ul></div>\n";
}

struct ScriptWords {
    const char* key;
    Text words;
};

/// What form.js says. Neither words nor keys have a '|', and keys no ':'.
const std::vector<ScriptWords>& scriptWords() {
    static const std::vector<ScriptWords> list{
        {"progress", page_words::progress},
        {"must", {"请回答此题", "Please answer this question"}},
        {"agree", {"请先勾选同意", "Please agree first"}},
        {"min", {"至少选 {0} 项", "Choose at least {0}"}},
        {"max", page_words::too_many},
        {"number", {"请填写有效的数字", "Please enter a number"}},
        {"range", {"请填 {0} 到 {1} 之间的数", "Enter a number from {0} to {1}"}},
        {"date", {"请按“年-月-日”填写日期", "Enter the date as year-month-day"}},
        {"fix", {"还没有提交，请先修改：", "Not sent yet. Please look at these first:"}},
        {"sending", {"正在提交……", "Sending …"}},
        {"colon", {"：", ": "}},
        {"rank", {"第 {0} 位", "rank {0}"}},
        {"kept", {"已恢复上次没有提交的回答。", "Your answers from last time have been restored."}},
        {"again", {"清空重填", "Start again"}},
        {"waiting",
         {"已保存在本机，网络恢复后自动提交。关闭本页也不会丢，下次打开会接着提交。",
          "Kept on this device and sent when the network is back, also if you close this page and open it later."}},
        {"later", {"已保存在本机，稍后会自动提交。", "Kept on this device; it will be sent by itself later."}},
        {"open",
         {"暂时无法提交，正在自动重试。本机无法保存回答，请不要关闭本页。",
          "Not sent yet; trying again. This device cannot keep your answers: please leave this page open."}},
        {"retry", {"立即重试", "Try now"}},
        {"edit", {"返回修改", "Change answers"}},
        {"thanks", {"已提交，谢谢！", "Sent. Thank you!"}},
        {"done", {"您的回答已经收到，可以关闭本页。", "Your answers have arrived. You may close this page."}},
        {"failed",
         {"没有提交成功，回答仍在本页，请稍后再试。", "Not sent. Your answers are still here; please try later."}},
    };
    return list;
}

std::string scriptWordsText(Language language) {
    std::string text;
    for (const auto& [key, words] : scriptWords())
        text += (text.empty() ? "" : "|") + std::string(key) + ':' + words.in(language);
    return text;
}

std::string otherLanguagePath(const FormPage& page) {
    const std::string path = pathOf(page.invitation);
    return path + (path.find('?') == std::string::npos ? "?" : "&") +
           (page.language == Language::zh ? "lang=en" : "lang=zh");
}

}  // namespace

std::string formPage(const FormPage& given) {
    FormPage page = given;
    page.invitation = provenInvitation(given);
    const QuestionNumbers numbers = questionNumbers(page);
    const std::string send = "/submit/" + percentEncoded(page.questionnaire.id);
    const std::string html =
        toldHtml(page) + paragraph(page.welcome.in(page.language), "words") + problemSummary(page, numbers) +
        "<div id=progress hidden><progress></progress> <b aria-live=polite></b></div>\n<form method=post "
        "autocomplete=off" +
        attributeText("action", send) + ">\n" + hiddenFields(page) + consentHtml(page) + questionsHtml(page, numbers) +
        "<button class=send>" + page_words::send.in(page.language) + "</button>\n</form>\n";
    return framedPage({.title = page.questionnaire.title.in(page.language),
                       .language = page.language,
                       .other_language = otherLanguagePath(page),
                       .main_attributes = attributeText("id", "form") + attributeText("data-send", send) +
                                          attributeText("data-words", scriptWordsText(page.language)) +
                                          (page.filled.empty() ? "" : " data-filled"),
                       .form_script = true},
                      html);
}

}  // namespace diaoyan
