// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/share.h"

#include <optional>

namespace diaoyan {

/// A part of a sum of weights. Never a Share: weights are no counts, and their percentages are shown apart from
/// those of people.
struct WeightedShare {
    double weight = 0;
    double base = 0;
    BaseKind kind = BaseKind::valid;

    /// Undefined where the base has no weight.
    std::optional<double> percent() const {
        if (!(base > 0)) return std::nullopt;
        return 100.0 * weight / base;
    }
    bool operator==(const WeightedShare&) const = default;
};

}  // namespace diaoyan
