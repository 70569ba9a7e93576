// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of the column engine that look at several items of one respondent at a time.
#include "analysis/engine/column_engine.h"
#include "analysis/engine/grouping.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace diaoyan {

namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

/// Scores of one item, a row per respondent; NaN where there is none.
Result<std::vector<double>> scoresOf(const Responses& responses, const ScoredItem& scored) {
    const auto index = itemIndex(responses, scored.item);
    if (!index) return unknownItem(scored.item);
    std::vector<double> scores(responses.rows, absent);
    if (const auto* numbers = std::get_if<NumberColumn>(&responses.columns[*index])) {
        for (std::size_t row = 0; row < responses.rows; ++row)
            if (numbers->present[row] != 0 && std::isfinite(numbers->values[row])) scores[row] = numbers->values[row];
        return scores;
    }
    const auto* codes = std::get_if<CodeColumn>(&responses.columns[*index]);
    if (codes == nullptr || scored.points.size() != codes->options)
        return Problem{"not-a-number",
                       phrase("“{0}”不能当作数字：不是量表题或数字题，或没有给每个选项分值",
                              "\"{0}\" cannot be read as a number: neither a scale nor a number question, or not one "
                              "point per option",
                              {responses.items[*index].title}),
                       {}};
    std::visit(
        [&](const auto& values) {
            for (std::size_t row = 0; row < responses.rows; ++row)
                if (values[row] < scored.points.size() && scored.points[values[row]])
                    scores[row] = *scored.points[values[row]];
        },
        codes->codes);
    return scores;
}

/// Sums over some rows of two columns: weights, products about given means.
struct PairSums {
    std::int64_t n = 0;
    long double weight = 0, x = 0, y = 0, xy = 0;
};

class MomentsOfRows {
public:
    MomentsOfRows(std::vector<std::vector<double>> columns, const std::vector<double>& weights)
        : columns_(std::move(columns)), weights_(weights) {}

    std::size_t items() const { return columns_.size(); }
    std::size_t rows() const { return columns_.empty() ? 0 : columns_.front().size(); }

    /// Keeps the rows that have every item.
    void dropIncomplete() {
        std::vector<double> kept_weights;
        std::size_t kept = 0;
        for (std::size_t row = 0; row < rows(); ++row) {
            if (!complete(row)) continue;
            for (auto& column : columns_) column[kept] = column[row];
            if (!weights_.empty()) kept_weights.push_back(weights_[row]);
            ++kept;
        }
        for (auto& column : columns_) column.resize(kept);
        weights_ = std::move(kept_weights);
    }

    std::int64_t rowsWithAny() const {
        std::int64_t with = 0;
        for (std::size_t row = 0; row < rows(); ++row)
            with += std::any_of(columns_.begin(), columns_.end(), [&](const auto& c) { return !std::isnan(c[row]); });
        return with;
    }

    /// Covariance over the rows that have both, with the means over these rows; by two passes.
    std::pair<std::int64_t, double> covariance(std::size_t one, std::size_t other) const {
        const PairSums plain = sums(one, other, 0, 0);
        if (plain.n < 2 || !(plain.weight > 0)) return {plain.n, absent};
        const PairSums centred =
            sums(one, other, static_cast<double>(plain.x / plain.weight), static_cast<double>(plain.y / plain.weight));
        const long double corrected = centred.xy - centred.x * centred.y / centred.weight;
        const auto n = static_cast<long double>(plain.n);
        return {plain.n, static_cast<double>(corrected / centred.weight * (n / (n - 1)))};
    }

    double mean(std::size_t item) const {
        const PairSums plain = sums(item, item, 0, 0);
        const auto rough = static_cast<double>(plain.x / plain.weight);
        const PairSums centred = sums(item, item, rough, rough);
        return rough + static_cast<double>(centred.x / centred.weight);
    }

private:
    bool complete(std::size_t row) const {
        return std::none_of(columns_.begin(), columns_.end(), [&](const auto& c) { return std::isnan(c[row]); });
    }

