// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/heat_map.h"

#include "charts/figures/comparison_words.h"
#include "charts/figures/figure_measure.h"
#include "charts/figures/figure_parts.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// Items down, groups or sources across; every row as long as the columns.
struct HeatTable {
    std::vector<Text> items;
    std::vector<Text> columns;
    std::vector<std::vector<FigurePart>> cells;  ///< by item
};

Problem groupsDiffer() {
    return {"groups-differ",
            phrase("各题的分组或各期的题目不同，拼不成一张表", "the groups or the items differ and make no one table"),
            {}};
}

Result<HeatTable> byGroup(const FigureRequest& request) {
    const Result<std::vector<FigureParts>> rows = figureRows(request);
    if (!rows) return rows.problem();
    HeatTable table;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        table.items.push_back(request.sources.front().items[i].title);
        table.cells.push_back((*rows)[i].parts);
        if (table.cells.back().size() != table.cells.front().size()) return groupsDiffer();
    }
    for (const FigurePart& part : table.cells.front()) table.columns.push_back(part.label);
    return table;
}

Result<HeatTable> bySource(const FigureRequest& request) {
    const Result<std::vector<FigureParts>> rows = figureRows(request);
    if (!rows) return rows.problem();
    HeatTable table;
    for (const Item& item : request.sources.front().items) table.items.push_back(item.title);
    table.cells.resize(table.items.size());
    std::size_t at = 0;
    for (const FigureSource& source : request.sources) {
        if (source.items.size() != table.items.size()) return groupsDiffer();
        table.columns.push_back(source.name.empty() ? source.role.name : source.name);
        for (auto& row : table.cells) row.push_back((*rows)[at++].parts.front());
    }
    return table;
}

Result<HeatTable> tableOf(const FigureRequest& request) {
    const bool several_sources = request.sources.size() > 1;
    if (several_sources && !request.by.empty())
        return Problem{"one-comparison-wanted",
                       phrase("热力图的列或者是分组，或者是几期（几类）问卷，不能两样都要",
                              "the columns of a heat map are groups, or waves and questionnaires, not both"),
                       {}};
    if (request.sources.empty() || (!several_sources && request.by.empty()))
        return Problem{"two-things-wanted",
                       phrase("热力图要有几道题，并按学校等分组（--by school）或取几类问卷",
                              "a heat map wants questions, and groups (--by school) or several questionnaires"),
                       {}};
    return several_sources ? bySource(request) : byGroup(request);
}

/// Colours tell values apart, not intervals.
ChartAxis colourAxis(std::vector<FigureMeasure> measures) {
    for (FigureMeasure& measure : measures) measure.interval.reset();
    return measureAxis(measures);
}

/// A cell that says nothing, whether nobody or too few answered.
ChartValue withheldCell() {
    ChartValue value{{0, 0, BaseKind::valid}, "—"};
    value.withheld = true;
    return value;
}

Text withheldWords(const FigureOptions& options) {
    return options.minimum_n > 1 ? phrase("；“—”为无有效作答或有效作答不足{0}人",
                                          "; —: no valid answers, or fewer than {0}", {options.minimum_n})
                                 : phrase("；“—”为无有效作答", "; —: no valid answers");
}

/// The spec with items in the rows, turned round where there are more columns than items.
void arrange(ChartSpec& spec, const HeatTable& table, const std::vector<std::vector<ChartValue>>& cells,
             Language language) {
    const bool turned = table.columns.size() > table.items.size();
    const std::vector<Text>& down = turned ? table.columns : table.items;
    const std::vector<Text>& across = turned ? table.items : table.columns;
    for (const Text& label : down) spec.categories.push_back(label.in(language));
    for (std::size_t a = 0; a < across.size(); ++a) {
        ChartSeries series{across[a].in(language), {}};
        for (std::size_t d = 0; d < down.size(); ++d) series.values.push_back(turned ? cells[a][d] : cells[d][a]);
        spec.series.push_back(std::move(series));
    }
}

}  // namespace

Result<ChartSpec> heatMap(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    const Result<HeatTable> table = tableOf(request);
    if (!table) return table.problem();
    std::vector<FigurePart> all_shown;
    for (const auto& row : table->cells)
        std::copy_if(row.begin(), row.end(), std::back_inserter(all_shown),
                     [&](const FigurePart& part) { return isShown(part, options); });
    const Result<FigureParts> shown = shownParts({.parts = all_shown, .compared = Compared::groups}, options);
    if (!shown) return shown.problem();
    const Result<std::vector<FigureMeasure>> measures = measuresOf(shown->parts, options);
    if (!measures) return measures.problem();

    ChartSpec spec;
    spec.kind = ChartKind::heat_map;
    spec.id = comparisonId(*shown, options);
    spec.title = comparisonTitle(*shown, options, {"各题与各组对照", "Questions by group"});
    spec.no_answers = noAnswersWords(options.language);
    const bool several_roles = std::any_of(all_shown.begin(), all_shown.end(), [&](const FigurePart& part) {
        return part.role.id != all_shown.front().role.id;
    });
    bool some_withheld = false;
    std::size_t at = 0;
    std::vector<std::vector<ChartValue>> cells;
    for (const auto& row : table->cells) {
        cells.emplace_back();
        for (const FigurePart& part : row) {
            const bool drawn = isShown(part, options);
            some_withheld = some_withheld || !drawn;
            cells.back().push_back(drawn ? measuredValue((*measures)[at++], false) : withheldCell());
        }
    }
    arrange(spec, *table, cells, options.language);
    spec.axis = colourAxis(*measures);
    spec.caption =
        phrase("基数：每格有效作答的{0}", "Base: {0} with a valid answer in each cell",
               {several_roles || options.role.name.empty() ? Text{"受访者", "respondents"} : options.role.name})
            .in(options.language) +
        definitionCaption(*measures, options);
    if (some_withheld) spec.caption += withheldWords(options).in(options.language);
    return spec;
}

}  // namespace diaoyan
