// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/proportions/sample_size.h"

#include "analysis/numeric/tails.h"

#include <cmath>

namespace diaoyan {

namespace {

// Below this margin the answer would not fit an integer.
constexpr double smallestMargin = 1e-7;

}  // namespace

Result<SampleSize> sampleSize(double margin, double proportion, std::optional<std::int64_t> population,
                              Confidence confidence) {
    if (!(margin >= smallestMargin && margin < 1))
        return Problem{"impossible-margin",
                       phrase("误差范围要在 0 和 1 之间（0.05 即 5 个百分点）",
                              "the margin must be between 0 and 1 (0.05 is 5 points)"),
                       {}};
    if (!(proportion > 0 && proportion < 1))
        return Problem{"impossible-proportion",
                       phrase("预计比例要在 0 和 1 之间，不知道就取 0.5",
                              "the proportion expected must be between 0 and 1; 0.5 "
                              "if unknown"),
                       {}};
    if (population && *population <= 0)
        return Problem{"no-population", phrase("总体人数必须大于 0", "the population must be greater than 0"), {}};
    SampleSize plan;
    plan.margin = margin;
    plan.proportion = proportion;
    plan.population = population;
    plan.confidence = confidence;
    const double z = normalQuantile(confidence.alpha() / 2) / margin;
    plan.unlimited = z * z * proportion * (1 - proportion);
    plan.size = plan.unlimited;
    if (population) {
        const auto all = static_cast<double>(*population);
        plan.size = plan.unlimited / (1 + (plan.unlimited - 1) / all);
        // Where less than one answer would do, the correction would ask for more than all there are.
        if (plan.size > all) plan.size = all;
    }
    // 385.0000000001 is 385 with a rounding error.
    plan.needed = static_cast<std::int64_t>(std::ceil(plan.size - 1e-9));
    return plan;
}

}  // namespace diaoyan
