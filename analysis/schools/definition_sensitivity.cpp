// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/definition_sensitivity.h"

#include "analysis/schools/school_ranks.h"

#include <algorithm>
#include <cstdlib>

namespace diaoyan {

namespace {

using Ranks = std::vector<std::optional<int>>;

Result<Ranks> ranksOf(const Counts& by_school, const SatisfactionDefinition& definition, std::int64_t minimum_n) {
    std::vector<std::optional<double>> values;
    for (const ItemCounts& school : by_school.per_group) {
        const auto found = satisfaction(by_school.item, school, definition);
        if (!found) return found.problem();
        values.push_back(found->n >= minimum_n ? found->value() : std::nullopt);
    }
    return descendingRanks(values);
}

void compare(DefinitionEffect& effect, const Ranks& printed, const Ranks& ranks) {
    for (const auto& rank : printed) effect.schools += rank.has_value();
    const int quarter = effect.schools / 4;
    int stay = 0;
    for (std::size_t s = 0; s < ranks.size(); ++s) {
        if (!ranks[s] || !printed[s]) continue;
        const int change = std::abs(*ranks[s] - *printed[s]);
        effect.changed += change > 0;
        effect.largest_change = std::max(effect.largest_change, change);
        stay += *ranks[s] <= quarter && *printed[s] <= quarter;
    }
    if (quarter > 0) effect.top_quarter = stay;
}

}  // namespace

Result<std::vector<DefinitionEffect>>
definitionSensitivity(const Counts& by_school, const SatisfactionDefinition& printed, std::int64_t minimum_n) {
    const ItemCounts all = by_school.total();
    const auto overall = satisfaction(by_school.item, all, printed);
    if (!overall) return overall.problem();
    const Result<Ranks> reference = ranksOf(by_school, printed, std::max<std::int64_t>(minimum_n, 1));
    if (!reference) return reference.problem();
    std::vector<Satisfaction> definitions{*overall};
    for (Satisfaction& other : otherDefinitions(by_school.item, all, printed)) definitions.push_back(std::move(other));
    std::vector<DefinitionEffect> effects;
    for (const Satisfaction& one : definitions) {
        const Result<Ranks> ranks = ranksOf(by_school, one.definition, std::max<std::int64_t>(minimum_n, 1));
        if (!ranks) return ranks.problem();
        effects.push_back({.definition = one.definition, .overall = one});
        compare(effects.back(), *reference, *ranks);
    }
    return effects;
}

}  // namespace diaoyan