    PairSums sums(std::size_t one, std::size_t other, double one_centre, double other_centre) const {
        PairSums sum;
        const double* const x = columns_[one].data();
        const double* const y = columns_[other].data();
        for (std::size_t row = 0; row < rows(); ++row) {
            if (std::isnan(x[row]) || std::isnan(y[row])) continue;
            const long double weight = weights_.empty() ? 1 : weights_[row];
            const long double dx = x[row] - one_centre, dy = y[row] - other_centre;
            ++sum.n;
            sum.weight += weight;
            sum.x += weight * dx;
            sum.y += weight * dy;
            sum.xy += weight * dx * dy;
        }
        return sum;
    }

    std::vector<std::vector<double>> columns_;
    std::vector<double> weights_;
};

Problem tooFewAnswers(std::int64_t n) {
    return {"too-few-answers",
            phrase("只有{0}人这些题都答了，至少要有2人", "only {0} answered all of these items; at least 2 must", {n}),
            {}};
}

}  // namespace

Result<CrossMoments> ColumnEngine::crossMoments(const std::vector<ScoredItem>& items, MissingDeletion deletion) const {
    std::vector<std::vector<double>> columns;
    CrossMoments moments{.deletion = deletion};
    for (const ScoredItem& item : items) {
        Result<std::vector<double>> scores = scoresOf(*responses_, item);
        if (!scores) return scores.problem();
        columns.push_back(std::move(scores).value());
        moments.items.push_back(item.item);
    }
    const bool pairwise = deletion == MissingDeletion::pairwise;
    MomentsOfRows rows(std::move(columns), responses_->weights);
    if (!pairwise) rows.dropIncomplete();
    moments.n = pairwise ? rows.rowsWithAny() : static_cast<std::int64_t>(rows.rows());
    if (items.empty() || moments.n < 2) return tooFewAnswers(moments.n);
    const std::size_t k = items.size();
    moments.covariances.assign(k * k, 0);
    if (pairwise) moments.n_pairs.assign(k * k, 0);
    for (std::size_t one = 0; one < k; ++one)
        for (std::size_t other = one; other < k; ++other) {
            const auto [n, covariance] = rows.covariance(one, other);
            if (std::isnan(covariance)) return tooFewAnswers(n);
            moments.covariances[one * k + other] = moments.covariances[other * k + one] = covariance;
            if (pairwise) moments.n_pairs[one * k + other] = moments.n_pairs[other * k + one] = n;
        }
    for (std::size_t item = 0; item < k; ++item) moments.means.push_back(rows.mean(item));
    return moments;
}

Result<std::vector<AnswerPattern>> ColumnEngine::patterns(const std::vector<std::string>& items) const {
    std::vector<const Column*> columns;
    for (const std::string& id : items) {
        const auto index = itemIndex(*responses_, id);
        if (!index) return unknownItem(id);
        const Column& column = responses_->columns[*index];
        if (!std::holds_alternative<CodeColumn>(column) && !std::holds_alternative<TickColumn>(column))
            return Problem{
                "not-countable",
                phrase("“{0}”不是选择题", "\"{0}\" is no question of choices", {responses_->items[*index].title}),
                {}};
        columns.push_back(&column);
    }
    std::map<std::vector<int>, std::int64_t> counts;
    std::vector<int> values;
    for (std::size_t row = 0; row < responses_->rows; ++row) {
        values.clear();
        bool complete = true;
        for (const Column* column : columns) {
            if (const auto* codes = std::get_if<CodeColumn>(column)) {
                const int code = std::visit([&](const auto& all) { return static_cast<int>(all[row]); }, codes->codes);
                complete = complete && code < static_cast<int>(codes->options);
                values.push_back(code);
            } else if (const auto* ticks = std::get_if<TickColumn>(column)) {
                const std::uint8_t* const bytes = ticks->bits.data() + row * ticks->bytes_per_row;
                bool any = false;
                for (std::size_t option = 0; option < ticks->options; ++option) {
                    values.push_back((bytes[option / 8] >> (option % 8)) & 1);
                    any = any || values.back() != 0;
                }
                complete = complete && any;
            }
        }
        if (complete) ++counts[values];
    }
    std::vector<AnswerPattern> patterns;
    for (const auto& [pattern, count] : counts) patterns.push_back({pattern, count});
    return patterns;
}

}  // namespace diaoyan
