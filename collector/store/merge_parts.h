// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/merge_report.h"
#include "collector/store/database.h"

#include <set>
#include <stop_token>
#include <string>

namespace diaoyan {

// The parts of mergeSurveyFile; for the files of this folder. All within its transaction.

/// A town's file and the one that is merged into it.
struct MergeFiles {
    SQLite::Database& town;
    SQLite::Database& other;
    std::string town_path;
    std::string other_path;
};

/// Every school of the other roster must be on the town's, under the same name; or is added at its end.
/// Problems: school-missing, school-differs.
Result<Done> mergeSchools(const MergeFiles& files, bool add, MergeReport& report);

/// A questionnaire that both have must be the same. Problem: questionnaire-differs.
Result<Done> mergeQuestionnaires(const MergeFiles& files, MergeReport& report);

/// Batches, their sheets and problems. Returns the questionnaires that got new sheets.
/// Problems: answers-damaged, interrupted.
Result<std::set<std::string>> mergeSheets(const MergeFiles& files, const std::stop_token& stop, MergeReport& report);

}  // namespace diaoyan
