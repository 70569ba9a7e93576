// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/responses.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace diaoyan {

/// The rows of each school, found in one pass over the answers. Rows of unknown school are in none.
class SchoolRows {
public:
    explicit SchoolRows(const Responses& responses);

    /// Ascending; empty for a school that nobody answered from.
    const std::vector<std::uint32_t>& of(const std::string& school) const;

private:
    std::unordered_map<std::string, std::vector<std::uint32_t>> rows_;
};

/// These rows alone, in their order. REQUIRES: every row is one of `all`.
Responses answersInRows(const Responses& all, const std::vector<std::uint32_t>& rows);

/// These rows alone, as the answers of one school: `schools` names no other.
/// REQUIRES: every row is one of `all`.
Responses answersOfSchool(const Responses& all, const std::vector<std::uint32_t>& rows, const std::string& school);

}  // namespace diaoyan
