// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/office_page.h"

#include "collector/web/pages/web_assets.h"

#include <algorithm>
#include <cmath>

namespace diaoyan::office {

namespace {

struct NavigationEntry {
    const char* path;
    Text words;
};

const std::vector<NavigationEntry>& navigation() {
    static const std::vector<NavigationEntry> list{
        {"/office", {"回收情况", "Overview"}},
        {"/office/entry", {"纸质录入", "Paper entry"}},
        {"/office/links", {"填答链接", "Links"}},
        {"/office/downloads", {"下载", "Downloads"}},
    };
    return list;
}

/// The same page in the other language; a page that came of a POST leads to the overview.
Markup languageSwitch(const Visit& visit) {
    const bool chinese = visit.language == Language::zh;
    std::string address = visit.request.method == "POST" ? "/office" : visit.request.path;
    address += chinese ? "?lang=en" : "?lang=zh";
    for (const auto& [name, value] : visit.query)
        if (name != "lang" && name != "said" && name != "n")
            address += '&' + percentEncoded(name) + '=' + percentEncoded(value);
    return markup("<a class=\"language\" href=\"{0}\" lang=\"{1}\">{2}</a>",
                  {address, chinese ? "en" : "zh-CN", chinese ? "English" : "中文"});
}

Markup navigationBar(const Desk& desk, const Visit& visit) {
    Markup links;
    for (const NavigationEntry& entry : navigation()) {
        const std::string_view path = visit.request.path;
        const bool here = path == entry.path || (std::string_view(entry.path) != "/office" &&
                                                 path.starts_with(std::string(entry.path) + "/"));
        links += markup(
            "<a href=\"{0}?{1}\"{2}>{3}</a>",
            {entry.path, visit.lang(), here ? Markup{" aria-current=\"page\""} : Markup{}, visit.in(entry.words)});
    }
    return markup(
        "<nav aria-label=\"{0}\">{1}</nav><form class=\"sign-out\" method=\"post\" "
        "action=\"/office/logout?{2}\">{3}<button class=\"plain\">{4}</button></form>",
        {visit.in("页面", "Pages"), links, visit.lang(), formToken(desk, visit), visit.in("退出", "Sign out")});
}

std::string frame(const Visit& visit, const std::string& title, const Markup& bar, const Markup& main) {
    return markup("<!DOCTYPE html>\n<html lang=\"{0}\"><head><meta charset=\"utf-8\">"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                  "<meta name=\"robots\" content=\"noindex\"><title>{1} · {2}</title>"
                  "<link rel=\"stylesheet\" href=\"{3}\"><script src=\"{4}\" defer></script></head>\n<body>"
                  "<header class=\"bar\"><div class=\"width\"><span class=\"brand\">{2}</span>{5}{6}</div></header>\n"
                  "<main class=\"width\">{7}</main>\n</body></html>\n",
                  {visit.language == Language::zh ? "zh-CN" : "en", title,
                   visit.in("调研 · 办公室", "Diaoyan · Office"), assetPath("office.css"), assetPath("office.js"), bar,
                   languageSwitch(visit), main})
        .html;
}

/// Nothing of the office is to lie in a cache; Origin is sent with forms only under this referrer policy or a wider
/// one.
void addHeaders(WebReply& reply) {
    reply.headers.emplace_back("Cache-Control", "no-store");
    reply.headers.emplace_back("Referrer-Policy", "same-origin");
}

}  // namespace

WebReply officePage(const Desk& desk, const Visit& visit, const std::string& title, const Markup& main, int status) {
    WebReply reply{.status = status};
    reply.body = frame(visit, title, visit.session ? navigationBar(desk, visit) : Markup{}, main);
    addHeaders(reply);
    return reply;
}

WebReply officeMessage(const Visit& visit, int status, const Text& heading, const Text& words,
                       const std::string& again) {
    const Markup way = again.empty() ? Markup{}
                                     : markup("<p><a class=\"button\" href=\"{0}?{1}\">{2}</a></p>",
                                              {again, visit.lang(), visit.in("继续", "Go on")});
    WebReply reply{.status = status};
    reply.body = frame(visit, visit.in(heading), Markup{},
                       markup("<section class=\"card narrow\" role=\"alert\"><h1>{0}</h1><p>{1}</p>{2}</section>",
                              {visit.in(heading), visit.in(words), way}));
    addHeaders(reply);
    return reply;
}

WebReply notThere(const Visit& visit) {
    return officeMessage(visit, 404, {"没有这个页面", "There is no such page"},
                         {"地址可能写错了，或者这份问卷已不在调查文件里。",
                          "The address may be mistyped, or the questionnaire is no longer in the survey file."},
                         "/office");
}

WebReply problemReply(const Visit& visit, int status, const Problem& problem) {
    return officeMessage(visit, status, {"没有办成", "That did not work"}, problem.message, "/office");
}

WebReply goOn(const Visit& visit, const std::string& path, const std::string& said) {
    WebReply reply{.status = 303, .body = {}};
    std::string address = path + (path.find('?') == std::string::npos ? "?" : "&") + visit.lang();
    if (!said.empty()) address += "&said=" + percentEncoded(said);
    reply.headers.emplace_back("Location", address);
    addHeaders(reply);
    return reply;
}

Markup formToken(const Desk& desk, const Visit& visit) {
    if (!visit.session) return {};
    return markup("<input type=\"hidden\" name=\".token\" value=\"{0}\">", {desk.sign_in.formToken(*visit.session)});
}

WebReply fileReply(std::string content_type, std::string body, const std::string& name, bool inline_view) {
    std::string plain;
    for (const char c : name) {
        const bool kept = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '_' || c == '.';
        if (kept || plain.empty() || plain.back() != '_') plain += kept ? c : '_';
    }
    WebReply reply{.content_type = std::move(content_type), .body = std::move(body)};
    reply.headers.emplace_back("Content-Disposition", std::string(inline_view ? "inline" : "attachment") +
                                                          "; filename=\"" + plain + "\"; filename*=UTF-8''" +
                                                          percentEncoded(name));
    addHeaders(reply);
    return reply;
}

std::string readableMinute(const std::string& local_minute) {
    std::string words = local_minute;
    std::replace(words.begin(), words.end(), 'T', ' ');
    return words;
}

Text readableSeconds(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::floor(seconds + 0.5));
    if (whole < 60) return phrase("{0} 秒", "{0} s", {whole});
    return phrase("{0} 分 {1} 秒", "{0} min {1} s", {whole / 60, whole % 60});
}

}  // namespace diaoyan::office
