// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_condition.h"
#include "questionnaires/exchange/limesurvey_structure.h"

#include <string>

namespace diaoyan {

/// Notes the names that the columns of one question have in LimeSurvey's files of answers.
class LimeColumns {
public:
    LimeColumns(const std::string& sid, const LimeQuestion& question, LimeFields& fields);

    /// `suffix` as field names have it: empty, SQ001, SQ001_SQ002, SQ001comment, other, comment, 1.
    void add(const std::string& suffix, const LimeField& field);

    /// A column of the first (0) or second (1) scale of a dual one.
    void addDual(const std::string& row, int scale, const LimeField& field);

private:
    std::string field_;
    std::string code_;
    LimeFields& fields_;
};

/// What a comparison with a column means (Q1, Q1_SQ001, 222232X22X630MA101), or nothing.
std::optional<ShowRule> limeRule(const ConditionAtom& atom, const LimeFields& fields, const Questionnaire& form);

}  // namespace diaoyan
