// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/checked_xml.h"
#include "questionnaires/exchange/ddi_codebook.h"
#include "questionnaires/exchange/form_languages.h"
#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/questionnaire_check.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <unordered_map>

namespace diaoyan {

namespace {

/// Every text below a node, of whatever elements in it.
std::string allText(const pugi::xml_node& node) {
    std::string text = textInside(node);
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() != pugi::node_element) continue;
        for (const pugi::xml_node& inner : child.children())
            if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata)
                text += std::string(" ") + inner.value();
    }
    return text;
}

std::string languageOf(const pugi::xml_node& node) {
    return node.attribute("xml:lang").value();
}

class DdiReader {
public:
    DdiReader(const pugi::xml_node& book, LanguagePair pair, std::string base)
        : book_(book), pair_(std::move(pair)), base_(std::move(base)) {}
    ReadForm read(const FormDocument& document);

private:
    Text text(const pugi::xml_node& parent, const char* name) const;
    Text questionText(const pugi::xml_node& variable, const char* name) const;
    Question fromVariable(const pugi::xml_node& variable) const;
    std::optional<Question> fromGroup(const pugi::xml_node& group);
    void settleKind(const pugi::xml_node& variable, Question& question) const;

    const pugi::xml_node& book_;
    LanguagePair pair_;
    std::string base_;
    ReadForm form_;
    std::unordered_map<std::string, pugi::xml_node> variables_;  ///< by ID
    std::unordered_map<std::string, pugi::xml_node> groups_;     ///< by the ID of their first variable
    std::unordered_map<std::string, bool> grouped_;
};

Text DdiReader::text(const pugi::xml_node& parent, const char* name) const {
    TextsByLanguage texts;
    for (const pugi::xml_node& node : childrenNamed(parent, name)) texts.emplace(languageOf(node), allText(node));
    return textOf(texts, pair_, base_);
}

Text DdiReader::questionText(const pugi::xml_node& variable, const char* name) const {
    return text(childNamed(variable, "qstn"), name);
}

/// ordinal: a scale, by scores that are numbers; nominal: a choice; not said: by its labels.
void DdiReader::settleKind(const pugi::xml_node& variable, Question& question) const {
    const std::string nature = variable.attribute("nature").value();
    if (nature == "nominal") return;
    std::vector<std::optional<double>> scores;
    for (const Option& option : question.options)
        scores.push_back(option.substantive ? numberFrom(option.code) : std::nullopt);
    const bool numbers = std::all_of(question.options.begin(), question.options.end(), [](const Option& option) {
        return !option.substantive || numberFrom(option.code);
    });
    guessScale(question);
    if (question.kind == QuestionKind::single && nature == "ordinal" && numbers) (void)scaleByScores(question, scores);
}

Question DdiReader::fromVariable(const pugi::xml_node& variable) const {
    Question question{.id = variable.attribute("name").value(), .title = questionText(variable, "qstnLit")};
    if (question.title.empty()) question.title = text(variable, "labl");
    question.note = questionText(variable, "ivuInstr");
    for (const pugi::xml_node& category : childrenNamed(variable, "catgry")) {
        Option option{.code = foldBlanks(textInside(childNamed(category, "catValu"))), .label = text(category, "labl")};
        option.substantive = std::string_view(category.attribute("missing").value()) != "Y";
        option.other = soundsLikeOther(option.label);
        if (!option.label.empty() || !option.code.empty()) question.options.push_back(std::move(option));
    }
    const pugi::xml_node format = childNamed(variable, "varFormat");
    const std::string_view category = format.attribute("category").value();
    const std::string_view type = format.attribute("type").value();
    if (!question.options.empty()) {
        settleKind(variable, question);
    } else if (category == "date" || category == "time") {
        question.kind = QuestionKind::date;
    } else if (std::string_view(variable.attribute("intrvl").value()) == "contin" || type == "numeric") {
        question.kind = QuestionKind::number;
        const pugi::xml_node range = childNamed(childNamed(variable, "valrng"), "range");
        question.min_number = numberFrom(range.attribute("min").value());
        question.max_number = numberFrom(range.attribute("max").value());
    } else {
        question.kind = QuestionKind::text;
    }
    return question;
}

