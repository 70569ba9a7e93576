// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>

namespace diaoyan {

/// A copy of a survey file as it stands at one moment, whole while others write to it, and without what was deleted.
/// `to` does not exist before. Problems: file-missing, file-exists. Throws EnvironmentFailure (disk-full ...).
Result<Done> copySurvey(const std::string& from, const std::string& to);

}  // namespace diaoyan
