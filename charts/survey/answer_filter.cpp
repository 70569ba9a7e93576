// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/answer_filter.h"

#include "charts/release/school_rows.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

using Condition = AnswerFilter::Condition;

/// Per row of a part: whether it is kept.
using Kept = std::vector<char>;

Result<Done> keepSchools(const Responses& all, const Roster& roster, const Condition& condition, Kept& kept) {
    for (const std::string& school : condition.values)
        if (!findSchool(roster, school) &&
            std::find(all.schools.begin(), all.schools.end(), school) == all.schools.end())
            return Problem{"unknown-school",
                           phrase("没有代码为 {0} 的学校", "there is no school {0}", {school}),
                           {.text = school}};
    std::vector<char> wanted(all.schools.size());
    for (std::size_t i = 0; i < all.schools.size(); ++i)
        wanted[i] =
            std::find(condition.values.begin(), condition.values.end(), all.schools[i]) != condition.values.end();
    for (std::size_t row = 0; row < all.rows; ++row)
        if (all.school[row] >= wanted.size() || !wanted[all.school[row]]) kept[row] = 0;
    return Done{};
}

/// Positions of the wanted options.
Result<std::vector<std::size_t>> wantedOptions(const Item& item, const Condition& condition) {
    std::vector<std::size_t> positions;
    for (const std::string& code : condition.values) {
        const std::optional<std::size_t> at = optionIndex(item.options, code);
        if (!at)
            return Problem{"unknown-option",
                           phrase("题目 {0} 没有选项 {1}", "question {0} has no option {1}", {item.id, code}),
                           {.text = code}};
        positions.push_back(*at);
    }
    return positions;
}

struct KeepChosen {
    const std::vector<std::size_t>& wanted;
    Kept& kept;

    bool is(std::size_t option) const { return std::find(wanted.begin(), wanted.end(), option) != wanted.end(); }
    bool operator()(const CodeColumn& column) const {
        std::visit(
            [&](const auto& codes) {
                for (std::size_t row = 0; row < codes.size(); ++row)
                    if (!is(codes[row])) kept[row] = 0;
            },
            column.codes);
        return true;
    }
    bool operator()(const TickColumn& column) const {
        for (std::size_t row = 0; row < kept.size(); ++row) {
            const std::uint8_t* bits = column.bits.data() + row * column.bytes_per_row;
            const bool ticked = std::any_of(wanted.begin(), wanted.end(), [&](std::size_t option) {
                return (bits[option / 8] >> (option % 8) & 1) != 0;
            });
            if (!ticked) kept[row] = 0;
        }
        return true;
    }
    bool operator()(const RankColumn& column) const {
        for (std::size_t row = 0; row < kept.size(); ++row) {
            const std::uint8_t* ranks = column.ranks.data() + row * column.options;
            if (std::none_of(wanted.begin(), wanted.end(), [&](std::size_t option) { return ranks[option] != 0; }))
                kept[row] = 0;
        }
        return true;
    }
    bool operator()(const NumberColumn&) const { return false; }
    bool operator()(const TextColumn&) const { return false; }
};

Problem unknownItem(const Condition& condition) {
    return {"unknown-item",
            phrase("问卷 {0} 中没有可以筛选的题目 {1}", "questionnaire {0} has no question {1} to filter by",
                   {condition.questionnaire, condition.item}),
            {.text = condition.item}};
}

Result<Done> keepChosen(const Responses& all, const Condition& condition, Kept& kept) {
    const auto found =
        std::find_if(all.items.begin(), all.items.end(), [&](const Item& item) { return item.id == condition.item; });
    if (found == all.items.end()) return unknownItem(condition);
    const Result<std::vector<std::size_t>> wanted = wantedOptions(*found, condition);
    if (!wanted) return wanted.problem();
    const Column& column = all.columns[static_cast<std::size_t>(found - all.items.begin())];
    if (!std::visit(KeepChosen{*wanted, kept}, column)) return unknownItem(condition);
    return Done{};
}

Problem filteringStopped() {
    return {"interrupted", phrase("已停止筛选", "the filtering was stopped"), {}};
}

bool touches(const StudyPart& part, const AnswerFilter& filter) {
    return std::any_of(filter.conditions.begin(), filter.conditions.end(), [&](const Condition& condition) {
        return condition.item.empty() || condition.questionnaire == part.questionnaire.id;
    });
}

Result<StudyPart> filteredPart(const StudyPart& part, const Roster& roster, const AnswerFilter& filter,
                               const std::stop_token& stop) {
    const Result<std::vector<std::uint32_t>> rows = filteredRows(part, roster, filter, stop);
    if (!rows) return rows.problem();
    if (!touches(part, filter)) return part;
    auto left = std::make_shared<const Responses>(answersInRows(*part.responses, *rows));
    if (stop.stop_requested()) return filteringStopped();
    return studyPart(std::move(left), roster);
}

}  // namespace

Result<std::vector<std::uint32_t>> filteredRows(const StudyPart& part, const Roster& roster,
                                                const AnswerFilter& filter, const std::stop_token& stop) {
    if (part.responses == nullptr)
        return Problem{
            "answers-elsewhere",
            phrase("答卷不在这台电脑上，不能筛选", "the answers are not on this machine: they cannot be filtered"),
            {}};
    Kept kept(part.responses->rows, 1);
    for (const Condition& condition : filter.conditions) {
        if (!condition.item.empty() && condition.questionnaire != part.questionnaire.id) continue;
        if (stop.stop_requested()) return filteringStopped();
        const Result<Done> done = condition.item.empty() ? keepSchools(*part.responses, roster, condition, kept)
                                                         : keepChosen(*part.responses, condition, kept);
        if (!done) return done.problem();
    }
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < kept.size(); ++row)
        if (kept[row] != 0) rows.push_back(static_cast<std::uint32_t>(row));
    return rows;
}

Result<Study> filteredStudy(const Study& study, const AnswerFilter& filter, const std::stop_token& stop) {
    Study made = study;
    for (const Condition& condition : filter.conditions) {
        const bool known =
            condition.item.empty() || std::any_of(study.parts.begin(), study.parts.end(), [&](const StudyPart& part) {
                return part.questionnaire.id == condition.questionnaire;
            });
        if (!known) return unknownItem(condition);
    }
    for (StudyPart& part : made.parts) {
        Result<StudyPart> filtered = filteredPart(part, study.roster, filter, stop);
        if (!filtered) return filtered.problem();
        part = std::move(*filtered);
    }
    return made;
}

}  // namespace diaoyan
