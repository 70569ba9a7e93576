// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>

namespace diaoyan {

/// How many answers a share needs.
struct SampleSize {
    double margin = 0;        ///< half the width wanted, as a proportion: 0.05 = 5 points
    double proportion = 0.5;  ///< expected; 0.5 needs most
    std::optional<std::int64_t> population{};
    Confidence confidence{};
    double unlimited = 0;     ///< z^2 p (1 - p) / margin^2, for a population without end
    double size = 0;          ///< corrected for the population where one is given
    std::int64_t needed = 0;  ///< size, rounded up

    bool operator==(const SampleSize&) const = default;
};

/// For a simple random sample in which everybody answers: divide by the response rate expected, multiply by
/// the design effect where whole schools or classes are drawn.
/// Problems: impossible-margin (not within 0..1, or so small that nobody could count the answers),
/// impossible-proportion (not strictly between 0 and 1), no-population (population <= 0).
/// Source: Cochran (1977), Sampling Techniques, 3rd ed., 4.4.
Result<SampleSize> sampleSize(double margin, double proportion = 0.5,
                              std::optional<std::int64_t> population = std::nullopt,
                              Confidence confidence = Confidence{});

}  // namespace diaoyan
