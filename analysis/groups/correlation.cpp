// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/correlation.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

/// Answers with one value of x or of y.
struct MarginalValue {
    std::int64_t count = 0;
    std::int64_t below = 0;
    std::size_t index = 0;
};
using Margin = std::map<double, MarginalValue>;

/// The pairs in order, each once, with the two margins.
struct JointDistribution {
    std::vector<JointValueCount> pairs;
    Margin x;
    Margin y;
    std::int64_t n = 0;
};

void completeMargin(Margin& margin) {
    std::int64_t below = 0;
    std::size_t index = 0;
    for (auto& [value, one] : margin) {
        one.below = below;
        one.index = index++;
        below += one.count;
    }
}

Result<JointDistribution> jointDistribution(std::vector<JointValueCount> pairs) {
    std::erase_if(pairs,
                  [](const auto& pair) { return pair.count < 1 || !std::isfinite(pair.x) || !std::isfinite(pair.y); });
    std::sort(pairs.begin(), pairs.end(),
              [](const auto& a, const auto& b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); });
    JointDistribution joint;
    for (const JointValueCount& pair : pairs) {
        if (!joint.pairs.empty() && joint.pairs.back().x == pair.x && joint.pairs.back().y == pair.y)
            joint.pairs.back().count += pair.count;
        else
            joint.pairs.push_back(pair);
        joint.x[pair.x].count += pair.count;
        joint.y[pair.y].count += pair.count;
        joint.n += pair.count;
    }
    completeMargin(joint.x);
    completeMargin(joint.y);
    if (joint.n < 2)
        return Problem{"too-few-answers",
                       phrase("两题都作答的不足两人，无法计算相关", "fewer than two answered both: no correlation"),
                       {}};
    if (joint.x.size() < 2 || joint.y.size() < 2)
        return Problem{
            "zero-variance",
            phrase("有一题的答案全部相同，无法计算相关", "all answers to one question are equal: no correlation"),
            {}};
    return joint;
}

/// Product-moment correlation of count-weighted pairs; none when a sum overflows.
std::optional<double> productMoment(const std::vector<JointValueCount>& pairs) {
    double mean_x = pairs.front().x;
    double mean_y = pairs.front().y;
    for (int pass = 0; pass < 2; ++pass) {
        NeumaierSum n;
        NeumaierSum x;
        NeumaierSum y;
        for (const JointValueCount& pair : pairs) {
            const auto count = static_cast<double>(pair.count);
            n += count;
            x += count * (pair.x - mean_x);
            y += count * (pair.y - mean_y);
        }
        mean_x += x.value() / n.value();
        mean_y += y.value() / n.value();
    }
    // In units of the largest deviation, so that no square overflows or vanishes.
    double scale_x = 0;
    double scale_y = 0;
    for (const JointValueCount& pair : pairs) {
        scale_x = std::max(scale_x, std::abs(pair.x - mean_x));
        scale_y = std::max(scale_y, std::abs(pair.y - mean_y));
    }
    if (!std::isfinite(mean_x + mean_y + scale_x + scale_y)) return std::nullopt;
    NeumaierSum xx;
    NeumaierSum yy;
    NeumaierSum xy;
    for (const JointValueCount& pair : pairs) {
        const auto count = static_cast<double>(pair.count);
        const double x = (pair.x - mean_x) / scale_x;
        const double y = (pair.y - mean_y) / scale_y;
        xx += count * x * x;
        yy += count * y * y;
        xy += count * x * y;
    }
    return std::clamp(xy.value() / std::sqrt(xx.value() * yy.value()), -1.0, 1.0);
}

Problem tooLarge() {
    return {"numbers-too-large",
            phrase("数值过大，平方和超出可计算范围", "the numbers are too large for sums of squares"),
            {}};
}

/// tanh(atanh r +- z se). At r = +-1 it is that point.
void addInterval(double squared_se, Correlation& result) {
    const double half = -normalQuantile(result.confidence.alpha() / 2) * std::sqrt(squared_se);
    const double middle = std::atanh(result.r);
    result.interval = Interval{std::tanh(middle - half), std::tanh(middle + half)};
}

void addStudentTest(Correlation& result) {
    if (result.n < 3) return;
    result.df = static_cast<double>(result.n - 2);
    const double rest = (1 - result.r) * (1 + result.r);
    result.statistic = rest > 0 ? result.r * std::sqrt(*result.df / rest)
                                : std::copysign(std::numeric_limits<double>::infinity(), result.r);
    result.tail = studentTTwoSided(*result.statistic, *result.df);
}

