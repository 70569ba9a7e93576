// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace diaoyan::html {

/// Words made safe between tags and in quoted attributes: printable, & < > " ' as entities.
std::string escaped(const std::string& words);

}  // namespace diaoyan::html
