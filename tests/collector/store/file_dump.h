// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace diaoyan {

/// What a survey file holds, row by row as text: everything but snapshots, the revision, and the numbers that only tie
/// rows together.
inline std::vector<std::string> surveyDump(const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    std::vector<std::string> rows;
    for (const char* query :
         {"SELECT 'value', key, value FROM survey WHERE key <> 'revision' ORDER BY key",
          "SELECT 'school', position, code, name, stage, area, enrolment, teachers, expected, attributes FROM schools "
          "ORDER BY position",
          "SELECT 'form', id, position, version, role, definition FROM questionnaires ORDER BY position",
          "SELECT 'batch', id, questionnaire, importer, file_name, file_sha256, answers_sha256, rows_in, rows_stored, "
          "rows_rejected, answer_key FROM batches ORDER BY id",
          "SELECT 'sheet', id, questionnaire, batch, school, source_row, source_id, submitted_at, seconds, status, "
          "status_reason, weight, answers, hex(answer_id) FROM responses ORDER BY id",
          "SELECT 'problem', batch, rejected, source_row, source_column, code, text FROM import_problems "
          "ORDER BY 2, 4, 5, 6",
          "SELECT 'fact', id, words FROM study_facts ORDER BY id",
          "SELECT 'code', questionnaire, item, position, code, label FROM text_codes ORDER BY 2, 3, 4",
          "SELECT 'coded', t.questionnaire, t.item, t.code, c.response FROM coded_texts c JOIN text_codes t ON "
          "t.id = c.code ORDER BY 2, 3, 4, 5"}) {
        SQLite::Statement statement(database, query);
        while (statement.executeStep()) {
            std::string row;
            for (int column = 0; column < statement.getColumnCount(); ++column)
                row += (column == 0 ? "" : " | ") + statement.getColumn(column).getString();
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace diaoyan
