// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"
#include "analysis/schools/school_count.h"
#include "analysis/share.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// Below these probabilities the inner (95 %) and outer (99.8 %) limits of a funnel lie.
inline constexpr std::array<double, 4> funnelProbabilities{0.001, 0.025, 0.975, 0.999};

/// One limit for n answers, as a proportion.
struct FunnelLimit {
    double probability = 0;
    /// Binomial with interpolation, within [0, 1]; undefined above a million answers, where `normal` is
    /// as good.
    std::optional<double> exact;
    double normal = 0;  ///< as the formula gives it: may lie outside [0, 1]

    double drawn() const;  ///< exact where there is one, otherwise normal within [0, 1]
    bool operator==(const FunnelLimit&) const = default;
};

/// Limits for n answers around a centre, at `probabilities`, for drawing the curves.
/// Problem: wrong-funnel (unless 0 < centre < 1, n >= 1 and every probability lies within (0, 1)).
/// Source: Spiegelhalter (2005), Statistics in Medicine 24:1185-1202, A.1.1.
Result<std::vector<FunnelLimit>> funnelLimits(double centre, std::int64_t n,
                                              const std::vector<double>& probabilities = {funnelProbabilities.begin(),
                                                                                          funnelProbabilities.end()});

/// How far the schools scatter more than chance alone allows.
struct OverDispersion {
    double phi = 0;      ///< mean of the winsorised z^2; above 1: over-dispersed
    double phi_raw = 0;  ///< mean of z^2
    double q = 0;        ///< sum of z^2: heterogeneity, about chi-square with schools - 1 df
    double tau2 = 0;     ///< variance between schools, DerSimonian-Laird, at least 0
    std::int64_t schools = 0;

    bool operator==(const OverDispersion&) const = default;
};

/// z is winsorised at its quantiles `winsorised` and 1 - winsorised (definition 7); tau2 uses the
/// variance theta (1 - theta) / n of the common share. Schools without answers take no part.
/// Problems: no-schools, wrong-counts, zero-variance, too-few-groups (fewer than two schools).
/// Sources: Spiegelhalter (2005), Quality and Safety in Health Care 14:347-351; DerSimonian & Laird
/// (1986), Controlled Clinical Trials 7:177-188. Equals the R package FunnelPlotR (method SHMI / CQC).
Result<OverDispersion> overDispersion(const std::vector<SchoolCount>& schools, double winsorised = 0.1);

enum class FunnelPosition { no_answers, below_outer, below_inner, inside, above_inner, above_outer };

struct FunnelSchool {
    std::string school;
    Share rate;
    /// By the exact binomial tails (0.025 and 0.001 on each side), not by the drawn curve: the
    /// interpolated upper curve stays below 1, so by it 3 of 3 would always be outside.
    FunnelPosition position = FunnelPosition::no_answers;
    std::vector<FunnelLimit> limits;  ///< at funnelProbabilities; none without answers
    std::optional<double> z;          ///< (p - theta) / sqrt(theta (1 - theta) / n)
    // Undefined when there are fewer than two schools.
    std::optional<double> z_multiplicative;  ///< z / sqrt(phi) where phi > 1
    std::optional<double> z_additive;        ///< (p - theta) / sqrt(theta (1 - theta) / n + tau2)
    std::optional<Tail> p_additive;          ///< two-sided normal
    std::optional<double> p_bh;              ///< of p_additive, over the schools

    bool operator==(const FunnelSchool&) const = default;
};

struct Funnel {
    double centre = 0;                              ///< theta: sum of the counts over sum of the answers
    std::vector<FunnelSchool> schools;              ///< in the order given
    std::optional<OverDispersion> over_dispersion;  ///< undefined with fewer than two schools

    bool operator==(const Funnel&) const = default;
};

/// Problems: no-schools, wrong-counts, zero-variance.
Result<Funnel> funnelPlot(const std::vector<SchoolCount>& schools, BaseKind base_kind = BaseKind::valid);

}  // namespace diaoyan
