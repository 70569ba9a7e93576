// SPDX-License-Identifier: GPL-3.0-or-later
// Answer sheets one by one: for exporters, and for recognising sheets that came before.
#include "collector/store/answers_by_batch.h"
#include "collector/store/change_state.h"

namespace diaoyan {

Result<Done> SurveyFile::visitSheets(const std::string& questionnaire,
                                     const std::function<void(const StoredSheet&)>& take) {
    const Result<std::optional<Questionnaire>> wanted =
        withDatabase(state_->path, [&] { return storedQuestionnaire(*state_->database, questionnaire); });
    if (!wanted) return wanted.problem();
    if (!*wanted) return unknownQuestionnaire(questionnaire, state_->path);
    return withDatabase(state_->path, [&]() -> Result<Done> {
        AnswersByBatch answers_of(*state_->database, items(**wanted));
        SQLite::Statement rows(*state_->database,
                               "SELECT ifnull(school, ''), ifnull(submitted_at, ''), ifnull(seconds, -1), "
                               "ifnull(source_id, ''), answers, weight, status = 'valid', ifnull(status_reason, ''), "
                               "batch FROM responses WHERE questionnaire = ? ORDER BY id");
        rows.bind(1, questionnaire);
        while (rows.executeStep()) {
            StoredSheet stored{.sheet = {.school = rows.getColumn(0).getString(),
                                         .submitted_at = rows.getColumn(1).getString(),
                                         .seconds = rows.getColumn(2).getDouble(),
                                         .source_id = rows.getColumn(3).getString(),
                                         .weight = rows.getColumn(5).getDouble()}};
            if (rows.getColumn(6).getInt() == 0) {
                stored.excluded_because = rows.getColumn(7).getString();
                if (stored.excluded_because.empty()) stored.excluded_because = "excluded";
            }
            const SQLite::Column json = rows.getColumn(4);
            Result<std::map<std::string, Answer>> answers = answers_of.read(
                rows.getColumn(8).getInt64(), {json.getText(), static_cast<std::size_t>(json.getBytes())});
            if (!answers) return Problem{answers.problem().code, answers.problem().message, {.file = state_->path}};
            stored.sheet.answers = std::move(answers).value();
            take(stored);
        }
        return Done{};
    });
}

/// The sheets of earlier batches, by 序号 and time.
void SurveyFile::Change::State::loadEarlier(std::int64_t id, OpenBatch& batch) const {
    batch.earlier.emplace();
    SQLite::Statement rows(*file.database,
                           "SELECT id, source_id, submitted_at FROM responses WHERE questionnaire = ? AND batch < ? "
                           "AND source_id <> '' AND submitted_at <> ''");
    rows.bind(1, batch.questionnaire);
    rows.bind(2, id);
    while (rows.executeStep())
        batch.earlier->emplace(recurrenceKey(rows.getColumn(1).getString(), rows.getColumn(2).getString()),
                               rows.getColumn(0).getInt64());
    batch.answers_of = std::make_unique<AnswersByBatch>(*file.database, batch.items);
}

/// How one row of a block compares with one stored sheet of its number and time. Schools that each run a survey of
/// their own number their sheets from 1.
Recurrence SurveyFile::Change::State::compareWith(std::int64_t stored_id, OpenBatch& batch, const AnswerBlock& sheets,
                                                  std::size_t row, std::size_t first_full) const {
    SQLite::Statement stored(*file.database, "SELECT answers, batch, ifnull(school, '') FROM responses WHERE id = ?");
    stored.bind(1, stored_id);
    stored.executeStep();
    const std::uint16_t at = sheets.school[row];
    const std::string school = at < schools.size() ? schools[at] : std::string{};
    const std::string before = stored.getColumn(2).getString();
    if (!school.empty() && !before.empty() && school != before) return Recurrence::fresh;
    const SQLite::Column json = stored.getColumn(0);
    const Result<std::map<std::string, Answer>> answers = batch.answers_of->read(
        stored.getColumn(1).getInt64(), {json.getText(), static_cast<std::size_t>(json.getBytes())});
    const bool same =
        answers.ok() && withoutWords(*answers) == withoutWords(answersOfRow(sheets, batch.items, row, first_full));
    return same ? Recurrence::same : Recurrence::changed;
}

std::vector<Recurrence> SurveyFile::Change::recurrences(std::int64_t id, const AnswerBlock& sheets) {
    return withDatabase(state_->file.path, [&] {
        OpenBatch& batch = state_->batches.at(id);
        if (!batch.earlier) state_->loadEarlier(id, batch);
        std::vector<Recurrence> found(sheets.rows(), Recurrence::fresh);
        if (batch.earlier->empty()) return found;
        std::size_t full = 0;
        for (std::size_t row = 0; row < sheets.rows(); ++row) {
            while (full < sheets.in_full.size() && sheets.in_full[full].row < row) ++full;
            const SheetSource& origin = sheets.origins[row];
            const auto [begin, end] = batch.earlier->equal_range(recurrenceKey(origin.source_id, origin.submitted_at));
            for (auto before = begin; before != end && found[row] != Recurrence::same; ++before) {
                const Recurrence one = state_->compareWith(before->second, batch, sheets, row, full);
                if (one != Recurrence::fresh) found[row] = one;
            }
        }
        return found;
    });
}

}  // namespace diaoyan
