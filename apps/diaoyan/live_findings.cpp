// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/live_findings.h"

#include "analysis/engine/column_engine.h"
#include "apps/diaoyan/load_drawing.h"
#include "charts/survey/study_of_survey.h"
#include "charts/figures/figures.h"
#include "charts/tables/from_statistics.h"
#include "charts/writers/html_table.h"

#include <optional>

namespace diaoyan {

namespace {

constexpr int figureWidth = 720;

std::string ratesHtml(const std::vector<Questionnaire>& questionnaires, const Roster& roster,
                      const std::vector<ReturnedCount>& returned, Language language) {
    const ResponseRates rates = ratesOf(returned, roster, questionnaires);
    const std::vector<Role> roles = rolesOf(questionnaires);
    std::string html;
    for (const ResultTable& table : {returnsByRole(rates, roles), returnsBySchool(rates, roles)})
        if (!table.rows.empty()) html += html::tableElement(table, {}, language);
    return html;
}

bool hasFigure(const Item& item) {
    return hasOptions(item.kind) || item.kind == QuestionKind::number;
}

Result<ChartSpec> figureOf(const Questionnaire& questionnaire, const Item& item, const Responses& responses,
                           const Roster& roster, Language language) {
    const Result<FigureKind> kind = figureKindNamed(item.kind == QuestionKind::number ? "histogram" : "bar");
    if (!kind) return kind.problem();
    const ColumnEngine engine(std::make_shared<const Responses>(responses), roster);
    FigureRequest request;
    request.sources.push_back({.answers = &engine, .items = {item}, .role = questionnaire.role});
    request.options.role = questionnaire.role;
    request.options.language = language;
    request.options.title = item.title.in(language);
    return kind->make(request);
}

/// Draws on the server's thread and brings the result back.
template <class Drawn>
Result<std::string> drawn(const std::shared_ptr<ServerDrawing>& drawing, const Drawn& draw) {
    if (drawing->drawing == nullptr) return drawing->missing;
    std::optional<Result<std::string>> result;
    drawing->on_server_thread([&] { result = draw(*drawing->drawing); });
    return *result;
}

Result<std::string> bytesOf(Result<RenderedFigure> figure) {
    if (!figure) return figure.problem();
    return std::move(figure->bytes);
}

}  // namespace

LiveFindings liveFindings(std::shared_ptr<ServerDrawing> drawing) {
    LiveFindings findings;
    findings.response_rates = ratesHtml;
    findings.items_with_figures = [](const Questionnaire& questionnaire) {
        std::vector<Item> shown;
        for (const Item& item : items(questionnaire))
            if (hasFigure(item)) shown.push_back(item);
        return shown;
    };
    findings.figure = [drawing](const Questionnaire& questionnaire, const Item& item, const Responses& responses,
                                Language language) -> Result<std::string> {
        const Result<ChartSpec> figure = figureOf(questionnaire, item, responses, Roster{}, language);
        if (!figure) return figure.problem();
        return drawn(drawing, [&](const Drawing& module) {
            return bytesOf(module.svg(*figure, FigureSize{.width = figureWidth, .height = 0}));
        });
    };
    findings.poster = [drawing](const std::string& title, const std::string& address, Language language) {
        const PosterText poster{.title = untranslated(title), .address = address};
        return drawn(drawing, [&](const Drawing& module) { return module.posters({poster}, language); });
    };
    findings.paper_form = [drawing](const Questionnaire& questionnaire, Language language) {
        return drawn(drawing,
                     [&](const Drawing& module) { return module.paper_form(questionnaire, Text{}, language); });
    };
    return findings;
}

std::shared_ptr<ServerDrawing> readyToDraw() {
    auto ready = std::make_shared<ServerDrawing>();
    const Result<const Drawing*> drawing = loadDrawing();
    if (!drawing) {
        ready->missing = drawing.problem();
        return ready;
    }
    ready->drawing = *drawing;
    ChartSpec warm_up;
    warm_up.title = "调研";
    warm_up.categories = {"满意"};
    warm_up.series.push_back({.name = "", .values = {ChartValue{.share = Share{1, 1, BaseKind::valid}}}});
    static_cast<void>(ready->drawing->svg(warm_up, FigureSize{.width = 300, .height = 200}));
    return ready;
}

}  // namespace diaoyan
