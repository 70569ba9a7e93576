// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// Records of text separated by tabs; a cell in quotation marks may hold tabs, line breaks and doubled marks.
/// Reading ends after `most` records.
std::vector<std::vector<std::string>> tabSeparated(std::string_view text, std::size_t most);

/// The records as text; cells that need it stand in quotation marks.
std::string tabSeparatedText(const std::vector<std::vector<std::string>>& records);

}  // namespace diaoyan
