// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scales/factorability.h"

#include "analysis/scales/scale_items.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

std::int64_t smallestN(const CrossMoments& moments) {
    if (moments.n_pairs.empty()) return moments.n;
    return *std::min_element(moments.n_pairs.begin(), moments.n_pairs.end());
}

std::optional<double> adequacy(double correlations, double partial) {
    if (!(correlations + partial > 0)) return std::nullopt;
    return correlations / (correlations + partial);
}

/// Sums of squares of the correlations and of the partial correlations given all other items.
void addAdequacy(const CorrelationStructure& structure, std::size_t k, Factorability& result) {
    double all = 0, all_partial = 0;
    for (std::size_t i = 0; i < k; ++i) {
        double of_item = 0, partial_of_item = 0;
        for (std::size_t j = 0; j < k; ++j) {
            if (i == j) continue;
            const double r = structure.correlations[i * k + j];
            const double inverse = structure.inverse[i * k + j];
            of_item += r * r;
            partial_of_item += inverse / structure.inverse[i * k + i] * (inverse / structure.inverse[j * k + j]);
        }
        result.msa.push_back(adequacy(of_item, partial_of_item));
        all += of_item;
        all_partial += partial_of_item;
    }
    result.kmo = adequacy(all, all_partial);
}

}  // namespace

Result<Factorability> factorability(const CrossMoments& moments) {
    const auto structure = correlationStructure(moments);
    if (!structure) return structure.problem();
    const std::size_t k = moments.items.size();
    Factorability result;
    result.n = smallestN(moments);
    result.eigenvalues = structure->eigenvalues;
    result.eigenvalues_above_1 = static_cast<int>(
        std::count_if(result.eigenvalues.begin(), result.eigenvalues.end(), [](double value) { return value > 1; }));
    result.singular = structure->inverse.empty();
    if (result.singular) {
        result.msa.assign(k, std::nullopt);
        return result;
    }
    addAdequacy(*structure, k, result);
    result.log_det = structure->log_det;
    const auto items = static_cast<double>(k);
    const double factor = static_cast<double>(result.n) - 1 - (2 * items + 5) / 6;
    if (factor > 0) {
        BartlettSphericity& test = result.bartlett.emplace();
        test.statistic = std::max(0.0, -factor * *result.log_det);
        test.df = items * (items - 1) / 2;
        test.p = chiSquareUpperTail(test.statistic, test.df);
    }
    return result;
}

}  // namespace diaoyan
