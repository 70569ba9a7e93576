// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"
#include "collector/tabular/stat_text.h"

#include <exception>
#include <functional>
#include <readstat.h>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// A variable as ReadStat hands it over, texts in the file's encoding.
struct StatVariable {
    std::string name;
    std::string label;
    std::string format;
    std::string labels;  ///< name of its set of value labels
    bool text = false;
    int measure = 0;
    std::vector<readstat_value_t> missing;  ///< numbers
    std::vector<std::string> missing_texts;
    std::vector<std::pair<double, double>> missing_ranges;
};

/// One labelled value of a set.
struct StatLabel {
    std::string set;
    double number = 0;
    char tag = 0;  ///< the letter of .a; 0: a number or a text
    std::string text;
    std::string label;
};

/// What a file says besides its cases.
struct StatHead {
    std::string label;
    std::string encoding;
    std::int64_t version = 0;
    std::int64_t cases = -1;
    std::vector<StatVariable> variables;
    std::vector<StatLabel> labels;
};

/// Runs one of ReadStat's parsers over bytes in memory. `take` gets every value (answer false to stop); without it
/// only the head is read. Exceptions of `take` come out here.
struct StatRun {
    std::string_view bytes;
    std::string format;
    StatHead head;
    std::function<bool(std::size_t variable, const readstat_value_t& value)> take;

    readstat_error_t parse();

    std::size_t place = 0;       ///< of the next byte to read
    std::exception_ptr failure;  ///< of a handler
};

}  // namespace diaoyan
