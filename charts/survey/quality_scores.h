// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/quality/score_matrix.h"
#include "questionnaires/responses.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace diaoyan {

/// What the numbers of a ScoreMatrix are made of.
enum class ScoreReading {
    likeness,  ///< equal numbers for equal answers: option, ticks, order, number, text
    points     ///< places on the scale; options off the scale are unanswered
};

/// Some rows of some items as the checks of analysis/quality want them.
/// REQUIRES: items and rows of `responses`; with `points`, items with one choice.
ScoreMatrix scoresOf(const Responses& responses, std::span<const std::size_t> items,
                     std::span<const std::uint32_t> rows, ScoreReading reading);

/// Runs of two or more neighbouring one-choice items with the same options: matrices, and questions one after the
/// other. Positions in `responses.items`.
std::vector<std::vector<std::size_t>> likeItemBlocks(const Responses& responses);

/// Items that can be left unanswered by mistake: all but texts and dates.
std::vector<std::size_t> countedItems(const Responses& responses);
std::vector<std::size_t> oneChoiceItems(const Responses& responses);
std::vector<std::size_t> scaleItems(const Responses& responses);
std::vector<std::size_t> everyItem(const Responses& responses);

}  // namespace diaoyan
