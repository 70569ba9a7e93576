// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/tabulator.h"
#include "charts/findings/reasoned_cells.h"
#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// An item that has a mean, a scale or a number, and what it is called beside its neighbours.
struct LabelledItem {
    Item item;
    Text label;

    bool operator==(const LabelledItem&) const = default;
};

/// Several of them that belong together: a matrix, or items that somebody listed.
struct LabelledItems {
    std::string id;  ///< aspects; empty for a list
    Text title;
    std::vector<LabelledItem> items;

    bool operator==(const LabelledItems&) const = default;
};

/// The matrices of scales with two or more rows.
std::vector<LabelledItems> scaleMatrices(const Questionnaire& questionnaire);

/// One matrix by its id (parent.aspects is accepted for aspects). Problems: unknown-item; not-a-matrix (another
/// kind of question, or its rows are neither scales nor numbers).
Result<LabelledItems> matrixNamed(const Questionnaire& questionnaire, const std::string& id);

/// Scales and numbers by their ids, each once; rows of one matrix are called by their labels alone. Problems:
/// unknown-item, not-a-number.
Result<LabelledItems> itemsNamed(const Questionnaire& questionnaire, const std::vector<std::string>& ids);

/// How the engine is asked for them: scales in points (best = k). Problem: not-a-scale.
Result<std::vector<ScoredItem>> scoredItems(const std::vector<LabelledItem>& items);

/// 1～5 / 1–5 for a scale; 数值 for a number.
Text scoringWords(const Item& item);

/// 量表题按分计：… ; empty where there is no scale among them.
Text scoringNote(const std::vector<LabelledItem>& items);

/// The message with the labels in place of the items' ids.
Text withLabels(const Text& message, const std::vector<LabelledItem>& items);

/// — where a column has nothing to say about a row.
TableCell notApplicable();

/// Says once in the notes what each reason behind a — in the cells is, but for notApplicable().
void noteUndefined(ResultTable& table);

/// 同一学校的作答往往相近……: said wherever respondents were taken as independent.
Text independenceNote();

}  // namespace diaoyan
