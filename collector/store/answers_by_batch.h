// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/answer_rows.h"
#include "collector/store/database.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// Answers without the words beside an option, which not every download has.
std::map<std::string, Answer> withoutWords(std::map<std::string, Answer> answers);

/// What a sheet is found again by, in a later download.
std::string recurrenceKey(const std::string& source_id, const std::string& submitted_at);

/// Reads stored answers of one questionnaire, each by the key of the batch it came with; for the files of this folder.
class AnswersByBatch {
public:
    AnswersByBatch(SQLite::Database& database, std::vector<Item> items)
        : database_(database), items_(std::move(items)) {}

    /// As RowReader::read, but items that the batch lacks are Missing{not_asked}.
    Result<std::map<std::string, Answer>> read(std::int64_t batch, std::string_view json);

private:
    /// One batch; without a reader it is of the first format, whose rows have no key.
    struct BatchRows {
        std::optional<RowReader> reader;
        std::vector<std::string> unasked;
        std::optional<Problem> problem;
    };

    BatchRows& rowsOf(std::int64_t batch);

    SQLite::Database& database_;
    std::vector<Item> items_;
    std::map<std::int64_t, BatchRows> batches_;
    KeylessRowReader keyless_;
};

}  // namespace diaoyan
