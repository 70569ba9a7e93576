// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/exchange/surveyjs.h"
#include "questionnaires/exchange/surveyjs_json.h"
#include "questionnaires/json_names.h"
#include "questionnaires/json_text.h"
#include "questionnaires/questionnaire_check.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <unordered_map>

namespace diaoyan {

namespace {

using Json = nlohmann::json;

class SurveyJsReader {
public:
    SurveyJsReader(const Json& survey, SurveyJsTexts texts) : survey_(survey), texts_(std::move(texts)) {}
    ReadForm read(const FormDocument& document);

private:
    void readElements(const Json& container, std::vector<std::string> conditions);
    void readElement(const Json& element, const std::vector<std::string>& conditions);
    bool readOptionQuestion(const Json& element, const std::string& type);
    bool readPlainQuestion(const Json& element, const std::string& type);
    bool readMatrix(const Json& element, const std::string& type);
    void readColumns(const Json& element);
    Question begin(const Json& element, const std::string& wanted, QuestionKind kind);
    std::vector<Option> choices(const Json& list) const;
    void extraChoices(const Json& element, Question& question) const;
    void rate(const Json& element, Question& question);
    void settleScale(const Json& element, Question& question) const;
    std::vector<MatrixRow> rows(const Json& list, const char* name, const char* title) const;
    void limits(const Json& element, Question& question) const;
    void finish(const Json& element, Question question);
    void remark(const Json& element, Text message, std::string_view words = {}) {
        form_.remarks.push_back(formRemark(wordAt(element, "name"), std::move(message), words));
    }

