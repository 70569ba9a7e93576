// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/satisfaction.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

using enum SatisfactionKind;

SatisfactionDefinition rateOf(const char* id, const char* zh, const char* en, int points, int positive) {
    return {.id = id,
            .title = {zh, en},
            .kind = rate,
            .points = points,
            .positive = positive,
            .positive_codes = {},
            .weights = {}};
}

SatisfactionDefinition indexOf(const char* id, const char* zh, const char* en, const std::vector<double>& weights) {
    return {.id = id,
            .title = {zh, en},
            .kind = index,
            .points = static_cast<int>(weights.size()),
            .positive = 0,
            .positive_codes = {},
            .weights = weights};
}

std::vector<SatisfactionDefinition> makeDefinitions() {
    std::vector<SatisfactionDefinition> all{
        rateOf("top2of5", "满意率（5 级量表最高两级）", "satisfaction rate (best two of five)", 5, 2),
        rateOf("top3of5", "满意率（5 级量表最高三级，含“基本满意”）", "satisfaction rate (best three of five)", 5, 3),
        rateOf("top2of4", "满意率（4 级量表最高两级）", "satisfaction rate (best two of four)", 4, 2),
        rateOf("top3of4", "满意率（4 级量表最高三级，含“基本满意”）", "satisfaction rate (best three of four)", 4, 3),
        rateOf("top2of3", "满意率（3 级量表最高两级）", "satisfaction rate (best two of three)", 3, 2),
        rateOf("top1", "满意率（仅最高一级）", "satisfaction rate (best option only)", 0, 1),
        rateOf("above-middle", "满意率（高于量表中点）", "satisfaction rate (better than the middle)", 0, 0),
        indexOf("index-100-80-60-40-20", "满意度指数（100、80、60、40、20 分）",
                "satisfaction index (100, 80, 60, 40, 20)", {100, 80, 60, 40, 20}),
        indexOf("index-100-80-60-40", "满意度指数（100、80、60、40 分）", "satisfaction index (100, 80, 60, 40)",
                {100, 80, 60, 40}),
        indexOf("index-linear", "满意度指数（0—100 线性）", "satisfaction index (linear, 0 to 100)", {}),
        indexOf("index-scores", "满意度指数（按选项分值）", "satisfaction index (the options' own scores)", {}),
        indexOf("nps", "净推荐值（9—10 分减 0—6 分）", "net promoter score (9-10 minus 0-6)",
                {100, 100, 0, 0, -100, -100, -100, -100, -100, -100, -100}),
    };
    const auto scores = std::find_if(all.begin(), all.end(), [](const auto& d) { return d.id == "index-scores"; });
    scores->own_scores = true;
    return all;
}

const SatisfactionDefinition* findDefinition(const std::string& id) {
    const auto& all = satisfactionDefinitions();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& definition) { return definition.id == id; });
    return found == all.end() ? nullptr : &*found;
}

/// The pieces between '+' signs, ASCII or full width.
std::vector<std::string> partsOf(std::string labels) {
    constexpr std::string_view wide = "＋";
    for (auto at = labels.find(wide); at != std::string::npos; at = labels.find(wide))
        labels.replace(at, wide.size(), "+");
    std::vector<std::string> parts(1);
    for (const char byte : labels)
        if (byte == '+')
            parts.emplace_back();
        else
            parts.back() += byte;
    return parts;
}

std::optional<SatisfactionDefinition> definitionFromLabels(const std::string& labels, const Item& item) {
    std::set<std::string> codes;
    for (const std::string& part : partsOf(labels)) {
        const auto named = std::find_if(item.options.begin(), item.options.end(), [&](const Option& option) {
            return option.code == part || option.label.zh == part || option.label.en == part;
        });
        if (part.empty() || named == item.options.end() || !named->substantive) return std::nullopt;
        codes.insert(named->code);
    }
    return SatisfactionDefinition{
        .id = labels,
        .title = phrase("满意率（{0}）", "satisfaction rate ({0})", {labels}),
        .kind = rate,
        .points = 0,
        .positive = 0,
        .positive_codes = {codes.begin(), codes.end()},
        .weights = {},
    };
}

}  // namespace

const std::vector<SatisfactionDefinition>& satisfactionDefinitions() {
    static const std::vector<SatisfactionDefinition> all = makeDefinitions();
    return all;
}

Result<SatisfactionDefinition> satisfactionDefinition(const std::string& id, const Item& item) {
    // A listed id is judged against the item by trying it on no answers.
    if (const SatisfactionDefinition* listed = findDefinition(id)) {
        ItemCounts none;
        none.options.assign(item.options.size(), 0);
        const auto tried = satisfaction(item, none, *listed);
        if (!tried) return tried.problem();
        return *listed;
    }
    if (auto fallback = defaultSatisfactionDefinition(item); !fallback) return fallback.problem();
    if (auto made = definitionFromLabels(id, item)) return *std::move(made);
    std::string known;
    for (const SatisfactionDefinition& definition : satisfactionDefinitions())
        known += (known.empty() ? "" : ", ") + definition.id;
    return Problem{"unknown-definition",
                   phrase("没有满意率定义“{0}”；可用：{1}，或用 + 连接的选项",
                          "no satisfaction definition \"{0}\"; known: {1}, "
                          "or options joined by +",
                          {id, known}),
                   {}};
}

Result<SatisfactionDefinition> defaultSatisfactionDefinition(const Item& item) {
    const auto points = std::count_if(item.options.begin(), item.options.end(),
                                      [](const Option& option) { return option.substantive; });
    const char* id = "above-middle";
    if (points == 5) id = "top2of5";
    if (points == 4) id = "top2of4";
    if (points == 3 || points == 2) id = "top1";
    return satisfactionDefinition(id, item);
}

}  // namespace diaoyan
