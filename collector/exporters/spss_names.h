// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace diaoyan {

/// The longest beginning of a text that has at most `bytes` bytes and ends with a whole character.
std::string_view withinBytes(std::string_view text, std::size_t bytes);

/// Names of SPSS variables: at most 64 bytes, a letter of any script or @ first, then letters, digits, _ . $ # @, no
/// dot or _ at the end, no word of the language (ALL, AND, BY ...), different in more than their case.
class SpssNames {
public:
    /// The wanted name, or the nearest one that SPSS takes and that is not given yet.
    std::string give(std::string_view wanted);

private:
    std::set<std::string> given_;  ///< in capitals
};

}  // namespace diaoyan
