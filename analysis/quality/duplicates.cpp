// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/quality/duplicates.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// Order of the sheets by what they answered: -1, 0, 1.
int compareAnswers(const ScoreMatrix& scores, std::int64_t one, std::int64_t other) {
    for (std::int64_t item = 0; item < scores.items; ++item) {
        const bool a = scores.answered(one, item), b = scores.answered(other, item);
        if (a != b) return a ? 1 : -1;
        if (!a) continue;
        const double x = scores.value(one, item), y = scores.value(other, item);
        if (x != y) return x < y ? -1 : 1;
    }
    return 0;
}

/// Groups of adjacent rows of `order`, cut wherever two neighbours are not together.
template <class Together>
std::vector<std::vector<std::int64_t>> runsOf(const std::vector<std::int64_t>& order, const Together& together) {
    std::vector<std::vector<std::int64_t>> runs;
    for (const std::int64_t row : order) {
        if (runs.empty() || !together(runs.back().back(), row)) runs.emplace_back();
        runs.back().push_back(row);
    }
    return runs;
}

/// Rows with the same answers, by place and then by time.
std::vector<std::vector<std::int64_t>> splitByOrigin(std::vector<std::int64_t> rows, const SheetOrigin& origin) {
    const auto place = [&](std::int64_t row) {
        return origin.place.empty() ? 0 : origin.place[static_cast<std::size_t>(row)];
    };
    const auto time = [&](std::int64_t row) {
        const std::optional<double> known = origin.time.empty() ? 0 : origin.time[static_cast<std::size_t>(row)];
        return known && std::isfinite(*known) ? known : std::nullopt;
    };
    rows.erase(std::remove_if(rows.begin(), rows.end(), [&](auto row) { return !time(row); }), rows.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [&](auto a, auto b) { return place(a) != place(b) ? place(a) < place(b) : *time(a) < *time(b); });
    return runsOf(rows, [&](std::int64_t a, std::int64_t b) {
        return place(a) == place(b) && (origin.time.empty() || *time(b) - *time(a) <= origin.window);
    });
}

}  // namespace

Result<Duplicates> duplicates(const ScoreMatrix& scores, const SheetOrigin& origin) {
    if (auto problem = unfitMatrix(scores)) return *std::move(problem);
    const auto fits = [&](std::size_t size) { return size == 0 || size == static_cast<std::size_t>(scores.rows); };
    if (!fits(origin.place.size()) || !fits(origin.time.size()))
        return Problem{"wrong-origin",
                       {"学校、时间等来源信息的条数与答卷数不符", "places or times are not one per answer sheet"},
                       {}};
    Duplicates result;
    std::vector<std::int64_t> order, answered;
    for (std::int64_t row = 0; row < scores.rows; ++row) {
        std::int64_t count = 0;
        for (std::int64_t item = 0; item < scores.items; ++item) count += scores.answered(row, item) ? 1 : 0;
        answered.push_back(count);
        if (count > 0) order.push_back(row);
    }
    result.empty = scores.rows - static_cast<std::int64_t>(order.size());
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return compareAnswers(scores, a, b) < 0; });
    const auto alike = runsOf(order, [&](auto a, auto b) { return compareAnswers(scores, a, b) == 0; });
    result.patterns = static_cast<std::int64_t>(alike.size());
    for (const auto& same : alike) {
        if (same.size() < 2) continue;
        for (auto& rows : splitByOrigin(same, origin)) {
            if (rows.size() < 2) continue;
            std::sort(rows.begin(), rows.end());
            result.groups.push_back({rows, answered[static_cast<std::size_t>(rows.front())]});
        }
    }
    std::sort(result.groups.begin(), result.groups.end(),
              [](const auto& a, const auto& b) { return a.rows.front() < b.rows.front(); });
    for (const DuplicateGroup& group : result.groups) {
        result.rows_in_groups += static_cast<std::int64_t>(group.rows.size());
        for (const std::int64_t row : group.rows)
            result.flags.push_back({row, QualityReason::duplicate, static_cast<double>(group.rows.size()), 2});
    }
    std::sort(result.flags.begin(), result.flags.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
    return result;
}

}  // namespace diaoyan
