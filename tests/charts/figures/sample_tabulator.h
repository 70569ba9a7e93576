// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"

#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// Answers every request for an item with the counts, values or pairs that it was given, whatever the grouping.
class SampleTabulator final : public Tabulator {
public:
    explicit SampleTabulator(std::vector<Counts> counts, std::vector<GroupedValues> values = {})
        : counts_(std::move(counts)), values_(std::move(values)) {
        for (const Counts& one : counts_) items_.push_back(one.item);
        for (const GroupedValues& one : values_) items_.push_back(one.item);
    }

    Result<Counts> count(const CountRequest& request) const override { return found(counts_, request.item); }
    Result<GroupedValues> values(const CountRequest& request) const override { return found(values_, request.item); }
    Result<CoOccurrence> coOccurrence(const CountRequest& request) const override { return unknown(request.item); }
    Result<CrossMoments> crossMoments(const std::vector<ScoredItem>&, MissingDeletion) const override {
        return unknown("");
    }
    Result<std::vector<AnswerPattern>> patterns(const std::vector<std::string>&) const override { return unknown(""); }
    const std::vector<Item>& items() const override { return items_; }
    std::int64_t respondents() const override { return counts_.empty() ? 0 : counts_.front().total().answered; }
    Text weighting() const override { return {}; }

private:
    static Problem unknown(const std::string& item) { return {"unknown-item", untranslated(item), {}}; }

    template <class Answer>
    static Result<Answer> found(const std::vector<Answer>& answers, const std::string& item) {
        for (const Answer& answer : answers)
            if (answer.item.id == item) return answer;
        return unknown(item);
    }

    std::vector<Counts> counts_;
    std::vector<GroupedValues> values_;
    std::vector<Item> items_;
};

}  // namespace diaoyan
