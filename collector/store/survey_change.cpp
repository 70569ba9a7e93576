// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/sha256.h"
#include "collector/store/answer_rows.h"
#include "collector/store/row_order.h"
#include "collector/store/snapshot_writer.h"
#include "collector/store/survey_state.h"
#include "questionnaires/questionnaire_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
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
                                       "VALUES (?, (SELECT count(*) FROM questionnaires), ?, ?, ?)");
    insert.bind(1, questionnaire.id);
    insert.bind(2, questionnaire.version);
    insert.bind(3, questionnaire.role.id);
    insert.bind(4, toJson(questionnaire));
    insert.exec();
}

std::int64_t dataRevision(SQLite::Database& database) {
    return database.execAndGet("SELECT CAST(value AS INTEGER) FROM survey WHERE key = 'revision'").getInt64();
}

namespace {

std::string weightingKey(const std::string& questionnaire) {
    return "weighting." + questionnaire;
}

void clearWeights(SQLite::Database& database, const std::string& questionnaire) {
    SQLite::Statement even(database, "UPDATE responses SET weight = 1 WHERE questionnaire = ? AND weight <> 1");
    even.bind(1, questionnaire);
    even.exec();
    SQLite::Statement forget(database, "DELETE FROM survey WHERE key = ?");
    forget.bind(1, weightingKey(questionnaire));
    forget.exec();
}

}  // namespace

Text weightingOf(SQLite::Database& database, const std::string& questionnaire) {
    SQLite::Statement note(database, "SELECT value FROM survey WHERE key = ?");
    note.bind(1, weightingKey(questionnaire));
    if (!note.executeStep()) return {};
    const nlohmann::json text = nlohmann::json::parse(note.getColumn(0).getString());
    return {text.value("zh", ""), text.value("en", "")};
}

namespace {

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
};

}  // namespace

struct SurveyFile::Change::State {
    explicit State(SurveyFile::State& opened)
        : file(opened), unchecked(*opened.database),
          transaction(*opened.database, SQLite::TransactionBehavior::IMMEDIATE),
          sheet(*opened.database, "INSERT INTO responses (questionnaire, batch, school, source_row, source_id, "
                                  "submitted_at, seconds, answers, status, status_reason) VALUES (?, ?, ?, ?, ?, ?, "
                                  "?, ?, ?, ?)"),
          problem(*opened.database, "INSERT INTO import_problems VALUES (?, ?, ?, ?, ?, ?)"),
          revision(dataRevision(*opened.database)) {
        SQLite::Statement rows(*opened.database, "SELECT code FROM schools ORDER BY position");
        while (rows.executeStep()) schools.push_back(rows.getColumn(0).getString());
    }

