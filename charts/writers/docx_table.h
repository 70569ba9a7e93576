// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <pugixml.hpp>

#include <functional>

namespace diaoyan::docx {

/// Appends one table to the body: 三线表 with the heading row repeated on every page, rows never split,
/// numbers right, base above and notes below. A short table stays on one page. A table wider than
/// the page becomes several, each introduced by `continuation` (表 3（续）).
void addTable(pugi::xml_node body, const ResultTable& table, Language language,
              const std::function<void()>& continuation);

}  // namespace diaoyan::docx
