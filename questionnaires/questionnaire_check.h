// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <string_view>
#include <vector>

namespace diaoyan {

/// Everything that keeps a questionnaire from being asked or counted: names, options, limits, scales, skip rules.
/// Empty = sound. `where.column` is the JSON pointer into toJson(questionnaire), `where.text` what stands there.
/// Codes: empty-questionnaire, bad-id, duplicate-id, empty-title, empty-label, no-options, duplicate-code,
/// bad-code, duplicate-label, no-rows, bad-cells, bad-limit, exclusive-in-single, no-score, score-off-scale,
/// short-scale, scores-not-monotone, direction-contradicts-scores, unknown-question, rule-points-forward,
/// rule-without-options, unknown-code, empty-rule, roster-field-twice, bad-roster-field, ambiguous-id.
std::vector<Problem> checkQuestionnaire(const Questionnaire& questionnaire);

/// Fit for an id or a code: 1-100 bytes of letters of any script, digits, _ and -; no dot (it joins a matrix
/// and its row), no blank, no other ASCII sign. Valid UTF-8.
bool isGoodId(std::string_view id);

/// A good id made of any text: signs that an id may not have become _, runs of them one, those at the ends are dropped,
/// at most 100 bytes. A good id stays as it is. Empty when nothing is left.
std::string idFrom(std::string_view text);

}  // namespace diaoyan
