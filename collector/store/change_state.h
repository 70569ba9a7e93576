// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/sha256.h"
#include "collector/store/answers_by_batch.h"
#include "collector/store/snapshot_writer.h"
#include "collector/store/survey_state.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace diaoyan {

// What a change of a survey file keeps; for the files of this folder only.

/// Import writes a million rows whose school, batch and questionnaire it has just looked up itself: SQLite need not
/// look them up once more. Not allowed within a transaction, so it begins before and ends after it.
class WithoutForeignKeys {
public:
    explicit WithoutForeignKeys(SQLite::Database& database) : database_(database) {
        database_.exec("PRAGMA foreign_keys = OFF");
    }
    ~WithoutForeignKeys() { database_.tryExec("PRAGMA foreign_keys = ON"); }
    WithoutForeignKeys(const WithoutForeignKeys&) = delete;
    WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

private:
    SQLite::Database& database_;
};

/// A batch whose sheets are coming in.
struct OpenBatch {
    std::string questionnaire;
    std::vector<Item> items;
    RowWriter rows;
    Sha256 digest;
    /// Rows of earlier batches by 序号 and time of submission, once they are asked for.
    std::optional<std::unordered_multimap<std::string, std::int64_t>> earlier{};
    std::unique_ptr<AnswersByBatch> answers_of{};
};

struct SurveyFile::Change::State {
    explicit State(SurveyFile::State& opened)
        : file(opened), unchecked(*opened.database),
          transaction(*opened.database, SQLite::TransactionBehavior::IMMEDIATE),
          sheet(*opened.database, "INSERT INTO responses (questionnaire, batch, school, source_row, source_id, "
                                  "submitted_at, seconds, answers, status, status_reason) VALUES (?, ?, ?, ?, ?, ?, "
                                  "?, ?, ?, ?)"),
          problem(*opened.database, "INSERT INTO import_problems VALUES (?, ?, ?, ?, ?, ?)"),
          revision(dataRevision(*opened.database)) {
        readSchools();
    }

    void readSchools() {
        schools.clear();
        SQLite::Statement rows(*file.database, "SELECT code FROM schools ORDER BY position");
        while (rows.executeStep()) schools.push_back(rows.getColumn(0).getString());
    }

    void insertSheet(std::int64_t batch, const std::string& questionnaire, const AnswerBlock& block, std::size_t row,
                     const std::string& answers);
    /// The writer of the questionnaire's snapshot; none where the snapshot was stale before this change.
    SnapshotWriter* snapshotOf(const OpenBatch& batch);
    void loadEarlier(std::int64_t id, OpenBatch& batch) const;
    Recurrence compareWith(std::int64_t stored_id, OpenBatch& batch, const AnswerBlock& sheets, std::size_t row,
                           std::size_t first_full) const;

    SurveyFile::State& file;
    WithoutForeignKeys unchecked;
    SQLite::Transaction transaction;
    SQLite::Statement sheet;
    SQLite::Statement problem;
    std::int64_t revision;  ///< before this change
    std::vector<std::string> schools;
    std::map<std::int64_t, OpenBatch> batches;
    std::map<std::string, std::unique_ptr<SnapshotWriter>> snapshots;  ///< by questionnaire; null: left stale
};

}  // namespace diaoyan
