// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace diaoyan {

/// How slips share a page. Lengths as the page's.
struct SlipGrid {
    int columns = 1;
    int rows = 1;
    double width = 0;  ///< of a slip
    double height = 0;

    bool operator==(const SlipGrid&) const = default;
};

/// Room for `slips` on a page in slips of about 7 by 4, with few empty places. REQUIRES: slips >= 1.
SlipGrid slipGrid(int slips, double page_width, double page_height);

}  // namespace diaoyan
