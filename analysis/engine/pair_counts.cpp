// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/pair_counts.h"

#include "analysis/engine/cell_counts.h"

namespace diaoyan {

namespace {

/// Adds respondents who gave one and the same answer.
class PairSum {
public:
    explicit PairSum(std::size_t options) : options_(options) {}

    void add(const std::uint8_t* bits, std::int64_t respondents, PairCounts& sum) {
        ticked_.clear();
        for (std::size_t option = 0; option < options_; ++option)
            if ((bits[option / 8] >> (option % 8)) & 1u) ticked_.push_back(option);
        for (const std::size_t one : ticked_)
            for (const std::size_t other : ticked_) sum.counts[one * options_ + other] += respondents;
        if (!ticked_.empty()) sum.cases += respondents;
    }

private:
    std::size_t options_;
    std::vector<std::size_t> ticked_;
};

/// Up to eight options: counts each of the 256 answers first, then takes the pairs of an answer once for all who
/// gave it.
void addAnswers(const TickColumn& column, const Grouping& grouping, std::size_t rows, std::vector<PairCounts>& pairs) {
    const CellCounts answers = byteCells(column.bits, everyByte, grouping, rows);
    PairSum sum(column.options);
    for (std::size_t group = 0; group < pairs.size(); ++group)
        for (std::size_t answer = 1; answer < everyByte; ++answer) {
            const std::uint32_t respondents = answers.line(group)[answer];
            const auto bits = static_cast<std::uint8_t>(answer);
            if (respondents != 0) sum.add(&bits, respondents, pairs[group]);
        }
}

}  // namespace

std::vector<PairCounts> pairCounts(const TickColumn& column, const Grouping& grouping, std::size_t rows) {
    const std::size_t options = column.options;
    std::vector<PairCounts> pairs(grouping.groups.size() + 1, {.counts = std::vector<std::int64_t>(options * options)});
    if (column.bytes_per_row == 1 && pairs.size() * everyByte <= mostQuickCells) {
        addAnswers(column, grouping, rows, pairs);
        return pairs;
    }
    PairSum sum(options);
    withGroupOf(grouping, [&](auto groupOf) {
        for (std::size_t row = 0; row < rows; ++row)
            sum.add(column.bits.data() + row * column.bytes_per_row, 1, pairs[groupOf(row)]);
    });
    return pairs;
}

}  // namespace diaoyan
