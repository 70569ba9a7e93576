// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/schema.h"

namespace diaoyan {

namespace {

// 1: roster, questionnaires, batches, answers. `answers` is a JSON object from item id to answer (KeylessRowReader).
// Snapshots are derived from it.
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

// 2: answers as arrays with a key per batch (see answer_rows.h), a fifth of the size; the view `answers` puts item ids
// and option codes back for any SQL client. Snapshots in blocks of rows. The index by questionnaire cost more than
// the answers it pointed at, and every reading goes through all of them anyway.
constexpr const char* step2 = R"sql(
ALTER TABLE batches ADD COLUMN answer_key TEXT; -- JSON; NULL: answers of step 1
DROP INDEX responses_of_questionnaire;

-- One row per answer. A choice is the code of its option, several are a JSON array of codes; words, numbers and dates
-- as they are. Left empty: NULL. Not asked: false. {"invalid": ...}: what stood there is no answer.
CREATE VIEW answers AS
SELECT r.id AS response, r.questionnaire, r.school, r.status, r.weight,
       json_extract(k.value, '$.item') AS item,
       CASE
           WHEN c.type = 'false' THEN 'false'
           WHEN c.type = 'object' AND json_extract(c.value, '$.invalid') IS NOT NULL THEN c.value
           WHEN json_extract(k.value, '$.options') IS NULL THEN c.value
           WHEN c.type = 'array' THEN (
               SELECT json_group_array(json_extract(
                   k.value, '$.options[' || (ifnull(json_extract(t.value, '$.option'), t.value) - 1) || ']'))
               FROM (SELECT CASE type WHEN 'object' THEN value ELSE json_object('option', value) END AS value
                     FROM json_each(c.value)) t)
           WHEN c.type = 'object' THEN
               json_extract(k.value, '$.options[' || (json_extract(c.value, '$.option') - 1) || ']')
           ELSE json_extract(k.value, '$.options[' || (c.value - 1) || ']')
       END AS answer
FROM responses r
JOIN batches b ON b.id = r.batch
JOIN json_each(b.answer_key) k
JOIN json_each(r.answers) c ON c.key = k.key;

DROP TABLE snapshots;
CREATE TABLE snapshots (
    questionnaire TEXT PRIMARY KEY REFERENCES questionnaires(id),
    revision INTEGER NOT NULL,   -- of the answers it was made from; another one: stale
    rows INTEGER NOT NULL
);
CREATE TABLE snapshot_pieces (
    questionnaire TEXT NOT NULL REFERENCES questionnaires(id),
    block INTEGER NOT NULL,
    position INTEGER NOT NULL,   -- 0: schools and weights; n: column n - 1
    data BLOB NOT NULL,
    PRIMARY KEY (questionnaire, block, position)
);
)sql";

// 3: what the study says of itself, and the log of its fieldwork.
constexpr const char* step3 = R"sql(
CREATE TABLE study_facts (
    id TEXT PRIMARY KEY,         -- sponsor, title ...
    words TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE fieldwork (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL,          -- as written; may be empty
    kind TEXT NOT NULL,          -- talk, lesson ... or a name of the user's own
    school TEXT NOT NULL,        -- code or name; may be empty
    what TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    persons INTEGER              -- person-times; NULL: not recorded
);
)sql";

// 4: collection over the web. An answer that came from a page has the id that the page gave it, so that it can be sent
// twice and stored once. Of a one-time code there is a hash, and a bit that says it was used: no time, no order,
// nothing that leads from an answer to a code.
constexpr const char* step4 = R"sql(
ALTER TABLE responses ADD COLUMN answer_id BLOB; -- 16 bytes; NULL: imported
CREATE UNIQUE INDEX responses_of_answer_id ON responses (answer_id) WHERE answer_id IS NOT NULL;

CREATE TABLE collection_settings (
    name TEXT PRIMARY KEY,       -- state, closes_at, access, consent ...
    value TEXT NOT NULL          -- as it is, or JSON
) WITHOUT ROWID;

-- Codes that were made together.
CREATE TABLE code_series (
    id INTEGER PRIMARY KEY,
    questionnaire TEXT NOT NULL REFERENCES questionnaires(id),
    school TEXT REFERENCES schools(code), -- NULL: any
    class_name TEXT NOT NULL,
    count INTEGER NOT NULL,
    made_at TEXT NOT NULL,       -- UTC, ISO 8601
    withdrawn INTEGER NOT NULL DEFAULT 0
);
-- Never changed once its series is made.
CREATE TABLE code_hashes (
    hash BLOB PRIMARY KEY,       -- the first 16 bytes of SHA-256 over the salt of the file and the code
    series INTEGER NOT NULL REFERENCES code_series(id),
    place INTEGER NOT NULL       -- of its bit, from 0, in the order of the hashes
) WITHOUT ROWID;
CREATE TABLE code_uses (
    series INTEGER PRIMARY KEY REFERENCES code_series(id),
    used BLOB NOT NULL           -- a bit per place, the lowest of each byte first
);

-- Paper questionnaires that were keyed once and wait for the second time.
CREATE TABLE paper_entries (
    id INTEGER PRIMARY KEY,
    questionnaire TEXT NOT NULL REFERENCES questionnaires(id),
    number TEXT NOT NULL,
    fields TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    UNIQUE (questionnaire, number)
);
)sql";

// 5: what free text says, in codes of the office's own: a frame per item, and which of its codes a sheet has.
constexpr const char* step5 = R"sql(
CREATE TABLE text_codes (
    id INTEGER PRIMARY KEY,
    questionnaire TEXT NOT NULL REFERENCES questionnaires(id),
    item TEXT NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    label TEXT NOT NULL,         -- JSON: zh, en
    UNIQUE (questionnaire, item, code)
);
CREATE TABLE coded_texts (
    code INTEGER NOT NULL REFERENCES text_codes(id),
    response INTEGER NOT NULL REFERENCES responses(id),
    PRIMARY KEY (code, response)
) WITHOUT ROWID;
CREATE INDEX coded_texts_of_response ON coded_texts (response);

-- Few sheets are excluded: those alone can be counted and listed without going through all.
CREATE INDEX excluded_responses ON responses (questionnaire, school) WHERE status <> 'valid';
)sql";

constexpr const char* steps[] = {step1, step2, step3, step4, step5};

}  // namespace

std::span<const char* const> schemaSteps() {
    return steps;
}

}  // namespace diaoyan
