// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/source_layout.h"
#include "collector/tabular/row_source.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <map>
#include <string>
#include <vector>

namespace diaoyan {

struct InferenceHints {
    std::string id;  ///< of the new questionnaire
    std::string title;
    std::string school_heading;  ///< the column that holds the school; found by name or by the roster when empty
    Roster roster;
    /// Option labels in the questionnaire's order, by question number (from a file of option numbers).
    std::map<std::string, std::vector<std::string>> option_order;
    std::map<std::string, QuestionKind> kinds;  ///< what a person said, by question id; of one column each
};

/// A questionnaire guessed from an export, and what is uncertain about it, question by question, for a person to
/// confirm or correct in its JSON.
struct Inference {
    Questionnaire questionnaire;
    std::vector<Problem> uncertain;
    /// Marks among the numbers of a column (by its index) that are no numbers: *, S, <10.
    std::map<std::size_t, std::vector<std::string>> suppressed;
};

/// Puts the marks that an inference found into the layout, where they mean "no answer".
void takeSuppressed(const Inference& inference, SourceLayout& layout);

/// Reads the whole source once. Text exports do not tell options nobody chose, nor their order: labels with
/// numbers are ordered by these, known scales from best to worst, all else by first appearance, and said so.
Result<Inference> inferQuestionnaire(RowSource& rows, const SourceLayout& layout, const InferenceHints& hints);

}  // namespace diaoyan
