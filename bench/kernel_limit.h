// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/checksums.h"
#include "bench/codes_by_school.h"

namespace diaoyan::bench {

/// How fast the workload can be counted on this machine when nothing else is asked for: no missing reasons, no
/// weights, no other grouping, answers already in the order of the schools. Compiled for the machine it runs on
/// (-march=native); the engine is measured against it in the same run.
/// The questions are shared out among `threads`; each is counted in one pass and tested at once.
Checksums countAtTheLimit(const CodesBySchool& answers, int threads);

}  // namespace diaoyan::bench
