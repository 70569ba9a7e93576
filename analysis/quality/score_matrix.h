// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// What stands behind one score.
enum class ScoreState : std::uint8_t {
    unanswered,  ///< asked, no usable answer
    answered,
    not_asked  ///< routed past: no fault of the respondent's
};

/// Answers of every respondent to a block of items, as numbers, row by row in the order of the form: scale
/// points as they stood there, before any item is reversed. One number per option code does as well where
/// only equality matters. The only place of analysis/ that sees rows: flags belong to respondents.
struct ScoreMatrix {
    std::int64_t rows = 0;
    std::int64_t items = 0;
    std::vector<double> values;     ///< rows x items; without meaning unless answered
    std::vector<ScoreState> state;  ///< rows x items

    bool answered(std::int64_t row, std::int64_t item) const { return state[at(row, item)] == ScoreState::answered; }
    double value(std::int64_t row, std::int64_t item) const { return values[at(row, item)]; }
    std::size_t at(std::int64_t row, std::int64_t item) const { return static_cast<std::size_t>(row * items + item); }
    bool operator==(const ScoreMatrix&) const = default;
};

/// A matrix from rows of answers; none: unanswered. REQUIRES: rows of equal length.
ScoreMatrix scoreMatrix(const std::vector<std::vector<std::optional<double>>>& rows);

/// Problem wrong-shape: sizes that do not belong together, no item, or an answered value that is not finite.
std::optional<Problem> unfitMatrix(const ScoreMatrix& scores);

}  // namespace diaoyan
