// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/command.h"
#include "collector/import_job.h"

namespace diaoyan {

/// What a look at a file found: every question with its kind, how many answered, and first counts per option.
void sayTallies(const ImportReport& report, const Session& session);

nlohmann::ordered_json jsonTallies(const ImportReport& report);

/// Spellings of schools other than the roster's: what they were taken for, or what they may mean.
void saySchools(const ImportReport& report, const Roster& roster, const Session& session);

nlohmann::ordered_json jsonSchools(const ImportReport& report, const Roster& roster);

}  // namespace diaoyan
