// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>
#include <string_view>

namespace diaoyan {

/// Puts a whole file in place in one step: a reader sees the old file or the new one, never half of it.
/// Problems: directory-missing, file-read-only, disk-full, disk-failure.
Result<Done> writeFile(const std::string& path, std::string_view bytes);

/// A whole small file (a questionnaire). Problems: file-missing, file-unreadable, too-large (over 16 MB).
Result<std::string> readSmallFile(const std::string& path);

}  // namespace diaoyan
