// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/schools/response_rate.h"
#include "charts/report/report.h"
#include "questionnaires/responses.h"
#include "questionnaires/roster.h"
#include "questionnaires/study_record.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace diaoyan {

/// What one questionnaire asked and what came back.
struct StudyPart {
    Questionnaire questionnaire;
    std::shared_ptr<const Tabulator> answers;
    /// How many wrote something, per text or date item: engines count options, not texts.
    std::map<std::string, ItemCounts> written;
    /// The answers themselves, where this machine has them: parts of single schools are made from them.
    std::shared_ptr<const Responses> responses{};
    /// Items whose results this document must not print, because too few answered or because others could be worked
    /// out from them. A document says the same of them as of items that nobody answered.
    std::set<std::string> withheld{};
};

/// A part whose answers are columns in memory.
StudyPart studyPart(std::shared_ptr<const Responses> responses, const Roster& roster);

struct Study;

/// The study as one school is told of it.
struct SchoolView {
    School school;
    std::shared_ptr<const Study> town;  ///< all schools together, to compare with
};

/// Everything that a report is made of. What is left empty is left out of the report.
struct Study {
    Text title;  ///< empty: made of the questionnaire's title
    Text subtitle;
    std::string organisation;
    std::string date;              ///< as printed on the cover
    Roster roster;                 ///< without schools: the report has no school tables
    std::vector<StudyPart> parts;  ///< in the order of the chapters
    ResponseRates rates;
    StudyRecord record{};              ///< who, when, how; the fieldwork log
    std::vector<Text> facts;           ///< where the answers came from: files, rows in, rows rejected
    std::vector<Text> remarks;         ///< what the reader must know first: answers are synthetic
    std::vector<Block> appendix;       ///< a chapter of the caller's own, after the results; its headings from level 1
    std::optional<SchoolView> view{};  ///< set: `parts` hold the answers of this school only
    /// Results of fewer respondents are not printed; 0 or 1: everything is.
    std::int64_t minimum_n = 10;
};

}  // namespace diaoyan
