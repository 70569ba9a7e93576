// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

#include <string>
#include <vector>

namespace diaoyan {

/// The metadata of Triple-S 2.0 (.sss, .xml). Codes of options are whole numbers there; a matrix is a variable for each
/// row, whose label is "title — row".
bool recogniseTripleS(const FormDocument& document);
Result<ReadForm> readTripleS(const FormDocument& document);
WrittenForm writeTripleS(const Questionnaire& questionnaire);

/// One variable of the metadata, which is one field of the data in the format csv, in this order.
struct TripleSVariable {
    enum class Type { serial, single, multiple, quantity, character, date };

    std::string name;  ///< hope, services.canteen, order.a
    Type type = Type::single;
    Text label;
    std::string item;    ///< id of the item it holds; empty for the number of the sheet
    std::string option;  ///< quantity: the option whose rank it holds
    /// single: what the field holds for each option of the item. multiple: the field is a row of signs, 1 where the
    /// option of that number was ticked, else 0.
    std::vector<int> codes;
};

/// The variables that writeTripleS describes: the number of the sheet first.
std::vector<TripleSVariable> tripleSVariables(const Questionnaire& questionnaire);

}  // namespace diaoyan