/// Counts by position, summed up to a position in O(log n) (Fenwick 1994).
class RunningCounts {
public:
    explicit RunningCounts(std::size_t size) : sums_(size + 1, 0) {}
    void add(std::size_t index, std::int64_t count) {
        for (std::size_t i = index + 1; i < sums_.size(); i += i & (~i + 1)) sums_[i] += count;
    }
    std::int64_t before(std::size_t index) const {
        std::int64_t sum = 0;
        for (std::size_t i = index; i > 0; i &= i - 1) sum += sums_[i];
        return sum;
    }

private:
    std::vector<std::int64_t> sums_;
};

/// Concordant minus discordant pairs of respondents.
double kendallScore(const JointDistribution& joint) {
    RunningCounts lower_x(joint.y.size());
    std::int64_t seen = 0;
    Wide score = 0;
    for (auto from = joint.pairs.begin(); from != joint.pairs.end();) {
        auto to = from;
        for (; to != joint.pairs.end() && to->x == from->x; ++to) {
            const std::size_t index = joint.y.at(to->y).index;
            const std::int64_t below = lower_x.before(index);
            const std::int64_t above = seen - lower_x.before(index + 1);
            score += Wide{to->count} * (below - above);
        }
        for (; from != to; ++from) {
            lower_x.add(joint.y.at(from->y).index, from->count);
            seen += from->count;
        }
    }
    return static_cast<double>(score);
}

/// Sums over the tied sets of one margin.
struct TieSums {
    double untied_pairs = 0;  ///< pairs of respondents not tied
    double pairs = 0;         ///< sum of t (t - 1)
    double triples = 0;       ///< sum of t (t - 1) (t - 2)
    double spread = 0;        ///< sum of t (t - 1) (2 t + 5)
};

TieSums tieSums(const Margin& margin, std::int64_t n) {
    TieSums sums;
    for (const auto& [value, one] : margin) {
        const auto t = static_cast<double>(one.count);
        sums.untied_pairs += t * static_cast<double>(n - one.count) / 2;
        sums.pairs += t * (t - 1);
        sums.triples += t * (t - 1) * (t - 2);
        sums.spread += t * (t - 1) * (2 * t + 5);
    }
    return sums;
}

}  // namespace

Result<Correlation> pearsonCorrelation(const std::vector<JointValueCount>& pairs, Confidence confidence) {
    const auto joint = jointDistribution(pairs);
    if (!joint) return joint.problem();
    const auto r = productMoment(joint->pairs);
    if (!r) return tooLarge();
    Correlation result;
    result.n = joint->n;
    result.r = *r;
    result.confidence = confidence;
    addStudentTest(result);
    if (result.n > 3) addInterval(1 / static_cast<double>(result.n - 3), result);
    return result;
}

Result<Correlation> spearmanCorrelation(const std::vector<JointValueCount>& pairs, Confidence confidence) {
    auto joint = jointDistribution(pairs);
    if (!joint) return joint.problem();
    // Twice the mid-rank less n + 1: whole numbers about 0.
    const auto centred = [n = joint->n](const MarginalValue& one) {
        return static_cast<double>(Wide{one.below} * 2 + one.count - n);
    };
    std::vector<JointValueCount> ranks = joint->pairs;
    for (JointValueCount& pair : ranks) {
        pair.x = centred(joint->x.at(pair.x));
        pair.y = centred(joint->y.at(pair.y));
    }
    Correlation result;
    result.n = joint->n;
    result.r = *productMoment(ranks);
    result.confidence = confidence;
    addStudentTest(result);
    if (result.n > 3) addInterval((1 + result.r * result.r / 2) / static_cast<double>(result.n - 3), result);
    return result;
}

Result<Correlation> kendallTauB(const std::vector<JointValueCount>& pairs, Confidence confidence) {
    const auto joint = jointDistribution(pairs);
    if (!joint) return joint.problem();
    const double score = kendallScore(*joint);
    const TieSums x = tieSums(joint->x, joint->n);
    const TieSums y = tieSums(joint->y, joint->n);
    Correlation result;
    result.n = joint->n;
    result.confidence = confidence;
    result.r = std::clamp(score / std::sqrt(x.untied_pairs) / std::sqrt(y.untied_pairs), -1.0, 1.0);
    const auto n = static_cast<double>(joint->n);
    if (joint->n > 2) {
        const double all = n * (n - 1) * (2 * n + 5);
        const double variance = (all - x.spread - y.spread) / 18 + x.pairs * y.pairs / (2 * n * (n - 1)) +
                                x.triples * y.triples / (9 * n * (n - 1) * (n - 2));
        if (variance > 0) {
            result.statistic = score / std::sqrt(variance);
            result.tail = normalTwoSided(*result.statistic);
        }
    }
    if (joint->n > 4) addInterval(0.437 / (n - 4), result);
    return result;
}

}  // namespace diaoyan
