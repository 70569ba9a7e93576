// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/import_job.h"
#include "collector/importers/corrections.h"
#include "collector/load_form.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One file of answers about to be imported: what was found in it, and what a person decided about that.
struct FileDraft {
    std::string path{};
    TableOptions table{};
    std::string school_column{};            ///< empty: as found
    std::optional<Questionnaire> form{};    ///< the one that was chosen; nothing: as found
    std::optional<ImportReport> found{};    ///< without corrections: what these are about
    std::optional<ImportReport> counted{};  ///< with them: what would be stored
    Corrections corrections{};
};

/// An import that is being looked at.
struct ImportDraft {
    std::vector<FileDraft> files{};
    std::optional<LoadedForm> definition{};  ///< a questionnaire that came among the files
    std::string definition_file{};
    SchoolDecisions schools{};
    bool include_unfinished = false;
    bool accept_problems = false;
};

/// Where answers shall go: a survey file, or none yet, with the schools that it will have.
struct ImportTarget {
    std::string survey{};
    Roster roster{};
};

/// The draft as importFiles wants it.
ImportRequest requestOf(const ImportDraft& draft, bool dry_run);

/// Reads all files as they would be imported; those that nobody looked at yet first as they are, then with their
/// corrections. Where there is no survey yet, one in a folder for scratch takes its place. Problems: as importFiles.
Result<ImportDraft> lookAt(ImportDraft draft, const ImportTarget& target, ImportRequest hooks);

/// Files that hold a questionnaire become the draft's definition, all others its files. Problem: several-forms.
Result<ImportDraft> sortFiles(const std::vector<std::string>& paths);

/// Sums over the files of a draft that has been looked at.
struct ImportSums {
    std::int64_t rows = 0;
    std::int64_t stored = 0;
    std::int64_t refused = 0;   ///< rows left out
    std::int64_t problems = 0;  ///< refused rows and answers
    std::int64_t schools = 0;   ///< spellings that nobody decided about
    std::int64_t unfinished = 0;
    bool news = false;  ///< anything that is not there yet

    bool operator==(const ImportSums&) const = default;
};
ImportSums sumsOf(const ImportDraft& draft);

}  // namespace diaoyan
