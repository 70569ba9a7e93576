// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/schools/response_rate.h"
#include "charts/report/report.h"
#include "questionnaires/responses.h"
#include "questionnaires/roster.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// What one questionnaire asked and what came back.
struct StudyPart {
    Questionnaire questionnaire;
    std::shared_ptr<const Tabulator> answers;
    /// How many wrote something, per text or date item: engines count options, not texts.
    std::map<std::string, ItemCounts> written;
};

/// A part whose answers are columns in memory.
StudyPart studyPart(std::shared_ptr<const Responses> responses, const Roster& roster);

/// Everything that a report is made of. What is left empty is left out of the report.
struct Study {
    Text title;  ///< empty: made of the questionnaire's title
    Text subtitle;
    std::string organisation;
    std::string date;              ///< as printed on the cover
    Roster roster;                 ///< without schools: the report has no school tables
    std::vector<StudyPart> parts;  ///< in the order of the chapters
    ResponseRates rates;
    std::vector<Text> facts;      ///< where the answers came from: files, rows in, rows rejected
    std::vector<Text> remarks;    ///< what the reader must know first: answers are synthetic
    std::vector<Block> appendix;  ///< a chapter of the caller's own, after the results; its headings from level 1
};

}  // namespace diaoyan
