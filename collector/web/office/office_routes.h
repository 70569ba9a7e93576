// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/office/desk.h"

#include <span>
#include <string_view>

namespace diaoyan::office {

/// One page or action below /office.
struct OfficeRoute {
    std::string_view method;   ///< GET (HEAD with it) or POST
    std::string_view pattern;  ///< parts between slashes; * stands for one part of any content
    WebReply (*page)(Desk&, const Visit&);
    bool open_to_all = false;  ///< for those who are not signed in, too
};

/// THE LIST of the office's routes.
std::span<const OfficeRoute> officeRoutes();

/// What a path leads to.
struct RouteFound {
    const OfficeRoute* route = nullptr;  ///< nullptr: nothing of this method
    std::vector<std::string> parts{};    ///< at the *, decoded
    std::string allowed{};               ///< methods that the path has; empty: there is no such path
};
RouteFound findRoute(std::string_view method, std::string_view path);

// The pages, by file.
// login_page.cpp
WebReply loginPage(Desk& desk, const Visit& visit);
WebReply signIn(Desk& desk, const Visit& visit);
WebReply signOut(Desk& desk, const Visit& visit);
// dashboard_page.cpp
WebReply dashboardPage(Desk& desk, const Visit& visit);
// live_numbers.cpp
WebReply liveNumbers(Desk& desk, const Visit& visit);
WebReply figurePicture(Desk& desk, const Visit& visit);
// collection_state.cpp
WebReply changeState(Desk& desk, const Visit& visit);
// downloads_page.cpp
WebReply downloadsPage(Desk& desk, const Visit& visit);
WebReply downloadSurvey(Desk& desk, const Visit& visit);
WebReply downloadAnswers(Desk& desk, const Visit& visit);
WebReply posterFile(Desk& desk, const Visit& visit);
WebReply paperFormFile(Desk& desk, const Visit& visit);
// links_page.cpp
WebReply linksPage(Desk& desk, const Visit& visit);
// entry_page.cpp
WebReply entryOverview(Desk& desk, const Visit& visit);
WebReply entryPage(Desk& desk, const Visit& visit);
WebReply enterSheet(Desk& desk, const Visit& visit);

}  // namespace diaoyan::office
