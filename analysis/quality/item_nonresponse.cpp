// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/quality/item_nonresponse.h"

namespace diaoyan {

std::optional<double> MissingCount::share() const {
    if (asked <= 0) return std::nullopt;
    return static_cast<double>(missing) / static_cast<double>(asked);
}

Result<ItemNonresponse> itemNonresponse(const ScoreMatrix& scores, double limit) {
    if (auto problem = unfitMatrix(scores)) return *std::move(problem);
    ItemNonresponse result;
    result.limit = limit >= 0 && limit <= 1 ? limit : 0.5;
    result.items.resize(static_cast<std::size_t>(scores.items));
    result.distribution.assign(static_cast<std::size_t>(scores.items) + 1, 0);
    for (std::int64_t r = 0; r < scores.rows; ++r) {
        MissingCount row;
        for (std::int64_t i = 0; i < scores.items; ++i) {
            const ScoreState state = scores.state[scores.at(r, i)];
            if (state == ScoreState::not_asked) continue;
            MissingCount& item = result.items[static_cast<std::size_t>(i)];
            ++row.asked;
            ++item.asked;
            if (state == ScoreState::answered) continue;
            ++row.missing;
            ++item.missing;
        }
        ++result.distribution[static_cast<std::size_t>(row.missing)];
        if (row.asked > 0 && row.missing == 0) ++result.complete;
        if (const auto share = row.share(); share && *share > result.limit)
            result.flags.push_back({r, QualityReason::many_missing, *share, result.limit});
        result.rows.push_back(row);
    }
    return result;
}

}  // namespace diaoyan
