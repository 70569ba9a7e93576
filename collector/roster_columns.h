// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// What a column of a roster holds, by its heading.
struct RosterColumn {
    enum class Meaning { unnamed, code, name, stage, area, enrolment, teachers, expected, attribute };

    Meaning meaning = Meaning::unnamed;
    std::string heading;  ///< as it stands, without outer blanks
    std::string role;     ///< expected: role id

    bool operator==(const RosterColumn&) const = default;
};

RosterColumn rosterColumn(std::string_view heading);

/// A whole number of people: 1200, "1,200", "１２００", "1200人". Nothing for anything else.
std::optional<long long> countOfPeople(std::string_view text);

}  // namespace diaoyan
