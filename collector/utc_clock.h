// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace diaoyan {

/// Now, UTC, ISO 8601 to the second: 2026-11-22T18:30:00Z.
std::string utcClock();

}  // namespace diaoyan