    void insertSheet(std::int64_t batch, const std::string& questionnaire, const AnswerBlock& block, std::size_t row,
                     const std::string& answers);
    /// The writer of the questionnaire's snapshot; none where the snapshot was stale before this change.
    SnapshotWriter* snapshotOf(const OpenBatch& batch);

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

SurveyFile::Change::Change(SurveyFile& file)
    : state_(withDatabase(file.path(), [&] { return std::make_unique<State>(*file.state_); })) {}
SurveyFile::Change::Change(Change&&) noexcept = default;
SurveyFile::Change::~Change() = default;

Result<Done> SurveyFile::Change::addQuestionnaire(const Questionnaire& questionnaire) {
    return withDatabase(state_->file.path, [&]() -> Result<Done> {
        SQLite::Statement known(*state_->file.database, "SELECT definition FROM questionnaires WHERE id = ?");
        known.bind(1, questionnaire.id);
        if (!known.executeStep()) {
            writeQuestionnaire(*state_->file.database, questionnaire);
            return Done{};
        }
        const Result<Questionnaire> there = questionnaireFromJson(known.getColumn(0).getString(), state_->file.path);
        if (there.ok() && there.value() == questionnaire) return Done{};
        return Problem{"questionnaire-exists",
                       phrase("调查文件中已有另一份编号为 {0} 的问卷", "the survey file has another questionnaire {0}",
                              {questionnaire.id}),
                       {.file = state_->file.path}};
    });
}

namespace {

/// The items of a stored questionnaire; none where there is no such questionnaire.
std::vector<Item> itemsOf(SQLite::Database& database, const std::string& questionnaire) {
    SQLite::Statement known(database, "SELECT definition FROM questionnaires WHERE id = ?");
    known.bind(1, questionnaire);
    if (!known.executeStep()) return {};
    const Result<Questionnaire> definition = questionnaireFromJson(known.getColumn(0).getString(), questionnaire);
    return definition.ok() ? items(*definition) : std::vector<Item>{};
}

}  // namespace

std::int64_t SurveyFile::Change::beginBatch(const Batch& batch, const std::vector<std::string>& asked) {
    return withDatabase(state_->file.path, [&] {
        SQLite::Database& database = *state_->file.database;
        std::vector<Item> all = itemsOf(database, batch.questionnaire);
        std::vector<bool> in_source;
        for (const Item& item : all)
            in_source.push_back(asked.empty() || std::find(asked.begin(), asked.end(), item.id) != asked.end());
        RowWriter rows(all, in_source);
        SQLite::Statement insert(
            database, "INSERT INTO batches (questionnaire, importer, file_name, file_sha256, answers_sha256, "
                      "imported_at, rows_in, rows_stored, rows_rejected, answer_key) VALUES (?, ?, ?, '', '', ?, 0, "
                      "0, 0, ?)");
        insert.bind(1, batch.questionnaire);
        insert.bind(2, batch.importer);
        insert.bind(3, batch.file_name);
        insert.bind(4, batch.imported_at);
        insert.bind(5, keyToJson(rows.key()));
        insert.exec();
        const std::int64_t id = database.getLastInsertRowid();
        state_->batches.emplace(id, OpenBatch{batch.questionnaire, std::move(all), std::move(rows), {}});
        return id;
    });
}

void SurveyFile::Change::State::insertSheet(std::int64_t batch, const std::string& questionnaire,
                                            const AnswerBlock& block, std::size_t row, const std::string& answers) {
    const SheetSource& origin = block.origins[row];
    sheet.bindNoCopy(1, questionnaire);
    sheet.bind(2, batch);
    if (block.school[row] < schools.size())
        sheet.bindNoCopy(3, schools[block.school[row]]);
    else
        sheet.bind(3);
    sheet.bind(4, origin.source_row);
    sheet.bindNoCopy(5, origin.source_id);
    sheet.bindNoCopy(6, origin.submitted_at);
    if (origin.seconds < 0)
        sheet.bind(7);
    else
        sheet.bind(7, origin.seconds);
    sheet.bindNoCopy(8, answers);
    sheet.bindNoCopy(9, origin.excluded_because.empty() ? "valid" : "excluded");
    sheet.bindNoCopy(10, origin.excluded_because);
    sheet.exec();
    sheet.reset();
}

SnapshotWriter* SurveyFile::Change::State::snapshotOf(const OpenBatch& batch) {
    const auto [found, added] = snapshots.try_emplace(batch.questionnaire);
    if (!added) return found->second.get();
    SQLite::Database& database = *file.database;
    SQLite::Statement kept(database, "SELECT rows FROM snapshots WHERE questionnaire = ? AND revision = ?");
    kept.bind(1, batch.questionnaire);
    kept.bind(2, revision);
    const bool current = kept.executeStep() && weightingOf(database, batch.questionnaire).zh.empty();
    const std::int64_t rows = current ? kept.getColumn(0).getInt64() : 0;
    kept.reset();
    SQLite::Statement any(database, "SELECT EXISTS (SELECT 1 FROM responses WHERE questionnaire = ?)");
    any.bind(1, batch.questionnaire);
    if (!current && any.executeStep() && any.getColumn(0).getInt() != 0) return nullptr;
    auto writer = std::make_unique<SnapshotWriter>(database, batch.questionnaire, batch.items);
    if (!current) forgetSnapshot(database, batch.questionnaire);
    if (current && !writer->resume(static_cast<std::size_t>(rows), schools.size())) return nullptr;
    found->second = std::move(writer);
    return found->second.get();
}

void SurveyFile::Change::addSheets(std::int64_t id, const AnswerBlock& sheets) {
    withDatabase(state_->file.path, [&] {
        OpenBatch& batch = state_->batches.at(id);
        SnapshotWriter* const snapshot = state_->snapshotOf(batch);
        std::string answers;
        std::string understood;
        std::size_t full = 0;
        for (std::size_t row = 0; row < sheets.rows(); ++row) {
            answers.clear();
            batch.rows.write(sheets, row, full, OwnWords::keep, answers);
            state_->insertSheet(id, batch.questionnaire, sheets, row, answers);
            if (sheets.school[row] < state_->schools.size()) understood += state_->schools[sheets.school[row]];
            const bool plain = full == sheets.in_full.size() || sheets.in_full[full].row != row;
            if (plain)
                understood += answers;
            else
                batch.rows.write(sheets, row, full, OwnWords::leave_out, understood);
            while (full < sheets.in_full.size() && sheets.in_full[full].row == row) ++full;
        }
        batch.digest.add(understood);
        if (snapshot != nullptr) snapshot->add(sheets);
    });
}

void SurveyFile::Change::addSheet(std::int64_t id, std::int64_t source_row, const AnswerSheet& sheet,
                                  const std::string& excluded_because) {
    const OpenBatch& batch = state_->batches.at(id);
    const std::vector<Item>& all = batch.items;
    AnswerSheet whole = sheet;
    for (const Item& item : all) {
        const auto place = [&](const KeyItem& asked) { return asked.item == item.id; };
        if (std::none_of(batch.rows.key().begin(), batch.rows.key().end(), place))
            whole.answers[item.id] = Missing{MissingReason::not_asked, {}};
    }
    const auto school = std::find(state_->schools.begin(), state_->schools.end(), sheet.school);
    AnswerBlock one = emptyBlock(all);
    appendSheet(one, all, whole,
                school == state_->schools.end() ? Responses::noSchool
                                                : static_cast<std::uint16_t>(school - state_->schools.begin()),
                source_row, excluded_because);
    addSheets(id, one);
}

std::string SurveyFile::Change::answersDigest(std::int64_t batch) {
    return state_->batches.at(batch).digest.finish();
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
        SQLite::Statement note(database, "INSERT OR REPLACE INTO survey VALUES (?, ?)");
        note.bind(1, weightingKey(questionnaire));
        note.bind(2, nlohmann::json{{"zh", weighting.zh}, {"en", weighting.en}}.dump());
        note.exec();
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
