// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/change_state.h"
#include "collector/store/row_order.h"
#include "questionnaires/questionnaire_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace diaoyan {

void writeRoster(SQLite::Database& database, const Roster& roster) {
    SQLite::Statement names(database, "INSERT OR REPLACE INTO survey VALUES ('roster_attributes', ?)");
    names.bind(1, nlohmann::json(roster.attribute_names).dump());
    names.exec();
    SQLite::Statement insert(database, "INSERT INTO schools VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const School& school : roster.schools) {
        insert.bind(1, school.code);
        insert.bind(2, ++position);
        insert.bind(3, school.name);
        insert.bind(4, school.stage);
        insert.bind(5, school.area);
        if (school.enrolment) insert.bind(6, *school.enrolment);
        if (school.teachers) insert.bind(7, *school.teachers);
        insert.bind(8, nlohmann::json(school.expected).dump());
        insert.bind(9, nlohmann::json(school.attributes).dump());
        insert.exec();
        insert.reset();
        insert.clearBindings();
    }
}

void writeQuestionnaire(SQLite::Database& database, const Questionnaire& questionnaire) {
    SQLite::Statement insert(database, "INSERT INTO questionnaires (id, position, version, role, definition) "
                                       "VALUES (?, (SELECT ifnull(max(position) + 1, 0) FROM questionnaires), ?, ?, "
                                       "?)");
    insert.bind(1, questionnaire.id);
    insert.bind(2, questionnaire.version);
    insert.bind(3, questionnaire.role.id);
    insert.bind(4, toJson(questionnaire));
    insert.exec();
}

Result<std::optional<Questionnaire>> storedQuestionnaire(SQLite::Database& database, const std::string& id) {
    SQLite::Statement known(database, "SELECT definition FROM questionnaires WHERE id = ?");
    known.bind(1, id);
    if (!known.executeStep()) return std::optional<Questionnaire>{};
    Result<Questionnaire> one = questionnaireFromJson(known.getColumn(0).getString(), database.getFilename());
    if (!one) return one.problem();
    return std::optional<Questionnaire>(std::move(one).value());
}

Problem unknownQuestionnaire(const std::string& id, const std::string& path) {
    return {"unknown-questionnaire",
            phrase("调查文件中没有问卷 {0}", "the survey file has no questionnaire {0}", {id}),
            {.file = path}};
}

std::int64_t dataRevision(SQLite::Database& database) {
    return database.execAndGet("SELECT CAST(value AS INTEGER) FROM survey WHERE key = 'revision'").getInt64();
}

namespace {

std::string weightingKey(const std::string& questionnaire) {
    return "weighting." + questionnaire;
}

}  // namespace

void clearWeights(SQLite::Database& database, const std::string& questionnaire) {
    SQLite::Statement even(database, "UPDATE responses SET weight = 1 WHERE questionnaire = ? AND weight <> 1");
    even.bind(1, questionnaire);
    even.exec();
    SQLite::Statement forget(database, "DELETE FROM survey WHERE key = ?");
    forget.bind(1, weightingKey(questionnaire));
    forget.exec();
}

Text weightingOf(SQLite::Database& database, const std::string& questionnaire) {
    SQLite::Statement note(database, "SELECT value FROM survey WHERE key = ?");
    note.bind(1, weightingKey(questionnaire));
    if (!note.executeStep()) return {};
    const nlohmann::json text = nlohmann::json::parse(note.getColumn(0).getString());
    return {text.value("zh", ""), text.value("en", "")};
}

void noteWeighting(SQLite::Database& database, const std::string& questionnaire, const Text& weighting) {
    SQLite::Statement note(database, "INSERT OR REPLACE INTO survey VALUES (?, ?)");
    note.bind(1, weightingKey(questionnaire));
    note.bind(2, nlohmann::json{{"zh", weighting.zh}, {"en", weighting.en}}.dump());
    note.exec();
}

SurveyFile::Change::Change(SurveyFile& file)
    : state_(withDatabase(file.path(), [&] { return std::make_unique<State>(*file.state_); })) {}
SurveyFile::Change::Change(Change&&) noexcept = default;
SurveyFile::Change::~Change() = default;

SQLite::Database& SurveyInside::database(SurveyFile::Change& change) {
    return *change.state_->file.database;
}

const std::string& SurveyInside::path(SurveyFile::Change& change) {
    return change.state_->file.path;
}

void SurveyInside::forgetAnswers(SurveyFile::Change& change, const std::string& questionnaire) {
    change.state_->snapshots[questionnaire] = nullptr;
}

void SurveyInside::readSchools(SurveyFile::Change& change) {
    change.state_->readSchools();
}

Result<Done> SurveyFile::Change::addQuestionnaire(const Questionnaire& questionnaire) {
    return withDatabase(state_->file.path, [&]() -> Result<Done> {
        const Result<std::optional<Questionnaire>> there =
            storedQuestionnaire(*state_->file.database, questionnaire.id);
        if (there.ok() && !*there) {
            writeQuestionnaire(*state_->file.database, questionnaire);
            return Done{};
        }
        if (there.ok() && **there == questionnaire) return Done{};
        return Problem{"questionnaire-exists",
                       phrase("调查文件中已有另一份编号为 {0} 的问卷", "the survey file has another questionnaire {0}",
                              {questionnaire.id}),
                       {.file = state_->file.path}};
    });
}

