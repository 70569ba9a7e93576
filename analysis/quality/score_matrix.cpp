// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/quality/score_matrix.h"

#include <cmath>

namespace diaoyan {

ScoreMatrix scoreMatrix(const std::vector<std::vector<std::optional<double>>>& rows) {
    ScoreMatrix scores;
    scores.rows = static_cast<std::int64_t>(rows.size());
    scores.items = rows.empty() ? 0 : static_cast<std::int64_t>(rows.front().size());
    scores.values.reserve(static_cast<std::size_t>(scores.rows * scores.items));
    scores.state.reserve(scores.values.capacity());
    for (const auto& row : rows)
        for (const auto& score : row) {
            scores.values.push_back(score.value_or(0));
            scores.state.push_back(score ? ScoreState::answered : ScoreState::unanswered);
        }
    return scores;
}

std::optional<Problem> unfitMatrix(const ScoreMatrix& scores) {
    const Problem wrong{"wrong-shape",
                        {"答案矩阵的行数、题数与数据不符，或含有非数值",
                         "rows and items of the score matrix do not fit its values, or a value is no number"},
                        {}};
    if (scores.rows < 0 || scores.items < 1 || scores.values.size() != scores.state.size()) return wrong;
    const auto items = static_cast<std::size_t>(scores.items);
    if (scores.values.size() % items != 0 || scores.values.size() / items != static_cast<std::size_t>(scores.rows))
        return wrong;
    for (std::size_t i = 0; i < scores.values.size(); ++i)
        if (scores.state[i] == ScoreState::answered && !std::isfinite(scores.values[i])) return wrong;
    return std::nullopt;
}

}  // namespace diaoyan
