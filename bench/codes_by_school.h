// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/responses.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diaoyan::bench {

/// Whole vectors for the kernel: every school's rows are filled up to a multiple of this, so that no row is left over.
inline constexpr std::size_t rowsAtOnce = 64;

/// The codes of one question, school after school.
struct SchoolCodes {
    std::int64_t position = 0;  ///< in the questionnaire, from 1
    int options = 0;
    bool multiple = false;
    std::vector<std::uint8_t>
        codes;  ///< option from 0 (anything above: none); of a multiple choice, one bit per option
};

/// The answers in the order that suits a machine best: what the counting is measured against.
struct CodesBySchool {
    std::vector<std::size_t> begin;  ///< of each school's rows, and the end of the last one's
    std::vector<SchoolCodes> questions;
    static constexpr std::uint16_t noMinutes = 0xFFFF;
    std::vector<std::uint16_t> minutes;
    std::uint16_t most_minutes = 0;
};

/// REQUIRES: the workload's columns (up to 8 options), every row from a known school.
CodesBySchool codesBySchool(const Responses& responses);

}  // namespace diaoyan::bench
