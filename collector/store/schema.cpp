// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/schema.h"

namespace diaoyan {

namespace {

// 1: roster, questionnaires, batches, answers. `answers` is a JSON object from item id to answer (see
// answers_json.h), so that any SQL client can read it with json_extract. Snapshots are derived from it.
constexpr const char* step1 = R"sql(
CREATE TABLE survey (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE schools (
    code TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    stage TEXT NOT NULL,
    area TEXT NOT NULL,
    enrolment INTEGER,
    teachers INTEGER,
    expected TEXT NOT NULL,      -- JSON: role -> respondents expected
    attributes TEXT NOT NULL     -- JSON: heading -> value
);

CREATE TABLE questionnaires (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    version TEXT NOT NULL,
    role TEXT NOT NULL,
    definition TEXT NOT NULL     -- questionnaire JSON
);

CREATE TABLE batches (
    id INTEGER PRIMARY KEY,
    questionnaire TEXT NOT NULL REFERENCES questionnaires(id),
    importer TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    answers_sha256 TEXT NOT NULL, -- over what was understood, the same for any encoding of one table
    imported_at TEXT NOT NULL,    -- UTC, ISO 8601
    rows_in INTEGER NOT NULL,
    rows_stored INTEGER NOT NULL,
    rows_rejected INTEGER NOT NULL
);

CREATE TABLE responses (
    id INTEGER PRIMARY KEY,
    questionnaire TEXT NOT NULL REFERENCES questionnaires(id),
    batch INTEGER NOT NULL REFERENCES batches(id),
    school TEXT REFERENCES schools(code),
    source_row INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    submitted_at TEXT NOT NULL,
    seconds REAL,
    status TEXT NOT NULL DEFAULT 'valid' CHECK (status IN ('valid', 'excluded')),
    status_reason TEXT NOT NULL DEFAULT '',
    weight REAL NOT NULL DEFAULT 1 CHECK (weight >= 0),
    answers TEXT NOT NULL
);
CREATE INDEX responses_of_questionnaire ON responses (questionnaire, status);

-- What an import could not take: whole rows (rejected = 1) and single answers.
CREATE TABLE import_problems (
    batch INTEGER NOT NULL REFERENCES batches(id),
    rejected INTEGER NOT NULL,
    source_row INTEGER NOT NULL,
    source_column TEXT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL           -- the answer, or the whole row
);
CREATE INDEX import_problems_of_batch ON import_problems (batch);

-- Derived, safe to delete: the columns of one questionnaire's valid responses.
CREATE TABLE snapshots (
    questionnaire TEXT NOT NULL REFERENCES questionnaires(id),
    position INTEGER NOT NULL,   -- 0: the schools; n: column n - 1
    revision INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (questionnaire, position)
);
)sql";

constexpr const char* steps[] = {step1};

}  // namespace

std::span<const char* const> schemaSteps() {
    return steps;
}

}  // namespace diaoyan
