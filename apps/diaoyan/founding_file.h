// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/import_job.h"
#include "questionnaires/text.h"

#include <functional>
#include <stop_token>
#include <string>

namespace diaoyan {

/// Raw answers of the founding survey, written into a folder and brought through the real importer into a new survey
/// file, which says what it is. `tell` hears of every import. Problems: those of writing and importing, file-exists,
/// demo-refused, interrupted.
Result<SurveyFile> importFoundingSurvey(const std::string& raw_folder, const std::string& survey, Language language,
                                        const std::stop_token& stop,
                                        const std::function<void(const ImportReport&, const Roster&)>& tell);

/// The founding survey as a survey file alone: whole or not at all.
Result<Done> makeFoundingFile(const std::string& path, Language language, const std::stop_token& stop);

}  // namespace diaoyan
