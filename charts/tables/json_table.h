// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace diaoyan {

/// Writes the table as data behind what stands in `out`: docs/schema/result-table.schema.json. Every share stands as
/// {count, base, base_kind, percent} with the percentage unrounded, or null for an empty base. Keys keep their order,
/// both languages are in it, and what is undefined is null or "none", never 0. A cell is a line, indented by 2 and,
/// from the second line on, by `indent` more; no line feed at the end. Broken UTF-8 becomes U+FFFD.
void appendJson(const ResultTable& table, std::string& out, int indent = 0);

/// The same as text of its own, with a line feed at the end.
std::string toJson(const ResultTable& table);

/// The same as a value, to be put into a larger document.
nlohmann::ordered_json jsonTable(const ResultTable& table);

/// The stable word for a base: "valid", "cases" ...
std::string baseKindName(BaseKind kind);

}  // namespace diaoyan
