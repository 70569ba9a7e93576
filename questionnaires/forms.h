// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <span>
#include <string>
#include <string_view>

namespace diaoyan {

/// A questionnaire that comes with the program: a file of questionnaires/forms/.
struct BundledForm {
    std::string id;  ///< file name without .json, and id of the questionnaire: parent
    std::string_view json;
};

/// All of them, by id.
std::span<const BundledForm> bundledForms();

/// One of them; the problem "unknown-form" names those there are.
Result<Questionnaire> bundledForm(const std::string& id);

}  // namespace diaoyan
