// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/crosstab.h"
#include "analysis/numeric/tails.h"

#include <optional>

namespace diaoyan {

/// Fisher's exact test of a table of any size (Fisher-Freeman-Halton): the probability of all tables with
/// the same margins that are no likelier than the one seen, to a relative 1e-7. Empty rows and columns take
/// no part. Undefined when there are fewer than two rows or columns with answers, or when the tables are too
/// many to go through in about half a second: then simulate them (monteCarloIndependence).
/// Source: Freeman & Halton (1951), Biometrika 38:141-149. Equals R fisher.test.
std::optional<Tail> freemanHaltonP(const CrossTable& table);

}  // namespace diaoyan