/// multipleResp: a multiple choice; grid: a matrix; other, ranking: a ranking. Nothing for groups of other meaning.
std::optional<Question> DdiReader::fromGroup(const pugi::xml_node& group) {
    const std::string_view type = group.attribute("type").value();
    const bool ranking = type == "other" && std::string_view(group.attribute("otherType").value()) == "ranking";
    if (type != "multipleResp" && type != "grid" && !ranking) return std::nullopt;
    std::vector<pugi::xml_node> members;
    const std::string list = foldBlanks(group.attribute("var").value()) + " ";
    for (std::size_t at = 0, end; (end = list.find(' ', at)) != std::string::npos; at = end + 1)
        if (const auto found = variables_.find(list.substr(at, end - at)); found != variables_.end())
            members.push_back(found->second);
    if (members.empty()) return std::nullopt;
    const Question first = fromVariable(members.front());
    Question question = first;
    question.id = group.attribute("name").value();
    if (question.id.empty()) question.id = group.attribute("ID").value();
    question.title = text(group, "labl");
    if (question.title.empty()) question.title = first.title;
    question.note = text(group, "txt");
    question.kind = type == "grid" ? QuestionKind::matrix : ranking ? QuestionKind::ranking : QuestionKind::multiple;
    if (type == "grid")
        question.cells = first.kind;
    else
        question.options.clear();
    for (const pugi::xml_node& member : members) {
        const std::string name = member.attribute("name").value(), prefix = question.id + "_";
        const std::string code = name.starts_with(prefix) ? name.substr(prefix.size()) : name;
        if (type == "grid") {
            question.rows.push_back({code, text(member, "labl")});
            const Question one = fromVariable(member);
            if (one.kind != first.kind || one.options != first.options)
                form_.remarks.push_back(formRemark(
                    question.id,
                    {"矩阵各行的选项不同，按第一行读入", "the rows differ in their options; read like the first one"},
                    name));
        } else {
            question.options.push_back({.code = code, .label = text(member, "labl")});
            question.options.back().other = soundsLikeOther(question.options.back().label);
        }
    }
    return question;
}

ReadForm DdiReader::read(const FormDocument& document) {
    Questionnaire& form = form_.questionnaire;
    form.id = idOfFile(document.name, "form");
    form.role = roleNamed("respondent");
    const pugi::xml_node titles = childNamed(childNamed(childNamed(book_, "stdyDscr"), "citation"), "titlStmt");
    const Text title = text(titles, "titl"), parallel = text(titles, "parTitl");
    form.title = {title.zh.empty() ? parallel.zh : title.zh, title.en.empty() ? parallel.en : title.en};
    const pugi::xml_node data = childNamed(book_, "dataDscr");
    const std::vector<pugi::xml_node> variables = childrenNamed(data, "var");
    for (const pugi::xml_node& variable : variables) variables_.emplace(variable.attribute("ID").value(), variable);
    std::vector<Question> made;
    std::unordered_map<std::string, std::size_t> first_of;  // ID of a variable -> group that stands in its place
    for (const pugi::xml_node& group : childrenNamed(data, "varGrp")) {
        std::optional<Question> question = fromGroup(group);
        if (!question) continue;
        const std::string list = foldBlanks(group.attribute("var").value()) + " ";
        bool first = true;
        for (std::size_t at = 0, end; (end = list.find(' ', at)) != std::string::npos; at = end + 1) {
            const std::string id = list.substr(at, end - at);
            if (!grouped_.emplace(id, true).second || variables_.count(id) == 0) continue;
            if (first) first_of.emplace(id, made.size());
            first = false;
        }
        made.push_back(std::move(*question));
    }
    for (const pugi::xml_node& variable : variables) {
        const std::string id = variable.attribute("ID").value();
        if (const auto found = first_of.find(id); found != first_of.end())
            form.questions.push_back(made[found->second]);
        else if (id.empty() || grouped_.count(id) == 0)
            form.questions.push_back(fromVariable(variable));
    }
    return std::move(form_);
}

/// The languages of labels and questions, in order of appearance.
void collectLanguages(const pugi::xml_node& node, std::vector<std::string>& found) {
    constexpr std::size_t most = 50;
    for (pugi::xml_node at = node.first_child(); at;) {
        const std::string language = languageOf(at);
        if (!language.empty() && found.size() < most && std::find(found.begin(), found.end(), language) == found.end())
            found.push_back(language);
        if (at.first_child()) {
            at = at.first_child();
            continue;
        }
        while (at && at != node && !at.next_sibling()) at = at.parent();
        if (!at || at == node) return;
        at = at.next_sibling();
    }
}

}  // namespace

bool recogniseDdi(const FormDocument& document) {
    return beginsAsXml(document.text, "codeBook");
}

Result<ReadForm> readDdi(const FormDocument& document) {
    pugi::xml_document xml;
    const Result<Done> loaded = loadXml(document.text, document.name, xml);
    if (!loaded) return loaded.problem();
    const pugi::xml_node book = childNamed(xml, "codeBook");
    if (!book) return formProblem("not-a-form", document, {"不是 DDI-Codebook", "not a DDI-Codebook"});
    if (childrenNamed(childNamed(book, "dataDscr"), "var").size() > questionnaireLimits.items)
        return formProblem(
            "too-large", document,
            phrase("超过 {0} 个变量", "more than {0} variables", {std::uint64_t{questionnaireLimits.items}}));
    std::vector<std::string> languages;
    collectLanguages(book, languages);
    const std::string base = languageOf(book);
    if (languages.empty()) languages.push_back(base);
    ReadForm form = DdiReader(book, mainLanguages(languages), base).read(document);
    for (const std::string& language : furtherLanguages(languages))
        form.in_other_languages.push_back(DdiReader(book, {language, language}, base).read(document).questionnaire);
    return finishForm(std::move(form), document);
}

}  // namespace diaoyan
