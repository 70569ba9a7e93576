// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/question_figures.h"

#include "charts/figures/figures.h"
#include "charts/survey/chart_sources.h"

#include <utility>

namespace diaoyan {

std::string usualFigureKind(const FigureRequest& request, bool waves) {
    const FigureSource& first = request.sources.front();
    const bool number = !first.items.empty() && first.items.front().kind == QuestionKind::number;
    if (waves) return "slope";
    if (number)
        return request.by.empty() && first.items.size() == 1 && request.sources.size() == 1 ? "histogram" : "box";
    if (request.sources.size() > 1) return "grouped";
    return first.items.size() > 1 || !request.by.empty() ? "stacked" : "bar";
}

FigureRequest questionRequest(const StudyPart& part, const std::string& question, const FigureOptions& options) {
    FigureRequest request{.options = options};
    request.sources.push_back({.answers = part.answers.get(),
                               .items = itemsToDraw(part.questionnaire, question),
                               .role = part.questionnaire.role});
    request.options.role = part.questionnaire.role;
    const Question* whole = findQuestion(part.questionnaire, question);
    if (request.options.title.empty() && whole != nullptr && request.sources.front().items.size() > 1)
        request.options.title = whole->title.in(options.language);
    return request;
}

Result<std::vector<QuestionFigure>> questionFigures(const FigureRequest& request) {
    std::vector<QuestionFigure> figures;
    const std::string usual = usualFigureKind(request);
    Problem why;
    for (const FigureKind& kind : figureKinds()) {
        if (!kind.one_question || (!request.by.empty() && !kind.by_group)) continue;
        Result<ChartSpec> figure = kind.make(request);
        if (figure)
            figures.push_back({kind.id, std::move(*figure)});
        else if (kind.id == usual || why.code.empty())
            why = figure.problem();
    }
    if (figures.empty()) return why;
    return figures;
}

}  // namespace diaoyan
