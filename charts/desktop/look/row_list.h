// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace diaoyan {

/// A table that is read row by row: whole rows are chosen, every other one is shaded, no grid and no row numbers; Tab
/// leaves it instead of going from cell to cell.
void readByRows(QTableView& table);

}  // namespace diaoyan
