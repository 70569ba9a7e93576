// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/cross_moments.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One item against the others.
struct ScaleItem {
    std::string item;
    double mean = 0;
    double sd = 0;  ///< divisor n - 1
    /// Correlation with the sum of the other items; undefined where either does not vary. Below 0 the item
    /// runs against the others.
    std::optional<double> item_total_corrected;
    std::optional<double> item_total_raw;    ///< with the sum of all items, itself included
    std::optional<double> alpha_if_deleted;  ///< undefined for two items, or where the rest does not vary
    double scale_mean_if_deleted = 0;
    double scale_variance_if_deleted = 0;

    bool operator==(const ScaleItem&) const = default;
};

/// Internal consistency of the sum of k items.
struct CronbachAlpha {
    std::int64_t n = 0;
    MissingDeletion deletion = MissingDeletion::listwise;
    double alpha = 0;                  ///< may be below 0 and is not cut off there
    std::optional<Interval> interval;  ///< Feldt; undefined with pairwise deletion, which has no n
    Confidence confidence;
    std::optional<double> standardized;      ///< of the correlations; undefined with a constant item
    std::optional<double> mean_inter_item;   ///< mean correlation of two items; undefined likewise
    std::optional<double> without_constant;  ///< alpha of the items that vary, where some do not and two do
    double scale_mean = 0;
    double scale_variance = 0;
    std::vector<ScaleItem> items;

    // Warnings.
    bool negative = false;                    ///< alpha < 0: the items do not form a scale, or one is reversed
    std::vector<std::string> against;         ///< items with a negative corrected item-total correlation
    std::vector<std::string> constant_items;  ///< everybody answered alike

    bool operator==(const CronbachAlpha&) const = default;
};

/// Cronbach's alpha = k / (k - 1) (1 - sum of the variances / variance of the sum), with Feldt's interval and
/// the usual item analysis. Items worded against the others are turned around before: reverseKeyed.
/// A lower bound of reliability, no proof that the items measure one thing; it grows with their number.
/// Problems: wrong-moments, too-few-items (2), too-few-answers, zero-variance, indefinite-covariances.
/// Sources: Cronbach (1951), Psychometrika 16:297-334; Feldt (1965), Psychometrika 30:357-370.
/// Equals SPSS RELIABILITY (listwise) and R psych::alpha (its default is pairwise).
Result<CronbachAlpha> cronbachAlpha(const CrossMoments& moments, Confidence confidence = Confidence{});

}  // namespace diaoyan
