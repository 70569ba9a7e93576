// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_languages.h"
#include "questionnaires/exchange/limesurvey_fields.h"

#include <map>
#include <string>
#include <vector>

namespace diaoyan {

/// A sub-question or an answer option of LimeSurvey.
struct LimePart {
    std::string code;
    int scale = 0;  ///< 1: the columns of a two-dimensional array, or the second scale of a dual one
    double order = 0;
    std::string assessment;  ///< of an answer option: its points
    std::string relevance;   ///< of a sub-question
    TextsByLanguage label;
};

/// A question as LimeSurvey keeps it.
struct LimeQuestion {
    std::string qid;
    std::string gid;
    std::string code;
    char type = 'T';
    double order = 0;
    bool other = false;
    bool mandatory = false;
    std::vector<std::string> conditions;  ///< of the group and of the question; all must hold
    TextsByLanguage text, help;
    std::map<std::string, TextsByLanguage> attributes;  ///< "" is the language of those that have none
    std::vector<LimePart> parts, answers;
};

/// A survey of LimeSurvey, whatever file it came from.
struct LimeSurvey {
    std::string sid;
    std::vector<std::string> languages;  ///< the base language first
    TextsByLanguage title;
    std::vector<LimeQuestion> questions;  ///< in the order of the survey
};

/// A questionnaire and the names of the columns of its answers.
struct LssReading {
    ReadForm form;
    LimeFields fields;
};

/// Problems: as finishForm.
Result<LssReading> readLimeSurvey(const LimeSurvey& survey, const FormDocument& document);

/// What LimeSurvey calls the fixed options of a question of this type (5, A, B, C, E, Y, G), in its languages.
std::vector<LimePart> fixedAnswers(char type, const std::vector<std::string>& languages);

}  // namespace diaoyan
