// SPDX-License-Identifier: GPL-3.0-or-later
// The answer sheets of a change: batches, rows, and the snapshot that follows them.
#include "collector/store/change_state.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>

namespace diaoyan {

std::int64_t SurveyFile::Change::beginBatch(const Batch& batch, const std::vector<std::string>& asked) {
    return withDatabase(state_->file.path, [&] {
        SQLite::Database& database = *state_->file.database;
        const Result<std::optional<Questionnaire>> stored = storedQuestionnaire(database, batch.questionnaire);
        if (!stored) throw EnvironmentFailure(stored.problem());
        if (!*stored) throw EnvironmentFailure(unknownQuestionnaire(batch.questionnaire, state_->file.path));
        std::vector<Item> all = items(**stored);
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
    for (const std::string& item : unaskedItems(batch.rows.key(), all))
        whole.answers[item] = Missing{MissingReason::not_asked, {}};
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

}  // namespace diaoyan
