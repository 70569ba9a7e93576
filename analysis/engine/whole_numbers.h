// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/responses.h"

#include <cstddef>
#include <optional>

namespace diaoyan {

/// A column of numbers as codes: the number is its code, 0 .. options-1, and the missing follow as in CodeColumn
/// (a number that is not finite is invalid). Minutes, ages and children can be counted like answers this way.
/// Nothing where a number is not whole, negative, or larger than is worth a cell for each.
std::optional<CodeColumn> wholeNumbers(const NumberColumn& column, std::size_t rows);

}  // namespace diaoyan
