// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, pausing, closing, moving the end.
#include "collector/web/office/live_numbers.h"
#include "collector/web/office/office_page.h"
#include "collector/web/office/office_routes.h"

namespace diaoyan::office {

namespace {

/// Changes the end; the problem that prevented it.
std::optional<Text> moveEnd(CollectionSettings& settings, const std::string& wanted, std::int64_t now) {
    if (!wanted.empty() && !isLocalMinute(wanted))
        return phrase("截止时间要写成 2026-11-30T18:00 这样。", "The end is written like 2026-11-30T18:00.");
    if (!wanted.empty() && wanted <= localMinute(now))
        return phrase("截止时间 {0} 已经过去；要马上截止，请按“截止”。",
                      "The end {0} has passed already; to close now, press Close.", {readableMinute(wanted)});
    settings.closes_at = wanted;
    return std::nullopt;
}

}  // namespace

WebReply changeState(Desk& desk, const Visit& visit) {
    CollectionSettings settings = desk.store.settings();
    const std::string action = visit.given("action");
    std::string said = action;
    if (action == "open") {
        settings.state = CollectionState::open;
        // An end that has passed would close it again at once.
        if (stateNow(settings, desk.now()).ended) settings.closes_at.clear();
    } else if (action == "pause") {
        settings.state = CollectionState::paused;
    } else if (action == "close") {
        settings.state = CollectionState::closed;
    } else if (action == "closes_at") {
        if (const auto problem = moveEnd(settings, visit.given("closes_at"), desk.now()))
            return officeMessage(visit, 422, {"截止时间没有改", "The end was not changed"}, *problem, "/office");
        said = "closes-at";
    } else {
        return officeMessage(visit, 422, {"没有办成", "That did not work"},
                             {"没有这种操作。", "There is no such action."}, "/office");
    }
    desk.store.setSettings(settings);
    if (desk.setup.settings_changed) desk.setup.settings_changed();
    return goOn(visit, "/office", said);
}

}  // namespace diaoyan::office
