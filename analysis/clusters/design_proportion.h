// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_mean.h"

namespace diaoyan {

/// How the interval of a proportion is made.
enum class ProportionScale {
    logit,       ///< the one to report: t on the logit scale; Korn & Graubard (1998)
    identity,    ///< p +- t * se; may leave [0, 1]
    arcsine,     ///< t on asin(sqrt(p)): variance stabilised
    beta,        ///< Clopper-Pearson with the effective sample size; Korn & Graubard (1998)
    likelihood,  ///< scaled binomial likelihood; Rao & Scott (1984), Annals of Statistics 12:46-60
};

/// Proportion of an event from a cluster sample: values are 1 (yes), 0 (no) or undefined (outside).
/// The interval is undefined when nobody or everybody said yes: no cluster differs from another then.
/// Problems: those of designMean(); not-an-event (another value than 0 and 1).
/// Source: Korn & Graubard (1998), Survey Methodology 24:193-201. Equals R svyciprop with method xlogit (and,
/// to the iterations of its fit, logit), mean, asin, beta, likelihood.
Result<DesignEstimate> designProportion(const ClusterSample& sample, const ProfileValues& event,
                                        Confidence confidence = Confidence{},
                                        ProportionScale scale = ProportionScale::logit);

}  // namespace diaoyan
