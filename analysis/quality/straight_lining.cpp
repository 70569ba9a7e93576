// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/quality/straight_lining.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

std::int64_t longestRun(const std::vector<double>& answers) {
    std::int64_t longest = 0, run = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        run = i > 0 && answers[i] == answers[i - 1] ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    return longest;
}

/// Centred on the first answer, so that equal answers give exactly 0.
std::optional<double> spreadOf(const std::vector<double>& answers) {
    if (answers.size() < 2) return std::nullopt;
    const auto n = static_cast<double>(answers.size());
    double mean = 0;
    for (const double answer : answers) mean += (answer - answers.front()) / n;
    double squares = 0;
    for (const double answer : answers) {
        const double deviation = (answer - answers.front()) - mean;
        squares += deviation * deviation;
    }
    const double spread = std::sqrt(squares / (n - 1));
    return std::isfinite(spread) ? std::optional(spread) : std::nullopt;
}

AnswerMonotony monotonyOf(std::vector<double>& answers) {
    AnswerMonotony row;
    row.answered = static_cast<std::int64_t>(answers.size());
    row.longest_run = longestRun(answers);
    row.irv = spreadOf(answers);
    std::sort(answers.begin(), answers.end());
    if (!answers.empty())
        row.modal_share = static_cast<double>(longestRun(answers)) / static_cast<double>(answers.size());
    return row;
}

}  // namespace

Result<StraightLining> straightLining(const ScoreMatrix& scores, const StraightLiningRule& rule) {
    if (auto problem = unfitMatrix(scores)) return *std::move(problem);
    StraightLining result;
    result.limit = rule.longest_run > 0 ? rule.longest_run : std::max<std::int64_t>(6, (scores.items + 1) / 2);
    result.runs.assign(static_cast<std::size_t>(scores.items) + 1, 0);
    std::vector<double> answers;
    for (std::int64_t r = 0; r < scores.rows; ++r) {
        answers.clear();
        for (std::int64_t item = 0; item < scores.items; ++item)
            if (scores.answered(r, item)) answers.push_back(scores.value(r, item));
        const AnswerMonotony row = monotonyOf(answers);
        ++result.runs[static_cast<std::size_t>(row.longest_run)];
        if (row.answered > 0 && row.longest_run == row.answered) ++result.all_identical;
        if (row.longest_run >= result.limit)
            result.flags.push_back({r, QualityReason::straight_line, static_cast<double>(row.longest_run),
                                    static_cast<double>(result.limit)});
        else if (rule.low_irv && row.irv && *row.irv < *rule.low_irv)
            result.flags.push_back({r, QualityReason::straight_line, *row.irv, *rule.low_irv});
        result.rows.push_back(row);
    }
    return result;
}

}  // namespace diaoyan
