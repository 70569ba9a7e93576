// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/column_facts.h"
#include "collector/importers/option_guess.h"
#include "questionnaires/question.h"

#include <string>
#include <vector>

namespace diaoyan {

// What kind of question the cells of one column answer, once the evidence for it is there: each function fills in kind
// and options, and adds to `doubts` what a person should look at.

/// Options in the order of the questionnaire, from a file of option numbers; an empty label is one nobody chose.
void guessFromOrder(Question& question, const ColumnFacts& facts, const std::vector<std::string>& labels,
                    const Dialect& dialect, std::vector<Text>& doubts);

/// An export of option numbers does not say what they mean.
void guessCoded(Question& question, const ColumnFacts& facts, std::vector<Text>& doubts);

void guessMultiple(Question& question, const ColumnFacts& facts, const std::string& joiner, const Dialect& dialect,
                   std::vector<Text>& doubts);
void guessRanking(Question& question, const ColumnFacts& facts, std::vector<Text>& doubts);

/// Numbers, or a choice where they are few and small.
void guessNumbers(Question& question, const ColumnFacts& facts, std::vector<Text>& doubts);

/// One of the texts that were met; a scale if they are a known one.
void guessChoice(Question& question, const DistinctValues& values, std::vector<Text>& doubts);

/// The question as of this kind, whatever its cells look like; options are what was met, a scale's points stand from
/// best to worst where no known scale tells. REQUIRES: no matrix.
void asKind(Question& question, QuestionKind kind, const ColumnFacts& facts, const Dialect& dialect);

/// Scores 1, 2, 3 ... for the points of a scale as they stand, by its direction; none for what is off the scale.
void numberScale(Question& question);

/// How the options were put in order, where that is a guess.
void noteOrder(Question& question, GuessedOrder order, std::vector<Text>& doubts);

}  // namespace diaoyan
