// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace diaoyan {

/// Sum that carries the rounding error of every addition along.
/// Source: Neumaier (1974), ZAMM 54:39-51.
class NeumaierSum {
public:
    NeumaierSum& operator+=(double term) {
        const double sum = sum_ + term;
        error_ += std::abs(sum_) >= std::abs(term) ? (sum_ - sum) + term : (term - sum) + sum_;
        sum_ = sum;
        return *this;
    }
    double value() const { return std::isfinite(sum_) ? sum_ + error_ : sum_; }

private:
    double sum_ = 0;
    double error_ = 0;
};

}  // namespace diaoyan
