// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/responses.h"
#include "questionnaires/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

// A snapshot is kept in blocks of rows (see row_order.h), each with one piece for its schools and weights and one
// per column: the values as they lie in memory, little endian, with a format number and lengths in front. What is
// damaged or foreign is refused (snapshot-damaged), never trusted: every code is checked against its options.

std::string packColumn(const Column& column);
std::string packSchools(const std::vector<std::uint16_t>& school, const std::vector<double>& weights);

/// Adds the next block's schools and weights to `responses.school` and `.weights`.
/// `first`: the block is the first one. All blocks have weights or none.
Result<Done> unpackSchools(std::string_view bytes, bool first, Responses& responses);

/// Adds `rows` rows of the next block to a column that has `before` rows. `scratch` keeps its memory from one block
/// to the next; its content means nothing.
Result<Done> unpackColumn(std::string_view bytes, std::size_t rows, std::size_t before, Column& column,
                          Column& scratch);

}  // namespace diaoyan
