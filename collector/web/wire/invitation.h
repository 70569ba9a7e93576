// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diaoyan {

/// How somebody came to a questionnaire: by an open link (only `questionnaire`), by the link of a school or class
/// (with the tag that proves that the organiser made it), or with a one-time code (which knows all the others).
struct Invitation {
    std::string questionnaire{};
    std::string school{};  ///< roster code
    std::string class_name{};
    std::string tag{};   ///< linkTag() of the three above; empty for an open link
    std::string code{};  ///< normalised (normalCode); empty for links

    bool operator==(const Invitation&) const = default;
};

/// Names and values of a form or a query, in the order they came. A name may come more than once.
using FormFields = std::vector<std::pair<std::string, std::string>>;

/// The last value of a name; empty where there is none.
std::string_view fieldNamed(const FormFields& fields, std::string_view name);

/// Percent-encoding of everything but letters, digits and -._~ (RFC 3986).
std::string percentEncoded(std::string_view text);

/// The path and query of an invitation on the server: /f/parent, /f/parent?school=S01&class=2&tag=...,
/// /c/ABCD-EFGH-JKLM.
std::string pathOf(const Invitation& invitation);

/// A code as it is compared: upper-case, without spaces and hyphens (also full-width letters, digits and hyphens).
/// Empty where it cannot be a code: not 12 letters and digits of codeLetters.
std::string normalCode(std::string_view typed);
/// ABCD-EFGH-JKLM, as it is printed.
std::string printedCode(const std::string& normal);

/// Letters and digits that are not mistaken for one another; 12 of them make a code (59 bits).
inline constexpr std::string_view codeLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
inline constexpr std::size_t codeLength = 12;

}  // namespace diaoyan
