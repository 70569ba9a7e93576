// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"

#include <string>
#include <vector>

namespace diaoyan {

/// A questionnaire that is hard on formats.
struct AwkwardForm {
    std::string name;
    Questionnaire form;
};

/// Bundled ones, and ones of signs, long words, rules and single languages.
const std::vector<AwkwardForm>& awkwardForms();

/// "question: what" of everything that a format cannot keep of it.
std::vector<std::string> declaredLosses(const std::string& format, const std::string& form);

/// "format form" of every entry of the list of losses.
std::vector<std::string> keysOfDeclaredLosses();

}  // namespace diaoyan
