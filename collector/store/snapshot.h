// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/responses.h"
#include "questionnaires/result.h"

#include <string>
#include <string_view>

namespace diaoyan {

/// A column as bytes (little endian, with a format number and lengths in front) and back. Damaged or
/// foreign bytes are refused (snapshot-damaged), never trusted: every code is checked against its options.
std::string packColumn(const Column& column);
Result<Column> unpackColumn(std::string_view bytes, const Item& item, std::size_t rows);

/// The schools and the weights of the rows, likewise.
std::string packSchools(const Responses& responses);
Result<Done> unpackSchools(std::string_view bytes, Responses& responses);

}  // namespace diaoyan
