// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace diaoyan::html {

/// The style sheet of a report page: screen, phone and A4 print. Uses fonts of the reader's machine.
std::string styleSheet();

}  // namespace diaoyan::html
