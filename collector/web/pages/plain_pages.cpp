// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/form_page.h"
#include "collector/web/pages/page_frame.h"

namespace diaoyan {

namespace {

/// The field for a one-time code, as a form of its own.
std::string codeField(Language language, const std::string& described_by) {
    const auto say = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    return "<form class=code action=\"/c\" autocomplete=off>\n<label class=t for=code>" + say("填写码", "Your code") +
           "</label>\n<input id=code name=code required maxlength=60 " +
           "autocapitalize=characters spellcheck=false placeholder=XXXX-XXXX-XXXX" +
           (described_by.empty() ? "" : " aria-invalid=true" + attributeText("aria-describedby", described_by)) +
           ">\n<input type=hidden name=lang value=\"" + say("zh", "en") + "\">\n<button>" + say("开始填写", "Start") +
           "</button>\n</form>\n";
}

std::string otherLanguage(const std::string& path, Language language) {
    return path + (language == Language::zh ? "?lang=en" : "?lang=zh");
}

/// The same path in the language the respondent has chosen.
std::string inLanguage(const std::string& path, Language language) {
    return path + (path.find('?') == std::string::npos ? "?" : "&") +
           (language == Language::zh ? "lang=zh" : "lang=en");
}

std::string offered(const OfferedForm& form, Language language) {
    const std::string words = "<b>" + htmlEscaped(form.title.in(language)) + "</b> <small>" +
                              htmlEscaped(form.role.in(language)) + "</small>";
    if (!form.path.empty())
        return "<li><a" + attributeText("href", inLanguage(form.path, language)) + '>' + words + "</a></li>\n";
    return "<li><div>" + words + paragraph(form.why_not.in(language), "note") + "</div></li>\n";
}

}  // namespace

std::string startPage(const std::vector<OfferedForm>& forms, const Text& survey_title, Language language) {
    const bool zh = language == Language::zh;
    std::string html =
        paragraph(forms.empty() ? (zh ? "现在没有可以填写的问卷。" : "There is nothing to answer here now.")
                                : (zh ? "请选择要填写的问卷。" : "Choose the questionnaire you want to answer."));
    if (!forms.empty()) html += "<ul class=forms>\n";
    for (const OfferedForm& form : forms) html += offered(form, language);
    if (!forms.empty()) html += "</ul>\n";
    html += std::string("<h2>") + (zh ? "有填写码？" : "Do you have a code?") + "</h2>\n" +
            paragraph(zh ? "填写码印在学校发的纸条上，共 12 位。"
                         : "It is printed on the slip from the school: 12 letters and digits.",
                      "note") +
            codeField(language, {});
    const std::string title = survey_title.in(language);
    return framedPage({.title = title.empty() ? (zh ? "问卷" : "Questionnaires") : title,
                       .language = language,
                       .other_language = otherLanguage("/", language)},
                      html);
}

std::string messagePage(const Text& heading, const Text& words, Language language, const std::string& again) {
    std::string html = paragraph(words.in(language), "said");
    if (!again.empty())
        html += "<p><a class=button" + attributeText("href", inLanguage(again, language)) + '>' +
                (language == Language::zh ? "返回" : "Back") + "</a></p>\n";
    return framedPage({.title = heading.in(language), .language = language}, html);
}

std::string codePage(const Text& problem, Language language) {
    const bool zh = language == Language::zh;
    std::string html =
        paragraph(zh ? "请输入学校发的填写码，共 12 位，不分大小写。每个码只能用一次；码不与回答保存在一起。"
                     : "Enter the code from the slip: 12 letters and digits, small or capital. Each code works "
                       "once; it is not kept with your answers.");
    if (!problem.empty()) html += "<p class=problem id=e role=alert>" + htmlEscaped(problem.in(language)) + "</p>\n";
    html += codeField(language, problem.empty() ? "" : "e");
    return framedPage({.title = zh ? "凭码填写问卷" : "Answer with a code",
                       .language = language,
                       .other_language = otherLanguage("/c", language)},
                      html);
}

}  // namespace diaoyan
