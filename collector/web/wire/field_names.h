// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace diaoyan {

// Names of the fields in the form of a questionnaire; pages write them and submissions read them.
//   an item       its id: hope, services.canteen; the value is the code of an option, a number, words, a date.
//                 A multiple choice comes once per ticked option.
//   own words     "hope:z"       beside option z of hope
//   a rank        "order#b"      the value is the rank of option b, from 1
//   of the page   a dot first, as no item id has one there: below

namespace page_field {
inline constexpr std::string_view answer_id =
    ".id";                                         ///< UUID, made by the page; the same answer sent again has it again
inline constexpr std::string_view code = ".code";  ///< one-time code
inline constexpr std::string_view school = ".school";     ///< roster code
inline constexpr std::string_view class_name = ".class";  ///< with a link for a class
inline constexpr std::string_view tag = ".tag";           ///< of the link (linkTag)
inline constexpr std::string_view consent = ".consent";   ///< "yes"
inline constexpr std::string_view language = ".lang";     ///< zh, en
inline constexpr std::string_view began = ".began";       ///< when the page was made, seconds since 1970
inline constexpr std::string_view seconds = ".seconds";   ///< time taken as a script measured it
}  // namespace page_field

inline std::string wordsField(std::string_view item, std::string_view option) {
    return std::string(item) + ':' + std::string(option);
}
inline std::string rankField(std::string_view item, std::string_view option) {
    return std::string(item) + '#' + std::string(option);
}

/// 36 characters, 8-4-4-4-12 lower-case hexadecimal digits (RFC 9562; the version is not looked at).
bool isAnswerId(std::string_view text);

}  // namespace diaoyan