void SurveyFile::Change::addProblem(std::int64_t batch, bool rejected, const Problem& problem) {
    withDatabase(state_->file.path, [&] {
        SQLite::Statement& insert = state_->problem;
        insert.bind(1, batch);
        insert.bind(2, rejected ? 1 : 0);
        insert.bind(3, problem.where.row);
        insert.bind(4, problem.where.column);
        insert.bind(5, problem.code);
        insert.bind(6, problem.where.text);
        insert.exec();
        insert.reset();
    });
}

bool SurveyFile::Change::finishBatch(const Batch& batch) {
    return withDatabase(state_->file.path, [&] {
        SQLite::Statement update(*state_->file.database, "UPDATE batches SET file_sha256 = ?, answers_sha256 = ?, "
                                                         "rows_in = ?, rows_stored = ?, rows_rejected = ? WHERE id = "
                                                         "?");
        update.bind(1, batch.file_sha256);
        update.bind(2, batch.answers_sha256);
        update.bind(3, batch.rows_in);
        update.bind(4, batch.rows_stored);
        update.bind(5, batch.rows_rejected);
        update.bind(6, batch.id);
        update.exec();
        const bool weighted =
            batch.rows_stored > 0 && !weightingOf(*state_->file.database, batch.questionnaire).zh.empty();
        if (weighted) clearWeights(*state_->file.database, batch.questionnaire);
        return weighted;
    });
}

void SurveyFile::Change::withdrawBatch(std::int64_t batch) {
    withDatabase(state_->file.path, [&] {
        for (const char* table : {"responses WHERE batch", "import_problems WHERE batch", "batches WHERE id"}) {
            SQLite::Statement remove(*state_->file.database, std::string("DELETE FROM ") + table + " = ?");
            remove.bind(1, batch);
            remove.exec();
        }
        // The snapshot has its rows already; it is made anew when it is needed next.
        state_->snapshots[state_->batches.at(batch).questionnaire] = nullptr;
    });
}

Result<Done> SurveyFile::Change::setWeights(const std::string& questionnaire, const std::vector<double>& weights,
                                            const Text& weighting) {
    return withDatabase(state_->file.path, [&]() -> Result<Done> {
        SQLite::Database& database = *state_->file.database;
        clearWeights(database, questionnaire);
        state_->snapshots[questionnaire] = nullptr;
        if (weights.empty()) return Done{};
        std::vector<std::int64_t> sheets;
        std::vector<std::uint16_t> school;
        std::unordered_map<std::string, std::uint16_t> position{{"", Responses::noSchool}};
        for (const std::string& code : state_->schools)
            position.emplace(code, static_cast<std::uint16_t>(position.size() - 1));
        SQLite::Statement rows(database, "SELECT id, ifnull(school, '') FROM responses WHERE questionnaire = ? AND "
                                         "status = 'valid' ORDER BY id");
        rows.bind(1, questionnaire);
        while (rows.executeStep()) {
            sheets.push_back(rows.getColumn(0).getInt64());
            school.push_back(position.at(rows.getColumn(1).getString()));
        }
        sheets = pickValues(sheets, orderBySchool(school));  // as Responses has them
        const bool usable = std::all_of(weights.begin(), weights.end(),
                                        [](double weight) { return std::isfinite(weight) && weight >= 0; });
        if (sheets.size() != weights.size() || !usable)
            return Problem{
                "weights-do-not-fit",
                phrase("权重（{0} 个）与有效答卷（{1} 份）不符，或有负的、无穷的权重",
                       "{0} weights for {1} valid answer sheets, or a weight is negative or not finite",
                       {static_cast<std::int64_t>(weights.size()), static_cast<std::int64_t>(sheets.size())}),
                {.file = state_->file.path}};
        SQLite::Statement update(database, "UPDATE responses SET weight = ? WHERE id = ?");
        for (std::size_t row = 0; row < sheets.size(); ++row) {
            update.bind(1, weights[row]);
            update.bind(2, sheets[row]);
            update.exec();
            update.reset();
        }
        noteWeighting(database, questionnaire, weighting);
        return Done{};
    });
}

void SurveyFile::Change::commit() {
    withDatabase(state_->file.path, [&] {
        SQLite::Database& database = *state_->file.database;
        // Snapshots that this change did not touch stay as good as they were.
        SQLite::Statement keep(database, "UPDATE snapshots SET revision = revision + 1 WHERE revision = ?");
        keep.bind(1, state_->revision);
        keep.exec();
        for (const auto& [questionnaire, snapshot] : state_->snapshots) {
            if (snapshot != nullptr)
                snapshot->finish(state_->revision + 1);
            else
                forgetSnapshot(database, questionnaire);
        }
        database.exec("UPDATE survey SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'");
        state_->transaction.commit();
    });
}

}  // namespace diaoyan
