// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_losses.h"
#include "questionnaires/exchange/limesurvey_tsv.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/exchange/tab_separated.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace diaoyan {

namespace {

using Cells = std::map<std::string, std::string>;

bool isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Codes of one list as LimeSurvey allows them: as they are if all of them fit, else numbered.
std::vector<std::string> partCodes(const std::vector<std::string>& wanted, std::size_t longest, const char* prefix) {
    std::set<std::string> seen;
    const bool fit = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& code) {
        return code.size() <= longest && std::all_of(code.begin(), code.end(), isAlphanumeric) &&
               seen.insert(lowered(code)).second && lowered(code) != "other";
    });
    if (fit) return wanted;
    std::vector<std::string> codes;
    for (std::size_t i = 1; i <= wanted.size(); ++i) codes.push_back(prefix + std::to_string(i));
    return codes;
}

/// A question with the names it gets in LimeSurvey.
struct NamedQuestion {
    const Question* question = nullptr;
    std::string code;
    char type = 'T';
    std::vector<std::string> options, rows;
    std::size_t other = 0;  ///< the option that is LimeSurvey's own "other", from 1; 0: none
};

char typeOf(const Question& question) {
    const QuestionKind kind = question.kind == QuestionKind::matrix ? question.cells : question.kind;
    const bool matrix = question.kind == QuestionKind::matrix;
    switch (kind) {
    case QuestionKind::single:
    case QuestionKind::scale: return matrix ? 'F' : 'L';
    case QuestionKind::multiple: return matrix ? 'Q' : 'M';
    case QuestionKind::ranking: return matrix ? 'Q' : 'R';
    case QuestionKind::number: return matrix ? 'K' : 'N';
    case QuestionKind::date: return matrix ? 'Q' : 'D';
    default: return matrix ? 'Q' : 'T';
    }
}

class TsvWriter {
public:
    explicit TsvWriter(const Questionnaire& form) : form_(form) {
        for (const Question& question : form.questions) named_.push_back(name(question));
    }
    std::string write();

private:
    NamedQuestion name(const Question& question);
    std::string relevance(const Question& question) const;
    std::string compared(const NamedQuestion& about, const std::string& row, const std::string& code) const;
    void addSettings();
    void addQuestion(const NamedQuestion& named, Language language);
    void addParts(const NamedQuestion& named, Language language);
    void add(Cells cells) { rows_.push_back(std::move(cells)); }
    std::string in(const Text& text, Language language) const {
        return htmlText(language == Language::zh ? text.zh : text.en);
    }

    const Questionnaire& form_;
    std::vector<NamedQuestion> named_;
    std::set<std::string> codes_;
    std::vector<Cells> rows_;
    std::vector<Language> languages_;
};

const char* nameOf(Language language) {
    return language == Language::zh ? "zh-Hans" : "en";
}

NamedQuestion TsvWriter::name(const Question& question) {
    NamedQuestion named{.question = &question, .type = typeOf(question)};
    constexpr std::size_t longest = 20;
    for (const char c : question.id)
        if (isAlphanumeric(c) && named.code.size() < longest) named.code += c;
    const bool letter = !named.code.empty() && (named.code.front() < '0' || named.code.front() > '9');
    if (!letter || codes_.count(lowered(named.code)) > 0) named.code = "Q" + std::to_string(named_.size() + 1);
    while (!codes_.insert(lowered(named.code)).second) named.code += "x";
    std::vector<std::string> options, rows;
    for (const Option& option : question.options) options.push_back(option.code);
    for (const MatrixRow& row : question.rows) rows.push_back(row.code);
    const bool ticks = named.type == 'M';
    named.options = partCodes(options, ticks ? longest : 5, ticks ? "SQ" : "A");
    named.rows = partCodes(rows, longest, "SQ");
    const bool last_is_other = !question.options.empty() && question.options.back().other;
    if (last_is_other && (ticks || named.type == 'L')) named.other = question.options.size();
    if (named.other > 0) {
        options.pop_back();
        named.options = partCodes(options, ticks ? longest : 5, ticks ? "SQ" : "A");
        named.options.emplace_back(ticks ? "other" : "-oth-");
    }
    return named;
}

std::string TsvWriter::compared(const NamedQuestion& about, const std::string& row, const std::string& code) const {
    const Question& question = *about.question;
    const std::size_t option = optionIndex(question.options, code).value_or(0);
    if (about.type == 'M') {
        const bool other = option + 1 == about.other;
        return other ? "!is_empty(" + about.code + "_other)"
                     : about.code + "_" + about.options[option] + ".NAOK == \"Y\"";
    }
    std::string name = about.code;
    for (std::size_t i = 0; i < question.rows.size(); ++i)
        if (question.rows[i].code == row) name += "_" + about.rows[i];
    return name + ".NAOK == \"" + about.options[option] + "\"";
}

