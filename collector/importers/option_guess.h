// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/column_facts.h"
#include "questionnaires/question.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Options coded "1", "2" ... in the order given; 其他 and 以上都不是 are recognised by their wording, and an
/// option that carried a respondent's words is an 其他.
std::vector<Option> optionsNamed(const std::vector<std::string>& labels, const std::vector<bool>& with_words = {});

/// How guessed options were put in order.
enum class GuessedOrder { given, by_scale, by_number, by_first_appearance };

/// Puts observed labels into a sensible order: a known scale best first, labels with numbers by these.
GuessedOrder orderLabels(std::vector<std::string>& labels);

/// The joiner under which the cells fall apart into few, often repeated pieces; empty when there is none. A
/// source's own joiner needs no such evidence.
std::string likelyJoiner(const ColumnFacts& facts, const Dialect& dialect);

/// Few enough, short enough and repeated often enough to be options rather than free text?
bool looksLikeOptions(const DistinctValues& values, std::int64_t filled, std::size_t longest);

}  // namespace diaoyan
