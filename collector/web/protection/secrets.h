// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// Random bytes from the operating system (libcrypto), as lower-case hexadecimal digits. Throws EnvironmentFailure
/// (no-randomness).
std::string randomHex(std::size_t bytes);

/// HMAC-SHA256 (RFC 2104), 64 lower-case hexadecimal digits.
std::string hmacSha256(std::string_view key, std::string_view text);

/// A random answer id (UUID version 4, RFC 9562): it tells nothing of who or when.
std::string newAnswerId();

/// The proof that a link for a school or class was made by the organiser: HMAC-SHA256 under the survey's link key over
/// questionnaire, school and class (each with its length before it), the first 16 hexadecimal digits.
std::string linkTag(std::string_view link_key, std::string_view questionnaire, std::string_view school,
                    std::string_view class_name);

/// Equal, in a time that does not depend on where they differ.
bool equalSecrets(std::string_view a, std::string_view b);

/// A password as it is kept: scrypt (RFC 7914) with its parameters and salt, "scrypt$N$r$p$salt$hash".
std::string passwordHash(std::string_view password);
/// False also for a hash that cannot be read.
bool passwordFits(std::string_view password, std::string_view hash);
/// Twelve letters and digits in groups, such as `diaoyan serve` gives when nobody chose one.
std::string newPassword();

/// "payload.expires.signature": what a signed cookie or a CSRF token holds. The payload has no '.'.
std::string signedToken(std::string_view key, std::string_view payload, std::int64_t expires);
/// The payload, if the signature is right and `now` (seconds since 1970) is not past its end.
std::optional<std::string> readSignedToken(std::string_view key, std::string_view token, std::int64_t now);

/// A cookie by its name from a Cookie header.
std::optional<std::string> cookieNamed(std::string_view header, std::string_view name);

}  // namespace diaoyan
