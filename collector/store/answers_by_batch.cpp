// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answers_by_batch.h"

namespace diaoyan {

namespace {

/// What a respondent wrote beside an option: some downloads of a survey leave it out.
void dropWords(Answer& answer) {
    if (auto* choice = std::get_if<Choice>(&answer)) choice->words.clear();
    if (auto* choices = std::get_if<Choices>(&answer))
        for (Choice& one : choices->ticked) one.words.clear();
}

}  // namespace

std::map<std::string, Answer> withoutWords(std::map<std::string, Answer> answers) {
    for (auto& [item, answer] : answers) dropWords(answer);
    return answers;
}

std::string recurrenceKey(const std::string& source_id, const std::string& submitted_at) {
    return source_id.empty() || submitted_at.empty() ? std::string{} : source_id + '\n' + submitted_at;
}

AnswersByBatch::BatchRows& AnswersByBatch::rowsOf(std::int64_t batch) {
    const auto [found, fresh] = batches_.try_emplace(batch);
    BatchRows& rows = found->second;
    if (!fresh) return rows;
    SQLite::Statement key_of(database_, "SELECT answer_key FROM batches WHERE id = ?");
    key_of.bind(1, batch);
    if (!key_of.executeStep() || key_of.getColumn(0).isNull()) return rows;
    Result<AnswerKey> key = keyFromJson(key_of.getColumn(0).getString());
    if (!key) {
        rows.problem = key.problem();
        return rows;
    }
    rows.unasked = unaskedItems(*key, items_);
    rows.reader.emplace(std::move(key).value());
    return rows;
}

Result<std::map<std::string, Answer>> AnswersByBatch::read(std::int64_t batch, std::string_view json) {
    BatchRows& rows = rowsOf(batch);
    if (rows.problem) return *rows.problem;
    if (!rows.reader) return keyless_.read(json);
    Result<std::map<std::string, Answer>> answers = rows.reader->read(json);
    if (answers.ok())
        for (const std::string& item : rows.unasked) answers->emplace(item, Missing{MissingReason::not_asked, {}});
    return answers;
}

}  // namespace diaoyan
