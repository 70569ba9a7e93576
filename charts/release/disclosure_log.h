// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/release/release.h"
#include "charts/tables/result_table.h"

#include <string>

namespace diaoyan {

/// What a release withholds and why, a row for each document, item and group: for the office's own eyes, for it says
/// how many answered. Kind: disclosure-log.
ResultTable disclosureLog(const Release& release);

/// The log as a file: CSV (UTF-8 with byte order mark, for spreadsheets; cells that begin like a formula are quoted
/// with an apostrophe), or Markdown. Both begin with words that it is confidential.
std::string disclosureLogCsv(const ResultTable& log, Language language);
std::string disclosureLogMarkdown(const ResultTable& log, Language language);

}  // namespace diaoyan
