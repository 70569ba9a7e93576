// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/cross_moments.h"
#include "analysis/numeric/random.h"

#include <cstdint>
#include <string>
#include <vector>

/// Means and covariances made up for tests of scales.
namespace sample_moments {

using diaoyan::CrossMoments;
using diaoyan::Random;
using Matrix = std::vector<std::vector<double>>;

inline CrossMoments ofCovariances(const Matrix& covariances, std::int64_t n = 200, std::vector<double> means = {}) {
    CrossMoments moments;
    moments.n = n;
    means.resize(covariances.size(), 3);
    moments.means = means;
    for (const auto& row : covariances) {
        moments.items.push_back("q" + std::to_string(moments.items.size() + 1));
        moments.covariances.insert(moments.covariances.end(), row.begin(), row.end());
    }
    return moments;
}

inline CrossMoments ofRows(const Matrix& rows) {
    const std::size_t k = rows.front().size();
    const auto n = static_cast<double>(rows.size());
    std::vector<double> means(k);
    Matrix covariances(k, std::vector<double>(k));
    for (const auto& row : rows)
        for (std::size_t i = 0; i < k; ++i) means[i] += row[i] / n;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < k; ++i)
            for (std::size_t j = 0; j < k; ++j)
                covariances[i][j] += (row[i] - means[i]) * (row[j] - means[j]) / (n - 1);
    return ofCovariances(covariances, static_cast<std::int64_t>(rows.size()), means);
}

inline Matrix equicorrelated(std::size_t k, double r) {
    Matrix matrix(k, std::vector<double>(k, r));
    for (std::size_t i = 0; i < k; ++i) matrix[i][i] = 1;
    return matrix;
}

/// Answers that share a factor, the items with different spreads.
inline CrossMoments someScale(std::size_t k, std::uint64_t seed) {
    Random random(seed);
    Matrix rows;
    for (int i = 0; i < 150; ++i) {
        const double common = random.uniform() + random.uniform();
        std::vector<double>& row = rows.emplace_back();
        for (std::size_t j = 0; j < k; ++j)
            row.push_back(static_cast<double>(1 + j) * (common + random.uniform() + random.uniform()));
    }
    return ofRows(rows);
}

inline CrossMoments permuted(const CrossMoments& moments, const std::vector<std::size_t>& order) {
    CrossMoments other = moments;
    const std::size_t k = order.size();
    for (std::size_t i = 0; i < k; ++i) {
        other.items[i] = moments.items[order[i]];
        other.means[i] = moments.means[order[i]];
        for (std::size_t j = 0; j < k; ++j) other.covariances[i * k + j] = moments.covariances[order[i] * k + order[j]];
    }
    return other;
}

}  // namespace sample_moments
