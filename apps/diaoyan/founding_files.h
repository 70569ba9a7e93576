// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace diaoyan {

/// Name and content of the files of examples/founding_survey that are part of the program (cmake/embed_files.cmake).
std::vector<std::pair<std::string_view, std::string_view>> foundingFiles();

}  // namespace diaoyan
