// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/quality/percent_match.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace diaoyan {

namespace {

/// Sheets as bits, so that 64 items are compared at once: per row and word of 64 items first which items are
/// answered, then the binary digits of the answers, numbered per item.
class PackedSheets {
public:
    explicit PackedSheets(const ScoreMatrix& scores) : words_(static_cast<std::size_t>((scores.items + 63) / 64)) {
        std::vector<std::vector<double>> distinct(static_cast<std::size_t>(scores.items));
        std::size_t most = 1;
        for (std::size_t item = 0; item < distinct.size(); ++item) {
            auto& values = distinct[item];
            for (std::int64_t row = 0; row < scores.rows; ++row)
                if (scores.answered(row, static_cast<std::int64_t>(item)))
                    values.push_back(scores.value(row, static_cast<std::int64_t>(item)));
            std::sort(values.begin(), values.end());
            values.erase(std::unique(values.begin(), values.end()), values.end());
            most = std::max(most, values.size());
        }
        digits_ = static_cast<std::size_t>(std::bit_width(most));
        bits_.assign(static_cast<std::size_t>(scores.rows) * words_ * (digits_ + 1), 0);
        for (std::int64_t row = 0; row < scores.rows; ++row)
            for (std::size_t item = 0; item < distinct.size(); ++item) {
                const auto column = static_cast<std::int64_t>(item);
                if (!scores.answered(row, column)) continue;
                const auto& values = distinct[item];
                const auto code = static_cast<std::uint64_t>(
                    std::lower_bound(values.begin(), values.end(), scores.value(row, column)) - values.begin());
                std::uint64_t* word = &bits_[(static_cast<std::size_t>(row) * words_ + item / 64) * (digits_ + 1)];
                word[0] |= std::uint64_t{1} << item % 64;
                for (std::size_t digit = 0; digit < digits_; ++digit)
                    word[digit + 1] |= (code >> digit & 1u) << item % 64;
            }
    }

    /// Items that both answered, and those of them that they answered alike.
    std::pair<int, int> compare(std::size_t one, std::size_t other) const {
        const std::size_t length = digits_ + 1;
        const std::uint64_t* a = bits_.data() + one * words_ * length;
        const std::uint64_t* b = bits_.data() + other * words_ * length;
        int both = 0, same = 0;
        for (std::size_t word = 0; word < words_; ++word, a += length, b += length) {
            const std::uint64_t known = a[0] & b[0];
            std::uint64_t unlike = 0;
            for (std::size_t digit = 1; digit < length; ++digit) unlike |= a[digit] ^ b[digit];
            both += std::popcount(known);
            same += std::popcount(known & ~unlike);
        }
        return {both, same};
    }

private:
    std::size_t words_;
    std::size_t digits_ = 1;
    std::vector<std::uint64_t> bits_;
};

void consider(NearestSheet& nearest, double share, std::int64_t row) {
    if (nearest.share && share <= *nearest.share) return;
    nearest = {share, row};
}

}  // namespace

Result<PercentMatch> percentMatch(const ScoreMatrix& scores, const PercentMatchRule& rule) {
    if (auto problem = unfitMatrix(scores)) return *std::move(problem);
    if (scores.items < rule.fewest_items)
        return Problem{"form-too-short",
                       phrase("题目只有 {0} 道，少于 {1} 道：短问卷雷同多属偶然，不作雷同比对",
                              "only {0} items, fewer than {1}: short forms match by chance",
                              {scores.items, rule.fewest_items}),
                       {}};
    const double pairs = static_cast<double>(scores.rows) * static_cast<double>(scores.rows) / 2;
    if (pairs * static_cast<double>((scores.items + 63) / 64) > 5e7)
        return Problem{"too-many-rows",
                       phrase("{0} 份答卷两两比对工作量过大，请分校或分批进行",
                              "comparing all pairs of {0} sheets takes too long: check school by school",
                              {scores.rows}),
                       {}};
    PercentMatch result;
    result.rule = rule;
    result.rows.resize(static_cast<std::size_t>(scores.rows));
    const PackedSheets sheets(scores);
    const std::int64_t enough =
        std::max<std::int64_t>(1, rule.common_items > 0 ? rule.common_items : (scores.items + 1) / 2);
    for (std::size_t a = 0; a < result.rows.size(); ++a)
        for (std::size_t b = a + 1; b < result.rows.size(); ++b) {
            const auto [both, same] = sheets.compare(a, b);
            if (both < enough) continue;
            const double share = static_cast<double>(same) / both;
            consider(result.rows[a], share, static_cast<std::int64_t>(b));
            consider(result.rows[b], share, static_cast<std::int64_t>(a));
        }
    for (std::size_t row = 0; row < result.rows.size(); ++row)
        if (const auto& share = result.rows[row].share; share && *share >= rule.limit)
            result.flags.push_back({static_cast<std::int64_t>(row), QualityReason::percent_match, *share, rule.limit});
    return result;
}

}  // namespace diaoyan
