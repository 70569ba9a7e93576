// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace diaoyan {

struct JsonLimits {
    std::size_t bytes = 0;
    std::size_t depth = 0;
};

/// JSON that a stranger may have written: size and depth are limited, a key that stands twice in one object is
/// a mistake, and a syntax error is answered with line and column.
Result<nlohmann::json> jsonFromText(std::string_view json, const std::string& file, const JsonLimits& limits);

/// The beginning of a text, at most `bytes` long and cut between characters, with control characters blanked.
std::string beginningOf(std::string_view text, std::size_t bytes);

}  // namespace diaoyan
