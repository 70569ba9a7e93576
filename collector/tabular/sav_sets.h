// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// A multiple response set as it stands in an SPSS file: bytes of the file's encoding, short names of variables.
struct SavSet {
    std::string name;  ///< without $
    std::string label;
    bool dichotomies = true;
    bool labels_are_counted_values = false;  ///< E: the label of the counted value names the option, not the variable
    bool label_from_variable = false;        ///< E: the set is titled by its first variable
    std::string counted;
    std::vector<std::string> variables;

    bool operator==(const SavSet&) const = default;
};

/// Reads the text of extension records 7/7 and 7/19, one set per line:
///     $name=C <length> <label> variable ...
///     $name=D<length> <counted value> <length> <label> variable ...
///     $name=E <1 or 11> <length> <counted value> <length> <label> variable ...
/// Lengths are bytes. A line that is none of these is counted in `damaged` and left out.
struct SavSets {
    std::vector<SavSet> sets;
    int damaged = 0;
};
SavSets readSavSets(std::string_view text);

}  // namespace diaoyan
