// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/checked_xml.h"
#include "questionnaires/exchange/form_languages.h"
#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/exchange/triple_s.h"
#include "questionnaires/exchange/triple_s_words.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

class TripleSReader {
public:
    TripleSReader(const pugi::xml_node& root, LanguagePair pair, std::string base)
        : root_(root), pair_(std::move(pair)), base_(std::move(base)) {}
    ReadForm read(const FormDocument& document);

private:
    Text text(const pugi::xml_node& node) const;
    std::vector<Option> values(const pugi::xml_node& variable) const;
    std::optional<Question> fromVariable(const pugi::xml_node& variable);
    void settleScale(Question& question) const;
    bool joinsMatrix(const Question& question, const std::string& name);

    const pugi::xml_node& root_;
    LanguagePair pair_;
    std::string base_;
    ReadForm form_;
    std::string matrix_;  ///< name of the matrix that the last question is, before its dot
};

/// Words directly inside, and <text xml:lang="..."> for other languages.
Text TripleSReader::text(const pugi::xml_node& node) const {
    TextsByLanguage texts;
    if (const std::string own = textInside(node); !foldBlanks(own).empty()) texts.emplace(base_, own);
    for (const pugi::xml_node& one : childrenNamed(node, "text"))
        texts.emplace(one.attribute("xml:lang").value(), textInside(one));
    return textOf(texts, pair_, base_);
}

std::vector<Option> TripleSReader::values(const pugi::xml_node& variable) const {
    std::vector<Option> options;
    for (const pugi::xml_node& value : childrenNamed(childNamed(variable, "values"), "value")) {
        Option option{.code = value.attribute("code").value(), .label = text(value)};
        option.score = numberFrom(value.attribute("score").value());
        option.other = soundsLikeOther(option.label);
        options.push_back(std::move(option));
    }
    return options;
}

/// Scores of the values make a scale; values without one are then off it.
void TripleSReader::settleScale(Question& question) const {
    std::vector<std::optional<double>> scores;
    for (const Option& option : question.options) scores.push_back(option.score);
    if (!scaleByScores(question, scores)) guessScale(question);
}

std::optional<Question> TripleSReader::fromVariable(const pugi::xml_node& variable) {
    const std::string type = variable.attribute("type").value(), use = variable.attribute("use").value();
    Question question{.id = foldBlanks(textInside(childNamed(variable, "name"))),
                      .title = text(childNamed(variable, "label"))};
    if (use == "serial") return std::nullopt;
    if (use == "weight") {
        form_.remarks.push_back(formRemark(question.id, {"权重变量，已略去", "a variable of weights; left out"}));
        return std::nullopt;
    }
    if (type == "single" || type == "multiple") {
        question.kind = type == "single" ? QuestionKind::single : QuestionKind::multiple;
        question.options = values(variable);
        if (type == "single") settleScale(question);
    } else if (type == "logical") {
        question.kind = QuestionKind::single;
        question.options = {{"1", {"是", "Yes"}}, {"0", {"否", "No"}}};
    } else if (type == "quantity") {
        question.kind = QuestionKind::number;
        const pugi::xml_node range = childNamed(childNamed(variable, "values"), "range");
        const auto bound = [&](const char* name) {
            const auto number = numberFrom(range.attribute(name).value());
            return number && std::abs(*number) < tripleSUnlimited ? number : std::nullopt;
        };
        question.min_number = bound("from");
        question.max_number = bound("to");
    } else {
        question.kind = type == "date" ? QuestionKind::date : QuestionKind::text;
        if (type != "date" && type != "character")
            form_.remarks.push_back(
                formRemark(question.id, phrase("类型 {0} 按填空题读入", "type {0} is read as text", {type})));
    }
    return question;
}

