// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/answer_uses.h"
#include "collector/store/database.h"

namespace diaoyan {

/// answerUses within a transaction of its caller; for the files of this folder.
Result<AnswerUses> usesInRows(SQLite::Database& database, const Questionnaire& questionnaire);

}  // namespace diaoyan
