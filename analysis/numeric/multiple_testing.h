// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// How p values of one family of tests are corrected.
enum class Adjustment {
    none,
    bonferroni,
    holm,                ///< the default for letters: Holm (1979), Scand. J. Statist. 6:65-70
    hochberg,            ///< Hochberg (1988), Biometrika 75:800-802
    hommel,              ///< Hommel (1988), Biometrika 75:383-386
    benjamini_hochberg,  ///< false discovery rate, the default for screening: JRSS B 57:289-300 (1995)
    benjamini_yekutieli  ///< Annals of Statistics 29:1165-1188 (2001)
};

/// Stable id: none, bonferroni, holm, hochberg, hommel, BH, BY.
std::string adjustmentName(Adjustment adjustment);
std::optional<Adjustment> adjustmentNamed(const std::string& name);

/// Adjusted p values in the order given. Undefined values stay undefined and do not count as tests.
/// Equals R's p.adjust.
std::vector<std::optional<double>> adjustedP(const std::vector<std::optional<double>>& p, Adjustment adjustment);

}  // namespace diaoyan
