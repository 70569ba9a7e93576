// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/interval_dots.h"

#include "charts/figures/comparison_words.h"
#include "charts/figures/figure_measure.h"
#include "charts/figures/figure_parts.h"

namespace diaoyan {

namespace {

// What the dashed line is called: all, or all those who stand in the figure.
Text lineName(const FigureParts& parts) {
    const bool all = !parts.some_left_out && !parts.some_ungrouped;
    return all ? Text{"全部", "All"} : Text{"所列合计", "Those listed"};
}

}  // namespace

Result<ChartSpec> intervalDots(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    Result<FigureParts> every = figureParts(request);
    if (!every) return every.problem();
    const Result<FigureParts> parts = shownParts(std::move(every).value(), options);
    if (!parts) return parts.problem();
    const Result<std::vector<FigureMeasure>> measures = measuresOf(parts->parts, options);
    if (!measures) return measures.problem();

    ChartSpec spec;
    spec.kind = ChartKind::interval_dots;
    spec.id = comparisonId(*parts, options);
    spec.title = comparisonTitle(*parts, options, {"各题比较", "Several questions compared"});
    spec.no_answers = noAnswersWords(options.language);
    spec.series.emplace_back();
    for (std::size_t i = 0; i < parts->parts.size(); ++i) {
        spec.categories.push_back(labelWithBase(parts->parts[i], options));
        spec.series.front().values.push_back(measuredValue((*measures)[i], true));
    }
    spec.axis = measureAxis(*measures);
    spec.caption = comparisonBase(*parts, options) + definitionCaption(*measures, options) +
                   intervalCaption(measures->front().kind, options, {"线段", "bars"}) + notListedWords(*parts, options);
    if (parts->compared != Compared::groups) return spec;
    const Result<FigureMeasure> all = measureOf(together(parts->parts, {}), options);
    if (!all) return all.problem();
    const Text name = lineName(*parts);
    if (all->value) {
        spec.lines.push_back({phrase("{0} {1}", "{0} {1}", {name, measureText(*all)}).in(options.language),
                              LineStyle::dashed,
                              {{*all->value, 0}}});
        spec.caption +=
            phrase("；虚线为{0}", "; dashed line: {0}", {Text{name.zh, name.en == "All" ? "all" : "those listed"}})
                .in(options.language);
    }
    return spec;
}

}  // namespace diaoyan
