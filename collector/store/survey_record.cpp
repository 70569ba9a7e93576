// SPDX-License-Identifier: GPL-3.0-or-later
// What a study says of itself: facts, fieldwork log, template of reports.
#include "collector/store/change_state.h"

namespace diaoyan {

StudyRecord SurveyFile::record() const {
    return withDatabase(state_->path, [&] {
        StudyRecord record;
        SQLite::Statement facts(*state_->database, "SELECT id, words FROM study_facts");
        while (facts.executeStep()) record.facts[facts.getColumn(0).getString()] = facts.getColumn(1).getString();
        SQLite::Statement rows(*state_->database,
                               "SELECT date, kind, school, what, sessions, persons FROM fieldwork ORDER BY id");
        while (rows.executeStep()) {
            FieldworkEntry entry{.date = rows.getColumn(0),
                                 .kind = rows.getColumn(1),
                                 .school = rows.getColumn(2),
                                 .what = rows.getColumn(3),
                                 .sessions = rows.getColumn(4).getInt64()};
            if (!rows.getColumn(5).isNull()) entry.persons = rows.getColumn(5).getInt64();
            record.fieldwork.push_back(std::move(entry));
        }
        return record;
    });
}

std::string SurveyFile::reportTemplate() const {
    return withDatabase(state_->path, [&]() -> std::string {
        SQLite::Statement saved(*state_->database, "SELECT value FROM survey WHERE key = 'report_template'");
        return saved.executeStep() ? saved.getColumn(0).getString() : std::string{};
    });
}

void SurveyFile::Change::setFact(const std::string& id, const std::string& words) {
    withDatabase(state_->file.path, [&] {
        SQLite::Statement change(*state_->file.database, words.empty()
                                                             ? "DELETE FROM study_facts WHERE id = ?"
                                                             : "INSERT OR REPLACE INTO study_facts VALUES (?, ?)");
        change.bind(1, id);
        if (!words.empty()) change.bind(2, words);
        change.exec();
    });
}

void SurveyFile::Change::addFieldwork(const FieldworkEntry& entry) {
    withDatabase(state_->file.path, [&] {
        SQLite::Statement insert(*state_->file.database,
                                 "INSERT INTO fieldwork (date, kind, school, what, sessions, persons) "
                                 "VALUES (?, ?, ?, ?, ?, ?)");
        insert.bind(1, entry.date);
        insert.bind(2, entry.kind);
        insert.bind(3, entry.school);
        insert.bind(4, entry.what);
        insert.bind(5, entry.sessions);
        if (entry.persons) insert.bind(6, *entry.persons);
        insert.exec();
    });
}

Result<Done> SurveyFile::Change::removeFieldwork(std::int64_t number) {
    return withDatabase(state_->file.path, [&]() -> Result<Done> {
        SQLite::Statement found(*state_->file.database, "SELECT id FROM fieldwork ORDER BY id LIMIT 1 OFFSET ?");
        found.bind(1, number - 1);
        if (number < 1 || !found.executeStep())
            return Problem{"no-such-entry",
                           phrase("没有第{0}条调研记录", "there is no entry number {0}", {number}),
                           {.file = state_->file.path}};
        SQLite::Statement remove(*state_->file.database, "DELETE FROM fieldwork WHERE id = ?");
        remove.bind(1, found.getColumn(0).getInt64());
        remove.exec();
        return Done{};
    });
}

void SurveyFile::Change::setReportTemplate(const std::string& text) {
    withDatabase(state_->file.path, [&] {
        SQLite::Statement change(*state_->file.database, text.empty() ? "DELETE FROM survey WHERE key = ?"
                                                                      : "INSERT OR REPLACE INTO survey VALUES (?, ?)");
        change.bind(1, "report_template");
        if (!text.empty()) change.bind(2, text);
        change.exec();
    });
}

}  // namespace diaoyan
