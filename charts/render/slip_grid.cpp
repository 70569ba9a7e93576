// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/slip_grid.h"

#include <cmath>
#include <limits>

namespace diaoyan {

namespace {

constexpr int most_columns = 4;  ///< narrower slips have no room for words beside the QR code
constexpr int most_rows = 10;    ///< lower ones none for the QR code
constexpr double wanted_shape = 1.75;
constexpr double harm_of_empty_places = 1.5;

}  // namespace

SlipGrid slipGrid(int slips, double page_width, double page_height) {
    SlipGrid best;
    double least = std::numeric_limits<double>::infinity();
    for (int columns = 1; columns <= most_columns; ++columns) {
        const int rows = (slips + columns - 1) / columns;
        if (rows > most_rows && columns < most_columns) continue;
        const SlipGrid grid{columns, rows, page_width / columns, page_height / rows};
        const double empty = static_cast<double>(columns * rows - slips) / slips;
        const double harm = std::fabs(std::log(grid.width / grid.height / wanted_shape)) + harm_of_empty_places * empty;
        if (harm >= least) continue;
        least = harm;
        best = grid;
    }
    return best;
}

}  // namespace diaoyan
