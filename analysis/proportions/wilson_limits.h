// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/numeric/tails.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

/// Wilson's limits for any proportion p and any effective size n > 0, not only counts. They are the roots of
/// (1 + c) x^2 - (2p + c) x + p^2 with c = z^2 / n. The larger root is a sum; the smaller follows from their
/// product, where the textbook's difference would cancel. REQUIRES: 0 <= p <= 1.
inline Interval wilsonLimits(double p, double n, Confidence confidence) {
    const double z = -normalQuantile(confidence.alpha() / 2);
    const double c = z * z / n;
    const double upper = (p + c / 2 + std::sqrt(c * (p * (1 - p) + c / 4))) / (1 + c);
    return {p * p / ((1 + c) * upper), std::min(upper, 1.0)};
}

}  // namespace diaoyan
