// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/column_engine.h"
#include "collector/store/survey_file.h"

#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// One questionnaire of a survey file with its answers, ready to be counted.
struct SurveyPart {
    Questionnaire questionnaire;
    std::shared_ptr<const Responses> responses;
    std::shared_ptr<const ColumnEngine> engine;
};

/// What a command is about: a form's id and a question, either may be empty. `question` may carry the form's id in
/// front (parent.hope); without it the one questionnaire that has the question is meant.
struct Selection {
    std::string form;
    std::string question;
};

/// The part of a survey file that a command is about.
struct SelectedParts {
    std::vector<SurveyPart> parts;
    Roster roster;
    std::string question;  ///< the selection's, freed of its prefix; may be empty
};

/// Opens the file for reading and loads the questionnaires that are meant.
/// Problems: those of SurveyFile, and unknown-questionnaire, unknown-item, questionnaire-unclear (several have such a
/// question).
Result<SelectedParts> selectParts(const std::string& file, const Selection& selection);

}  // namespace diaoyan
