// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/rated_schools.h"

#include "charts/tables/from_satisfaction.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

std::optional<std::size_t> RatedSchools::find(const std::string& school) const {
    for (std::size_t i = 0; i < rates.schools.size(); ++i)
        if (rates.schools[i].school == school) return i;
    return std::nullopt;
}

std::optional<int> RatedSchools::side(std::size_t school, Confidence confidence) const {
    if (!funnel || school >= funnel->schools.size()) return std::nullopt;
    const FunnelSchool& one = funnel->schools[school];
    if (!one.p_bh || !one.z_additive) return std::nullopt;
    if (*one.p_bh >= confidence.alpha()) return 0;
    return *one.z_additive > 0 ? 1 : -1;
}

Text pWords(double p) {
    const std::string printed = cellText(PValue{p}, Language::zh);
    return untranslated(printed.starts_with('<') ? "p" + printed : "p=" + printed);
}

Result<RatedSchools> ratedSchools(const StudyPart& part, const Item& item, const std::string& definition,
                                  std::int64_t minimum_n, Confidence confidence) {
    auto together = satisfactionOf(*part.answers, item, definition, confidence);
    if (!together) return together.problem();
    // An index has no funnel.
    if (together->definition.kind != SatisfactionKind::rate) {
        if (!definition.empty()) return ratedSchools(part, item, {}, minimum_n, confidence);
        return Problem{"not-a-scale", phrase("“{0}”没有满意率", "\"{0}\" has no satisfaction rate", {item.id}), {}};
    }
    const auto counts = part.answers->count({.item = item.id, .by = "school"});
    if (!counts) return counts.problem();
    RatedSchools schools{
        .item = item, .used = definition, .definition = definitionInWords(*together, item), .together = *together};
    std::vector<SchoolCount> rated;
    for (std::size_t g = 0; g < counts->groups.size(); ++g) {
        const auto one = satisfactionOf(item, counts->per_group[g], definition, confidence);
        if (!one) return one.problem();
        if (one->n < std::max<std::int64_t>(minimum_n, 1)) continue;
        rated.push_back({counts->groups[g].code, one->rate.count, one->n, {}});
        schools.names.push_back(counts->groups[g].label);
    }
    // Without finite population correction: that everybody in a small school answered does not make its place certain.
    auto rates = schoolRates(rated, {.minimum_n = minimum_n, .confidence = confidence, .finite_population = false});
    if (!rates) return rates.problem();
    schools.rates = std::move(*rates);
    if (auto funnel = funnelPlot(rated)) schools.funnel = std::move(*funnel);
    return schools;
}

}  // namespace diaoyan
