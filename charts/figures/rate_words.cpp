// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/rate_words.h"

#include "charts/figures/plain_words.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace diaoyan {

namespace {

bool speaksOf(const Text& words, std::initializer_list<std::string_view> any_of) {
    return std::any_of(any_of.begin(), any_of.end(), [&](std::string_view part) {
        return words.zh.find(part) != std::string::npos || words.en.find(part) != std::string::npos;
    });
}

bool labelsSpeakOf(const Item& item, std::initializer_list<std::string_view> any_of) {
    return std::any_of(item.options.begin(), item.options.end(),
                       [&](const Option& option) { return option.substantive && speaksOf(option.label, any_of); });
}

std::vector<Option> bestFirst(const Item& item) {
    std::vector<Option> scale;
    for (const Option& option : item.options)
        if (option.substantive) scale.push_back(option);
    if (item.direction == ScaleDirection::worst_first) std::reverse(scale.begin(), scale.end());
    return scale;
}

Text pointsInWords(const Satisfaction& satisfaction, const Item& item) {
    const std::vector<Option> scale = bestFirst(item);
    std::vector<Text> points;
    for (std::size_t i = 0; i < scale.size() && i < satisfaction.weights.size(); ++i) {
        const double weight = satisfaction.weights[i];
        const int decimals = weight == static_cast<double>(static_cast<long long>(weight)) ? 0 : 1;
        points.push_back(phrase("{0}{1}分", "{0} {1}", {scale[i].label, figureWords(weight, decimals)}));
    }
    return joined(points, "、", ", ");
}

}  // namespace

Text rateName(const Item& item) {
    const Text satisfied{"满意率", "satisfaction rate"};
    if (labelsSpeakOf(item, {"满意", "atisf"})) return satisfied;
    if (labelsSpeakOf(item, {"同意", "赞同", "认同", "gree"})) return {"赞同率", "agreement rate"};
    if (speaksOf(item.title, {"满意", "atisf"})) return satisfied;
    return {"正向评价率", "share of positive answers"};
}

Text definitionInWords(const Satisfaction& satisfaction, const Item& item) {
    if (satisfaction.definition.kind == SatisfactionKind::index) {
        const bool named = satisfaction.definition.title.zh.rfind("满意度指数", 0) == 0;
        return phrase("{0}（{1}）", "{0} ({1})",
                      {named ? Text{"满意度指数", "satisfaction index"} : satisfaction.definition.title,
                       pointsInWords(satisfaction, item)});
    }
    std::vector<Text> counted;
    for (const Option& option : satisfaction.counted) counted.push_back(option.label);
    return phrase("{0}（{1}）", "{0} ({1})", {rateName(item), joined(counted, "+", " + ")});
}

Result<Satisfaction> satisfactionOf(const Item& item, const ItemCounts& counts, const std::string& definition,
                                    Confidence confidence) {
    if (!definition.empty())
        if (const auto wanted = satisfactionDefinition(definition, item))
            if (auto found = satisfaction(item, counts, *wanted, confidence)) return found;
    const auto usual = defaultSatisfactionDefinition(item);
    if (!usual.ok()) return usual.problem();
    return satisfaction(item, counts, *usual, confidence);
}

}  // namespace diaoyan
