// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <optional>

namespace diaoyan {

/// Why a cell is "—" where its column has nothing to say about its row.
inline const Text doesNotApply{"不适用", "does not apply"};

/// The number, or "—" with the reason; an infinite statistic says that nothing varies within the groups.
TableCell numberOr(const std::optional<double>& value, int decimals, const Text& reason);

/// A p value, or "—" with the reason.
TableCell probabilityOr(const std::optional<double>& p, const Text& reason);

}  // namespace diaoyan
