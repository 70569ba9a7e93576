// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>

namespace diaoyan {

/// Counts of a 2 x 2 table: rows are the groups, columns the answers.
struct FourCounts {
    std::int64_t a = 0;  ///< first row, first column
    std::int64_t b = 0;  ///< first row, second column
    std::int64_t c = 0;  ///< second row, first column
    std::int64_t d = 0;  ///< second row, second column

    bool operator==(const FourCounts&) const = default;
};

/// Exact tests of a 2 x 2 table with its margins fixed.
struct FisherExact {
    Tail two_sided{};  ///< tables no likelier than this one, to a relative 1e-7 (the rule of R)
    Tail less{};       ///< a as small as this or smaller: odds ratio below 1
    Tail greater{};    ///< a as large as this or larger: odds ratio above 1

    bool operator==(const FisherExact&) const = default;
};

/// Needs milliseconds up to counts of 10^12, whatever the table. Equals R fisher.test.
/// Problems: negative-count, no-test (an empty row or column), too-many-respondents (above 10^12).
/// Source: Fisher (1935), JRSS 98:39-54.
Result<FisherExact> fisherExact(const FourCounts& counts);

/// Conditional maximum likelihood estimate of the odds ratio, given the margins.
struct ConditionalOddsRatio {
    double estimate = 0;  ///< 0 or infinite when a (or d) or b (or c) is as small as the margins allow
    Interval interval{};  ///< exact; the upper limit may be infinite
    Confidence confidence{};

    bool operator==(const ConditionalOddsRatio&) const = default;
};

/// The estimate that fisher.test of R prints, to all digits (the one of R has two to five).
/// Problems: those of fisherExact; too-many-tables (more than 20 000 values of a are possible: the sample
/// odds ratio with Woolf's interval says the same there).
/// Source: Cornfield (1956), Proc. 3rd Berkeley Symp. 4:135-148; Fisher's noncentral hypergeometric.
Result<ConditionalOddsRatio> conditionalOddsRatio(const FourCounts& counts, Confidence confidence = Confidence{});

}  // namespace diaoyan
