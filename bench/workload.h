// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <string>

namespace diaoyan::bench {

/// The survey that is measured: 40 questions (24 five-point scales, 8 single and 6 multiple choices of
/// up to 8 options, a number, a short text), answered in Chinese words by parents of 600 schools.
inline constexpr int workloadSchools = 600;
inline constexpr int workloadChoices = 38;  ///< questions with options
inline constexpr int percentMissing = 3;    ///< of the answers, everywhere alike

Questionnaire workloadQuestionnaire();
std::string workloadSchoolName(int school);  ///< as the answers name it; schools count from 0

/// The roster as CSV, schools S001 ... with different sizes.
Result<Done> writeRoster(const std::string& path, int schools = workloadSchools);

/// The questionnaire as JSON.
Result<Done> writeQuestionnaire(const std::string& path);

/// `rows` answer sheets as CSV (UTF-8, ticks joined by ┋), row by row, in constant memory. The same
/// number of rows gives the same bytes on every machine; a longer file begins with a shorter one.
Result<Done> writeAnswers(const std::string& path, std::int64_t rows, int schools = workloadSchools);

}  // namespace diaoyan::bench
