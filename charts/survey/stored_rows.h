// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/responses.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

class SurveyFile;

/// Which stored sheet each row of Responses is, with what is known of it beside its answers. Parallel lists, one entry
/// per row.
struct StoredRows {
    std::string questionnaire{};
    std::vector<std::int64_t> sheet{};                      ///< number in the survey file
    std::vector<std::optional<double>> seconds{};           ///< time taken
    std::vector<std::optional<double>> handed_in{};         ///< seconds since 1970, in the clock of the source
    std::map<std::string, std::int64_t> excluded_sheets{};  ///< sheets that are no row, by the reason stored with them

    bool operator==(const StoredRows&) const = default;
};

/// In the order of SurveyFile::responses of the same moment. Problems: unknown-questionnaire, interrupted.
Result<StoredRows> storedRows(const SurveyFile& survey, const std::string& questionnaire,
                              const std::stop_token& stop = {});

/// Sheets that quality rules left out (see exclusionWords), not those that somebody did for reasons of their own.
/// Problems: as above.
Result<std::vector<std::int64_t>> sheetsLeftOutByRules(const SurveyFile& survey, const std::string& questionnaire);

/// Seconds since 1970 of 2026-05-08T09:30:00 (also with a blank, without seconds, without a time: midnight); nothing
/// where it is no such moment. Zones are not looked at.
std::optional<double> secondsOfMoment(const std::string& moment);

}  // namespace diaoyan
