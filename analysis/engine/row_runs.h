// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diaoyan {

/// Neighbouring rows, begin <= row < end, that all fall into one group.
struct RowRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t group = 0;

    bool operator==(const RowRun&) const = default;
};

/// The runs of equal values in a column of keys (the school of every row), with the key as group. Empty where
/// the average run is too short for counting run by run to pay.
std::vector<RowRun> runsOf(const std::vector<std::uint16_t>& keys);

/// The same rows with `group_of_key[run.group]` as group. Neighbours that come to be in one group are joined.
std::vector<RowRun> regrouped(const std::vector<RowRun>& runs, const std::vector<std::uint32_t>& group_of_key);

}  // namespace diaoyan
