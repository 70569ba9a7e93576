// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/answer_block.h"
#include "collector/importers/reading_plan.h"
#include "collector/importers/school_match.h"
#include "collector/tabular/row_source.h"
#include "questionnaires/roster.h"

#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// Something in a row that could not be taken.
struct RowProblem {
    bool rejected = false;  ///< the whole row was left out
    Problem problem;
};

/// Some rows of a file, understood.
struct ReadBlock {
    AnswerBlock answers;
    std::vector<RowProblem> problems;
    std::vector<Problem> warnings;  ///< answers against the form's own rules (限选3项): kept as they are
    std::int64_t rows_in = 0;       ///< blank ones not counted
    std::int64_t rows_rejected = 0;
    std::int64_t rows_without_answers = 0;  ///< excluded as no-answers
    std::int64_t rows_unfinished = 0;       ///< excluded as unfinished: never submitted
    std::int64_t blank_rows = 0;
    double share = -1;  ///< of the file that has been read, up to the end of this block; negative: unknown
};

/// A file and how to read it; all of it must outlive the reader.
struct ReadingTask {
    RowSource& rows;
    const ReadingPlan& plan;
    const Questionnaire& questionnaire;
    const Roster& roster;
    SchoolDecisions schools;
    std::string file;
    bool text_file = false;  ///< a row says how many cells it has
};

/// Reads the rows below the headings by a plan, a block at a time. A cell that is no answer becomes Missing{invalid}
/// with its text and a problem (unknown-option, no-tick, no-number, no-date, unknown-school, row-too-short); a row with
/// cells beyond the last heading is rejected (row-too-long). Questions that the skip rules did not show become
/// Missing{not_asked}.
class BlockReader {
public:
    static constexpr std::size_t rowsAtOnce = 8192;

    /// Starts at the first row of the file.
    explicit BlockReader(const ReadingTask& task);
    BlockReader(BlockReader&&) noexcept;
    ~BlockReader();

    /// The next rows; false when there are none left. Problems: as RowSource::next.
    Result<bool> next(ReadBlock& block);

    /// Spellings of schools met so far, other than codes and names.
    std::vector<SchoolSpelling> schoolSpellings() const;

private:
    class Rows;
    std::unique_ptr<Rows> rows_;
};

}  // namespace diaoyan
