// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/checksums.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// One column of the CSV with its words as numbers.
struct CodedColumn {
    std::vector<std::string> words;    ///< of the codes 1, 2 ...; code 0 is an empty cell
    std::vector<std::uint16_t> codes;  ///< per row
};

/// The workload's CSV as codes: school, then a column per question with options, then the number and the remarks.
struct CodedAnswers {
    std::int64_t rows = 0;
    std::vector<CodedColumn> columns;
    std::vector<std::uint16_t> minutes;  ///< 0xFFFF where empty
    std::string remarks;                 ///< one after the other
    std::vector<std::uint64_t> remark_ends;
};

/// How fast the workload's CSV can be read when only this file has to be read: UTF-8, commas, as many cells in every
/// row, no line breaks within quotation marks, no word checked against the questionnaire. Each thread reads and codes
/// its part of the file with dictionaries of its own, which are merged at the end.
/// Problem: file-missing.
Result<CodedAnswers> parseAtTheLimit(const std::string& path, int threads);

/// Choices, ticks and minutes (no tests), so that the codes can be compared with everybody else's.
Checksums checksumsOf(const CodedAnswers& answers, const Questionnaire& form);

}  // namespace diaoyan::bench
