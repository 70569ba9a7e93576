// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_proportion.h"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// What every scale starts from.
struct ProportionFit {
    double p = 0;
    double se = 0;
    double t = 0;  ///< quantile for the confidence wanted
    double n = 0;
};

Interval logitInterval(const ProportionFit& fit) {
    const double centre = std::log(fit.p) - std::log1p(-fit.p);
    const double half = fit.t * fit.se / (fit.p * (1 - fit.p));
    const auto back = [](double logit) { return 1 / (1 + std::exp(-logit)); };
    return {back(centre - half), back(centre + half)};
}

Interval arcsineInterval(const ProportionFit& fit) {
    const double centre = std::asin(std::sqrt(fit.p));
    const double half = fit.t * fit.se / (2 * std::sqrt(fit.p * (1 - fit.p)));
    const auto back = [](double angle) {
        const double sine = std::sin(std::clamp(angle, 0.0, std::asin(1.0)));
        return sine * sine;
    };
    return {back(centre - half), back(centre + half)};
}

Interval betaInterval(const ProportionFit& fit, Confidence confidence) {
    const double simple_t = -studentTQuantile(confidence.alpha() / 2, fit.n - 1);
    const double shrink = simple_t / fit.t;
    const double effective = fit.p * (1 - fit.p) / (fit.se * fit.se) * shrink * shrink;
    const double yes = effective * fit.p, no = effective * (1 - fit.p);
    return {boost::math::ibeta_inv(yes, no + 1, confidence.alpha() / 2),
            boost::math::ibetac_inv(yes + 1, no, confidence.alpha() / 2)};
}

/// Where the deviance of the binomial likelihood, scaled by the design effect, reaches t squared. The
/// dispersion has n - 1, as in R's quasi-binomial fit.
Interval likelihoodInterval(const ProportionFit& fit) {
    const double deff = fit.se * fit.se * fit.n / (fit.p * (1 - fit.p)) * fit.n / (fit.n - 1);
    const auto excess = [&](double x) {
        const double deviance =
            2 * fit.n * (fit.p * std::log(fit.p / x) + (1 - fit.p) * (std::log1p(-fit.p) - std::log1p(-x)));
        return deviance - deff * fit.t * fit.t;
    };
    const auto limit = [&](double outside) {
        double inside = fit.p;
        for (int step = 0; step < 200 && inside != outside; ++step) {
            const double middle = (inside + outside) / 2;
            (excess(middle) < 0 ? inside : outside) = middle;
            if (middle == fit.p) break;
        }
        return inside;
    };
    return {limit(0), limit(1)};
}

Interval intervalOn(ProportionScale scale, const ProportionFit& fit, Confidence confidence) {
    switch (scale) {
    case ProportionScale::identity: return {fit.p - fit.t * fit.se, fit.p + fit.t * fit.se};
    case ProportionScale::arcsine: return arcsineInterval(fit);
    case ProportionScale::beta: return betaInterval(fit, confidence);
    case ProportionScale::likelihood: return likelihoodInterval(fit);
    case ProportionScale::logit: break;
    }
    return logitInterval(fit);
}

}  // namespace

Result<DesignEstimate> designProportion(const ClusterSample& sample, const ProfileValues& event, Confidence confidence,
                                        ProportionScale scale) {
    for (const auto& value : event)
        if (value && *value != 0 && *value != 1)
            return Problem{"not-an-event",
                           phrase("比例只能由“是”（1）与“否”（0）计算", "a proportion is made of yes (1) and no (0)"),
                           {}};
    auto made = designMean(sample, event, confidence);
    if (!made.ok()) return made;
    DesignEstimate& proportion = made.value();
    const double p = proportion.estimate;
    proportion.interval = std::nullopt;
    if (!(p > 0 && p < 1)) return made;
    const double t = -studentTQuantile(confidence.alpha() / 2, proportion.df);
    proportion.interval = Interval{p, p};
    // No spread between the clusters: every scale gives a point.
    if (proportion.se > 0)
        proportion.interval = intervalOn(scale, {p, proportion.se, t, static_cast<double>(proportion.n)}, confidence);
    return made;
}

}  // namespace diaoyan
