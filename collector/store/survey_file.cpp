// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/survey_file.h"

#include "collector/store/snapshot.h"
#include "collector/store/survey_state.h"
#include "questionnaires/questionnaire_json.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <unistd.h>

namespace diaoyan {

namespace fs = std::filesystem;

SurveyFile::SurveyFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
SurveyFile::SurveyFile(SurveyFile&&) noexcept = default;
SurveyFile& SurveyFile::operator=(SurveyFile&&) noexcept = default;
SurveyFile::~SurveyFile() = default;

namespace {

Problem fileExists(const std::string& path) {
    return {"file-exists",
            phrase("文件已存在，不会覆盖；请换一个名字或先移走它",
                   "the file exists and is not overwritten; choose another name or move it away"),
            {.file = path}};
}

/// A file that is removed unless it was moved to its final name.
class HalfWritten {
public:
    explicit HalfWritten(std::string path) : path_(std::move(path)) { remove(); }
    ~HalfWritten() { remove(); }
    const std::string& path() const { return path_; }

    /// False when a file of that name appeared in the meantime.
    bool moveTo(const std::string& final_path) const {
        std::error_code error;
        fs::create_hard_link(path_, final_path, error);
        if (!error) return true;
        if (fs::exists(final_path)) return false;
        fs::rename(path_, final_path);  // file systems without hard links (USB sticks)
        return true;
    }

private:
    void remove() const {
        std::error_code ignored;
        for (const char* suffix : {"", "-journal", "-wal", "-shm"}) fs::remove(path_ + suffix, ignored);
    }
    std::string path_;
};

}  // namespace

Result<SurveyFile> SurveyFile::create(const std::string& path, const Roster& roster,
                                      const std::vector<Questionnaire>& questionnaires) {
    if (fs::exists(path)) return fileExists(path);
    const HalfWritten half(path + ".new-" + std::to_string(::getpid()));
    withDatabase(path, [&] {
        const auto database = connect(half.path(), true);
        upgradeSchema(*database);
        SQLite::Transaction transaction(*database);
        writeRoster(*database, roster);
        for (const Questionnaire& questionnaire : questionnaires) writeQuestionnaire(*database, questionnaire);
        database->exec("INSERT INTO survey VALUES ('revision', '1')");
        transaction.commit();
        database->exec("PRAGMA journal_mode = WAL");
    });
    if (!half.moveTo(path)) return fileExists(path);
    return open(path, Access::write);
}

Result<OpenedDatabase> openSurveyDatabase(const std::string& path, SurveyFile::Access access) {
    std::error_code error;
    if (!fs::exists(path, error))
        return Problem{"file-missing", phrase("找不到调查文件", "there is no such survey file"), {.file = path}};
    if (fs::is_directory(path, error) || fs::file_size(path, error) == 0)
        return Problem{"not-a-survey-file",
                       phrase("这不是调研工具的调查文件", "this is not a survey file of Diaoyan"),
                       {.file = path}};
    OpenedDatabase opened;
    try {
        opened.database = connect(path, false);
        const Result<Done> known = checkSchema(*opened.database, path);
        if (!known) return known.problem();
        upgradeSchema(*opened.database);
        opened.writable = sqlite3_db_readonly(opened.database->getHandle(), "main") == 0;
    } catch (const SQLite::Exception& failure) {
        const Problem problem = databaseProblem(failure, path);
        if (problem.code != "file-read-only" || access == SurveyFile::Access::write || fs::exists(path + "-wal"))
            return problem;
        opened.writable = false;
        opened.database = withDatabase(path, [&] { return connectImmutable(path); });
        const Result<Done> known = withDatabase(path, [&] { return checkSchema(*opened.database, path); });
        if (!known) return known.problem();
        if (!withDatabase(path, [&] { return schemaIsCurrent(*opened.database); }))
            return Problem{"file-read-only",
                           phrase("调查文件是旧格式的，而它或所在文件夹是只读的；请复制到可写的文件夹再打开",
                                  "the survey file is of an older format and cannot be written; copy it to a folder "
                                  "that can be written, and open it there"),
                           {.file = path}};
    }
    if (access == SurveyFile::Access::write && !opened.writable)
        return Problem{"file-read-only", phrase("调查文件是只读的", "the survey file is read-only"), {.file = path}};
    return opened;
}

Result<SurveyFile> SurveyFile::open(const std::string& path, Access access) {
    Result<OpenedDatabase> opened = openSurveyDatabase(path, access);
    if (!opened) return opened.problem();
    auto state = std::make_unique<State>();
    state->path = path;
    state->database = std::move(opened->database);
    state->writable = opened->writable;
    return SurveyFile(std::move(state));
}

const std::string& SurveyFile::path() const {
    return state_->path;
}

namespace {

std::optional<std::int64_t> optionalNumber(const SQLite::Column& column) {
    if (column.isNull()) return std::nullopt;
    return column.getInt64();
}

}  // namespace

Roster readRoster(SQLite::Database& database) {
    Roster roster;
    SQLite::Statement names(database, "SELECT value FROM survey WHERE key = 'roster_attributes'");
    if (names.executeStep())
        roster.attribute_names = nlohmann::json::parse(names.getColumn(0).getString()).get<std::vector<std::string>>();
    SQLite::Statement rows(database, "SELECT code, name, stage, area, enrolment, teachers, expected, "
                                     "attributes FROM schools ORDER BY position");
    while (rows.executeStep()) {
        School school{.code = rows.getColumn(0),
                      .name = rows.getColumn(1),
                      .stage = rows.getColumn(2),
                      .area = rows.getColumn(3)};
        school.enrolment = optionalNumber(rows.getColumn(4));
        school.teachers = optionalNumber(rows.getColumn(5));
        school.expected =
            nlohmann::json::parse(rows.getColumn(6).getString()).get<std::map<std::string, std::int64_t>>();
        school.attributes =
            nlohmann::json::parse(rows.getColumn(7).getString()).get<std::map<std::string, std::string>>();
        roster.schools.push_back(std::move(school));
    }
    return roster;
}

Roster SurveyFile::roster() const {
    return withDatabase(state_->path, [&] { return readRoster(*state_->database); });
}

Result<std::vector<Questionnaire>> SurveyFile::questionnaires() const {
    return withDatabase(state_->path, [&]() -> Result<std::vector<Questionnaire>> {
        std::vector<Questionnaire> all;
        SQLite::Statement rows(*state_->database, "SELECT definition FROM questionnaires ORDER BY position");
        while (rows.executeStep()) {
            Result<Questionnaire> one = questionnaireFromJson(rows.getColumn(0).getString(), state_->path);
            if (!one) return one.problem();
            all.push_back(std::move(one).value());
        }
        return all;
    });
}

Text SurveyFile::weighting(const std::string& questionnaire) const {
    return withDatabase(state_->path, [&] { return weightingOf(*state_->database, questionnaire); });
}

std::vector<Batch> SurveyFile::batches() const {
    return withDatabase(state_->path, [&] {
        std::vector<Batch> all;
        SQLite::Statement rows(
            *state_->database,
            "SELECT id, questionnaire, importer, file_name, file_sha256, answers_sha256, imported_at, "
            "rows_in, rows_stored, rows_rejected FROM batches ORDER BY id");
        while (rows.executeStep())
            all.push_back({rows.getColumn(0).getInt64(), rows.getColumn(1), rows.getColumn(2), rows.getColumn(3),
                           rows.getColumn(4), rows.getColumn(5), rows.getColumn(6), rows.getColumn(7).getInt64(),
                           rows.getColumn(8).getInt64(), rows.getColumn(9).getInt64()});
        return all;
    });
}

}  // namespace diaoyan
