// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/cross_moments.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// The six intraclass correlations of n targets judged by k raters.
enum class RaterModel {
    icc1,   ///< ICC(1,1): every target has raters of its own; one rater's reliability
    icc2,   ///< ICC(2,1): the raters are a sample; agreement, the raters' level counts
    icc3,   ///< ICC(3,1): these raters and no others; consistency, the raters' level does not count
    icc1k,  ///< ICC(1,k): as icc1, of the mean of the k raters
    icc2k,
    icc3k  ///< equals Cronbach's alpha
};

struct RaterCorrelation {
    RaterModel model = RaterModel::icc1;
    double icc = 0;           ///< may be negative
    std::optional<double> f;  ///< test that it is 0; undefined where the raters agree completely
    double df1 = 0;
    double df2 = 0;
    std::optional<Tail> p;
    std::optional<Interval> interval;  ///< undefined with f

    bool operator==(const RaterCorrelation&) const = default;
};

struct RaterAgreement {
    std::int64_t n = 0;  ///< targets
    std::int64_t raters = 0;
    double ms_targets = 0;
    double ms_within = 0;
    double ms_raters = 0;
    double ms_error = 0;
    Confidence confidence;
    std::vector<RaterCorrelation> models;  ///< all six, in the order of RaterModel

    bool operator==(const RaterAgreement&) const = default;
};

/// Items taken as raters of the same thing, on the same scale (several coders, or several questions).
/// Problems: wrong-moments, too-few-items (2), too-few-answers, needs-listwise, zero-variance (the
/// targets do not differ in their mean rating).
/// Source: Shrout & Fleiss (1979), Psychological Bulletin 86:420-428. Equals R psych::ICC(lmer = FALSE).
Result<RaterAgreement> raterAgreement(const CrossMoments& moments, Confidence confidence = Confidence{});

}  // namespace diaoyan
