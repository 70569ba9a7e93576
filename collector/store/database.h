// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <memory>
#include <string>

namespace diaoyan {

/// What a failure of SQLite means to a user: disk-full, file-read-only, file-busy, file-damaged,
/// not-a-survey-file, disk-failure.
Problem databaseProblem(const SQLite::Exception& error, const std::string& path);

/// Runs `work`; a failure of SQLite leaves as EnvironmentFailure that names the file.
template <class Work>
auto withDatabase(const std::string& path, Work work) {
    try {
        return work();
    } catch (const SQLite::Exception& error) { throw EnvironmentFailure(databaseProblem(error, path)); }
}

/// A connection with the settings that every survey file wants. `create` makes an empty file.
std::unique_ptr<SQLite::Database> connect(const std::string& path, bool create);

/// A connection that never writes, not even a lock: for files in a read-only folder or on read-only media.
std::unique_ptr<SQLite::Database> connectImmutable(const std::string& path);

/// Brings the schema up to date in one transaction. Problems: not-a-survey-file, newer-survey-file.
Result<Done> checkSchema(SQLite::Database& database, const std::string& path);
void upgradeSchema(SQLite::Database& database);
bool schemaIsCurrent(SQLite::Database& database);

}  // namespace diaoyan
