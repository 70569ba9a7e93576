// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/sign_in.h"

#include "collector/web/protection/secrets.h"

#include <algorithm>
#include <chrono>

namespace diaoyan::office {

namespace {

constexpr std::int64_t sessionSeconds = 12 * 60 * 60;
constexpr std::string_view cookieName = "diaoyan_office";
constexpr std::size_t longestPassword = 1000;  // bytes: hashing more is work for nothing

std::string cookie(const std::string& value, std::int64_t seconds, bool secure) {
    return std::string(cookieName) + "=" + value + "; Path=/office; Max-Age=" + std::to_string(seconds) +
           "; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
}

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

}  // namespace

SignIn::SignIn()
    : key_(randomHex(32)), wrong_passwords_(RateLimit{.burst = 5, .refill = std::chrono::milliseconds(10'000)}) {}

SignIn::Outcome SignIn::tryPassword(const std::string& password, const std::string& hash, const std::string& peer,
                                    std::int64_t now) {
    const RateLimiter::Clock::time_point moment{std::chrono::seconds(now)};
    if (!wrong_passwords_.allows(peer, moment)) return Outcome::too_many;
    if (!hash.empty() && password.size() <= longestPassword && passwordFits(password, hash)) return Outcome::signed_in;
    wrong_passwords_.allow(peer, moment);
    return Outcome::wrong;
}

std::string SignIn::newCookie(bool secure, std::int64_t now) const {
    return cookie(signedToken(key_, "s-" + randomHex(16), now + sessionSeconds), sessionSeconds, secure);
}

std::string SignIn::emptyCookie(bool secure) {
    return cookie("", 0, secure);
}

std::optional<Session> SignIn::sessionOf(const WebRequest& request, std::int64_t now) const {
    const std::optional<std::string> token = cookieNamed(request.cookie, cookieName);
    if (!token) return std::nullopt;
    const std::optional<std::string> payload = readSignedToken(key_, *token, now);
    if (!payload || !payload->starts_with("s-") || ended_.contains(payload->substr(2))) return std::nullopt;
    return Session{.id = payload->substr(2), .expires = now + sessionSeconds};
}

void SignIn::end(const Session& session, std::int64_t now) {
    std::erase_if(ended_, [&](const auto& one) { return one.second < now; });
    ended_[session.id] = now + sessionSeconds;
}

std::string SignIn::formToken(const Session& session) const {
    return signedToken(key_, "f-" + session.id, session.expires);
}

bool SignIn::isFormToken(const Session& session, std::string_view token, std::int64_t now) const {
    const std::optional<std::string> payload = readSignedToken(key_, token, now);
    return payload && equalSecrets(*payload, "f-" + session.id);
}

bool isFromHere(const WebRequest& request) {
    if (request.host.empty()) return false;
    if (request.origin.empty()) return true;
    return lowerCase(request.origin) == lowerCase((request.secure ? "https://" : "http://") + request.host);
}

}  // namespace diaoyan::office
