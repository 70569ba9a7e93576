// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/look/row_list.h"

#include <QHeaderView>
#include <QTableView>

namespace diaoyan {

void readByRows(QTableView& table) {
    table.verticalHeader()->hide();
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
}

}  // namespace diaoyan
