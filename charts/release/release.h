// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/release/part_plan.h"
#include "charts/release/school_rows.h"
#include "charts/report/study.h"

#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

struct ReleaseOptions {
    /// Results of fewer respondents are not printed; of fewer than twice as many not where all gave the same answer.
    std::int64_t minimum_n = 10;
    /// Groupings of schools that the documents may print results by. More of them hide more.
    std::vector<std::string> partitions{"school.stage", "school.area"};
    bool name_schools = false;  ///< a school's document may name the other schools

    bool operator==(const ReleaseOptions&) const = default;
};

/// All documents that are written together from one survey: the overview and one for each school. Made so that a reader
/// of all of them, who knows how many answered everywhere, cannot work out what is hidden in any (see releasedGroups).
struct Release {
    ReleaseOptions options;
    std::shared_ptr<const Study> town;    ///< everything as it came in; for nobody's eyes but the office's
    std::shared_ptr<const Study> bureau;  ///< what the overview is made of
    std::vector<std::shared_ptr<const PartPlan>> plans;   ///< parallel to the parts of both
    std::vector<std::shared_ptr<const SchoolRows>> rows;  ///< likewise; null where the answers are not on this machine
};

/// Plans the documents of a study. Schools are those of its roster.
/// Problems: wrong-threshold (minimum_n below 1), weighted-release (weighted and unweighted sums together tell more
/// than is looked at), and those of the engine (an unknown partition).
Result<Release> planRelease(Study town, const ReleaseOptions& options = {});

/// What one school's document is made of: its own answers, the items withheld, and the bureau's view to compare with.
/// A school that nobody answered from, or whose every item is withheld, has one too: it says so.
/// Problems: unknown-school (no such position on the roster), answers-elsewhere (see Release::rows).
Result<Study> studyOfSchool(const Release& release, std::size_t school);

}  // namespace diaoyan
