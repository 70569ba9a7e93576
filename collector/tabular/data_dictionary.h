// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// A value of a variable and what it means. `value` is written exactly as the cells of the table have it ("1", "-3").
struct ValueLabel {
    std::string value;
    std::string label;

    bool operator==(const ValueLabel&) const = default;
};

/// One variable of a statistics file.
struct Variable {
    enum class Measure { unknown, nominal, ordinal, scale };
    enum class Type { number, text, date };

    std::string name;
    std::string label;
    Type type = Type::number;
    Measure measure = Measure::unknown;
    std::vector<ValueLabel> values;
    std::vector<std::string> missing;                       ///< user-missing values, as the cells have them
    std::vector<std::pair<double, double>> missing_ranges;  ///< user-missing from .. to, both included

    bool operator==(const Variable&) const = default;
};

/// Variables that together are one multiple-response question.
struct ResponseSet {
    std::string name;  ///< without $
    std::string label;
    bool dichotomies = true;  ///< one variable per option; else each variable holds one of the chosen options
    std::string counted;      ///< dichotomies: the value that means "ticked"
    std::vector<std::string> variables;  ///< by name

    bool operator==(const ResponseSet&) const = default;
};

/// What a statistics file says about its columns; one variable per column of the table, in order.
struct DataDictionary {
    std::string product;  ///< the program that wrote it
    std::string label;    ///< of the file
    std::vector<Variable> variables;
    std::vector<ResponseSet> sets;

    bool operator==(const DataDictionary&) const = default;
};

}  // namespace diaoyan
