// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

#include <optional>
#include <string>

namespace diaoyan {

/// A questionnaire that was named on the command line, and where it comes from.
struct LoadedForm {
    ReadForm form;
    const FormFormat* format = nullptr;  ///< null: a bundled one
};

/// A bundled questionnaire by its id, or one from a file of any format that is known, checked. Problems of the file
/// name the place in it.
Result<LoadedForm> loadForm(const std::string& id_or_file);

/// The questionnaire in a file of answers or of a questionnaire; nothing where it is no questionnaire, or where it is
/// packed with its answers. Problems: those of a file that is clearly a questionnaire.
Result<std::optional<LoadedForm>> formInFile(const std::string& file);

/// Does the name mean a file rather than a questionnaire's id?
bool isFormFile(const std::string& id_or_file);

/// ".json .lss .xlsx": the endings of files that hold questionnaires, for help.
std::string formEndings();

}  // namespace diaoyan
