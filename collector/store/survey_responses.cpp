// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answers_by_batch.h"
#include "collector/store/row_order.h"
#include "collector/store/snapshot.h"
#include "collector/store/snapshot_writer.h"
#include "collector/store/survey_state.h"

#include <algorithm>
#include <map>
#include <sqlite3.h>
#include <unordered_map>

namespace diaoyan {

namespace {

std::vector<std::string> schoolCodes(const Roster& roster) {
    std::vector<std::string> codes;
    for (const School& school : roster.schools) codes.push_back(school.code);
    return codes;
}

/// Room for all rows at once.
void reserveRows(Responses& responses, std::size_t rows) {
    responses.school.reserve(rows);
    for (Column& column : responses.columns) {
        if (auto* codes = std::get_if<CodeColumn>(&column))
            std::visit([&](auto& values) { values.reserve(rows); }, codes->codes);
        if (auto* ticks = std::get_if<TickColumn>(&column)) ticks->bits.reserve(rows * ticks->bytes_per_row);
        if (auto* ranks = std::get_if<RankColumn>(&column)) ranks->ranks.reserve(rows * ranks->options);
        if (auto* numbers = std::get_if<NumberColumn>(&column)) {
            numbers->values.reserve(rows);
            numbers->present.reserve(rows);
        }
        if (auto* texts = std::get_if<TextColumn>(&column)) texts->ends.reserve(rows);
    }
}

/// The pieces of a snapshot, read into memory that is used again for each; SQLite would ask for megabytes anew.
class PieceReader {
public:
    PieceReader(SQLite::Database& database, const std::string& questionnaire)
        : database_(database), pieces_(database, "SELECT rowid, block, position FROM snapshot_pieces WHERE "
                                                 "questionnaire = ? ORDER BY block, position") {
        pieces_.bind(1, questionnaire);
    }
    ~PieceReader() { sqlite3_blob_close(blob_); }
    PieceReader(const PieceReader&) = delete;
    PieceReader& operator=(const PieceReader&) = delete;

    /// The next piece, which must be this one; nothing where it is another, or there is none.
    std::optional<std::string_view> next(std::size_t block, std::size_t position) {
        if (!pieces_.executeStep() || pieces_.getColumn(1).getInt64() != static_cast<std::int64_t>(block) ||
            pieces_.getColumn(2).getInt64() != static_cast<std::int64_t>(position))
            return std::nullopt;
        const std::int64_t row = pieces_.getColumn(0).getInt64();
        check(blob_ == nullptr
                  ? sqlite3_blob_open(database_.getHandle(), "main", "snapshot_pieces", "data", row, 0, &blob_)
                  : sqlite3_blob_reopen(blob_, row));
        const auto size = static_cast<std::size_t>(sqlite3_blob_bytes(blob_));
        if (buffer_.size() < size) buffer_.resize(size);
        check(sqlite3_blob_read(blob_, buffer_.data(), static_cast<int>(size), 0));
        return std::string_view(buffer_.data(), size);
    }

private:
    void check(int code) {
        if (code != SQLITE_OK) throw SQLite::Exception(database_.getHandle(), code);
    }

    SQLite::Database& database_;
    SQLite::Statement pieces_;
    sqlite3_blob* blob_ = nullptr;
    std::vector<char> buffer_;
};

/// Bytes of all pieces at one position.
std::int64_t bytesOfPieces(SQLite::Database& database, const std::string& questionnaire, std::size_t position) {
    SQLite::Statement sum(database, "SELECT ifnull(sum(length(data)), 0) FROM snapshot_pieces WHERE questionnaire = ? "
                                    "AND position = ?");
    sum.bind(1, questionnaire);
    sum.bind(2, static_cast<std::int64_t>(position));
    sum.executeStep();
    return sum.getColumn(0).getInt64();
}

/// The snapshot of a questionnaire; nothing when there is none of this revision, or it is damaged.
std::optional<Responses> readSnapshot(SQLite::Database& database, Responses responses, std::int64_t revision) {
    const std::string& questionnaire = responses.questionnaire.id;
    SQLite::Statement state(database, "SELECT rows FROM snapshots WHERE questionnaire = ? AND revision = ?");
    state.bind(1, questionnaire);
    state.bind(2, revision);
    if (!state.executeStep()) return std::nullopt;
    const std::int64_t rows = state.getColumn(0).getInt64();
    // A damaged number must not ask for all the memory there is: every row has two bytes for its school at least.
    if (rows < 0 || rows > bytesOfPieces(database, questionnaire, 0) / 2) return std::nullopt;
    reserveRows(responses, static_cast<std::size_t>(rows));
    for (std::size_t i = 0; i < responses.columns.size(); ++i)
        if (auto* texts = std::get_if<TextColumn>(&responses.columns[i]))
            texts->bytes.reserve(static_cast<std::size_t>(bytesOfPieces(database, questionnaire, i + 1)));
    PieceReader pieces(database, questionnaire);
    std::vector<Column> scratch(std::variant_size_v<Column>);  // one per kind, so that each keeps its memory
    for (std::size_t block = 0; static_cast<std::int64_t>(responses.rows) < rows; ++block) {
        const std::size_t before = responses.rows;
        const auto schools = pieces.next(block, 0);
        if (!schools || !unpackSchools(*schools, before == 0, responses) || responses.rows == before)
            return std::nullopt;
        for (std::size_t i = 0; i < responses.columns.size(); ++i) {
            Column& column = responses.columns[i];
            const auto piece = pieces.next(block, i + 1);
            if (!piece || !unpackColumn(*piece, responses.rows - before, before, column, scratch[column.index()]))
                return std::nullopt;
        }
    }
    if (static_cast<std::int64_t>(responses.rows) != rows) return std::nullopt;
    return responses;
}

/// Keeps a snapshot that was made by reading all answers.
void keepSnapshot(SQLite::Database& database, const Responses& responses, std::int64_t revision) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (dataRevision(database) != revision) return;  // somebody imported meanwhile
    writeSnapshot(database, responses, revision);
    transaction.commit();
}

/// Reads stored answers into columns, each row by the key of its batch.
class ColumnsByBatch {
public:
    ColumnsByBatch(SQLite::Database& database, const std::vector<Item>& items)
        : database_(database), items_(items), keyless_(database, items) {}

