// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/question.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// One point of a scale: the wordings that stand for it, and its score.
struct KnownPoint {
    std::vector<std::string_view> labels;
    double score = 0;
};

/// A scale this field uses, best point first: 满意 of four points, 非常同意 ... of five.
struct KnownScale {
    std::string_view id;  ///< satisfaction5
    Text name;
    std::vector<KnownPoint> points;
};

/// What one label of a recognised scale means.
struct RecognizedLabel {
    std::optional<double> score;  ///< absent where it is off the scale
    bool substantive = true;      ///< false: 不了解, 不适用, 说不清

    bool operator==(const RecognizedLabel&) const = default;
};

struct RecognizedScale {
    const KnownScale* scale = nullptr;
    std::vector<RecognizedLabel> labels;  ///< in the order of the labels asked about
    ScaleDirection direction = ScaleDirection::best_first;
    bool in_order = false;  ///< the substantive labels rise or fall all the way; else `direction` is a guess
    bool complete = false;  ///< every point of the scale has a label
};

std::span<const KnownScale> knownScales();

/// 不了解, 不清楚, 说不清, 不适用 ...: an answer that is on no scale (unless it is a point itself, as 不了解 is of
/// 了解).
bool isOffScale(std::string_view label);

/// The scale that these labels are from, whatever their order and even where some points never occurred; nothing
/// when a label belongs to no scale, when two mean the same point, or with fewer than two points. Where several
/// scales fit, the one with fewest points left over is taken (none if possible), then the first of knownScales().
/// A worst point that nobody chose may therefore make a scale look one point shorter than it was.
/// Blanks, a leading "A." or "1、" and a trailing "（5分）" are overlooked.
std::optional<RecognizedScale> recognizeScale(const std::vector<std::string>& labels);

/// Gives options the scores and substance of the scale.
/// REQUIRES: options.size() == scale.labels.size()
void applyScale(const RecognizedScale& scale, std::vector<Option>& options);

}  // namespace diaoyan
