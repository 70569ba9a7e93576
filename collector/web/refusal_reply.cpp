// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/refusal_reply.h"

#include "collector/web/pages/form_page.h"
#include "collector/web/submissions/form_fields.h"

#include <nlohmann/json.hpp>

namespace diaoyan {

namespace {

constexpr const char* jsonType = "application/json; charset=utf-8";

std::string dumped(const nlohmann::ordered_json& json) {
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

bool acceptsJson(const WebRequest& request) {
    return request.accept.find("application/json") != std::string::npos;
}

Language languageOf(const WebRequest& request) {
    const Result<FormFields> query = readQueryFields(request.query);
    return pageLanguage(query ? fieldNamed(*query, "lang") : std::string_view(), request.accept_language);
}

WebReply refusalReply(const Refusal& refusal, const WebRequest& request, Language language, const std::string& again) {
    WebReply reply{.status = refusal.http};
    if (refusal.http == 503 || refusal.http == 429) reply.headers.emplace_back("Retry-After", "5");
    if (acceptsJson(request)) {
        reply.content_type = jsonType;
        const Text message = phrase("{0}。{1}", "{0}. {1}", {refusal.heading, refusal.words});
        reply.body = dumped({{"status", refusal.status}, {"message", message.in(language)}});
    } else {
        reply.body = messagePage(refusal.heading, refusal.words, language, again);
    }
    return reply;
}

WebReply thanksReply(const WebRequest& request, Language language) {
    if (acceptsJson(request)) return {.content_type = jsonType, .body = R"({"status":"thanks"})"};
    return {.body = messagePage({"谢谢，答卷已收到", "Thank you, your answers have arrived"},
                                {"可以关闭这个页面了。", "You may close this page."}, language)};
}

WebReply problemsJson(const std::vector<Problem>& problems, Language language) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Problem& problem : problems)
        list.push_back({{"field", problem.where.column}, {"message", problem.message.in(language)}});
    return {.status = 422,
            .content_type = jsonType,
            .body = dumped({{"status", "problems"}, {"problems", std::move(list)}})};
}

}  // namespace diaoyan
