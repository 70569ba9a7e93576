// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"
#include "collector/tabular/sheet_row.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// What is in a sheet, as far as choosing one needs it.
enum class SheetContent { empty, something, table };  ///< table: at least two columns and two rows are used

struct SheetEntry {
    std::string name;
    bool hidden = false;
};

/// A sheet's content, found out only when it is asked for.
using LookIntoSheet = std::function<Result<SheetContent>(std::size_t sheet)>;

/// Which sheet to read: the wanted one by name, else the first that holds a table (visible ones before hidden ones),
/// else the first that holds anything. Other sheets with something in them are remarked.
/// Problems: no-such-sheet (with the names there are), file-empty, too-large (more than 1,000 sheets), and whatever
/// `look` reports.
Result<std::size_t> chooseSheet(const std::vector<SheetEntry>& sheets, const LookIntoSheet& look,
                                const std::string& path, const std::string& wanted, std::vector<Problem>& remarks);

/// The same for a sheet within a file that is walked through once: `next` makes the next row of `row`, false at the end
/// of the sheet, which is always reached.
Result<SheetContent> contentOf(const std::function<Result<bool>()>& next, const SheetRow& row);

/// Looks through rows until they are known to be a table. Leaves `rows` rewound.
Result<SheetContent> contentOf(RowSource& rows);

}  // namespace diaoyan
