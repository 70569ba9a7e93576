// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/pdf_pages.h"
#include "charts/tables/result_table.h"

#include <string>

namespace diaoyan {

/// One table with its caption ("表 1"), base, three rules and notes. A table that is too wide is continued in panels,
/// one that is too long on the next page; both repeat their headings under 表 1（续）.
void setTable(PdfPages& pages, const ResultTable& table, const std::string& label, Language language);

/// What must fit on a page so that the beginning of a table need not part from what stands above it.
double leastTableHeight(const PdfLooks& looks);

}  // namespace diaoyan
