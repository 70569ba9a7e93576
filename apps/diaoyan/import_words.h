// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/command.h"
#include "collector/import_job.h"

namespace diaoyan {

/// An import told to a person, file by file: what it was taken for and why, how many rows, what is uncertain, and the
/// first problems with file, row and column.
void sayImport(const ImportReport& report, const Roster& roster, const Session& session);

/// The last line: whether anything was stored; and the exit code for it.
int sayOutcome(const ImportOutcome& outcome, const ImportRequest& request, const Session& session);

nlohmann::ordered_json jsonImport(const ImportOutcome& outcome, const Roster& roster, bool dry_run);

}  // namespace diaoyan
