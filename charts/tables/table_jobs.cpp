// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/table_jobs.h"

#include <iterator>
#include <utility>

namespace diaoyan {

Result<std::vector<ResultTable>> allTables(const std::vector<TableJob>& jobs) {
    std::vector<ResultTable> tables;
    for (const TableJob& job : jobs) {
        Result<std::vector<ResultTable>> some = job();
        if (!some) return some;
        std::move(some->begin(), some->end(), std::back_inserter(tables));
    }
    return tables;
}

}  // namespace diaoyan
