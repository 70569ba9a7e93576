// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace diaoyan {

/// Coverage wanted of an interval, strictly between 0 and 1; anything else is taken as 0.95.
class Confidence {
public:
    explicit constexpr Confidence(double level = 0.95) : level_(level > 0 && level < 1 ? level : 0.95) {}
    constexpr double level() const { return level_; }
    constexpr double alpha() const { return 1 - level_; }
    bool operator==(const Confidence&) const = default;

private:
    double level_;
};

struct Interval {
    double lower = 0;
    double upper = 0;

    bool operator==(const Interval&) const = default;
};

}  // namespace diaoyan
