// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/snapshot_writer.h"

#include "collector/store/row_order.h"
#include "collector/store/snapshot.h"

#include <algorithm>

namespace diaoyan {

namespace {

void writePiece(SQLite::Database& database, const std::string& questionnaire, std::size_t block, std::size_t position,
                const std::string& data) {
    SQLite::Statement insert(database, "INSERT INTO snapshot_pieces VALUES (?, ?, ?, ?)");
    insert.bind(1, questionnaire);
    insert.bind(2, static_cast<std::int64_t>(block));
    insert.bind(3, static_cast<std::int64_t>(position));
    insert.bindNoCopy(4, data.data(), static_cast<int>(data.size()));
    insert.exec();
}

void markSnapshot(SQLite::Database& database, const std::string& questionnaire, std::int64_t revision,
                  std::size_t rows) {
    SQLite::Statement mark(database, "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?)");
    mark.bind(1, questionnaire);
    mark.bind(2, revision);
    mark.bind(3, static_cast<std::int64_t>(rows));
    mark.exec();
}

void removePieces(SQLite::Database& database, const std::string& questionnaire, std::size_t from_block) {
    SQLite::Statement remove(database, "DELETE FROM snapshot_pieces WHERE questionnaire = ? AND block >= ?");
    remove.bind(1, questionnaire);
    remove.bind(2, static_cast<std::int64_t>(from_block));
    remove.exec();
}

}  // namespace

void forgetSnapshot(SQLite::Database& database, const std::string& questionnaire) {
    removePieces(database, questionnaire, 0);
    SQLite::Statement forget(database, "DELETE FROM snapshots WHERE questionnaire = ?");
    forget.bind(1, questionnaire);
    forget.exec();
}

void writeSnapshot(SQLite::Database& database, const Responses& responses, std::int64_t revision) {
    const std::string& questionnaire = responses.questionnaire.id;
    forgetSnapshot(database, questionnaire);
    const auto slice = [](const auto& values, std::size_t begin, std::size_t end) {
        using Values = std::decay_t<decltype(values)>;
        return values.empty() ? Values{}
                              : Values(values.begin() + static_cast<std::ptrdiff_t>(begin),
                                       values.begin() + static_cast<std::ptrdiff_t>(end));
    };
    for (std::size_t begin = 0; begin < responses.rows; begin += rowsPerBlock) {
        const std::size_t end = std::min(begin + rowsPerBlock, responses.rows);
        const std::size_t block = begin / rowsPerBlock;
        writePiece(database, questionnaire, block, 0,
                   packSchools(slice(responses.school, begin, end), slice(responses.weights, begin, end)));
        for (std::size_t i = 0; i < responses.columns.size(); ++i) {
            Column column = emptyColumn(responses.items[i]);
            appendRows(column, 0, responses.columns[i], begin, end);
            writePiece(database, questionnaire, block, i + 1, packColumn(column));
        }
    }
    markSnapshot(database, questionnaire, revision, responses.rows);
}

SnapshotWriter::SnapshotWriter(SQLite::Database& database, std::string questionnaire, std::vector<Item> items)
    : database_(database), questionnaire_(std::move(questionnaire)), items_(std::move(items)),
      columns_(emptyBlock(items_).columns) {}

bool SnapshotWriter::resume(std::size_t rows, std::size_t schools) {
    blocks_ = rows / rowsPerBlock;
    rows_ = blocks_ * rowsPerBlock;
    if (rows == rows_) return true;
    // The last block is not full: its rows are taken back and ordered anew together with those to come. Rows of one
    // school keep the order of their ids, so nothing shows that they came at two times.
    SQLite::Statement pieces(database_, "SELECT position, data FROM snapshot_pieces WHERE questionnaire = ? AND "
                                        "block = ? ORDER BY position");
    pieces.bind(1, questionnaire_);
    pieces.bind(2, static_cast<std::int64_t>(blocks_));
    Responses last;
    last.schools.resize(schools);
    for (std::size_t position = 0; position <= items_.size(); ++position) {
        if (!pieces.executeStep() || pieces.getColumn(0).getInt64() != static_cast<std::int64_t>(position))
            return false;
        const std::string data = pieces.getColumn(1).getString();
        if (position == 0 && (!unpackSchools(data, true, last) || last.rows != rows - rows_)) return false;
        Column scratch;
        if (position > 0 && !unpackColumn(data, last.rows, 0, columns_[position - 1], scratch)) return false;
    }
    pieces.reset();
    removePieces(database_, questionnaire_, blocks_);
    school_ = std::move(last.school);
    return true;
}

void SnapshotWriter::add(const AnswerBlock& block) {
    // Runs of valid rows, no longer than this block of the snapshot has room for.
    for (std::size_t begin = 0; begin < block.rows();) {
        if (!block.origins[begin].excluded_because.empty()) {
            ++begin;
            continue;
        }
        std::size_t end = begin + 1;
        while (end < block.rows() && end - begin < rowsPerBlock - school_.size() &&
               block.origins[end].excluded_because.empty())
            ++end;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            appendRows(columns_[i], school_.size(), block.columns[i], begin, end);
        school_.insert(school_.end(), block.school.begin() + static_cast<std::ptrdiff_t>(begin),
                       block.school.begin() + static_cast<std::ptrdiff_t>(end));
        if (school_.size() == rowsPerBlock) flush();
        begin = end;
    }
}

void SnapshotWriter::flush() {
    const std::vector<std::uint32_t> order = orderBySchool(school_);
    writePiece(database_, questionnaire_, blocks_, 0, packSchools(pickValues(school_, order), {}));
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        writePiece(database_, questionnaire_, blocks_, i + 1, packColumn(pickRows(columns_[i], order)));
        columns_[i] = emptyColumn(items_[i]);
    }
    rows_ += school_.size();
    ++blocks_;
    school_.clear();
}

void SnapshotWriter::finish(std::int64_t revision) {
    if (!school_.empty()) flush();
    markSnapshot(database_, questionnaire_, revision, rows_);
}

}  // namespace diaoyan