/// Variables m.a, m.b of one kind with labels "title — a", "title — b" are rows of a matrix.
bool TripleSReader::joinsMatrix(const Question& question, const std::string& name) {
    const std::size_t dot = name.find('.');
    const auto title = splitLabel(question.title);
    if (dot == std::string::npos || !title) return false;
    const MatrixRow row{name.substr(dot + 1), title->row};
    auto& questions = form_.questionnaire.questions;
    const bool goes_on = !questions.empty() && matrix_ == name.substr(0, dot) &&
                         questions.back().cells == question.kind && questions.back().options == question.options &&
                         questions.back().title == title->title;
    if (goes_on) {
        questions.back().rows.push_back(row);
        return true;
    }
    if (matrix_ == name.substr(0, dot)) return false;
    Question matrix = question;
    matrix.id = matrix_ = name.substr(0, dot);
    matrix.title = title->title;
    matrix.cells = question.kind;
    matrix.kind = QuestionKind::matrix;
    matrix.rows = {row};
    questions.push_back(std::move(matrix));
    return true;
}

ReadForm TripleSReader::read(const FormDocument& document) {
    Questionnaire& form = form_.questionnaire;
    const pugi::xml_node survey = childNamed(root_, "survey");
    form.id = idFrom(foldBlanks(textInside(childNamed(survey, "name"))));
    if (form.id.empty()) form.id = idOfFile(document.name, "form");
    form.role = roleNamed("respondent");
    form.title = text(childNamed(survey, "title"));
    form.version = foldBlanks(textInside(childNamed(survey, "version")));
    for (const pugi::xml_node& record : childrenNamed(survey, "record"))
        for (const pugi::xml_node& variable : childrenNamed(record, "variable")) {
            std::optional<Question> question = fromVariable(variable);
            if (!question) continue;
            if (joinsMatrix(*question, question->id)) continue;
            matrix_.clear();
            form.questions.push_back(std::move(*question));
        }
    return std::move(form_);
}

void collectLanguages(const std::string& text, std::vector<std::string>& found) {
    constexpr std::string_view mark = "xml:lang=\"";
    constexpr std::size_t most = 50;
    for (std::size_t at = text.find(mark); at != std::string::npos && found.size() < most; at = text.find(mark, at)) {
        at += mark.size();
        std::string language = text.substr(at, text.find('"', at) - at);
        if (language.size() < 20 && std::find(found.begin(), found.end(), language) == found.end())
            found.push_back(std::move(language));
    }
}

}  // namespace

std::optional<SplitLabel> splitLabel(const Text& label) {
    const auto split = [](const std::string& text) {
        const std::size_t at = text.find(tripleSJoiner);
        return at == std::string::npos ? std::pair{text, std::string()}
                                       : std::pair{text.substr(0, at), text.substr(at + tripleSJoiner.size())};
    };
    const auto [zh, zh_row] = split(label.zh);
    const auto [en, en_row] = split(label.en);
    if (zh_row.empty() && en_row.empty()) return std::nullopt;
    return SplitLabel{{zh, en}, {zh_row, en_row}};
}

bool recogniseTripleS(const FormDocument& document) {
    return beginsAsXml(document.text, "<sss");
}

Result<ReadForm> readTripleS(const FormDocument& document) {
    pugi::xml_document xml;
    const Result<Done> loaded = loadXml(document.text, document.name, xml, true);
    if (!loaded) return loaded.problem();
    const pugi::xml_node root = childNamed(xml, "sss");
    if (!root) return formProblem("not-a-form", document, {"不是 Triple-S", "not Triple-S"});
    std::vector<std::string> languages;
    collectLanguages(document.text, languages);
    const std::string listed = root.attribute("languages").value();
    const std::string base = listed.substr(0, listed.find(' '));
    if (!base.empty() && std::find(languages.begin(), languages.end(), base) == languages.end())
        languages.insert(languages.begin(), base);
    if (languages.empty()) languages.push_back(base);
    ReadForm form = TripleSReader(root, mainLanguages(languages), base).read(document);
    for (const std::string& language : furtherLanguages(languages))
        form.in_other_languages.push_back(TripleSReader(root, {language, language}, base).read(document).questionnaire);
    return finishForm(std::move(form), document);
}

}  // namespace diaoyan
