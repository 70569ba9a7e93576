// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/responses.h"

#include <cstdint>
#include <span>
#include <vector>

namespace diaoyan {

// The order of the rows in a snapshot. Respondents of one school stand together, so that a table by school is a run of
// small histograms over neighbouring bytes. To keep that true while a file of any length streams through, rows are
// ordered within blocks: the valid sheets are cut, by id, into blocks of `rowsPerBlock`; within one, rows go by the
// position of their school on the roster (unknown schools last) and then by id.

inline constexpr std::size_t rowsPerBlock = std::size_t{1} << 18;

/// For rows in the order of their ids, which of them stands at each place of the snapshot.
std::vector<std::uint32_t> orderBySchool(std::span<const std::uint16_t> school);

/// Brings rows that are in the order of their ids into the order of the snapshot.
void orderRows(Responses& responses);

/// A column of the rows `rows[0]`, `rows[1]` ... of another.
Column pickRows(const Column& column, std::span<const std::uint32_t> rows);

/// The same for any list of values of rows.
template <class Value>
std::vector<Value> pickValues(const std::vector<Value>& values, std::span<const std::uint32_t> rows) {
    std::vector<Value> picked(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) picked[at] = values[rows[at]];
    return picked;
}

/// Adds the rows [begin, end) of a column of the same item behind the `rows` rows of `to`.
void appendRows(Column& to, std::size_t rows, const Column& from, std::size_t begin, std::size_t end);

}  // namespace diaoyan
