// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/responses.h"
#include "questionnaires/roster.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// Answers in memory without a survey file, for what is measured on counts alone.
struct RandomAnswers {
    std::shared_ptr<const Responses> responses;
    Roster roster;
};

/// A question with options 0, 1 ...
Question plainQuestion(const std::string& id, QuestionKind kind, int options = 0);

/// The same answers for the same questions, rows and schools on every machine: 3 % missing, schools that differ.
/// Texts and dates stay empty.
RandomAnswers randomAnswers(const std::vector<Question>& questions, std::size_t rows, int schools);

}  // namespace diaoyan::bench
