// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace diaoyan {

/// The table as data: docs/schema/result-table.schema.json. Every share stands as {count, base,
/// base_kind, percent} with the percentage unrounded, or null for an empty base. Keys keep their order,
/// both languages are in it, and what is undefined is null or "none", never 0.
nlohmann::ordered_json jsonTable(const ResultTable& table);

/// The same as text, indented by 2, with a line feed at the end; broken UTF-8 becomes U+FFFD.
std::string toJson(const ResultTable& table);

/// The stable word for a base: "valid", "cases" ...
std::string baseKindName(BaseKind kind);

}  // namespace diaoyan
