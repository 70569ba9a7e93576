// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/sav_sets.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diaoyan {

/// A variable of an SPSS file, all texts as bytes of the file's encoding.
struct SavVariable {
    std::string short_name;  ///< eight bytes at most; what sets refer to
    std::string name;        ///< the long name, else the short one
    std::string label;
    std::size_t width = 0;                 ///< bytes of a text; 0: a number
    std::vector<std::size_t> words = {1};  ///< eight-byte words of the variable, or of each of its segments
    unsigned format = 0;                   ///< number of the print format's type: 20 DATE, 22 DATETIME ...
    int measure = 0;                       ///< 1 nominal, 2 ordinal, 3 scale
    std::vector<double> missing;           ///< number: user-missing values
    std::vector<std::pair<double, double>> missing_ranges;
    std::vector<std::string> missing_texts;
    std::vector<std::pair<double, std::string>> number_labels;
    std::vector<std::pair<std::string, std::string>> text_labels;
};

/// What stands before the cases of an SPSS file.
struct SavDictionary {
    bool little_endian = true;
    int compression = 0;      ///< 0 none, 1 bytecodes, 2 bytecodes within zlib
    std::int64_t cases = -1;  ///< as declared; -1: unknown
    double bias = 100;
    double missing = 0;  ///< what stands for "no number" in the data
    std::string product;
    std::string label;
    std::string encoding;    ///< record 7/20; empty when there is none
    unsigned code_page = 0;  ///< record 7/3; 0 when there is none
    std::vector<SavVariable> variables;
    std::vector<SavSet> sets;
    std::string weight;          ///< name of the variable that weighs the cases
    std::size_t notes = 0;       ///< lines of documents
    int damaged_records = 0;     ///< extension records that could not be understood
    std::size_t data_begin = 0;  ///< where the cases begin
    std::size_t words = 0;       ///< eight-byte words of a case
};

/// Reads the dictionary of a .sav or .zsav by bounds that are checked. Wrong extension records are counted and left
/// out; what the cases cannot be read without is a problem: file-truncated, file-damaged, too-large (more than
/// `most_variables`). The declared size of a case and the dates are not looked at: real files have them wrong.
Result<SavDictionary> readSavDictionary(std::string_view bytes, const std::string& path, std::size_t most_variables);

}  // namespace diaoyan
