// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/command.h"

#include <string>

namespace diaoyan {

/// A new password, asked twice on the terminal without showing it, or the first line of `file` where one is named.
/// Problems: wrong-option (no terminal, or two different ones), weak-password (under 8 letters), file-missing.
Result<std::string> newPasswordFrom(const std::string& file, const Session& session);

}  // namespace diaoyan
