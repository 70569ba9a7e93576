// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_losses.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/exchange/surveyjs.h"
#include "questionnaires/questionnaire_json.h"

#include <nlohmann/json.hpp>

namespace diaoyan {

namespace {

using Json = nlohmann::ordered_json;

Json textJson(const Text& text) {
    if (text.zh == text.en) return text.zh;
    Json json = Json::object();
    if (!text.en.empty()) json["default"] = text.en;
    if (!text.zh.empty()) json["zh-cn"] = text.zh;
    return json;
}

Json choicesJson(const std::vector<Option>& options) {
    Json list = Json::array();
    for (const Option& option : options) {
        Json choice{{"value", option.code}, {"text", textJson(option.label)}};
        if (option.score) choice["score"] = *option.score;
        if (!option.substantive) choice["offScale"] = true;
        if (option.exclusive) choice["isExclusive"] = true;
        if (option.other) choice["showCommentArea"] = true;
        list.push_back(std::move(choice));
    }
    return list;
}

/// {hope} anyof ['a', 'b']
std::string visibleIf(const Questionnaire& form, const Question& question) {
    std::string condition;
    for (const ShowRule& rule : question.show_when) {
        const Question* about = findQuestion(form, rule.question.substr(0, rule.question.find('.')));
        if (about == nullptr) continue;
        const QuestionKind kind = about->kind == QuestionKind::matrix ? about->cells : about->kind;
        std::string part;
        if (rule.any_of.size() == 1) {
            part = "{" + rule.question + "} " +
                   (isOneChoice(kind) ? (rule.negated ? "<>" : "=") : (rule.negated ? "notcontains" : "contains")) +
                   " '" + rule.any_of.front() + "'";
        } else {
            for (const std::string& code : rule.any_of) part += (part.empty() ? "'" : ", '") + code + "'";
            part = "{" + rule.question + "} " + (rule.negated ? "noneof" : "anyof") + " [" + part + "]";
        }
        condition += (condition.empty() ? "" : " and ") + part;
    }
    return condition;
}

const char* inputType(QuestionKind kind) {
    return kind == QuestionKind::number ? "number" : kind == QuestionKind::date ? "date" : "text";
}

void addMatrix(const Question& question, Json& element) {
    const auto listed = [&](const char* code, const char* label) {
        Json list = Json::array();
        for (const MatrixRow& row : question.rows) list.push_back({{code, row.code}, {label, textJson(row.label)}});
        return list;
    };
    if (isOneChoice(question.cells)) {
        element["type"] = "matrix";
        element["columns"] = choicesJson(question.options);
        element["rows"] = listed("value", "text");
        if (question.required) element["isAllRowRequired"] = true;
    } else if (hasOptions(question.cells)) {
        element["type"] = "matrixdropdown";
        Json column{{"name", "answer"}, {"cellType", "checkbox"}, {"choices", choicesJson(question.options)}};
        if (question.min_choices) column["minSelectedChoices"] = *question.min_choices;
        if (question.max_choices) column["maxSelectedChoices"] = *question.max_choices;
        element["columns"] = Json::array({std::move(column)});
        element["rows"] = listed("value", "text");
    } else {
        element["type"] = "multipletext";
        element["items"] = listed("name", "title");
        for (Json& item : element["items"]) item["inputType"] = inputType(question.cells);
    }
}

Json elementOf(const Questionnaire& form, const Question& question) {
    Json element{{"type", "text"}, {"name", question.id}, {"title", textJson(question.title)}};
    if (!question.note.empty()) element["description"] = textJson(question.note);
    if (question.required) element["isRequired"] = true;
    switch (question.kind) {
    case QuestionKind::single:
    case QuestionKind::scale: element["type"] = "radiogroup"; break;
    case QuestionKind::multiple: element["type"] = "checkbox"; break;
    case QuestionKind::ranking: element["type"] = "ranking"; break;
    case QuestionKind::matrix: addMatrix(question, element); break;
    case QuestionKind::text: element["type"] = "comment"; break;
    default: element["inputType"] = inputType(question.kind);
    }
    if (hasOptions(question.kind)) {
        element["choices"] = choicesJson(question.options);
        if (question.min_choices) element["minSelectedChoices"] = *question.min_choices;
        if (question.max_choices) element["maxSelectedChoices"] = *question.max_choices;
    }
    if (question.kind == QuestionKind::single || (question.kind == QuestionKind::matrix && isOneChoice(question.cells)))
        element["kind"] = jsonName(question.kind == QuestionKind::matrix ? question.cells : question.kind);
    if (question.min_number) element["min"] = *question.min_number;
    if (question.max_number) element["max"] = *question.max_number;
    if (const std::string condition = visibleIf(form, question); !condition.empty()) element["visibleIf"] = condition;
    if (question.roster_field != RosterField::none) element["rosterField"] = jsonName(question.roster_field);
    if (!question.construct.empty()) element["construct"] = question.construct;
    return element;
}

}  // namespace

WrittenForm writeSurveyJs(const Questionnaire& questionnaire) {
    Json survey{{"title", textJson(questionnaire.title)},
                {"id", questionnaire.id},
                {"version", questionnaire.version},
                {"role", questionnaire.role.id}};
    Json elements = Json::array();
    for (const Question& question : questionnaire.questions) elements.push_back(elementOf(questionnaire, question));
    survey["pages"] = Json::array({Json{{"name", "page1"}, {"elements", std::move(elements)}}});
    FormDocument document{.text = survey.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"};
    return withLosses(std::move(document), questionnaire, readSurveyJs);
}

}  // namespace diaoyan