std::string TsvWriter::relevance(const Question& question) const {
    std::string all;
    for (const ShowRule& rule : question.show_when) {
        const std::size_t dot = rule.question.find('.');
        const auto about = std::find_if(named_.begin(), named_.end(), [&](const NamedQuestion& named) {
            return named.question->id == rule.question.substr(0, dot);
        });
        if (about == named_.end()) continue;
        std::string any;
        for (const std::string& code : rule.any_of)
            any += (any.empty() ? "" : " or ") +
                   compared(*about, dot == std::string::npos ? "" : rule.question.substr(dot + 1), code);
        all += (all.empty() ? "" : " and ") + std::string(rule.negated ? "!(" : "(") + any + ")";
    }
    return all.empty() ? "1" : all;
}

void TsvWriter::addSettings() {
    const auto setting = [&](const char* name, std::string text) {
        add({{"class", "S"}, {"name", name}, {"text", std::move(text)}});
    };
    setting("language", nameOf(languages_.front()));
    setting("additional_languages", languages_.size() > 1 ? nameOf(languages_.back()) : "");
    setting("format", "G");
    setting("assessments", "Y");
    for (const Language language : languages_) {
        const std::string title = in(form_.title, language);
        add({{"class", "SL"},
             {"name", "surveyls_title"},
             {"language", nameOf(language)},
             {"text", title.empty() ? htmlText(form_.title.in(language)) : title}});
    }
}

void TsvWriter::addParts(const NamedQuestion& named, Language language) {
    const Question& question = *named.question;
    const auto part = [&](const char* kind, const std::string& code, const Text& label, const std::string& points) {
        add({{"class", kind},
             {"type/scale", "0"},
             {"name", code},
             {"text", in(label, language)},
             {"language", nameOf(language)},
             {"assessment_value", points},
             {"relevance", kind == std::string("SQ") ? "1" : ""}});
    };
    for (std::size_t i = 0; i < question.rows.size(); ++i) part("SQ", named.rows[i], question.rows[i].label, "");
    if (named.type == 'K' || named.type == 'Q') return;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        if (i + 1 == named.other) continue;
        const Option& option = question.options[i];
        const bool whole = option.score && std::floor(*option.score) == *option.score;
        part(named.type == 'M' ? "SQ" : "A", named.options[i], option.label,
             whole ? shortestNumber(*option.score) : "");
    }
}

void TsvWriter::addQuestion(const NamedQuestion& named, Language language) {
    const Question& question = *named.question;
    Cells cells{{"class", "Q"},
                {"type/scale", std::string(1, named.type)},
                {"name", named.code},
                {"relevance", relevance(question)},
                {"text", in(question.title, language)},
                {"help", in(question.note, language)},
                {"language", nameOf(language)},
                {"mandatory", question.required ? "Y" : "N"},
                {"other", named.other > 0 ? "Y" : "N"}};
    if (named.other > 0) cells["other_replace_text"] = in(question.options[named.other - 1].label, language);
    if (question.min_choices) cells["min_answers"] = std::to_string(*question.min_choices);
    if (question.max_choices) cells["max_answers"] = std::to_string(*question.max_choices);
    if (question.min_number) cells["min_num_value_n"] = shortestNumber(*question.min_number);
    if (question.max_number) cells["max_num_value_n"] = shortestNumber(*question.max_number);
    std::string alone;
    for (std::size_t i = 0; i < question.options.size(); ++i)
        if (question.options[i].exclusive) alone += (alone.empty() ? "" : ";") + named.options[i];
    cells["exclude_all_others"] = alone;
    add(std::move(cells));
    addParts(named, language);
}

std::string TsvWriter::write() {
    bool zh = !form_.title.zh.empty(), en = !form_.title.en.empty();
    for (const Question& question : form_.questions) {
        zh = zh || !question.title.zh.empty();
        en = en || !question.title.en.empty();
    }
    if (zh) languages_.push_back(Language::zh);
    if (en || !zh) languages_.push_back(Language::en);
    addSettings();
    for (const Language language : languages_) {
        // No ids: LimeSurvey would take those it then makes for sub-questions from the same row of numbers.
        add({{"class", "G"},
             {"type/scale", "1"},
             {"name", in(form_.title, language)},
             {"relevance", "1"},
             {"language", nameOf(language)}});
        for (const NamedQuestion& named : named_) addQuestion(named, language);
    }
    const std::vector<std::string> headings{"id",
                                            "related_id",
                                            "class",
                                            "type/scale",
                                            "name",
                                            "relevance",
                                            "text",
                                            "help",
                                            "language",
                                            "validation",
                                            "mandatory",
                                            "other",
                                            "default",
                                            "same_default",
                                            "assessment_value",
                                            "exclude_all_others",
                                            "max_answers",
                                            "max_num_value_n",
                                            "min_answers",
                                            "min_num_value_n",
                                            "other_replace_text"};
    std::vector<std::vector<std::string>> records{headings};
    for (const Cells& cells : rows_) {
        records.emplace_back();
        for (const std::string& heading : headings) {
            const auto found = cells.find(heading);
            records.back().push_back(found == cells.end() ? "" : found->second);
        }
    }
    return tabSeparatedText(records);
}

}  // namespace

WrittenForm writeLimeTsv(const Questionnaire& questionnaire) {
    return withLosses({.text = TsvWriter(questionnaire).write()}, questionnaire, readLimeTsv);
}

}  // namespace diaoyan
