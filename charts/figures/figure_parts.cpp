// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figure_parts.h"

#include "charts/figures/base_words.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

Problem nothingToDraw() {
    return {"nothing-to-draw", phrase("没有可作图的题目", "there is no question to draw"), {}};
}

/// A grouping by a question is titled by the question, which no sentence can take in.
Text partsWords(const std::string& by) {
    return by == "school" ? Text{"学校", "schools"} : Text{"组", "groups"};
}

Result<FigureParts> numberParts(const FigureSource& source, const Item& item, const std::string& by) {
    const Result<GroupedValues> values = source.answers->values({item.id, by});
    if (!values) return values.problem();
    FigureParts row{.parts = {}, .compared = Compared::groups, .of = partsWords(by)};
    row.some_ungrouped = values->ungrouped > 0;
    for (std::size_t g = 0; g < values->groups.size() && g < values->per_group.size(); ++g)
        row.parts.push_back(
            {values->groups[g].code, values->groups[g].label, item, source.role, {}, values->per_group[g]});
    return row;
}

/// One item of one source, a part per group.
Result<FigureParts> rowOf(const FigureSource& source, const Item& item, const std::string& by) {
    if (item.kind == QuestionKind::number) return numberParts(source, item, by);
    const Result<Counts> counts = source.answers->count({item.id, by});
    if (!counts) return counts.problem();
    FigureParts row{.parts = {}, .compared = Compared::groups, .of = partsWords(by)};
    row.some_ungrouped = counts->ungrouped > 0;
    if (counts->groups.size() != counts->per_group.size()) return countsDoNotFit(item);
    for (std::size_t g = 0; g < counts->groups.size(); ++g) {
        if (!countsFit(counts->item, counts->per_group[g])) return countsDoNotFit(item);
        FigurePart part{
            counts->groups[g].code, counts->groups[g].label, counts->item, source.role, counts->per_group[g], {}};
        part.item.title = item.title;  // a row of a matrix may be called by its own words alone
        row.parts.push_back(std::move(part));
    }
    return row;
}

Text sourceName(const FigureSource& source) {
    return source.name.empty() ? source.role.name : source.name;
}

}  // namespace

std::int64_t FigurePart::base() const {
    return item.kind == QuestionKind::number ? countOf(values) : figureBase(item, counts);
}

Result<std::vector<FigureParts>> figureRows(const FigureRequest& request) {
    std::vector<FigureParts> rows;
    for (const FigureSource& source : request.sources)
        for (const Item& item : source.items) {
            Result<FigureParts> row = rowOf(source, item, request.by);
            if (!row) return row.problem();
            rows.push_back(std::move(row).value());
        }
    if (rows.empty()) return nothingToDraw();
    return rows;
}

Result<FigureParts> figureParts(const FigureRequest& request) {
    Result<std::vector<FigureParts>> rows = figureRows(request);
    if (!rows) return rows.problem();
    const bool several_sources = request.sources.size() > 1;
    const bool several_items = std::any_of(request.sources.begin(), request.sources.end(),
                                           [](const FigureSource& source) { return source.items.size() > 1; });
    const bool grouped = !request.by.empty();
    if (several_sources + several_items + grouped > 1)
        return Problem{
            "one-comparison-wanted",
            phrase("这种图一次只比较一方面：几道题、几组人或几期（几类）问卷",
                   "this figure compares one thing at a time: questions, groups, or waves and questionnaires"),
            {}};
    if (grouped) return std::move(rows->front());
    FigureParts all;
    all.compared = several_sources ? Compared::sources : several_items ? Compared::items : Compared::nothing;
    all.of = several_items ? Text{"题目", "questions"} : Text{"各方", "parties"};
    std::size_t at = 0;
    for (const FigureSource& source : request.sources)
        for (const Item& item : source.items)
            for (FigurePart& part : (*rows)[at++].parts) {
                part.label = several_sources ? sourceName(source) : item.title;
                all.parts.push_back(std::move(part));
            }
    return all;
}

bool isShown(const FigurePart& part, const FigureOptions& options) {
    return part.base() > 0 && part.base() >= options.minimum_n;
}

Result<FigureParts> shownParts(FigureParts parts, const FigureOptions& options) {
    if (parts.compared == Compared::nothing) return parts;
    const auto all = parts.parts.size();
    std::erase_if(parts.parts, [&](const FigurePart& part) { return !isShown(part, options); });
    parts.some_left_out = parts.parts.size() < all;
    if (!parts.parts.empty()) return parts;
    return Problem{"too-few-answers",
                   phrase("没有哪一组的有效作答达到{0}人，不能画图",
                          "no group has {0} valid answers: there is nothing to draw", {options.minimum_n}),
                   {}};
}

FigurePart together(const std::vector<FigurePart>& parts, const Text& label) {
    FigurePart all = parts.front();
    all.code.clear();
    all.label = label;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        all.counts += parts[i].counts;
        all.values = merged(all.values, parts[i].values);
    }
    return all;
}

bool sameOptions(const Item& one, const Item& other) {
    return one.kind == other.kind && one.direction == other.direction && one.options == other.options;
}

Problem optionsDiffer(const Item& one, const Item& other) {
    return {"scales-differ",
            phrase("“{0}”与“{1}”的选项不同，不能画在同一张图里",
                   "\"{0}\" and \"{1}\" have different options and cannot share one figure", {one.id, other.id}),
            {}};
}

}  // namespace diaoyan
