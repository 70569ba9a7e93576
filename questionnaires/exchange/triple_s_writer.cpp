// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/checked_xml.h"
#include "questionnaires/exchange/form_losses.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/exchange/triple_s.h"
#include "questionnaires/exchange/triple_s_words.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace diaoyan {

namespace {

/// The codes themselves where all of them are whole numbers, else 1, 2, 3 ...; a multiple choice counts its signs.
std::vector<int> numberCodes(const std::vector<Option>& options, bool by_position) {
    std::vector<int> codes;
    std::set<int> seen;
    bool fit = !by_position;
    for (const Option& option : options) {
        constexpr std::size_t longest = 8;
        const std::string& text = option.code;
        int code = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
        fit = fit && error == std::errc() && end == text.data() + text.size() && code >= 0 && text.size() <= longest &&
              std::to_string(code) == text && seen.insert(code).second;
        codes.push_back(code);
    }
    if (!fit)
        for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = static_cast<int>(i) + 1;
    return codes;
}

/// A <text> element for each language: words directly inside would be of the first language only.
std::string content(const Text& text) {
    std::string xml;
    if (!text.zh.empty()) xml += "<text xml:lang=\"zh\">" + xmlText(text.zh) + "</text>";
    if (!text.en.empty()) xml += "<text xml:lang=\"en\">" + xmlText(text.en) + "</text>";
    return xml;
}

const char* nameOf(TripleSVariable::Type type) {
    using Type = TripleSVariable::Type;
    switch (type) {
    case Type::single: return "single";
    case Type::multiple: return "multiple";
    case Type::quantity: return "quantity";
    case Type::date: return "date";
    default: return "character";
    }
}

TripleSVariable::Type typeOf(QuestionKind kind) {
    using Type = TripleSVariable::Type;
    switch (kind) {
    case QuestionKind::single:
    case QuestionKind::scale: return Type::single;
    case QuestionKind::multiple: return Type::multiple;
    case QuestionKind::number: return Type::quantity;
    case QuestionKind::date: return Type::date;
    default: return Type::character;
    }
}

Text joined(const Text& title, const Text& row) {
    const auto join = [](const std::string& a, const std::string& b) {
        return a.empty() && b.empty() ? std::string() : a + std::string(tripleSJoiner) + b;
    };
    return {join(title.zh, row.zh), join(title.en, row.en)};
}

void addItem(const Question& question, const std::string& item, const Text& label, QuestionKind kind,
             std::vector<TripleSVariable>& all) {
    TripleSVariable variable{.name = item, .type = typeOf(kind), .label = label, .item = item};
    if (kind != QuestionKind::ranking) {
        if (hasOptions(kind)) variable.codes = numberCodes(question.options, kind == QuestionKind::multiple);
        all.push_back(std::move(variable));
        return;
    }
    variable.type = TripleSVariable::Type::quantity;
    for (const Option& option : question.options) {
        variable.name = item + "." + option.code;
        variable.label = joined(label, option.label);
        variable.option = option.code;
        all.push_back(variable);
    }
}

std::string values(const TripleSVariable& variable, const Question& question) {
    using Type = TripleSVariable::Type;
    if (variable.type == Type::character || variable.type == Type::serial)
        return "<size>" + std::string(variable.type == Type::serial ? "20" : "4000") + "</size>";
    if (variable.type == Type::quantity) {
        const bool rank = !variable.option.empty();
        const std::string end = shortestNumber(tripleSUnlimited);
        const std::string from = rank ? "1" : question.min_number ? shortestNumber(*question.min_number) : "-" + end;
        const std::string to = rank                  ? std::to_string(question.options.size())
                               : question.max_number ? shortestNumber(*question.max_number)
                                                     : end;
        return "<values><range from=\"" + from + "\" to=\"" + to + "\"/></values>";
    }
    std::string xml;
    for (std::size_t i = 0; i < variable.codes.size(); ++i) {
        const Option& option = question.options[i];
        xml += "<value code=\"" + std::to_string(variable.codes[i]) + "\"" +
               (option.score ? " score=\"" + shortestNumber(*option.score) + "\"" : std::string()) + ">" +
               content(option.label) + "</value>";
    }
    return xml.empty() ? "" : "<values>" + xml + "</values>";
}

}  // namespace

std::vector<TripleSVariable> tripleSVariables(const Questionnaire& questionnaire) {
    std::vector<TripleSVariable> all{
        {.name = "serial", .type = TripleSVariable::Type::serial, .label = {"答卷编号", "number of the sheet"}}};
    for (const Question& question : questionnaire.questions) {
        if (question.kind != QuestionKind::matrix) addItem(question, question.id, question.title, question.kind, all);
        for (const MatrixRow& row : question.rows)
            addItem(question, question.id + "." + row.code, joined(question.title, row.label), question.cells, all);
    }
    return all;
}

WrittenForm writeTripleS(const Questionnaire& questionnaire) {
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sss version=\"2.0\" languages=\"zh en\">\n<survey>\n<name>" +
        xmlText(questionnaire.id) + "</name><version>" + xmlText(questionnaire.version) + "</version><title>" +
        content(questionnaire.title) + "</title>\n<record ident=\"A\" format=\"csv\" skip=\"1\">\n";
    const std::vector<TripleSVariable> variables = tripleSVariables(questionnaire);
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const TripleSVariable& variable = variables[i];
        const bool serial = variable.type == TripleSVariable::Type::serial;
        static const Question none;
        const Question* question = findQuestion(questionnaire, variable.item.substr(0, variable.item.find('.')));
        xml += "<variable ident=\"" + std::to_string(i + 1) + "\" type=\"" + nameOf(variable.type) + "\"" +
               (serial ? " use=\"serial\"" : "") + "><name>" + xmlText(variable.name) + "</name><label>" +
               content(variable.label) + "</label><position start=\"" + std::to_string(i + 1) + "\"/>" +
               values(variable, question == nullptr ? none : *question) + "</variable>\n";
    }
    xml += "</record>\n</survey>\n</sss>\n";
    return withLosses({.text = std::move(xml)}, questionnaire, readTripleS);
}

}  // namespace diaoyan
