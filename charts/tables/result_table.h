// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/share.h"
#include "questionnaires/text.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace diaoyan {

/// A number with the digits it is shown with; NaN never: undefined values are NoValue.
struct Figure {
    double value = 0;
    int decimals = 2;
    bool operator==(const Figure&) const = default;
};

/// A p value; written as "<0.001" below that.
struct PValue {
    double value = 1;
    bool operator==(const PValue&) const = default;
};

/// Undefined, with the reason in words.
struct NoValue {
    Text reason;
    bool operator==(const NoValue&) const = default;
};

/// An interval of proportions, shown as percentages.
struct IntervalCell {
    double low = 0;
    double high = 1;
    bool operator==(const IntervalCell&) const = default;
};

using TableCell = std::variant<Text, std::int64_t, Share, Figure, PValue, IntervalCell, NoValue>;

/// How a column is meant to be read.
enum class ColumnRole { label, count, share, figure };

struct TableColumn {
    Text heading;
    ColumnRole role = ColumnRole::count;
    bool operator==(const TableColumn&) const = default;
};

/// What a row is: options are ordinary, the others are set apart by a rule in print.
enum class RowRole { option, not_substantive, missing, subtotal, total };

struct TableRow {
    RowRole role = RowRole::option;
    std::string code;  ///< option or group code, for scripts
    std::vector<TableCell> cells;
    bool operator==(const TableRow&) const = default;
};

/// One table of results, neutral: terminal, JSON, Word and HTML render the same value, so that
/// numbers agree everywhere.
struct ResultTable {
    std::string id;    ///< parent.hope
    std::string kind;  ///< id of the statistic: frequency, multiple-response, crosstab ...
    Text title;
    Text base;  ///< the base in words: 有效作答 1241 名家长
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
    std::vector<Text> notes;
    int bar_column = -1;  ///< the share column that is shown as small bars, or -1

    bool operator==(const ResultTable&) const = default;
};

/// The cell as a person reads it: "551", "44.4%", "<0.001", "—". Figures are rounded half away from zero
/// on their shortest decimal form; what is undefined (empty base, NaN) is "—".
std::string cellText(const TableCell& cell, Language language);

/// The line that names the base: "基数：有效作答 1241 名家长"; empty when the table has none.
std::string baseText(const ResultTable& table, Language language);

/// The notes as printed under the table, the first one introduced by "注：".
std::vector<std::string> noteLines(const ResultTable& table, Language language);

/// Whether a thin rule stands between two neighbouring rows: it parts the answers from sums and missings.
bool ruleBetween(RowRole above, RowRole below);

}  // namespace diaoyan
