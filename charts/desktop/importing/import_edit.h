// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_edit.h"
#include "charts/desktop/importing/import_draft.h"
#include "collector/store/survey_edits.h"

#include <memory>

namespace diaoyan {

/// What an import put into the survey file: what is needed to take it back, and to tell of it.
struct ImportTrace {
    ImportOutcome outcome{};
    std::vector<std::string> forms{};    ///< ids of questionnaires that were not there before
    std::vector<KeptWeights> weights{};  ///< which new sheets took back
};

/// An import as looked at, to be done, taken back and done again; it can be stopped. The trace is written on the job's
/// thread and may be read when the edit is done. Problems: as importFiles; rows-refused where something cannot be
/// imported and nobody accepted that; already-imported where nothing is new.
SurveyEdit importEdit(const ImportDraft& draft, std::shared_ptr<ImportTrace> trace);

/// Makes a new survey file with these schools and imports into it. All or nothing: until all is done it is elsewhere,
/// in a folder of the same place that is gone afterwards. Problems: as importEdit; file-exists.
Result<Done> importIntoNew(const std::string& path, const Roster& roster, const SurveyEdit& edit,
                           const JobControl& control);

}  // namespace diaoyan
