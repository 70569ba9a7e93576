// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/row_runs.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diaoyan {

// Counting as fast as the memory gives out the answers.
//
// The obvious loop, ++cells[group of row][code of row], adds one answer per step, and a step has to wait when it
// meets a cell that the step before has just written. But rows mostly lie in runs of one group (the snapshot keeps
// the rows of a school together, and without a grouping all rows are one run), and within a run the group need not
// be asked for: what is left is "how many of these bytes are 0, how many 1, ...".
// A processor compares 16 to 64 bytes with one code in one instruction. The result is -1 in every byte that is
// equal, else 0; subtracted from a vector of byte-wide counters it counts 64 rows at once:
//
//     codes      3  1  0  3  2  1 ...
//     == 3      -1  0  0 -1  0  0 ...
//     counters  +1  .  . +1  .  . ...       one such vector for every code that is looked for
//
// After 255 vectors, before a counter could overflow, and at the end of the run the counters are summed up. A scale
// has some seven codes, so a row costs seven compares in 64: about a tenth of a step of the loop above.
// Ticks are counted alike: "bit k is set" stands for the comparison, and the number of bits of a byte, which is the
// number of options the respondent ticked, is compared with 1, 2, ...
// What is not compared is the rest: rows of the run minus all that was found. So bytes that cannot be (damage) land
// in the last cell without any check.
//
// The loops are written once, with Highway, compiled for several instruction sets, and the best one that the
// processor has is taken when the program runs.

/// More codes than this take longer to compare than to count one by one.
inline constexpr std::size_t mostComparedCodes = 32;

/// Adds to cells[group * width + code] the rows of each run that have the code; codes from `width` on count as
/// width - 1. REQUIRES: the runs lie within the column, 1 <= width <= mostComparedCodes.
void countCodes(const std::vector<std::uint8_t>& codes, const std::vector<RowRun>& runs, std::size_t width,
                std::uint32_t* cells);

/// The same for ticks of up to 8 options, a byte per row: adds to the cells of each run's group, which stand as
/// TickCells says. `reasons` as in TickColumn. REQUIRES: the runs lie within `ticks`.
void countTicks(const std::vector<std::uint8_t>& ticks, const std::vector<std::uint8_t>& reasons,
                const std::vector<RowRun>& runs, std::uint32_t* cells);

/// Both functions as compiled for one instruction set.
struct RunCounter {
    const char* instructions;
    decltype(&countCodes) codes;
    decltype(&countTicks) ticks;
};

/// The instruction sets that this processor has, the best one, which the functions above take, first. For tests.
const std::vector<RunCounter>& runCounters();

}  // namespace diaoyan
