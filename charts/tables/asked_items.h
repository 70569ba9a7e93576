// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One question with those of its items that are meant.
struct Asked {
    const Question* question = nullptr;  ///< of the questionnaire that was asked
    std::vector<Item> items;
};

/// The questions that a request names by id (with or without the questionnaire's prefix): one, or one row of a
/// matrix; or, for an empty id, all that are about the subject and not about the respondent's school.
/// The questionnaire must outlive the result. Problem: unknown-item.
Result<std::vector<Asked>> askedFor(const Questionnaire& questionnaire, const std::string& wanted);

}  // namespace diaoyan
