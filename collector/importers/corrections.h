// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/mapping.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What an option that was found in a file counts as.
enum class OptionMeaning {
    answer,     ///< an option like others
    off_scale,  ///< an answer, but none of the substance: 不了解, 不适用
    no_answer,  ///< as if nothing stood there
    same_as,    ///< another spelling of another option
};

struct OptionCorrection {
    OptionMeaning meaning = OptionMeaning::answer;
    std::string same_as{};  ///< code of the other option

    bool operator==(const OptionCorrection&) const = default;
};

/// What a person put right about one question as it was found. Each can be taken back by itself: what was found stays
/// as it is.
struct QuestionCorrection {
    bool left_out = false;
    std::optional<Question> remade{};  ///< as of another kind, in place of what was found
    std::vector<std::string> order{};  ///< codes, as the options stand on the form; others follow. Empty: as found
    std::optional<ScaleDirection> direction{};
    std::map<std::string, OptionCorrection> options{};  ///< by code
    /// What else stands in cells: this text is that option's code; empty: no answer.
    std::map<std::string, std::string> texts{};

    bool operator==(const QuestionCorrection&) const = default;
};

using Corrections = std::map<std::string, QuestionCorrection>;  ///< by question id

/// The question as corrected: options in their order, those that count as others or as nothing taken out.
Question corrected(const Question& found, const QuestionCorrection& correction);

/// The decisions of a file with what a person put right: the questionnaire, which columns are left out, what texts
/// mean. `found` is the mapping that importFiles reported. Where the questionnaire was not inferred but declared, it
/// stays as it is, and only columns and texts are decided. Corrections of questions that are not there are passed over.
Mapping corrected(const Mapping& found, const Corrections& corrections);

}  // namespace diaoyan
