// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/roster.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diaoyan {

/// How a spelling of a school's name was understood.
enum class SchoolMatchKind {
    exact,       ///< the code or the name, but for blanks, case and width
    normalised,  ///< equal after 第, 学校, brackets and ways of writing numbers are taken off, and no other school is
    decided,     ///< a person said so
    unknown,     ///< the roster has no such school
};

/// What a person decided about spellings: the code of the school that is meant; empty: none on the roster.
using SchoolDecisions = std::map<std::string, std::string>;

struct SchoolMatch {
    SchoolMatchKind kind = SchoolMatchKind::unknown;
    std::optional<std::size_t> school;  ///< position on the roster

    bool operator==(const SchoolMatch&) const = default;
};

/// One way in which answers named a school, other than by its code or name.
struct SchoolSpelling {
    std::string text;
    SchoolMatch match;
    std::int64_t sheets = 0;
    std::vector<std::size_t> similar;  ///< unknown: schools that may be meant, the most similar first

    bool operator==(const SchoolSpelling&) const = default;
};

/// Finds the schools of a roster under the names that people give them. Nothing is guessed: a name that is merely
/// similar is suggested and not taken.
class SchoolMatcher {
public:
    explicit SchoolMatcher(const Roster& roster, const SchoolDecisions& decisions = {});

    SchoolMatch match(std::string_view text) const;

    /// Schools whose names are like this one, the most similar first.
    std::vector<std::size_t> similar(std::string_view text, std::size_t most = 3) const;

private:
    std::unordered_map<std::string, std::size_t> exact_;
    std::unordered_map<std::string, std::optional<std::size_t>> normalised_;  ///< nothing: of several schools
    std::unordered_map<std::string, std::optional<std::size_t>> decided_;
    std::vector<std::string> names_;  ///< normalised, by position
};

/// The form in which 第三小学校, 第3小学 and 三小 are equal. For comparing only.
std::string normalisedSchool(std::string_view name);

}  // namespace diaoyan
