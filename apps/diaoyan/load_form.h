// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <string>

namespace diaoyan {

/// A bundled questionnaire by its id, or one from a JSON file, checked. Problems of the file name the place in it.
Result<Questionnaire> loadForm(const std::string& id_or_file);

/// Does the name mean a file rather than a questionnaire's id?
bool isFormFile(const std::string& id_or_file);

}  // namespace diaoyan
