// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/import_job.h"

#include <chrono>
#include <functional>
#include <string>

namespace diaoyan {

/// `已读 120,000 行，35%，250,000 行/秒，还需约 2 分 5 秒`; share and remaining time only where they are known.
std::string progressWords(const ImportProgress& progress, std::chrono::duration<double> elapsed, Language language);

/// Writes the words over one line of the terminal (stderr), a few times a second.
std::function<void(const ImportProgress&)> progressLine(Language language);

}  // namespace diaoyan
