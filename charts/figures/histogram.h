// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Classes of equal width: class i holds what is at least first + i * width and below the next one.
struct NumberClasses {
    double first = 0;
    double width = 1;
    bool whole_numbers = false;  ///< all values are
    std::vector<std::int64_t> counts;

    bool operator==(const NumberClasses&) const = default;
};

/// Width by the rule of Freedman & Diaconis, 2 * IQR / n^(1/3), rounded to 1, 2 or 5 times a power of ten; by
/// Scott's, 3.49 * sd / n^(1/3), where the quartiles are equal. Whole numbers have classes of whole width. At most 40
/// classes. Closed on the left, where R's hist() closes on the right by default. Undefined without values, or where
/// their difference overflows. Sources: Freedman & Diaconis (1981), Z. Wahrscheinlichkeitstheorie 57:453-476; Scott
/// (1979), Biometrika 66:605-610.
std::optional<NumberClasses> numberClasses(const ValueCounts& values);

/// Counts of the classes of one number item, everybody together. Problems: one-question-wanted, not-a-number,
/// too-few-answers (fewer than options.minimum_n: a class would name persons), numbers-too-large.
Result<ChartSpec> histogram(const FigureRequest& request);

}  // namespace diaoyan
