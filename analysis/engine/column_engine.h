// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/known_groupings.h"
#include "analysis/engine/tabulator.h"
#include "analysis/engine/whole_numbers.h"
#include "questionnaires/responses.h"
#include "questionnaires/roster.h"

#include <memory>

namespace diaoyan {

/// Counts columns in memory: one pass over the column per request; groupings are kept for the next request. Many
/// threads may ask at once. Fastest where the rows of a school stand together, see run_counts.h.
/// Groups of "school" are the roster's schools, then schools that only the answers know. A school
/// whose attribute is empty belongs to no group of "school.<attribute>". A grouping named "school"
/// is the roster's even where an item has that id.
class ColumnEngine final : public Tabulator {
public:
    ColumnEngine(std::shared_ptr<const Responses> responses, Roster roster);

    Result<Counts> count(const CountRequest& request) const override;
    Result<GroupedValues> values(const CountRequest& request) const override;
    Result<CoOccurrence> coOccurrence(const CountRequest& request) const override;
    Result<CrossMoments> crossMoments(const std::vector<ScoredItem>& items, MissingDeletion deletion) const override;
    Result<std::vector<AnswerPattern>> patterns(const std::vector<std::string>& items) const override;
    Text weighting() const override { return responses_->weighting; }
    const std::vector<Item>& items() const override { return responses_->items; }
    std::int64_t respondents() const override { return static_cast<std::int64_t>(responses_->rows); }

    const Questionnaire& questionnaire() const { return responses_->questionnaire; }

private:
    std::shared_ptr<const Responses> responses_;
    std::shared_ptr<const KnownGroupings> groupings_;  ///< copies of an engine share what they know
    std::shared_ptr<const KnownWholeNumbers> numbers_;
};

}  // namespace diaoyan