    const Json& survey_;
    SurveyJsTexts texts_;
    ReadForm form_;
    UniqueIds ids_;
    std::unordered_map<std::string, std::string> names_;  ///< as conditions name it -> item
};

Question SurveyJsReader::begin(const Json& element, const std::string& wanted, QuestionKind kind) {
    Question question{.title = texts_.at(element, "title"), .kind = kind};
    question.id = ids_.take(wanted, "q" + std::to_string(form_.questionnaire.questions.size() + 1));
    if (question.title.empty()) question.title = untranslated(wanted);
    question.note = texts_.at(element, "description");
    question.required = flagAt(element, "isRequired") || flagAt(element, "isAllRowRequired");
    question.construct = wordAt(element, "construct");
    question.roster_field = valueIn(rosterFieldNames, wordAt(element, "rosterField")).value_or(RosterField::none);
    return question;
}

std::vector<Option> SurveyJsReader::choices(const Json& list) const {
    std::vector<Option> options;
    UniqueIds codes;
    if (!list.is_array()) return options;
    for (const Json& choice : list) {
        const std::string value = choice.is_object() ? wordAt(choice, "value") : wordOf(choice);
        Option option{.code = codes.take(value, "o" + std::to_string(options.size() + 1))};
        option.label = choice.is_object() ? texts_.at(choice, "text") : untranslated(value);
        if (option.label.empty()) option.label = untranslated(value);
        option.score = numberAt(choice, "score");
        option.substantive = !flagAt(choice, "offScale");
        option.exclusive = flagAt(choice, "isExclusive");
        option.other = flagAt(choice, "showCommentArea");
        options.push_back(std::move(option));
    }
    return options;
}

/// 其他, 以上都没有 ... which SurveyJS adds to the choices by a property.
void SurveyJsReader::extraChoices(const Json& element, Question& question) const {
    UniqueIds codes;
    for (const Option& option : question.options) (void)codes.take(option.code, "o");
    const auto add = [&](std::initializer_list<const char*> flags, const char* text, const char* code, Text label) {
        if (std::none_of(flags.begin(), flags.end(), [&](const char* flag) { return flagAt(element, flag); })) return;
        const Text own = texts_.at(element, text);
        question.options.push_back({.code = codes.take(code, code), .label = own.empty() ? texts_.in(label) : own});
    };
    const std::size_t before = question.options.size();
    add({"showNoneItem", "hasNone"}, "noneText", "none", {"无", "None"});
    if (question.options.size() > before) question.options.back().exclusive = true;
    add({"showRefuseItem"}, "refuseText", "refused", {"拒绝回答", "Refuse to answer"});
    if (question.options.size() > before && question.options.back().code == "refused")
        question.options.back().exclusive = true;
    const std::size_t doubt = question.options.size();
    add({"showDontKnowItem"}, "dontKnowText", "dontknow", {"不知道", "Don't know"});
    if (question.options.size() > doubt) {
        question.options.back().exclusive = true;
        question.options.back().substantive = false;
    }
    const std::size_t other = question.options.size();
    add({"showOtherItem", "hasOther"}, "otherText", "other", {"其他（请填写）", "Other (describe)"});
    if (question.options.size() > other) question.options.back().other = true;
}

/// rateValues, or rateMin to rateMax in steps.
void SurveyJsReader::rate(const Json& element, Question& question) {
    if (element.contains("rateValues")) {
        question.options = choices(element["rateValues"]);
        return;
    }
    const double least = numberAt(element, "rateMin").value_or(1);
    const double count = numberAt(element, "rateCount").value_or(5);
    const double step = numberAt(element, "rateStep").value_or(1);
    const double most = numberAt(element, "rateMax").value_or(least + (count - 1) * step);
    constexpr std::size_t points = 101;
    for (double value = least; step > 0 && value <= most && question.options.size() < points; value += step)
        question.options.push_back(
            {.code = idFrom(shortestNumber(value)), .label = untranslated(shortestNumber(value)), .score = value});
    if (question.options.empty()) return;
    const auto describeEnd = [&](const char* name, Option& option) {
        const Text words = texts_.at(element, name);
        if (!words.empty()) option.label = phrase("{0}（{1}）", "{0} ({1})", {option.label, words});
    };
    describeEnd("minRateDescription", question.options.front());
    describeEnd("maxRateDescription", question.options.back());
}

void SurveyJsReader::settleScale(const Json& element, Question& question) const {
    const std::string wanted = wordAt(element, "kind");
    std::vector<std::optional<double>> scores;
    bool given = false;
    for (const Option& option : question.options) {
        scores.push_back(option.substantive ? option.score : std::nullopt);
        given = given || option.score;
    }
    if (wanted == "single") return;
    if (!(given && scaleByScores(question, scores))) guessScale(question);
}

void SurveyJsReader::limits(const Json& element, Question& question) const {
    const auto count = [&](const char* name) {
        const auto number = numberAt(element, name);
        constexpr double most = 10000;
        return number && *number >= 1 && *number <= most ? std::optional(static_cast<int>(*number)) : std::nullopt;
    };
    question.min_choices = count("minSelectedChoices");
    question.max_choices = count("maxSelectedChoices");
}

bool SurveyJsReader::readOptionQuestion(const Json& element, const std::string& type) {
    const bool several =
        type == "checkbox" || type == "tagbox" || (type == "imagepicker" && flagAt(element, "multiSelect"));
    const bool one = type == "radiogroup" || type == "dropdown" || type == "buttongroup" || type == "imagepicker";
    const bool rating = type == "rating", yes_no = type == "boolean";
    if (!several && !one && !rating && !yes_no && type != "ranking") return false;
    Question question = begin(element, wordAt(element, "name"),
                              several             ? QuestionKind::multiple
                              : type == "ranking" ? QuestionKind::ranking
                                                  : QuestionKind::single);
    if (rating) {
        rate(element, question);
    } else if (yes_no) {
        const auto label = [&](const char* name, Text plain) {
            const Text own = texts_.at(element, name);
            return own.empty() ? texts_.in(plain) : own;
        };
        const auto code = [&](const char* name, const char* plain) {
            const std::string own = idFrom(wordAt(element, name));
            return own.empty() ? std::string(plain) : own;
        };
        question.options = {{.code = code("valueTrue", "true"), .label = label("labelTrue", {"是", "Yes"})},
                            {.code = code("valueFalse", "false"), .label = label("labelFalse", {"否", "No"})}};
    } else {
        if (element.contains("choices")) question.options = choices(element["choices"]);
        extraChoices(element, question);
    }
    if (question.kind == QuestionKind::single && !yes_no) settleScale(element, question);
    limits(element, question);
    finish(element, std::move(question));
    return true;
}

QuestionKind inputKind(const Json& element) {
    const std::string input = wordAt(element, "inputType");
    if (input == "number" || input == "range") return QuestionKind::number;
    return input == "date" || input == "datetime-local" || input == "datetime" ? QuestionKind::date
                                                                               : QuestionKind::text;
}

bool SurveyJsReader::readPlainQuestion(const Json& element, const std::string& type) {
    if (type != "text" && type != "comment") return false;
    Question question =
        begin(element, wordAt(element, "name"), type == "text" ? inputKind(element) : QuestionKind::text);
    const auto bounds = [&](const Json& from, const char* least, const char* most) {
        if (numberAt(from, least)) question.min_number = numberAt(from, least);
        if (numberAt(from, most)) question.max_number = numberAt(from, most);
    };
    if (question.kind == QuestionKind::text && element.contains("validators") && element["validators"].is_array())
        for (const Json& validator : element["validators"])
            if (wordAt(validator, "type") == "numeric") {
                question.kind = QuestionKind::number;
                bounds(validator, "minValue", "maxValue");
            }
    if (question.kind == QuestionKind::number) bounds(element, "min", "max");
    finish(element, std::move(question));
    return true;
}

std::vector<MatrixRow> SurveyJsReader::rows(const Json& list, const char* name, const char* title) const {
    std::vector<MatrixRow> made;
    UniqueIds codes;
    if (!list.is_array()) return made;
    for (const Json& row : list) {
        const std::string value = row.is_object() ? wordAt(row, name) : wordOf(row);
        Text label = row.is_object() ? texts_.at(row, title) : Text{};
        if (label.empty()) label = untranslated(value);
        made.push_back({codes.take(value, "r" + std::to_string(made.size() + 1)), std::move(label)});
    }
    return made;
}

bool SurveyJsReader::readMatrix(const Json& element, const std::string& type) {
    static const Json none;
    const auto list = [&](const char* name) -> const Json& { return element.contains(name) ? element[name] : none; };
    if (type == "matrixdropdown") {
        readColumns(element);
        return true;
    }
    if (type != "matrix" && type != "multipletext") return false;
    Question question = begin(element, wordAt(element, "name"), QuestionKind::matrix);
    if (type == "matrix") {
        question.cells = QuestionKind::single;
        question.rows = rows(list("rows"), "value", "text");
        question.options = choices(list("columns"));
        settleScale(element, question);
    } else {
        question.rows = rows(list("items"), "name", "title");
        const Json& items = list("items");
        question.cells = items.is_array() && !items.empty() ? inputKind(items.front()) : QuestionKind::text;
        if (items.is_array() && std::any_of(items.begin(), items.end(),
                                            [&](const Json& item) { return inputKind(item) != question.cells; }))
            question.cells = QuestionKind::text;
    }
    for (const Json& row : list(type == "matrix" ? "rows" : "items"))
        if (question.rows.size() <= questionnaireLimits.rows) {
            const std::string value = row.is_object() ? wordAt(row, type == "matrix" ? "value" : "name") : wordOf(row);
            names_.emplace(wordAt(element, "name") + "." + value, question.id + "." + idFrom(value));
        }
    finish(element, std::move(question));
    return true;
}

/// A matrix of several columns: one matrix for each.
void SurveyJsReader::readColumns(const Json& element) {
    if (!element.contains("columns") || !element["columns"].is_array() || !element.contains("rows")) return;
    const Json& columns = element["columns"];
    for (const Json& column : columns) {
        const std::string name = column.is_object() ? wordAt(column, "name") : wordOf(column);
        const bool single = columns.size() == 1 && name == "answer";  // as the writer names it
        Question question = begin(element, wordAt(element, "name") + (single ? "" : "_" + name), QuestionKind::matrix);
        Text heading = column.is_object() ? texts_.at(column, "title") : Text{};
        if (heading.empty()) heading = untranslated(name);
        if (!single) question.title = phrase("{0} — {1}", "{0} — {1}", {question.title, heading});
        std::string cell = column.is_object() ? wordAt(column, "cellType") : "";
        if (cell.empty() || cell == "default") cell = wordAt(element, "cellType");
        if (cell == "text")
            question.cells = inputKind(column);
        else
            question.cells = cell == "comment"                        ? QuestionKind::text
                             : cell == "checkbox" || cell == "tagbox" ? QuestionKind::multiple
                                                                      : QuestionKind::single;
        question.rows = rows(element["rows"], "value", "text");
        if (hasOptions(question.cells))
            question.options = choices(column.is_object() && column.contains("choices") ? column["choices"]
                                       : element.contains("choices")                    ? element["choices"]
                                                                                        : Json());
        if (question.cells == QuestionKind::single) settleScale(column.is_object() ? column : element, question);
        limits(column, question);
        finish(element, std::move(question));
        if (form_.questionnaire.questions.size() > questionnaireLimits.questions) return;
    }
}

void SurveyJsReader::finish(const Json& element, Question question) {
    if (question.kind != QuestionKind::matrix) names_.emplace(wordAt(element, "name"), question.id);
    for (const char* name : {"requiredIf", "enableIf", "choicesByUrl", "choicesFromQuestion", "choicesVisibleIf",
                             "rowsVisibleIf", "columnsVisibleIf", "setValueIf"})
        if (element.contains(name) && !element[name].empty())
            remark(element, phrase("SurveyJS 的 {0} 未采用", "{0} of SurveyJS is not kept", {name}),
                   wordAt(element, name));
    form_.questionnaire.questions.push_back(std::move(question));
}

void SurveyJsReader::readElement(const Json& element, const std::vector<std::string>& conditions) {
    if (!element.is_object() || form_.questionnaire.questions.size() > questionnaireLimits.questions) return;
    const std::string type = lowered(wordAt(element, "type"));
    std::vector<std::string> all = conditions;
    all.push_back(wordAt(element, "visibleIf"));
    if (type == "panel" || type == "paneldynamic") {
        if (type == "paneldynamic")
            remark(element, {"可重复的面板只按一次读入", "a panel that can be repeated is read as if filled in once"});
        readElements(element, std::move(all));
        return;
    }
    const std::size_t first = form_.questionnaire.questions.size();
    if (!readOptionQuestion(element, type) && !readPlainQuestion(element, type) && !readMatrix(element, type)) {
        remark(element, phrase("{0} 不是可以统计的题目，已略去", "{0}: no question to be counted; left out", {type}),
               texts_.at(element, "title").in(Language::zh));
        return;
    }
    const auto resolve = [this](const ConditionAtom& atom) -> std::optional<ShowRule> {
        const auto found = names_.find(atom.name);
        if (found == names_.end()) return std::nullopt;
        return resolvedByIds(form_.questionnaire, {found->second, atom.value});
    };
    auto& questions = form_.questionnaire.questions;
    std::vector<ShowRule> rules;
    for (const std::string& condition : all)
        for (ShowRule& rule : rulesOf(condition, wordAt(element, "name"), resolve, form_.remarks))
            rules.push_back(std::move(rule));
    for (std::size_t i = first; i < questions.size(); ++i) questions[i].show_when = rules;
}

void SurveyJsReader::readElements(const Json& container, std::vector<std::string> conditions) {
    for (const char* name : {"elements", "questions", "templateElements"})
        if (const auto found = container.find(name); found != container.end() && found->is_array())
            for (const Json& element : *found) readElement(element, conditions);
}

ReadForm SurveyJsReader::read(const FormDocument& document) {
    Questionnaire& form = form_.questionnaire;
    form.id = idFrom(wordAt(survey_, "id"));
    if (form.id.empty()) form.id = idOfFile(document.name, "form");
    form.version = wordAt(survey_, "version");
    form.title = texts_.at(survey_, "title");
    const std::string role = wordAt(survey_, "role");
    form.role = roleNamed(role.empty() ? "respondent" : role);
    readElements(survey_, {});
    if (const auto pages = survey_.find("pages"); pages != survey_.end() && pages->is_array())
        for (const Json& page : *pages)
            if (page.is_object()) readElements(page, {wordAt(page, "visibleIf")});
    return std::move(form_);
}

}  // namespace

bool recogniseSurveyJs(const FormDocument& document) {
    const std::string_view text = trimmedView(document.text);
    return text.starts_with('{') &&
           (text.find("\"elements\"") != std::string_view::npos || text.find("\"pages\"") != std::string_view::npos);
}

Result<ReadForm> readSurveyJs(const FormDocument& document) {
    constexpr std::size_t deepest = 64;
    const Result<Json> survey = jsonFromText(document.text, document.name, {questionnaireLimits.bytes, deepest});
    if (!survey) return survey.problem();
    if (!survey->is_object() || !(survey->contains("pages") || survey->contains("elements")))
        return formProblem("not-a-form", document,
                           {"没有 pages 或 elements，不是 SurveyJS 问卷定义",
                            "neither pages nor elements: not the definition of a SurveyJS form"});
    const std::vector<std::string> languages = surveyJsLanguages(*survey);
    const std::string locale = wordAt(*survey, "locale");
    const auto readIn = [&](const LanguagePair& pair) {
        return SurveyJsReader(*survey, SurveyJsTexts(pair, locale)).read(document);
    };
    ReadForm form = readIn(mainLanguages(languages));
    for (const std::string& language : furtherLanguages(languages))
        form.in_other_languages.push_back(readIn({language, language}).questionnaire);
    return finishForm(std::move(form), document);
}

}  // namespace diaoyan
