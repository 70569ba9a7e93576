// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <pugixml.hpp>

#include <functional>
#include <string>

namespace diaoyan::odt {

/// The looks of cells that tables use; once per document.
void addCellStyles(pugi::xml_node automatic_styles);

/// Adds a table with three rules, its headings repeated on every page; a table wider than the page becomes several,
/// each after `continuation`. `number` makes the names of its styles; `width` is that of the text in millimetres.
void addGrid(pugi::xml_node automatic_styles, pugi::xml_node body, const ResultTable& table, Language language,
             int number, double width, const std::function<void()>& continuation);

}  // namespace diaoyan::odt