    Result<Done> read(std::int64_t batch, std::string_view json, std::vector<Column>& columns, std::size_t row) {
        auto found = readers_.find(batch);
        if (found == readers_.end()) {
            Result<std::unique_ptr<ColumnReader>> made = readerOf(batch);
            if (!made) return made.problem();
            found = readers_.emplace(batch, std::move(made).value()).first;
        }
        if (found->second != nullptr) return found->second->read(json, columns, row);
        const Result<std::map<std::string, Answer>> answers = keyless_.read(batch, json);
        if (!answers) return answers.problem();
        for (std::size_t item = 0; item < items_.size(); ++item) {
            const auto answer = answers->find(items_[item].id);
            appendAnswer(columns[item], items_[item], answer == answers->end() ? nullptr : &answer->second, row);
        }
        return Done{};
    }

private:
    /// Null for a batch of the first format.
    Result<std::unique_ptr<ColumnReader>> readerOf(std::int64_t batch) {
        SQLite::Statement key_of(database_, "SELECT answer_key FROM batches WHERE id = ?");
        key_of.bind(1, batch);
        if (!key_of.executeStep() || key_of.getColumn(0).isNull()) return std::unique_ptr<ColumnReader>{};
        Result<AnswerKey> key = keyFromJson(key_of.getColumn(0).getString());
        if (!key) return key.problem();
        return std::make_unique<ColumnReader>(std::move(key).value(), items_);
    }

    SQLite::Database& database_;
    const std::vector<Item>& items_;
    AnswersByBatch keyless_;
    std::map<std::int64_t, std::unique_ptr<ColumnReader>> readers_;
};

/// All valid answers, in the order of the snapshot.
Result<Responses> readAnswers(SQLite::Database& database, const Questionnaire& questionnaire,
                              std::vector<std::string> schools) {
    std::unordered_map<std::string, std::uint16_t> position;
    for (const std::string& code : schools) position.emplace(code, static_cast<std::uint16_t>(position.size()));
    Responses responses = ResponsesBuilder(questionnaire, std::move(schools)).take();
    ColumnsByBatch answers(database, responses.items);
    SQLite::Statement rows(database, "SELECT ifnull(school, ''), answers, weight, batch FROM responses WHERE "
                                     "questionnaire = ? AND status = 'valid' ORDER BY id");
    rows.bind(1, questionnaire.id);
    for (; rows.executeStep(); ++responses.rows) {
        const SQLite::Column json = rows.getColumn(1);
        const Result<Done> read =
            answers.read(rows.getColumn(3).getInt64(), {json.getText(), static_cast<std::size_t>(json.getBytes())},
                         responses.columns, responses.rows);
        if (!read) return read.problem();
        const auto school = position.find(rows.getColumn(0).getString());
        responses.school.push_back(school == position.end() ? Responses::noSchool : school->second);
        const double weight = rows.getColumn(2).getDouble();
        if (weight == 1 && responses.weights.empty()) continue;
        responses.weights.resize(responses.rows, 1);
        responses.weights.push_back(weight);
    }
    orderRows(responses);
    return responses;
}

}  // namespace

Result<Responses> SurveyFile::responses(const std::string& questionnaire) {
    const Result<std::optional<Questionnaire>> wanted =
        withDatabase(state_->path, [&] { return storedQuestionnaire(*state_->database, questionnaire); });
    if (!wanted) return wanted.problem();
    if (!*wanted) return unknownQuestionnaire(questionnaire, state_->path);
    const std::vector<std::string> schools = schoolCodes(roster());
    return withDatabase(state_->path, [&]() -> Result<Responses> {
        SQLite::Database& database = *state_->database;
        const std::int64_t revision = dataRevision(database);
        Responses empty = ResponsesBuilder(**wanted, schools).take();
        empty.weighting = weightingOf(database, questionnaire);
        if (auto kept = readSnapshot(database, empty, revision)) return *std::move(kept);
        Result<Responses> responses = readAnswers(database, **wanted, schools);
        if (!responses) return Problem{responses.problem().code, responses.problem().message, {.file = state_->path}};
        responses->weighting = empty.weighting;
        if (state_->writable) {
            try {
                keepSnapshot(database, responses.value(), revision);
            } catch (const SQLite::Exception&) {
                // A snapshot only saves time: a full disk or a busy file must not stop the reading.
            }
        }
        return responses;
    });
}

}  // namespace diaoyan
