// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/merge_job.h"

#include <string>

namespace diaoyan {

/// One file of mergeSurveys, in one transaction of the town's file and one view of the other. A dry run is rolled back.
Result<MergeReport> mergeSurveyFile(const std::string& town, const std::string& other, const MergeRequest& request);

}  // namespace diaoyan
