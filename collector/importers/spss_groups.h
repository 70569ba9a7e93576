// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/source_layout.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One variable of a question.
struct SpssPart {
    std::size_t column = 0;
    std::string id;     ///< of the variable: its name as a good id, unique in the file
    std::string label;  ///< of the option or matrix row; empty for a whole question
};

/// Variables that are one question.
struct SpssGroup {
    enum class Kind { alone, ticks, matrix };

    Kind kind = Kind::alone;
    std::string id;      ///< a good id, unique among the questions
    std::string number;  ///< 6 of `6、兴趣爱好`
    std::string title;
    std::string ticked;  ///< ticks: the value that means it
    std::vector<SpssPart> parts;
};

/// The variables of a statistics file, sorted into questions and what is none.
struct SpssGroups {
    bool wjx = false;  ///< a download of 问卷星
    std::optional<std::size_t> sequence;
    std::optional<std::size_t> submitted_at;
    std::optional<std::size_t> seconds;
    std::vector<std::size_t> left_out;
    std::vector<SpssGroup> questions;
    std::vector<Problem> remarks;
};

/// REQUIRES: sample.dictionary is there
SpssGroups groupVariables(const SourceSample& sample);

}  // namespace diaoyan
