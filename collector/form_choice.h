// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/import_job.h"
#include "collector/importers/pair.h"
#include "collector/open_answers.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Finds the questionnaire that a file's answers belong to: the one the user names, the one of the mapping, the one of
/// the survey file that fits, what the file says of itself, and at last one inferred from the answers. New ones are
/// added to the change.
class FormChoice {
public:
    /// All three must outlive it.
    FormChoice(SurveyFile::Change& change, const ImportRequest& request, const Roster& roster)
        : change_(change), request_(request), roster_(roster) {}

    /// Adds what the user or the mapping brings along, unless the survey file (`known`) has a questionnaire of the
    /// mapping's id. Problem: questionnaire-exists.
    Result<Done> begin(std::vector<Questionnaire> known);

    /// A questionnaire and the same in other languages. Problems: unknown-questionnaire; as ownForm and
    /// inferQuestionnaire. Notes in the report where it comes from and what is uncertain about it.
    Result<ReadForm> choose(OpenedAnswers& file, const OptionOrders& orders, ImportReport& report);

    /// A questionnaire of the survey file; an empty one when there is none of that id.
    Questionnaire stored(const std::string& id) const;

private:
    bool isKnown(const std::string& id) const;
    std::string freeId(const std::string& wanted) const;
    Result<Done> add(const Questionnaire& form);
    Result<Done> addFrom(const Mapping& mapping);
    std::string schoolHeading(const std::string& file) const;
    const Questionnaire* bestMatch(const OpenedAnswers& file) const;
    Result<ReadForm> ownForm(const OpenedAnswers& file, ImportReport& report);
    Result<ReadForm> infer(OpenedAnswers& file, const OptionOrders& orders, ImportReport& report);

    SurveyFile::Change& change_;
    const ImportRequest& request_;
    const Roster& roster_;
    std::vector<Questionnaire> known_;
};

}  // namespace diaoyan
