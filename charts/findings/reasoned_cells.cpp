// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/reasoned_cells.h"

#include <cmath>

namespace diaoyan {

TableCell numberOr(const std::optional<double>& value, int decimals, const Text& reason) {
    if (!value || std::isnan(*value)) return NoValue{reason};
    if (std::isinf(*value)) return NoValue{{"无穷大：组内没有差异", "infinite: nothing varies within the groups"}};
    return Figure{*value, decimals};
}

TableCell probabilityOr(const std::optional<double>& p, const Text& reason) {
    return p && std::isfinite(*p) ? TableCell(PValue{*p}) : TableCell(NoValue{reason});
}

}  // namespace diaoyan
