// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/survey_file.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/responses.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// What the program, which knows analysis and charts, makes of the answers for the dashboard: the collector itself
/// interprets nothing. HTML comes escaped and without scripts and styles of its own. Called from the office's thread.
struct LiveFindings {
    /// Response rates per school and role, as a table.
    std::function<std::string(const std::vector<Questionnaire>&, const Roster&, const std::vector<ReturnedCount>&,
                              Language)>
        response_rates;

    /// The frequencies of one item as an SVG picture; the same figure as in the report.
    std::function<Result<std::string>(const Questionnaire&, const Item&, const Responses&, Language)> figure;

    /// Items that have such a figure.
    std::function<std::vector<Item>(const Questionnaire&)> items_with_figures;

    /// A poster with the address and its QR code, PDF.
    std::function<Result<std::string>(const std::string& title, const std::string& address, Language)> poster;

    /// A questionnaire on paper, PDF.
    std::function<Result<std::string>(const Questionnaire&, Language)> paper_form;
};

}  // namespace diaoyan
