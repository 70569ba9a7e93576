// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answers_json.h"
#include "collector/store/snapshot.h"
#include "collector/store/survey_state.h"

#include <algorithm>

namespace diaoyan {

namespace {

std::vector<std::string> schoolCodes(const Roster& roster) {
    std::vector<std::string> codes;
    for (const School& school : roster.schools) codes.push_back(school.code);
    return codes;
}

std::string_view bytesOf(const SQLite::Column& column) {
    const auto* bytes = static_cast<const char*>(column.getBlob());
    return {bytes, static_cast<std::size_t>(column.getBytes())};
}

/// The snapshot of a questionnaire; nothing when there is none of this revision, or it is damaged.
std::optional<Responses> readSnapshot(SQLite::Database& database, Responses empty, std::int64_t revision) {
    SQLite::Statement parts(database, "SELECT position, data FROM snapshots WHERE questionnaire = ? AND revision = ? "
                                      "ORDER BY position");
    parts.bind(1, empty.questionnaire.id);
    parts.bind(2, revision);
    Responses responses = std::move(empty);
    responses.columns.clear();
    for (std::int64_t position = 0; position <= static_cast<std::int64_t>(responses.items.size()); ++position) {
        if (!parts.executeStep() || parts.getColumn(0).getInt64() != position) return std::nullopt;
        const SQLite::Column data = parts.getColumn(1);
        if (position == 0) {
            if (!unpackSchools(bytesOf(data), responses)) return std::nullopt;
            continue;
        }
        Result<Column> column =
            unpackColumn(bytesOf(data), responses.items[static_cast<std::size_t>(position) - 1], responses.rows);
        if (!column) return std::nullopt;
        responses.columns.push_back(std::move(column).value());
    }
    return responses;
}

void writeSnapshot(SQLite::Database& database, const Responses& responses, std::int64_t revision) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (dataRevision(database) != revision) return;  // somebody imported meanwhile
    SQLite::Statement clear(database, "DELETE FROM snapshots WHERE questionnaire = ?");
    clear.bind(1, responses.questionnaire.id);
    clear.exec();
    SQLite::Statement insert(database, "INSERT INTO snapshots VALUES (?, ?, ?, ?)");
    for (std::size_t position = 0; position <= responses.columns.size(); ++position) {
        const std::string data = position == 0 ? packSchools(responses) : packColumn(responses.columns[position - 1]);
        insert.bind(1, responses.questionnaire.id);
        insert.bind(2, static_cast<std::int64_t>(position));
        insert.bind(3, revision);
        insert.bindNoCopy(4, data.data(), static_cast<int>(data.size()));
        insert.exec();
        insert.reset();
    }
    transaction.commit();
}

Result<Responses> readAnswers(SQLite::Database& database, const Questionnaire& questionnaire,
                              std::vector<std::string> schools) {
    ResponsesBuilder builder(questionnaire, std::move(schools));
    AnswersReader reader;
    SQLite::Statement rows(database,
                           "SELECT ifnull(school, ''), answers, weight FROM responses WHERE questionnaire = ? AND "
                           "status = 'valid' ORDER BY id");
    rows.bind(1, questionnaire.id);
    AnswerSheet sheet;
    while (rows.executeStep()) {
        sheet.school = rows.getColumn(0).getString();
        const SQLite::Column json = rows.getColumn(1);
        Result<std::map<std::string, Answer>> answers =
            reader.read({json.getText(), static_cast<std::size_t>(json.getBytes())});
        if (!answers) return answers.problem();
        sheet.answers = std::move(answers).value();
        sheet.weight = rows.getColumn(2).getDouble();
        builder.add(sheet);
    }
    return builder.take();
}

}  // namespace

Result<Responses> SurveyFile::responses(const std::string& questionnaire) {
    const Result<std::vector<Questionnaire>> all = questionnaires();
    if (!all) return all.problem();
    const auto wanted =
        std::find_if(all->begin(), all->end(), [&](const auto& one) { return one.id == questionnaire; });
    if (wanted == all->end())
        return Problem{"unknown-questionnaire",
                       phrase("调查文件中没有问卷 {0}", "the survey file has no questionnaire {0}", {questionnaire}),
                       {.file = state_->path}};
    const std::vector<std::string> schools = schoolCodes(roster());
    return withDatabase(state_->path, [&]() -> Result<Responses> {
        SQLite::Database& database = *state_->database;
        const std::int64_t revision = dataRevision(database);
        Responses empty = ResponsesBuilder(*wanted, schools).take();
        empty.weighting = weightingOf(database, questionnaire);
        if (auto kept = readSnapshot(database, empty, revision)) return *std::move(kept);
        Result<Responses> responses = readAnswers(database, *wanted, schools);
        if (!responses) return Problem{responses.problem().code, responses.problem().message, {.file = state_->path}};
        responses->weighting = empty.weighting;
        if (state_->writable) {
            try {
                writeSnapshot(database, responses.value(), revision);
            } catch (const SQLite::Exception&) {
                // A snapshot only saves time: a full disk or a busy file must not stop the reading.
            }
        }
        return responses;
    });
}

}  // namespace diaoyan
