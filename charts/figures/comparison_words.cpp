// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/comparison_words.h"

#include "charts/figures/base_words.h"
#include "charts/figures/plain_words.h"

#include <algorithm>

namespace diaoyan {

namespace {

bool oneItem(const FigureParts& parts) {
    return std::all_of(parts.parts.begin(), parts.parts.end(),
                       [&](const FigurePart& part) { return part.item.title == parts.parts.front().item.title; });
}

}  // namespace

std::string comparisonTitle(const FigureParts& parts, const FigureOptions& options, const Text& of_several) {
    if (!options.title.empty()) return options.title;
    // The same question is put to parents and pupils in other words.
    const bool one = oneItem(parts) || parts.compared == Compared::sources;
    return (one && !parts.parts.empty() ? parts.parts.front().item.title : of_several).in(options.language);
}

std::string comparisonId(const FigureParts& parts, const FigureOptions& options) {
    return options.id.empty() && !parts.parts.empty() ? parts.parts.front().item.id : options.id;
}

std::string labelWithBase(const FigurePart& part, const FigureOptions& options) {
    return phrase("{0}（n={1}）", "{0} (n={1})", {part.label, part.base()}).in(options.language);
}

std::string comparisonBase(const FigureParts& parts, const FigureOptions& options) {
    const bool several_roles = std::any_of(parts.parts.begin(), parts.parts.end(), [&](const FigurePart& part) {
        return part.role.id != parts.parts.front().role.id;
    });
    if (parts.compared == Compared::nothing)
        return phrase("基数：有效作答的{0}", "Base: {0} with a valid answer",
                      {respondentsInWords(parts.parts.front().base(), options)})
            .in(options.language);
    const Text who = several_roles || options.role.name.empty() ? Text{"受访者", "respondents"} : options.role.name;
    const Text each = parts.compared == Compared::groups ? parts.of : Text{"项", ""};
    const bool cases = std::any_of(parts.parts.begin(), parts.parts.end(),
                                   [](const FigurePart& part) { return part.item.kind == QuestionKind::multiple; });
    return (cases ? phrase("基数：各{1}作答的{0}人数（n；多选，各项之和可超过100%）",
                           "Base: the {0} who answered in each (n; several answers allowed: shares may add up to more "
                           "than 100%)",
                           {who, each})
                  : phrase("基数：各{1}有效作答的{0}人数（n）", "Base: the {0} with a valid answer in each (n)",
                           {who, each}))
        .in(options.language);
}

std::string comparisonLeftOut(const FigureParts& parts, const FigureOptions& options) {
    if (parts.parts.empty() || !isOneChoice(parts.parts.front().item.kind)) return {};
    const Item& first = parts.parts.front().item;
    for (const FigurePart& part : parts.parts)
        if (part.item.options != first.options) return {};
    const bool several = parts.compared == Compared::items;
    FigureOptions figure = options;
    if (parts.compared == Compared::sources) figure.role = {};
    return leftOutInWords(first.options, together(parts.parts, {}).counts, figure, several);
}

std::string notListedWords(const FigureParts& parts, const FigureOptions& options) {
    std::string words;
    if (parts.some_left_out) {
        words = options.minimum_n > 1
                    ? phrase("；有效作答不足{0}人或无人作答的{1}未列出",
                             "; {1} with fewer than {0} valid answers, or none, are not listed",
                             {options.minimum_n, parts.of})
                          .in(options.language)
                    : phrase("；无人作答的{0}未列出", "; {0} without valid answers are not listed", {parts.of})
                          .in(options.language);
    }
    if (parts.some_ungrouped)
        words += phrase("；分不到任何一组的作答未计入", "; answers that belong to no group are not counted")
                     .in(options.language);
    return words;
}

std::string intervalCaption(MeasureKind kind, const FigureOptions& options, const Text& mark) {
    const Text level = levelWords(options.confidence);
    return (kind == MeasureKind::rate
                ? phrase("；{1}为{0}%威尔逊区间，假定各人作答相互独立",
                         "; {1}: {0}% Wilson intervals, taking respondents as independent", {level, mark})
                : phrase("；{1}为{0}%置信区间（均值加减t倍标准误），假定各人作答相互独立",
                         "; {1}: {0}% intervals (mean plus or minus t standard errors), taking respondents as "
                         "independent",
                         {level, mark}))
        .in(options.language);
}

std::string definitionCaption(const std::vector<FigureMeasure>& measures, const FigureOptions& options) {
    return phrase("；口径：{0}", "; definition: {0}", {definitionsOf(measures)}).in(options.language);
}

std::string noAnswersWords(Language language) {
    return phrase("无有效作答", "No valid answers").in(language);
}

}  // namespace diaoyan
