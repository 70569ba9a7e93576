// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>

namespace diaoyan {

/// Writes figures.md and figures/<kind>.svg, a picture of every kind of figure, into the folder: what docs/ holds.
/// Returns how many pictures. Problems: those of the figures, of drawing and of writing.
Result<int> writeGallery(const std::string& survey_file, const std::string& folder);

}  // namespace diaoyan
