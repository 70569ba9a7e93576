// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/importing/import_draft.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One question of a file, as the list shows it.
struct QuestionRow {
    std::string id{};
    Text title{};
    Text kind{};
    std::int64_t answered = 0;
    std::vector<double> shares{};  ///< of its options, of the one chosen most often
    bool left_out = false;
    bool corrected = false;
    std::int64_t problems = 0;  ///< of its answers; of the first thousand

    bool operator==(const QuestionRow&) const = default;
};

/// All questions of a file that has been looked at, those left out as well.
std::vector<QuestionRow> questionRows(const FileDraft& file);

/// Something that stands in the cells of a question, and what it counts as.
struct OptionRow {
    std::string code{};  ///< empty: a text that is no option
    std::string text{};  ///< of such a text: as it stands in the file
    Text label{};
    std::int64_t count = 0;
    OptionMeaning meaning = OptionMeaning::answer;  ///< of a text: `answer` is "no valid answer"
    std::string same_as{};                          ///< code
    bool stands = false;                            ///< an option of the question as corrected

    bool operator==(const OptionRow&) const = default;
};

/// Options in their order, each followed by what counts as it; then what counts as no answer, then texts that are no
/// option.
std::vector<OptionRow> optionRows(const FileDraft& file, const std::string& question);

/// Whether what was found can be put right here: made up from the file, not declared.
bool isOpenToCorrection(const FileDraft& file);

/// As found, or as remade of another kind. Null where the file has none of this id.
const Question* questionIn(const FileDraft& file, const std::string& id);

/// The question that a problem is about, by its column; empty where there is none.
std::string questionConcerned(const FileDraft& file, const Problem& problem);

}  // namespace diaoyan
