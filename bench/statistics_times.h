// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace diaoyan::bench {

/// Prints how long the statistics of 40 questions by 200 schools take beside the counting of 100,000 answers
/// they are computed from, in this process; medians of five.
void printStatisticsTimes();

}  // namespace diaoyan::bench
