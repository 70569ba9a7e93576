// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/office_routes.h"

#include "collector/web/submissions/form_fields.h"

#include <optional>

namespace diaoyan::office {

std::span<const OfficeRoute> officeRoutes() {
    static constexpr OfficeRoute list[] = {
        {"GET", "/office", dashboardPage},
        {"GET", "/office/login", loginPage, true},
        {"POST", "/office/login", signIn, true},
        {"POST", "/office/logout", signOut},
        {"GET", "/office/numbers.json", liveNumbers},
        {"GET", "/office/figure/*/*", figurePicture},
        {"POST", "/office/state", changeState},
        {"GET", "/office/downloads", downloadsPage},
        {"GET", "/office/download/survey", downloadSurvey},
        {"GET", "/office/download/*", downloadAnswers},
        {"GET", "/office/poster.pdf", posterFile},
        {"GET", "/office/paper/*", paperFormFile},
        {"GET", "/office/links", linksPage},
        {"GET", "/office/entry", entryOverview},
        {"GET", "/office/entry/*", entryPage},
        {"POST", "/office/entry/*", enterSheet},
    };
    return list;
}

namespace {

std::vector<std::string_view> partsOf(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash
        const std::size_t end = std::min(path.find('/'), path.size());
        parts.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

/// What stood at the *; nothing where the path is another one.
std::optional<std::vector<std::string>> fits(std::string_view pattern, const std::vector<std::string_view>& path) {
    const std::vector<std::string_view> wanted = partsOf(pattern);
    if (wanted.size() != path.size()) return std::nullopt;
    std::vector<std::string> found;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] != "*") {
            if (wanted[i] != path[i]) return std::nullopt;
            continue;
        }
        std::optional<std::string> decoded = percentDecoded(path[i], false);
        if (!decoded || decoded->empty()) return std::nullopt;
        found.push_back(std::move(*decoded));
    }
    return found;
}

}  // namespace

RouteFound findRoute(std::string_view method, std::string_view path) {
    RouteFound found;
    if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    if (!path.starts_with('/')) return found;
    const std::vector<std::string_view> parts = partsOf(path);
    if (method == "HEAD") method = "GET";
    for (const OfficeRoute& route : officeRoutes()) {
        std::optional<std::vector<std::string>> at_stars = fits(route.pattern, parts);
        if (!at_stars) continue;
        if (found.allowed.find(route.method) == std::string::npos)
            found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(route.method);
        if (found.route != nullptr || route.method != method) continue;
        found.route = &route;
        found.parts = std::move(*at_stars);
    }
    return found;
}

}  // namespace diaoyan::office
