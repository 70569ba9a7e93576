// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/founding_draw.h"
#include "apps/diaoyan/founding_margins.h"
#include "apps/diaoyan/founding_schools.h"
#include "questionnaires/answer.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <vector>

namespace diaoyan {

/// Synthetic answers of one role whose totals are the margins: every question is dealt out on its own, the schools
/// differ by a general inclination to the good or the bad end of scales and by tastes among the other options.
/// Sheets stand in the order of submission. A problem means that margins and form do not fit each other.
Result<std::vector<AnswerSheet>> drawAnswers(Dice& dice, const Questionnaire& form, const RoleMargins& margins,
                                             const FoundingSchools& schools,
                                             const std::vector<std::int64_t>& respondents);

/// The sheets as 问卷星 writes its CSV in text mode: 序号 and the other meta columns (来自IP blank), `N、题干`, ┋
/// between ticks, 〖words〗 behind 其他, (空) and (跳过).
std::string textModeCsv(const Questionnaire& form, const Roster& roster, const std::vector<AnswerSheet>& sheets);

}  // namespace diaoyan
