// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <optional>
#include <string_view>

namespace diaoyan {

/// Stands between the title of a matrix and its row in the label of a variable.
inline constexpr std::string_view tripleSJoiner = " — ";

/// A range must have both ends; beyond this it means none.
inline constexpr double tripleSUnlimited = 999'999'999;

/// The label of a variable that is a row of a matrix.
struct SplitLabel {
    Text title, row;
};

/// Nothing when no row is in the label.
std::optional<SplitLabel> splitLabel(const Text& label);

}  // namespace diaoyan
