// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// One weight and how many respondents have it.
struct WeightCount {
    double weight = 0;
    std::int64_t count = 1;

    bool operator==(const WeightCount&) const = default;
};

/// What unequal weights cost.
struct WeightEffect {
    std::int64_t n = 0;  ///< respondents, those of weight 0 included
    double sum = 0;
    double minimum = 0;
    double maximum = 0;
    double cv = 0;              ///< population standard deviation of the weights over their mean
    double design_effect = 1;   ///< deff_w = n sum w^2 / (sum w)^2 = 1 + cv^2
    double effective_n = 0;     ///< (sum w)^2 / sum w^2
    std::int64_t negative = 0;  ///< respondents with a negative weight, as linear calibration can make

    bool operator==(const WeightEffect&) const = default;
};

/// Problem: wrong-weights (none, one that is not finite, a negative count, or a sum that is not positive).
/// Source: Kish (1965), Survey Sampling, 11.7; Kish (1992), Journal of Official Statistics 8:183-200.
Result<WeightEffect> weightEffect(const std::vector<WeightCount>& weights);
/// One weight per respondent.
Result<WeightEffect> weightEffect(const std::vector<double>& weights);

}  // namespace diaoyan
