// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "bench/checksums.h"

namespace diaoyan::bench {

/// The analysis that every program is measured on: the frequencies of every question, every question by school, the
/// chi-square test of each (of a multiple response: of each option, ticked or not), the number by school.
Checksums analyseWorkload(const Tabulator& tabulator);

}  // namespace diaoyan::bench
