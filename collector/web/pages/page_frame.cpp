// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/page_frame.h"

#include "collector/web/pages/form_page.h"
#include "collector/web/pages/web_assets.h"

#include <algorithm>
#include <cctype>

namespace diaoyan {

namespace {

bool isC1Control(std::string_view text, std::size_t at) {
    return text[at] == '\xC2' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x80 &&
           static_cast<unsigned char>(text[at + 1]) <= 0x9F;
}

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return lower;
}

/// The weight of one range of Accept-Language, in thousandths: "en;q=0.7" is 700.
int weightOf(std::string_view range) {
    const std::size_t at = range.find("q=");
    if (at == std::string_view::npos) return 1000;
    int weight = 0;
    int place = 1000;
    for (const char letter : range.substr(at + 2)) {
        if (letter == '.') continue;
        if (letter < '0' || letter > '9' || place == 0) break;
        weight += (letter - '0') * place;
        place /= 10;
    }
    return std::min(weight, 1000);
}

}  // namespace

std::string htmlEscaped(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 8);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        switch (letter) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        case '\'': escaped += "&#39;"; break;
        case '\n': escaped += letter; break;
        default:
            if (isC1Control(text, at)) {
                escaped += ' ';
                ++at;
            } else {
                escaped += static_cast<unsigned char>(letter) < 0x20 || letter == '\x7F' ? ' ' : letter;
            }
        }
    }
    return escaped;
}

std::string attributeText(std::string_view name, std::string_view value) {
    constexpr std::string_view plain_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    const bool plain = !value.empty() && value.find_first_not_of(plain_letters) == std::string_view::npos;
    if (plain) return ' ' + std::string(name) + '=' + std::string(value);
    return ' ' + std::string(name) + "=\"" + htmlEscaped(value) + '"';
}

std::string paragraph(std::string_view words, std::string_view css_class) {
    if (words.empty()) return {};
    return "<p" + (css_class.empty() ? std::string() : attributeText("class", css_class)) + '>' + htmlEscaped(words) +
           "</p>\n";
}

std::string framedPage(const PageFrame& frame, const std::string& contents) {
    const bool zh = frame.language == Language::zh;
    std::string html = "<!doctype html>\n<html lang=\"" + std::string(zh ? "zh-CN" : "en") +
                       "\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
                       htmlEscaped(frame.title) + "</title>\n<link rel=\"stylesheet\"" +
                       attributeText("href", assetPath("form.css")) + ">\n";
    if (frame.form_script) html += "<script defer" + attributeText("src", assetPath("form.js")) + "></script>\n";
    html += "</head>\n<body>\n<header>";
    if (!frame.other_language.empty())
        html += std::string("<a") + attributeText("lang", zh ? "en" : "zh-CN") +
                attributeText("href", frame.other_language) + '>' + (zh ? "English" : "中文") + "</a>";
    return html + "<h1>" + htmlEscaped(frame.title) + "</h1></header>\n<main" + frame.main_attributes + ">\n" +
           contents + "</main>\n</body>\n</html>\n";
}

Language pageLanguage(std::string_view lang_parameter, std::string_view accept_language) {
    if (lang_parameter == "zh") return Language::zh;
    if (lang_parameter == "en") return Language::en;
    int chinese = 0;
    int english = 0;
    const std::string accepted = lowerCase(accept_language.substr(0, 500));
    for (std::size_t begin = 0; begin < accepted.size();) {
        const std::size_t end = std::min(accepted.find(',', begin), accepted.size());
        std::string_view range(accepted.data() + begin, end - begin);
        range.remove_prefix(std::min(range.find_first_not_of(" \t"), range.size()));
        if (range.substr(0, 2) == "zh") chinese = std::max(chinese, weightOf(range));
        if (range.substr(0, 2) == "en") english = std::max(english, weightOf(range));
        begin = end + 1;
    }
    return english > chinese ? Language::en : Language::zh;
}

}  // namespace diaoyan
