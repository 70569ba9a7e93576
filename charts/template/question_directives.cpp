// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/question_directives.h"

#include "charts/figures/figures.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_statistics.h"
#include "charts/tables/option_order.h"
#include "charts/template/question_writer.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

/// The question that a directive names. Where its results are withheld, the words that say so are written, and there is
/// none.
Result<std::optional<NamedQuestion>> shownQuestion(const TemplateCall& call) {
    Result<NamedQuestion> named = namedQuestion(call, call.word(0));
    if (!named) return named.problem();
    if (!isWithheld(*named->part, named->items)) return std::optional(std::move(*named));
    call.draft.say(withheldWords());
    return std::optional<NamedQuestion>{};
}

/// One question, or a row of a matrix, written with these parts.
std::optional<Problem> writeParts(const TemplateCall& call, QuestionParts parts) {
    const auto shown = shownQuestion(call);
    if (!shown) return shown.problem();
    const std::optional<NamedQuestion>& named = *shown;
    if (!named) return std::nullopt;
    QuestionWriter writer(call, *named->part, parts);
    return named->one_row ? writer.write(named->items.front()) : writer.write(*named->question);
}

bool canBeDrawn(const NamedQuestion& named) {
    const Item& first = named.items.front();
    return hasOptions(first.kind) || first.kind == QuestionKind::number;
}

/// The shape that fits what is shown.
std::string usualKind(const NamedQuestion& named, const std::string& by) {
    const Item& first = named.items.front();
    if (first.kind == QuestionKind::number) return by.empty() ? "histogram" : "box";
    if (isOneChoice(first.kind) && (!by.empty() || named.items.size() > 1)) return "stacked";
    return by.empty() ? "bar" : "grouped";
}

Problem cannotBeDrawn(const TemplateCall& call, const NamedQuestion& named) {
    return call.problem("template-no-figure",
                        phrase("“{0}”是文字题或日期题，没有图",
                               "\"{0}\" is answered in words or dates: there is no figure", {named.id()}));
}

}  // namespace

std::optional<Problem> writeQuestion(const TemplateCall& call) {
    return writeParts(call, {});
}

std::optional<Problem> writeSentence(const TemplateCall& call) {
    return writeParts(call, {.figure = false, .table = false});
}

std::optional<Problem> writeFigure(const TemplateCall& call) {
    const std::string by = call.setting("by");
    std::string kind = call.setting("kind");
    if (by.empty() && kind.empty() && call.setting("title").empty())
        return writeParts(call, {.sentence = false, .table = false});
    const auto shown = shownQuestion(call);
    if (!shown) return shown.problem();
    const std::optional<NamedQuestion>& named = *shown;
    if (!named) return std::nullopt;
    if (!canBeDrawn(*named)) return cannotBeDrawn(call, *named);
    if (kind.empty()) kind = usualKind(*named, by);
    const Result<FigureKind> shape = figureKindNamed(kind);
    if (!shape) return call.problem(shape.problem().code.c_str(), shape.problem().message);
    FigureRequest request{{{named->part->answers.get(), named->items, named->part->questionnaire.role}}, by, {}};
    if (named->items.size() > 1)
        for (Item& item : request.sources.front().items) item.title = rowLabel(*named->question, item);
    request.options = {.role = named->part->questionnaire.role,
                       .language = call.language(),
                       .id = named->id(),
                       .title = call.setting("title"),
                       .definition = call.options.definition,
                       .minimum_n = call.study.minimum_n,
                       .confidence = call.options.confidence};
    if (request.options.title.empty())
        request.options.title =
            withoutNumber(named->one_row ? named->items.front().title : named->question->title).in(call.language());
    Result<ChartSpec> figure = shape->make(request);
    if (!figure) return call.problem(figure.problem().code.c_str(), figure.problem().message);
    call.draft.add(std::move(*figure));
    return std::nullopt;
}

std::optional<Problem> writeTable(const TemplateCall& call) {
    const std::string by = call.setting("by");
    if (by.empty()) return writeParts(call, {.sentence = false, .figure = false});
    const auto shown = shownQuestion(call);
    if (!shown) return shown.problem();
    const std::optional<NamedQuestion>& named = *shown;
    if (!named) return std::nullopt;
    const std::string asked = named->one_row ? named->items.front().id : named->question->id;
    auto tables = tablesOf(*named->part->answers, named->part->questionnaire, {.question = asked, .by = by});
    if (!tables) return call.problem(tables.problem().code.c_str(), tables.problem().message);
    for (ResultTable& table : *tables) {
        table.title = withoutNumber(table.title);
        call.draft.add(std::move(table));
    }
    return std::nullopt;
}

bool allWithheld(const StudyPart& part) {
    const std::vector<const Question*> questions = analysedQuestions(part.questionnaire);
    return !questions.empty() && std::all_of(questions.begin(), questions.end(), [&](const Question* question) {
        return isWithheld(part, items(*question));
    });
}

std::optional<Problem> writeBasis(const TemplateCall& call) {
    const Result<const StudyPart*> named = namedPart(call, call.word(0));
    if (!named) return named.problem();
    const StudyPart& part = **named;
    if (part.questionnaire.inferred)
        call.draft.remark({"本问卷的题型和选项由导出文件推断，尚未经人核对；没有人选的选项可能未列出。",
                           "The questions and options were inferred from an export and not yet checked by a person; "
                           "options that nobody chose may be missing."});
    if (part.answers->respondents() == 0) {
        call.draft.say({"本问卷没有收到有效作答，因此没有结果。", "No valid answers came in: there are no results."});
        return std::nullopt;
    }
    if (allWithheld(part)) {
        call.draft.say(
            phrase("收到{0}的作答。人数不足，或须防止推算出他人的回答，各题均不公布结果。",
                   "There are answers of {0}: too few, or answers of others could be worked out from them. No "
                   "results are given.",
                   {respondents(part.answers->respondents(), part.questionnaire.role)}),
            "respondents " + part.questionnaire.id);
        return std::nullopt;
    }
    call.draft.say(phrase("本部分根据{0}的作答统计，每题的基数在图表中注明。",
                          "This chapter is based on {0}; the base of every question stands with its figure and table.",
                          {respondents(part.answers->respondents(), part.questionnaire.role)}),
                   "respondents " + part.questionnaire.id);
    if (const Text weighting = part.answers->weighting(); !weighting.empty())
        call.draft.remark(phrase("本部分的答卷已加权：{0}。标明“加权”的数字是加权结果；图和其余数字均未加权。",
                                 "The answers of this chapter are weighted: {0}. Numbers that say “weighted” are "
                                 "weighted results; the figures and all other numbers are not.",
                                 {weighting}));
    return std::nullopt;
}

std::vector<const Question*> analysedQuestions(const Questionnaire& questionnaire) {
    std::vector<const Question*> analysed;
    for (const Question& question : questionnaire.questions)
        if (question.roster_field == RosterField::none) analysed.push_back(&question);
    return analysed;
}

Text questionnaireTitle(const Questionnaire& questionnaire) {
    if (!questionnaire.title.empty()) return questionnaire.title;
    if (questionnaire.role.name.empty()) return untranslated(questionnaire.id);
    return phrase("{0}问卷", "Questionnaire for {0}", {questionnaire.role.name});
}

}  // namespace diaoyan
