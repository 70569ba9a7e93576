// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/database.h"

#include "collector/store/schema.h"

#include <cstdio>
#include <sqlite3.h>

namespace diaoyan {

namespace {

constexpr int busyMilliseconds = 5000;

void applySettings(SQLite::Database& database) {
    database.exec("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                  "PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;");
}

Problem notASurveyFile(const std::string& path) {
    return {"not-a-survey-file",
            phrase("这不是调研工具的调查文件", "this is not a survey file of Diaoyan"),
            {.file = path}};
}

/// A file name as it must stand in a file: URI.
std::string uriPath(const std::string& path) {
    std::string uri;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F || c == '?' || c == '#' || c == '%') {
            char escaped[4];
            std::snprintf(escaped, sizeof escaped, "%%%02X", byte);
            uri += escaped;
        } else {
            uri += c;
        }
    }
    return uri;
}

}  // namespace

Problem databaseProblem(const SQLite::Exception& error, const std::string& path) {
    const Place where{.file = path};
    switch (error.getErrorCode()) {
    case SQLITE_FULL:
        return {"disk-full", phrase("磁盘已满，调查文件保持原样", "the disk is full; the survey file is as it was"),
                where};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return {
            "file-read-only",
            phrase("无法写入调查文件：文件或所在文件夹是只读的，或文件夹不存在",
                   "the survey file cannot be written: it or its folder is read-only, or the folder does not exist"),
            where};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"file-busy",
                phrase("调查文件正被另一个程序写入，请稍后再试",
                       "another program is writing to the survey file; try again later"),
                where};
    case SQLITE_NOTADB: return notASurveyFile(path);
    case SQLITE_CORRUPT:
        return {"file-damaged", phrase("调查文件已损坏（{0}）", "the survey file is damaged ({0})", {error.what()}),
                where};
    default:
        return {"disk-failure",
                phrase("读写调查文件失败（{0}）", "reading or writing the survey file failed ({0})", {error.what()}),
                where};
    }
}

// A survey file is used by one thread at a time, so SQLite need not lock its own connection at every call.

std::unique_ptr<SQLite::Database> connect(const std::string& path, bool create) {
    const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX | (create ? SQLite::OPEN_CREATE : 0);
    auto database = std::make_unique<SQLite::Database>(path, flags, busyMilliseconds);
    applySettings(*database);
    return database;
}

std::unique_ptr<SQLite::Database> connectImmutable(const std::string& path) {
    auto database = std::make_unique<SQLite::Database>("file:" + uriPath(path) + "?immutable=1",
                                                       SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX | SQLite::OPEN_URI,
                                                       busyMilliseconds);
    applySettings(*database);
    return database;
}

Result<Done> checkSchema(SQLite::Database& database, const std::string& path) {
    const int application = database.execAndGet("PRAGMA application_id").getInt();
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (application != surveyApplicationId) return notASurveyFile(path);
    const int newest = static_cast<int>(schemaSteps().size());
    if (version > newest)
        return Problem{
            "newer-survey-file",
            phrase("调查文件由更新版本的程序写成（格式 {0}，本程序认识到 {1}）；请升级程序后再打开",
                   "the survey file was written by a newer version (format {0}, this program knows up to {1}); "
                   "please upgrade the program",
                   {version, newest}),
            {.file = path}};
    return Done{};
}

bool schemaIsCurrent(SQLite::Database& database) {
    return database.execAndGet("PRAGMA user_version").getInt() >= static_cast<int>(schemaSteps().size());
}

void upgradeSchema(SQLite::Database& database) {
    if (schemaIsCurrent(database)) return;
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    const auto steps = schemaSteps();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    for (std::size_t step = static_cast<std::size_t>(version); step < steps.size(); ++step) database.exec(steps[step]);
    database.exec("PRAGMA application_id = " + std::to_string(surveyApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(steps.size()));
    transaction.commit();
}

}  // namespace diaoyan
