// SPDX-License-Identifier: GPL-3.0-or-later
// Paper questionnaires between their first keying and their second.
#include "collector/store/collection_state.h"
#include "collector/store/survey_state.h"

namespace diaoyan {

namespace {

PaperEntry entryIn(SQLite::Statement& row) {
    return {.questionnaire = row.getColumn(0),
            .number = row.getColumn(1),
            .fields = row.getColumn(2),
            .entered_at = row.getColumn(3)};
}

constexpr const char* oneEntry = "SELECT questionnaire, number, fields, entered_at FROM paper_entries WHERE "
                                 "questionnaire = ? AND number = ?";

}  // namespace

Result<Done> CollectionStore::addPaperEntry(const PaperEntry& entry) {
    return withDatabase(state_->path, [&]() -> Result<Done> {
        SQLite::Statement form(*state_->database, "SELECT 1 FROM questionnaires WHERE id = ?");
        form.bind(1, entry.questionnaire);
        if (!form.executeStep()) return unknownQuestionnaire(entry.questionnaire, state_->path);
        SQLite::Statement insert(*state_->database, "INSERT INTO paper_entries (questionnaire, number, fields, "
                                                    "entered_at) VALUES (?, ?, ?, ?) ON CONFLICT (questionnaire, "
                                                    "number) DO NOTHING");
        insert.bind(1, entry.questionnaire);
        insert.bind(2, entry.number);
        insert.bind(3, entry.fields);
        insert.bind(4, entry.entered_at);
        if (insert.exec() == 0)
            return Problem{"paper-number-exists",
                           phrase("编号为 {0} 的纸质问卷已录入一遍，等待第二遍录入",
                                  "the paper questionnaire {0} was keyed once and waits for the second time",
                                  {entry.number}),
                           {.file = state_->path}};
        return Done{};
    });
}

std::optional<PaperEntry> CollectionStore::paperEntry(const std::string& questionnaire, const std::string& number) {
    return withDatabase(state_->path, [&]() -> std::optional<PaperEntry> {
        SQLite::Statement row(*state_->database, oneEntry);
        row.bind(1, questionnaire);
        row.bind(2, number);
        if (!row.executeStep()) return std::nullopt;
        return entryIn(row);
    });
}

std::vector<PaperEntry> CollectionStore::paperEntries() {
    return withDatabase(state_->path, [&] {
        std::vector<PaperEntry> all;
        SQLite::Statement rows(*state_->database,
                               "SELECT questionnaire, number, fields, entered_at FROM paper_entries ORDER BY id");
        while (rows.executeStep()) all.push_back(entryIn(rows));
        return all;
    });
}

void CollectionStore::removePaperEntry(const std::string& questionnaire, const std::string& number) {
    withDatabase(state_->path, [&] {
        SQLite::Statement remove(*state_->database, "DELETE FROM paper_entries WHERE questionnaire = ? AND number = ?");
        remove.bind(1, questionnaire);
        remove.bind(2, number);
        remove.exec();
    });
}

}  // namespace diaoyan
