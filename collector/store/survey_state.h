// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/database.h"
#include "collector/store/survey_file.h"

#include <optional>

namespace diaoyan {

/// What a SurveyFile keeps; for the files of this folder only.
struct SurveyFile::State {
    std::string path;
    std::unique_ptr<SQLite::Database> database;
    bool writable = false;
};

/// What the functions of this folder reach of a survey file and of its changes.
struct SurveyInside {
    static SQLite::Database& database(const SurveyFile& survey) { return *survey.state_->database; }
    static SQLite::Database& database(SurveyFile::Change& change);
    static const std::string& path(SurveyFile::Change& change);
    /// The answers to a questionnaire are others now: its snapshot is made anew when it is needed next.
    static void forgetAnswers(SurveyFile::Change& change, const std::string& questionnaire);
    /// The schools are others now.
    static void readSchools(SurveyFile::Change& change);
};

/// A survey file as SurveyFile::open finds it: of today's format, and whether it can be written.
struct OpenedDatabase {
    std::unique_ptr<SQLite::Database> database;
    bool writable = false;
};
Result<OpenedDatabase> openSurveyDatabase(const std::string& path, SurveyFile::Access access);

Roster readRoster(SQLite::Database& database);
void writeRoster(SQLite::Database& database, const Roster& roster);
void writeQuestionnaire(SQLite::Database& database, const Questionnaire& questionnaire);

/// A questionnaire by its id; nothing where there is none. Problems: as of questionnaireFromJson.
Result<std::optional<Questionnaire>> storedQuestionnaire(SQLite::Database& database, const std::string& id);

Problem unknownQuestionnaire(const std::string& id, const std::string& path);

/// How the answers to a questionnaire were weighted; empty when they are not.
Text weightingOf(SQLite::Database& database, const std::string& questionnaire);

void noteWeighting(SQLite::Database& database, const std::string& questionnaire, const Text& weighting);

/// Every sheet of a questionnaire counts as one again.
void clearWeights(SQLite::Database& database, const std::string& questionnaire);

/// Rises with every change of answers or questionnaires; a snapshot of another revision is stale.
std::int64_t dataRevision(SQLite::Database& database);

}  // namespace diaoyan
