// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/question_results.h"

#include "charts/survey/chart_sources.h"
#include "charts/tables/from_statistics.h"
#include "charts/tables/parts_rounding.h"

#include <algorithm>

namespace diaoyan {

namespace {

Result<std::vector<ResultTable>> tablesOfQuestion(const StudyPart& part, const QuestionWish& wanted) {
    const TableRequest request{.question = wanted.question,
                               .by = wanted.by,
                               .order = wanted.as_asked ? TableOrder::questionnaire : TableOrder::by_count,
                               .base = wanted.base};
    Result<std::vector<ResultTable>> tables = tablesOf(*part.answers, part.questionnaire, request);
    if (!tables) return tables;
    const PartsRounding rounding =
        wanted.settings.rounding == "largest-remainder" ? PartsRounding::largest_remainder : PartsRounding::half_up;
    for (ResultTable& table : *tables) roundParts(table, rounding);
    return tables;
}

const Questionnaire* questionnaireNamed(const SurveyOutline& outline, const std::string& id) {
    for (const Questionnaire& questionnaire : outline.questionnaires)
        if (questionnaire.id == id) return &questionnaire;
    return nullptr;
}

/// Whether a piece is called so: figures add the base to names, 第一中学（n=120）.
bool calledSo(const std::string& piece, const Text& label) {
    const auto fits = [&](const std::string& name) {
        return !name.empty() && piece.starts_with(name) &&
               (piece.size() == name.size() || piece.substr(name.size()).starts_with("（n=") ||
                piece.substr(name.size()).starts_with(" (n="));
    };
    return fits(label.zh) || fits(label.en);
}

/// The values of a choice that one of the words of a piece names; labels may be there twice.
std::vector<std::size_t> valuesCalled(const FilterChoice& choice, const std::vector<std::string>& piece) {
    std::vector<std::size_t> found;
    for (const std::string& words : piece) {
        for (std::size_t i = 0; i < choice.values.size(); ++i)
            if (calledSo(words, choice.values[i].label)) found.push_back(i);
        if (!found.empty()) break;
    }
    return found;
}

}  // namespace

bool hasResults(const Questionnaire& questionnaire, const std::string& question) {
    const std::vector<Item> found = itemsToDraw(questionnaire, question);
    return !found.empty() && (hasOptions(found.front().kind) || found.front().kind == QuestionKind::number);
}

std::vector<BaseKind> basesOf(const Questionnaire& questionnaire, const std::string& question) {
    const std::vector<Item> found = itemsToDraw(questionnaire, question);
    if (found.empty()) return {};
    // The table of a whole matrix has percentages of the valid answers only.
    if (isOneChoice(found.front().kind))
        return found.size() > 1 ? std::vector<BaseKind>{} : std::vector{BaseKind::valid, BaseKind::asked};
    if (found.front().kind == QuestionKind::multiple) return {BaseKind::cases, BaseKind::responses, BaseKind::asked};
    return {};
}

Text baseTitle(BaseKind base) {
    switch (base) {
    case BaseKind::asked: return {"以全部应答者为基数", "of all asked"};
    case BaseKind::valid: return {"以有效作答为基数", "of valid answers"};
    case BaseKind::cases: return {"以作答人数为基数（个案）", "of cases"};
    case BaseKind::responses: return {"以选择次数为基数（响应）", "of responses"};
    default: return {};
    }
}

QuestionResults questionResults(const StudyPart& part, const QuestionWish& wanted, Language language) {
    FigureOptions options{.language = language, .definition = wanted.settings.definition};
    options.minimum_n = wanted.settings.minimum_n;
    options.confidence = Confidence(wanted.settings.confidence);
    options.intervals = wanted.intervals;
    options.as_asked = wanted.as_asked;
    FigureRequest request = questionRequest(part, wanted.question, options);
    request.by = wanted.by;
    QuestionResults results{.usual = usualFigureKind(request), .weighted = !part.answers->weighting().empty()};
    results.figures = questionFigures(request);
    results.tables = tablesOfQuestion(part, wanted);
    return results;
}

std::optional<AnswerFilter> filterFromFigure(const AnswerFilter& filter, const SurveyOutline& outline,
                                             const QuestionWish& shown, const ChartSpec& figure,
                                             const std::vector<std::string>& piece) {
    const Questionnaire* questionnaire = questionnaireNamed(outline, shown.questionnaire);
    if (questionnaire == nullptr || piece.empty()) return std::nullopt;
    const std::vector<FilterChoice> choices = filterChoices(outline);
    const auto filtered = [&](const FilterChoice& choice) -> std::optional<AnswerFilter> {
        const std::vector<std::size_t> values = valuesCalled(choice, piece);
        if (values.empty()) return std::nullopt;
        return filterWith(filter, choice, values);
    };
    const auto about = [&](const FilterChoice& choice, const std::string& grouping) {
        return choice.grouping == grouping && (choice.item.empty() || choice.questionnaire == shown.questionnaire);
    };
    if (!shown.by.empty()) {
        for (const FilterChoice& choice : choices)
            if (about(choice, shown.by)) return filtered(choice);
        return std::nullopt;
    }
    const std::vector<Item> drawn = itemsToDraw(*questionnaire, shown.question);
    for (const Item& item : drawn) {
        const bool meant = drawn.size() == 1 || std::any_of(piece.begin(), piece.end(), [&](const std::string& words) {
                               return calledSo(words, item.title);
                           });
        if (!meant || figure.kind == ChartKind::interval_dots) continue;
        for (const FilterChoice& choice : choices)
            if (!choice.item.empty() && about(choice, item.id)) return filtered(choice);
    }
    return std::nullopt;
}

}  // namespace diaoyan
