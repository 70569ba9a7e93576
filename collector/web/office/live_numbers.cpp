// SPDX-License-Identifier: GPL-3.0-or-later
// What the script of the pages asks for every two seconds, and the pictures.
#include "collector/web/office/live_numbers.h"

#include "collector/web/office/office_page.h"
#include "collector/web/office/office_routes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace diaoyan::office {

namespace {

constexpr std::int64_t hour = 3600;

std::size_t positionOf(const std::vector<Item>& all, const std::string& id) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Item& item) { return item.id == id; });
    return static_cast<std::size_t>(found - all.begin());
}

void addForm(Desk& desk, Language language, std::int64_t minimum_n, const Questionnaire& form, LiveWords& live) {
    const LiveForm* answers = desk.answers.form(form.id);
    if (answers == nullptr) return;
    const std::string minute = localMinute(desk.now());
    const auto since = [&](const std::string& begin) {
        return std::to_string(LiveAnswers::between(*answers, begin, minute));
    };
    live.words.emplace_back(form.id + "/total", std::to_string(answers->responses.rows));
    live.words.emplace_back(form.id + "/today", since(minute.substr(0, 10) + "T00:00"));
    live.words.emplace_back(form.id + "/hour", since(localMinute(desk.now() - hour)));
    const std::optional<double> median = desk.answers.medianSeconds(form.id, minimum_n);
    const Text time = median ? readableSeconds(*median) : phrase("满 {0} 份后显示", "from {0} sheets on", {minimum_n});
    live.words.emplace_back(form.id + "/median", time.in(language));
    for (const auto& [position, item] : figureItems(desk, form))
        live.figures.emplace_back(form.id + "/" + item.id,
                                  static_cast<std::int64_t>(desk.answers.shownRows(form.id, position, minimum_n)));
}

}  // namespace

LiveWords liveWords(Desk& desk, Language language, const CollectionSettings& settings) {
    LiveWords live;
    for (const Questionnaire& form : desk.forms) addForm(desk, language, settings.minimum_n, form, live);
    return live;
}

std::vector<std::pair<std::size_t, Item>> figureItems(const Desk& desk, const Questionnaire& form) {
    std::vector<std::pair<std::size_t, Item>> found;
    if (!desk.setup.findings.items_with_figures || !desk.setup.findings.figure) return found;
    const std::vector<Item> all = items(form);
    for (Item& item : desk.setup.findings.items_with_figures(form)) {
        const std::size_t position = positionOf(all, item.id);
        if (position < all.size()) found.emplace_back(position, std::move(item));
    }
    return found;
}

StateNow stateNow(const CollectionSettings& settings, std::int64_t now) {
    if (settings.state == CollectionState::closed) return {CollectionState::closed, false, {"已截止", "Closed"}};
    if (!settings.closes_at.empty() && localMinute(now) >= settings.closes_at)
        return {CollectionState::closed, true, {"已到截止时间", "Closed: the end has come"}};
    if (settings.state == CollectionState::paused) return {CollectionState::paused, false, {"已暂停", "Paused"}};
    return {CollectionState::open, false, {"正在回收", "Open"}};
}

WebReply liveNumbers(Desk& desk, const Visit& visit) {
    desk.follow();
    const CollectionSettings settings = desk.store.settings();
    const LiveWords live = liveWords(desk, visit.language, settings);
    nlohmann::ordered_json json{{"state", visit.in(stateNow(settings, desk.now()).words)},
                                {"live", nlohmann::ordered_json::object()},
                                {"figures", nlohmann::ordered_json::object()}};
    for (const auto& [name, words] : live.words) json["live"][name] = words;
    for (const auto& [name, rows] : live.figures) json["figures"][name] = rows;
    if (desk.following) json["problem"] = visit.in(desk.following->message);
    WebReply reply{.content_type = "application/json"};
    reply.body = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    reply.headers.emplace_back("Cache-Control", "no-store");
    return reply;
}

namespace {

/// The figure of an item by the sheets it has come to, whatever the address says: ?n= is there for caches only.
Result<std::string> drawnFigure(Desk& desk, const Visit& visit, const Questionnaire& form, const Item& item,
                                std::size_t rows) {
    DrawnFigure& kept = desk.drawn[form.id + "/" + item.id + (visit.language == Language::zh ? "/zh" : "/en")];
    if (kept.rows == rows) return kept.svg;
    const Responses first = LiveAnswers::firstRows(desk.answers.form(form.id)->responses, rows);
    Result<std::string> svg = desk.setup.findings.figure(form, item, first, visit.language);
    if (svg) kept = {.rows = rows, .svg = *svg};
    return svg;
}

}  // namespace

WebReply figurePicture(Desk& desk, const Visit& visit) {
    const Questionnaire* form = desk.form(visit.parts[0]);
    if (form == nullptr || !visit.parts[1].ends_with(".svg")) return notThere(visit);
    const std::string id = visit.parts[1].substr(0, visit.parts[1].size() - 4);
    desk.follow();
    for (const auto& [position, item] : figureItems(desk, *form)) {
        if (item.id != id) continue;
        const std::size_t rows = desk.answers.shownRows(form->id, position, desk.store.settings().minimum_n);
        if (rows == 0) return notThere(visit);
        const Result<std::string> svg = drawnFigure(desk, visit, *form, item, rows);
        if (!svg) return problemReply(visit, 500, svg.problem());
        WebReply reply{.content_type = "image/svg+xml", .body = *svg};
        const bool current = visit.asked("n") == std::to_string(rows);
        reply.headers.emplace_back("Cache-Control", current ? "private, max-age=3600" : "no-store");
        return reply;
    }
    return notThere(visit);
}

}  // namespace diaoyan::office
