// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/merge_report.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

/// What a user wants merged.
struct MergeRequest {
    std::vector<std::string> files;  ///< survey files
    bool add_schools = false;        ///< schools that the town's roster lacks are added to it
    bool dry_run = false;
    std::stop_token stop;
};

struct MergeOutcome {
    std::vector<MergeReport> files;  ///< those that were merged, in order
    std::optional<Problem> problem;  ///< why the next one was not: it left nothing behind, and ended the job

    bool operator==(const MergeOutcome&) const = default;
};

/// Brings the answers of other survey files into a town's: all of a file or nothing. What is there already is
/// recognised and not stored again: answers from pages by their id, imported files by their SHA-256 and that of their
/// answers, single sheets by 序号 and time of submission. Settings of the collection, one-time codes, fieldwork and
/// facts stay where they are. Problems with the town's file: as SurveyFile::open. With another file (in the outcome):
/// the same, same-file, questionnaire-differs, school-missing, school-differs, answers-damaged, interrupted.
Result<MergeOutcome> mergeSurveys(const std::string& town, const MergeRequest& request);

}  // namespace diaoyan
