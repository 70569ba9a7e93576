// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/answer_tally.h"
#include "collector/importers/mapping.h"
#include "collector/importers/school_match.h"
#include "collector/store/survey_file.h"
#include "collector/tabular/row_source.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

/// How far an import is.
struct ImportProgress {
    std::string file;
    std::int64_t rows = 0;  ///< read so far
    double share = -1;      ///< of the file; negative when nobody knows
};

/// What a user wants imported.
struct ImportRequest {
    std::vector<std::string> files;
    std::string form;                    ///< id of a questionnaire in the survey file; empty: find or infer it
    std::optional<ReadForm> definition;  ///< a questionnaire to add first, and to use
    std::optional<Mapping> mapping;      ///< decisions of an earlier import
    /// Decisions about one file, in place of `mapping`; their questionnaire comes before `definition` and `form`.
    std::map<std::string, Mapping> file_mappings;
    std::string importer;  ///< id from the list; empty: recognise
    std::string school_column;
    SchoolDecisions schools;  ///< more spellings of schools, decided now
    std::string new_id;       ///< of an inferred questionnaire; empty: from the file's name
    bool dry_run = false;
    bool accept_problems = false;     ///< store what can be stored, although rows or answers were refused
    bool include_unfinished = false;  ///< sheets that were never submitted count as valid ones
    TableOptions table;
    std::function<void(const ImportProgress&)> progress;  ///< called now and then
    std::stop_token stop;

    /// The decisions that hold for a file; null where there are none.
    const Mapping* mappingOf(const std::string& file) const;
};

/// What became of one file.
struct ImportReport {
    std::string file;
    TableFacts facts;
    std::string importer;
    std::vector<Text> reasons;            ///< why it was taken for this importer's
    std::string coding;                   ///< "labels", "codes" or "values"
    Questionnaire questionnaire;          ///< the one the answers belong to
    bool inferred = false;                ///< it was made up from this file
    bool own_form = false;                ///< the file described it itself
    bool in_other_languages = false;      ///< its answers may stand in further languages
    std::vector<Problem> uncertain;       ///< what is uncertain about it
    std::vector<Problem> remarks;         ///< columns left out, questions not in the file
    std::vector<SchoolSpelling> schools;  ///< names of schools other than the roster's
    Mapping mapping;                      ///< every decision, made or open
    std::vector<AnswerTally> tallies;     ///< dry runs: per item of the questionnaire
    std::int64_t batch = 0;
    std::int64_t rows_in = 0;
    std::int64_t rows_stored = 0;
    std::int64_t rows_rejected = 0;
    std::int64_t rows_there_before = 0;     ///< sheets that an earlier download had already: not stored again
    std::int64_t rows_without_answers = 0;  ///< stored, but excluded from the valid ones
    std::int64_t rows_unfinished = 0;       ///< stored, but excluded: never submitted
    std::int64_t blank_rows = 0;            ///< nothing in them; not counted as rows
    std::int64_t problem_count = 0;
    std::vector<Problem> problems;  ///< rejected rows and invalid answers: the first `mostProblems`
    std::int64_t warning_count = 0;
    std::vector<Problem> warnings;      ///< answers against the form's own rules (限选3项): kept as they are
    std::int64_t already_in_batch = 0;  ///< the same answers were imported before, as this batch: nothing stored

    bool news() const { return already_in_batch == 0 && (rows_stored > 0 || rows_there_before == 0); }

    static constexpr std::size_t mostProblems = 1000;
};

struct ImportOutcome {
    std::vector<ImportReport> files;
    bool stored = false;  ///< false: the survey file is as it was
};

/// Imports the files in one transaction: all of them or, where any row or answer had to be refused, none (unless
/// `accept_problems`). A file whose answers are already there (the same file, or the same table in another encoding)
/// is recognised and not stored again, and so are the sheets (by 序号 and time of submission) that an earlier download
/// of the same survey had; one whose answers have changed since is a problem (answer-changed). Two downloads of one
/// survey, of option texts and of option numbers, are read as a pair.
Result<ImportOutcome> importFiles(SurveyFile& survey, const ImportRequest& request);

}  // namespace diaoyan
