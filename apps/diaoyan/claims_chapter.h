// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/founding_claims.h"
#include "charts/report/report.h"

#include <vector>

namespace diaoyan {

/// The chapter that holds the founding survey's published numbers against the counts: a table of every published
/// count with the right percentage beside the printed one, and what cannot be true, with the reason.
std::vector<Block> claimsChapter(const std::vector<CheckedClaim>& claims, Language language);

}  // namespace diaoyan
