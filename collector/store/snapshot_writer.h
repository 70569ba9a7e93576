// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/answer_block.h"
#include "collector/store/database.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Makes the snapshot of one questionnaire while its answers come in, with one block of rows in memory at a time.
/// Works within the transaction of its caller, who commits.
class SnapshotWriter {
public:
    /// A new snapshot in place of any there is.
    SnapshotWriter(SQLite::Database& database, std::string questionnaire, std::vector<Item> items);

    /// Goes on behind a snapshot of `rows` rows without weights, whose answers come from `schools` schools.
    /// False: it is damaged; the snapshot is then a new one and must not be finished.
    bool resume(std::size_t rows, std::size_t schools);

    /// Adds the valid rows of a block.
    void add(const AnswerBlock& block);

    /// Writes what is left, and that the snapshot belongs to this revision of the answers.
    void finish(std::int64_t revision);

private:
    void flush();

    SQLite::Database& database_;
    std::string questionnaire_;
    std::vector<Item> items_;
    std::vector<Column> columns_;        ///< rows of the block that is not full yet, in the order they came
    std::vector<std::uint16_t> school_;  ///< of these rows
    std::size_t blocks_ = 0;             ///< written
    std::size_t rows_ = 0;               ///< in these
};

/// Writes the snapshot of answers that are in the snapshot's order already. Within the caller's transaction.
void writeSnapshot(SQLite::Database& database, const Responses& responses, std::int64_t revision);

void forgetSnapshot(SQLite::Database& database, const std::string& questionnaire);

}  // namespace diaoyan
