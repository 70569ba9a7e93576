// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/value_counts.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>

namespace diaoyan {

// Two measurements of the same units (two waves, teacher mean and parent mean of the same school). Input: the
// distribution of the differences second - first. Differences that ought to be equal must be stored as equal: give
// 0.3 - 0.1 and 0.2 on a common grid before.

/// Paired t test (配对样本 t 检验).
struct PairedT {
    std::int64_t n = 0;
    double mean = 0;  ///< of the differences
    double sd = 0;
    double t = 0;
    double df = 0;
    Tail tail;  ///< two-sided
    Interval interval;
    Confidence confidence;
    double cohens_dz = 0;  ///< mean / sd

    bool operator==(const PairedT&) const = default;
};

/// Problems: too-few-answers (fewer than two pairs), zero-variance (all differences equal), numbers-too-large.
/// Source: Student (1908), Biometrika 6:1-25. Equals R's t.test(paired = TRUE).
Result<PairedT> pairedT(const ValueCounts& differences, Confidence confidence = Confidence{});

/// Wilcoxon's signed rank test (威尔科克森符号秩检验). Differences of 0 are left out, as SPSS and R do.
struct WilcoxonSignedRank {
    std::int64_t n = 0;          ///< all pairs
    std::int64_t n_nonzero = 0;  ///< those ranked
    double w_plus = 0;           ///< rank sum of the positive differences; R's V
    double w_minus = 0;
    double z = 0;             ///< corrected for ties, without continuity correction: SPSS
    Tail tail;                ///< two-sided, of z
    double z_continuity = 0;  ///< with the correction: R
    Tail tail_continuity;
    std::optional<double> p_exact;  ///< fewer than 50 pairs, no zero, no equal distances

    bool operator==(const WilcoxonSignedRank&) const = default;
};

/// Assumes differences symmetric about their median. Problem too-few-answers: no difference other than 0.
/// Source: Wilcoxon (1945), Biometrics Bulletin 1:80-83. Equals R's wilcox.test(paired = TRUE).
Result<WilcoxonSignedRank> wilcoxonSignedRank(const ValueCounts& differences);

/// Sign test (符号检验): up against down, exact.
struct SignTest {
    std::int64_t up = 0;
    std::int64_t down = 0;
    std::int64_t same = 0;  ///< take no part
    Tail tail;              ///< two-sided

    bool operator==(const SignTest&) const = default;
};

/// Problem too-few-answers: no difference other than 0.
/// Source: Arbuthnott (1710), Phil. Trans. 27:186-190. Equals R's binom.test(up, up + down).
Result<SignTest> signTest(const ValueCounts& differences);

}  // namespace diaoyan
