// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/analysis_settings.h"
#include "collector/store/survey_file.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// Why a sheet does not count; empty: it does.
struct SheetReason {
    std::int64_t sheet = 0;  ///< id, as SheetLine has it
    std::string reason{};

    bool operator==(const SheetReason&) const = default;
};

/// The weights of a questionnaire's sheets, by sheet, as they were at one moment.
struct KeptWeights {
    std::string questionnaire{};
    Text weighting{};
    std::vector<std::pair<std::int64_t, double>> sheets{};  ///< those that do not count as one

    bool operator==(const KeptWeights&) const = default;
};

/// What an exclusion changed, so that it can be taken back.
struct ExclusionsBefore {
    std::vector<SheetReason> reasons{};
    std::vector<KeptWeights> weights{};

    bool operator==(const ExclusionsBefore&) const = default;
};

/// How the survey is analysed where nobody says otherwise. Throws EnvironmentFailure (file-damaged).
AnalysisSettings analysisSettings(const SurveyFile& survey);

/// What an office changes in its survey after the answers came, within a change that its caller commits. Functions
/// check first: after a problem nothing was changed. They return what stood there before, to be put back by an undo.
/// Every function may throw EnvironmentFailure.
class SurveyEdits {
public:
    explicit SurveyEdits(SurveyFile::Change& change) : change_(change) {}

    /// Takes an import back: its sheets, what was remarked on them, codes of their texts. Weights are taken back, as by
    /// new sheets; restoreWeights puts back those of before the import. Problems: no-such-batch; collected-batch:
    /// answers from the web and keyed paper are nowhere else and stay.
    Result<Done> removeBatch(std::int64_t batch);

    /// Problems: unknown-questionnaire; questionnaire-in-use: sheets, imports, one-time codes or waiting paper
    /// questionnaires belong to it. Code frames of its texts go with it.
    Result<Done> removeQuestionnaire(const std::string& id);
    /// The order of chapters. Problem: unknown-questionnaire, unless it is all ids, each once.
    Result<Done> orderQuestionnaires(const std::vector<std::string>& ids);

    /// Another definition in place of the one of this id, which is returned. Stored answers keep their meaning: they
    /// are stored by item id and option code, with a key of the day they came, so titles, labels, notes, the order of
    /// questions and options, scores, directions and limits may change freely, and questions and options may be added
    /// (not asked; chosen by nobody). Skip rules may change, too: what stands as `not asked` was not asked, and what
    /// was answered stays answered, whatever the new rules say. A single choice may become a scale and back.
    /// Problems: unknown-questionnaire; those of checkQuestionnaire; answers-in-use: a question (matrix row, kind) or
    /// an option would go that stored answers, excluded sheets among them, use; the message counts them.
    Result<Questionnaire> reviseQuestionnaire(const Questionnaire& questionnaire);

    /// Other schools in place of the roster, which is returned. Names, attributes, numbers, order may change, schools
    /// be added. Problems: no-school-code, school-twice, too-many-schools; school-in-use: sheets or one-time codes of a
    /// school that would go (a code is never changed: that is another school).
    Result<Roster> reviseRoster(const Roster& roster);

    /// Sheets do not count from now on, or do again (empty reason). Weights are taken back where that changes anything.
    /// Problem: no-such-sheet.
    Result<ExclusionsBefore> setExclusion(std::span<const std::int64_t> sheets, const std::string& reason);
    /// Puts back what setExclusion returned.
    Result<Done> restoreExclusions(const ExclusionsBefore& before);

    /// The weights of all questionnaires that have any.
    std::vector<KeptWeights> weights();
    /// Puts weights back. Problem: no-such-sheet, where a sheet has gone meanwhile.
    Result<Done> restoreWeights(const std::vector<KeptWeights>& weights);

    /// Returns the settings before. Problem: bad-setting.
    Result<AnalysisSettings> setAnalysisSettings(const AnalysisSettings& settings);

private:
    SurveyFile::Change& change_;
};

}  // namespace diaoyan
