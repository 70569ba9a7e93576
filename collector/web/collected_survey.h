// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/collection_store.h"
#include "collector/web/wire/invitation.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What respondents are told when they cannot answer now, with the HTTP status and the word for scripts.
struct Refusal {
    std::string status{};  ///< closed, paused, code-wanted, link-wanted, code-unknown, code-used, try-again ...
    int http = 403;
    Text heading{};
    Text words{};

    bool operator==(const Refusal&) const = default;
};

/// The refusal of this status. REQUIRES: one of the words above, as listed in collected_survey.cpp.
const Refusal& refusalNamed(std::string_view status);

/// A survey as the web needs it, read from its file at one moment.
struct CollectedSurvey {
    Roster roster{};
    std::vector<Questionnaire> questionnaires{};
    CollectionSettings settings{};
    std::string title{};  ///< of the study; empty where nobody named it

    bool operator==(const CollectedSurvey&) const = default;
};

/// Problems: as SurveyFile::open and SurveyFile::questionnaires.
Result<CollectedSurvey> readCollectedSurvey(const std::string& path, CollectionStore& store);

const Questionnaire* questionnaireOf(const CollectedSurvey& survey, const std::string& id);

/// Why nobody can answer at this time (`local_now` as 2026-11-22T18:30); nothing while the collection is open.
std::optional<Refusal> closedNow(const CollectedSurvey& survey, const std::string& local_now);

/// Why an invitation without a code is not enough, or is none of the organiser's; nothing where it is good.
std::optional<Refusal> refusedLink(const CollectedSurvey& survey, const Invitation& invitation);

/// Why a code is not taken; nothing where it is good. A used one may still come with an answer that is there already.
std::optional<Refusal> refusedCode(const CodeLookup& lookup);

/// 2026-11-22T18:30 in this machine's time zone.
std::string localMinute(std::int64_t seconds_since_1970);

}  // namespace diaoyan
