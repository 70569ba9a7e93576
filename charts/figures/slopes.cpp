// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/slopes.h"

#include "charts/figures/comparison_words.h"
#include "charts/figures/figure_measure.h"
#include "charts/figures/figure_parts.h"
#include "charts/figures/plain_words.h"

#include <algorithm>
#include <iterator>

namespace diaoyan {

namespace {

/// One line to be: the same group or item in every wave.
using WaveLine = std::vector<FigurePart>;

/// The items of the first wave that every other wave has too.
std::vector<Item> commonItems(const std::vector<FigureSource>& waves) {
    std::vector<Item> common;
    for (const Item& item : waves.front().items) {
        const bool everywhere = std::all_of(waves.begin(), waves.end(), [&](const FigureSource& wave) {
            return std::any_of(wave.items.begin(), wave.items.end(),
                               [&](const Item& one) { return one.id == item.id; });
        });
        if (everywhere) common.push_back(item);
    }
    return common;
}

/// Parts of one item in every wave: by wave, then by group.
Result<std::vector<FigureParts>> wavesOf(const FigureRequest& request, const std::string& item) {
    FigureRequest one{.sources = {}, .by = request.by, .options = request.options};
    for (const FigureSource& wave : request.sources) {
        one.sources.push_back(wave);
        std::erase_if(one.sources.back().items, [&](const Item& other) { return other.id != item; });
    }
    Result<std::vector<FigureParts>> rows = figureRows(one);
    if (!rows) return rows;
    const auto& first = rows->front().parts;
    for (const FigureParts& row : *rows)
        if (!first.empty() && !row.parts.empty() && !sameOptions(first.front().item, row.parts.front().item))
            return optionsDiffer(first.front().item, row.parts.front().item);
    return rows;
}

/// The lines of one item, group by group; incomplete ones keep fewer parts than there are waves.
std::vector<WaveLine> linesOf(const std::vector<FigureParts>& waves, const Text& label_of_one) {
    std::vector<WaveLine> lines;
    for (const FigurePart& part : waves.front().parts) {
        WaveLine line;
        for (const FigureParts& wave : waves) {
            const auto found = std::find_if(wave.parts.begin(), wave.parts.end(),
                                            [&](const FigurePart& other) { return other.code == part.code; });
            if (found != wave.parts.end()) line.push_back(*found);
        }
        if (!label_of_one.empty())
            for (FigurePart& one : line) one.label = label_of_one;
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<std::vector<WaveLine>> allLines(const FigureRequest& request, const std::vector<Item>& items) {
    std::vector<WaveLine> lines;
    for (const Item& item : items) {
        const Result<std::vector<FigureParts>> waves = wavesOf(request, item.id);
        if (!waves) return waves.problem();
        std::vector<WaveLine> some = linesOf(*waves, request.by.empty() ? item.title : Text{});
        std::move(some.begin(), some.end(), std::back_inserter(lines));
    }
    return lines;
}

std::optional<Problem> notDrawable(const FigureRequest& request, const std::vector<Item>& items) {
    if (items.empty())
        return Problem{
            "no-common-questions", phrase("两期问卷没有共同的题目", "the waves have no question in common"), {}};
    if (items.size() > 1 && !request.by.empty())
        return Problem{"one-comparison-wanted",
                       phrase("坡度图或者画几道题，或者画一道题的各组，不能两样都要",
                              "slopes show several questions, or the groups of one, not both"),
                       {}};
    return std::nullopt;
}

ChartSeries seriesOf(const WaveLine& line, const std::vector<FigureMeasure>& measures, std::size_t from,
                     Language language) {
    ChartSeries series{line.front().label.in(language), {}};
    for (std::size_t w = 0; w < line.size(); ++w) {
        ChartValue value = measuredValue(measures[from + w], false);
        value.label = phrase("{0}（n={1}）", "{0} (n={1})", {value.label, measures[from + w].n}).in(language);
        series.values.push_back(std::move(value));
    }
    return series;
}

}  // namespace

Result<ChartSpec> slopes(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    if (request.sources.size() < 2)
        return Problem{"two-waves-wanted",
                       phrase("坡度图要有两期调查（--second 后一期的调查文件）",
                              "slopes want two waves (--second, the survey file of the later one)"),
                       {}};
    const std::vector<Item> items = commonItems(request.sources);
    if (auto problem = notDrawable(request, items)) return *problem;
    Result<std::vector<WaveLine>> lines = allLines(request, items);
    if (!lines) return lines.problem();
    const std::size_t waves = request.sources.size();
    FigureParts parts{.parts = {}, .compared = request.by.empty() ? Compared::items : Compared::groups};
    parts.of = request.by.empty()       ? Text{"题目", "questions"}
               : request.by == "school" ? Text{"学校", "schools"}
                                        : Text{"组", "groups"};
    const auto all = lines->size();
    std::erase_if(*lines, [&](const WaveLine& line) {
        return line.size() < waves ||
               !std::all_of(line.begin(), line.end(), [&](const FigurePart& part) { return isShown(part, options); });
    });
    parts.some_left_out = lines->size() < all;
    for (const WaveLine& line : *lines) parts.parts.insert(parts.parts.end(), line.begin(), line.end());
    if (const auto shown = shownParts(parts, options); !shown) return shown.problem();
    if (lines->size() > mostSlopes)
        return Problem{
            "too-many-groups",
            phrase("有{0}条线，超过{1}条就看不清了；请少选几道题或换一种分组",
                   "{0} lines are more than anybody can follow (up to {1}); choose fewer questions or groups",
                   {static_cast<std::uint64_t>(lines->size()), static_cast<std::uint64_t>(mostSlopes)}),
            {}};
    const Result<std::vector<FigureMeasure>> measures = measuresOf(parts.parts, options);
    if (!measures) return measures.problem();

    ChartSpec spec;
    spec.kind = ChartKind::slopes;
    spec.id = comparisonId(parts, options);
    spec.title = comparisonTitle(parts, options, {"各题对照", "Several questions compared"});
    spec.colouring = Colouring::distinct;
    spec.no_answers = noAnswersWords(options.language);
    for (const FigureSource& wave : request.sources)
        spec.categories.push_back((wave.name.empty() ? wave.role.name : wave.name).in(options.language));
    for (std::size_t i = 0; i < lines->size(); ++i)
        spec.series.push_back(seriesOf((*lines)[i], *measures, i * waves, options.language));
    spec.axis = measureAxis(*measures);
    spec.caption =
        comparisonBase(parts, options) + definitionCaption(*measures, options) +
        phrase("；差异未作检验，见 diaoyan trend 或 gap", "; differences are not tested here, see diaoyan trend or gap")
            .in(options.language) +
        notListedWords(parts, options);
    return spec;
}

}  // namespace diaoyan
