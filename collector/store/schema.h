// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace diaoyan {

/// Marks a SQLite database as a survey file ("DYsv"). Do not change.
inline constexpr int surveyApplicationId = 0x44597376;

/// The numbered steps that make an empty database a survey file of today; step n leads to
/// user_version n + 1. A released step is never edited: a change is a new step at the end.
std::span<const char* const> schemaSteps();

}  // namespace diaoyan
