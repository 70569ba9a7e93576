// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/source_layout.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// How the cells of one column become (part of) an answer.
enum class Reading {
    label,          ///< an option's text
    code,           ///< an option's number in the questionnaire, from 1
    joined_labels,  ///< several options' texts
    ranked_labels,  ///< several, most important first
    tick,           ///< yes or no to one option
    rank,           ///< the rank of one option
    own_words,      ///< what the respondent wrote beside one option (其他)
    number,
    words,
    date,
};

struct PlannedColumn {
    std::size_t column = 0;  ///< of the file
    std::size_t item = 0;    ///< of items(questionnaire)
    Reading reading = Reading::words;
    std::size_t option = 0;  ///< tick, rank, own_words

    bool operator==(const PlannedColumn&) const = default;
};

/// Which column answers which item.
struct ReadingPlan {
    SourceLayout layout;
    std::vector<Item> items;
    std::vector<PlannedColumn> columns;
    std::vector<bool> in_file;  ///< per item: the file has it; others were not asked
    std::optional<std::size_t> school_column;
    std::optional<std::size_t> school_item;
    /// Decisions of a mapping file, per item: this text is that option's code; an empty code is no answer.
    std::map<std::size_t, std::map<std::string, std::string>> texts;
    std::vector<Problem> remarks;       ///< column-without-question, question-without-column
    std::size_t questions_matched = 0;  ///< of layout.questions
};

/// Finds the questions of a questionnaire among a file's columns: by title, by the source's own name of the question or
/// by item id as heading. Matrix rows and options are found by their labels or codes, as columns of their own
/// (`题干(选项)`, `题干—行`, `id.row`, `Q1[SQ001]`); a question may have a column for the whole answer besides.
ReadingPlan planReading(const SourceLayout& layout, const Questionnaire& questionnaire,
                        const std::string& school_heading);

/// May this plan be carried out? Problems: no-question-matched, option-order-uncertain (option numbers in the
/// file, but the order of the options was only guessed), school-column-missing.
Result<Done> checkPlan(const ReadingPlan& plan, const Questionnaire& questionnaire, const std::string& school_heading,
                       const std::string& file);

}  // namespace diaoyan
