// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/protection/rate_limit.h"
#include "collector/web/wire/web_request.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace diaoyan::office {

/// Who is signed in, as their cookie proves.
struct Session {
    std::string id{};  ///< random
    std::int64_t expires = 0;

    bool operator==(const Session&) const = default;
};

/// Passwords, cookies and form tokens of the organiser's pages. The key lives as long as the process: after a restart
/// everybody signs in anew.
class SignIn {
public:
    SignIn();

    enum class Outcome { signed_in, wrong, too_many };
    /// Wrong passwords count by address: five at once, then one more every ten seconds.
    Outcome tryPassword(const std::string& password, const std::string& hash, const std::string& peer,
                        std::int64_t now);
    /// The Set-Cookie header of a new session of twelve hours.
    std::string newCookie(bool secure, std::int64_t now) const;
    /// The Set-Cookie header that takes it back.
    static std::string emptyCookie(bool secure);

    std::optional<Session> sessionOf(const WebRequest& request, std::int64_t now) const;
    /// The cookie is worth nothing from now on, wherever a copy of it lies.
    void end(const Session& session, std::int64_t now);

    /// What every form of a session carries, and whether it is that.
    std::string formToken(const Session& session) const;
    bool isFormToken(const Session& session, std::string_view token, std::int64_t now) const;

private:
    std::string key_;
    RateLimiter wrong_passwords_;
    std::map<std::string, std::int64_t> ended_;  ///< sessions signed out, until they would have expired
};

/// Whether a browser sent this from a page of this server: the Origin header, where there is one, names the host that
/// was asked. Browsers send it with every form; what sends none must prove itself by the token alone.
bool isFromHere(const WebRequest& request);

}  // namespace diaoyan::office
