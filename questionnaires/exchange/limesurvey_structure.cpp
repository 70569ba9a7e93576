// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/limesurvey_structure.h"

#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/exchange/limesurvey_columns.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/known_scales.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// Turns the questions of a survey into those of a questionnaire, with texts in one pair of languages.
class LimeForm {
public:
    LimeForm(const LimeSurvey& survey, LanguagePair languages) : survey_(survey), languages_(std::move(languages)) {}
    LssReading read(const FormDocument& document);

private:
    Text words(const TextsByLanguage& texts) const;
    Text other(const LimeQuestion& from) const;
    std::string attribute(const LimeQuestion& from, const std::string& name) const;
    std::optional<int> count(const LimeQuestion& from, const std::string& name) const;
    std::vector<Option> options(const std::vector<LimePart>& parts, int scale) const;
    Question begin(const LimeQuestion& from, const std::string& wanted, QuestionKind kind);

    void add(const LimeQuestion& from);
    void addChoice(const LimeQuestion& from);
    void addTicks(const LimeQuestion& from);
    void addGrid(const LimeQuestion& from, int scale);
    void addCells(const LimeQuestion& from);
    void addRanking(const LimeQuestion& from);
    void addRows(const LimeQuestion& from);
    void addPlain(const LimeQuestion& from, QuestionKind kind);
    void addComment(const LimeQuestion& from, const std::string& about);
    void exclusiveOptions(const LimeQuestion& from, Question& question);
    void scored(Question& question, const std::vector<LimePart>& answers, int scale) const;
    void leaveOut(const LimeQuestion& from, Text why);
    void remarkUnkept(const LimeQuestion& from);
    void addRules(const LimeQuestion& from, std::size_t first);
    void finish(Question question);

    const LimeSurvey& survey_;
    LanguagePair languages_;
    LssReading reading_;
    UniqueIds ids_;
};

Text LimeForm::words(const TextsByLanguage& texts) const {
    const Text html = textOf(texts, languages_, survey_.languages.empty() ? "" : survey_.languages.front());
    return {plainText(html.zh), plainText(html.en)};
}

/// The words beside the box for an answer of one's own.
Text LimeForm::other(const LimeQuestion& from) const {
    const auto own = from.attributes.find("other_replace_text");
    Text label = own == from.attributes.end() ? Text{} : words(own->second);
    if (!label.empty()) return label;
    return {languages_.zh.empty() ? "" : "其他", languages_.en.empty() ? "" : "Other"};
}

std::string LimeForm::attribute(const LimeQuestion& from, const std::string& name) const {
    const auto found = from.attributes.find(name);
    if (found == from.attributes.end() || found->second.empty()) return {};
    return std::string(trimmedView(found->second.begin()->second));
}

std::optional<int> LimeForm::count(const LimeQuestion& from, const std::string& name) const {
    const auto number = numberFrom(attribute(from, name));
    constexpr double most = 10000;
    return number && *number >= 1 && *number <= most ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::vector<Option> LimeForm::options(const std::vector<LimePart>& parts, int scale) const {
    std::vector<Option> list;
    UniqueIds codes;
    for (const LimePart& part : parts)
        if (part.scale == scale)
            list.push_back(
                {.code = codes.take(part.code, "o" + std::to_string(list.size() + 1)), .label = words(part.label)});
    return list;
}

Question LimeForm::begin(const LimeQuestion& from, const std::string& wanted, QuestionKind kind) {
    Question question{.id = ids_.take(wanted, "q" + from.qid), .title = words(from.text), .kind = kind};
    question.required = from.mandatory;
    question.note = words(from.help);
    return question;
}

void LimeForm::finish(Question question) {
    reading_.form.questionnaire.questions.push_back(std::move(question));
}

/// Points that rise or fall all the way are scores; an option of none, or the one of 0 that breaks their order, is off
/// the scale. Without such points the labels tell whether this is a scale.
void LimeForm::scored(Question& question, const std::vector<LimePart>& answers, int scale) const {
    std::vector<std::optional<double>> scores;
    for (const LimePart& answer : answers)
        if (answer.scale == scale) scores.push_back(numberFrom(answer.assessment));
    scores.resize(question.options.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const Text& label = question.options[i].label;
        if (isOffScale(label.zh) || isOffScale(label.en)) scores[i].reset();
    }
    if (scaleByScores(question, scores)) return;
    if (std::count(scores.begin(), scores.end(), std::optional(0.0)) == 1) {
        *std::find(scores.begin(), scores.end(), std::optional(0.0)) = std::nullopt;
        if (scaleByScores(question, scores)) return;
    }
    guessScale(question);
}

void LimeForm::addChoice(const LimeQuestion& from) {
    Question question = begin(from, from.code, QuestionKind::single);
    const bool fixed = std::string_view("5YG").find(from.type) != std::string_view::npos;
    const std::vector<LimePart> answers =
        fixed ? fixedAnswers(from.type, survey_.languages) : (from.answers.empty() ? from.parts : from.answers);
    question.options = options(answers, 0);
    scored(question, answers, 0);
    LimeColumns columns(survey_.sid, from, reading_.fields);
    columns.add("", {.question = question.id});
    if (from.other && !fixed) {
        UniqueIds codes;
        for (const Option& option : question.options) (void)codes.take(option.code, "o");
        question.options.push_back({.code = codes.take("-oth-", "other"), .label = other(from), .other = true});
        if (question.kind == QuestionKind::scale) question.options.back().substantive = false;
        columns.add("other", {.question = question.id, .part = question.options.back().code, .words = true});
    }
    const std::string id = question.id;
    finish(std::move(question));
    if (from.type == 'O') addComment(from, id);
}

void LimeForm::addComment(const LimeQuestion& from, const std::string& about) {
    Question question = begin(from, about + "comment", QuestionKind::text);
    question.required = false;
    question.note = {languages_.zh.empty() ? "" : "说明", languages_.en.empty() ? "" : "comment"};
    LimeColumns(survey_.sid, from, reading_.fields).add("comment", {.question = question.id, .comment = true});
    finish(std::move(question));
}

void LimeForm::addTicks(const LimeQuestion& from) {
    Question question = begin(from, from.code, QuestionKind::multiple);
    question.options = options(from.parts, 0);
    question.min_choices = count(from, "min_answers");
    question.max_choices = count(from, "max_answers");
    LimeColumns columns(survey_.sid, from, reading_.fields);
    std::vector<std::string> raw;
    for (const LimePart& part : from.parts)
        if (part.scale == 0) raw.push_back(part.code);
    for (std::size_t i = 0; i < raw.size(); ++i)
        columns.add(raw[i], {.question = question.id, .part = question.options[i].code});
    if (from.other) {
        UniqueIds codes;
        for (const Option& option : question.options) (void)codes.take(option.code, "o");
        question.options.push_back({.code = codes.take("other", "other"), .label = other(from), .other = true});
        raw.emplace_back("other");
        columns.add("other", {.question = question.id, .part = question.options.back().code, .words = true});
    }
    exclusiveOptions(from, question);
    Question comments = begin(from, question.id + "comment", QuestionKind::matrix);
    comments.cells = QuestionKind::text;
    comments.required = false;
    for (const Option& option : question.options) comments.rows.push_back({option.code, option.label});
    if (from.type == 'P')
        for (std::size_t i = 0; i < raw.size(); ++i)
            columns.add(raw[i] + "comment",
                        {.question = comments.id, .part = question.options[i].code, .comment = true});
    finish(std::move(question));
    if (from.type == 'P') finish(std::move(comments));
}

void LimeForm::exclusiveOptions(const LimeQuestion& from, Question& question) {
    const std::string codes = attribute(from, "exclude_all_others");
    for (std::size_t at = 0; at < codes.size();) {
        const std::size_t end = std::min(codes.find(';', at), codes.size());
        const std::string code = idFrom(trimmedView(std::string_view(codes).substr(at, end - at)));
        if (const auto index = optionIndex(question.options, code)) question.options[*index].exclusive = true;
        at = end + 1;
    }
}

/// Rows that share their options: F, H, A, B, C, E, and each scale of 1.
void LimeForm::addGrid(const LimeQuestion& from, int scale) {
    const bool dual = from.type == '1';
    Question question = begin(from, scale == 0 ? from.code : from.code + "_2", QuestionKind::matrix);
    question.cells = QuestionKind::single;
    const bool own = std::string_view("FH1").find(from.type) != std::string_view::npos;
    const std::vector<LimePart> answers = own ? from.answers : fixedAnswers(from.type, survey_.languages);
    question.options = options(answers, scale);
    scored(question, answers, scale);
    if (dual) {
        const auto header = from.attributes.find(scale == 0 ? "dualscale_headerA" : "dualscale_headerB");
        if (header != from.attributes.end()) question.note = words(header->second);
    }
    LimeColumns columns(survey_.sid, from, reading_.fields);
    UniqueIds codes;
    for (const LimePart& part : from.parts) {
        if (part.scale != 0) continue;
        question.rows.push_back(
            {codes.take(part.code, "r" + std::to_string(question.rows.size() + 1)), words(part.label)});
        const LimeField field{.question = question.id, .part = question.rows.back().code};
        if (dual)
            columns.addDual(part.code, scale, field);
        else
            columns.add(part.code, field);
    }
    finish(std::move(question));
}

/// Rows times columns of texts or numbers: a row for every cell.
void LimeForm::addCells(const LimeQuestion& from) {
    Question question = begin(from, from.code, QuestionKind::matrix);
    question.cells = from.type == ':' ? QuestionKind::number : QuestionKind::text;
    LimeColumns columns(survey_.sid, from, reading_.fields);
    UniqueIds codes;
    constexpr std::size_t most = 1001;  // one more than a matrix may have: finishForm then refuses it
    for (const LimePart& row : from.parts) {
        if (row.scale != 0) continue;
        for (const LimePart& column : from.parts) {
            if (column.scale != 1 || question.rows.size() >= most) continue;
            const std::string cell = row.code + "_" + column.code;
            question.rows.push_back({codes.take(cell, "r" + std::to_string(question.rows.size() + 1)),
                                     phrase("{0} — {1}", "{0} — {1}", {words(row.label), words(column.label)})});
            columns.add(cell, {.question = question.id, .part = question.rows.back().code});
        }
    }
    finish(std::move(question));
}

void LimeForm::addRanking(const LimeQuestion& from) {
    Question question = begin(from, from.code, QuestionKind::ranking);
    question.options = options(from.answers.empty() ? from.parts : from.answers, 0);
    question.min_choices = count(from, "min_answers");
    question.max_choices = count(from, "max_answers");
    LimeColumns columns(survey_.sid, from, reading_.fields);
    for (std::size_t rank = 1; rank <= question.options.size(); ++rank)
        columns.add(std::to_string(rank), {.question = question.id, .rank = static_cast<int>(rank)});
    finish(std::move(question));
}

/// Several numbers (K) or short texts (Q).
void LimeForm::addRows(const LimeQuestion& from) {
    Question question = begin(from, from.code, QuestionKind::matrix);
    question.cells = from.type == 'K' ? QuestionKind::number : QuestionKind::text;
    LimeColumns columns(survey_.sid, from, reading_.fields);
    UniqueIds codes;
    for (const LimePart& part : from.parts) {
        question.rows.push_back(
            {codes.take(part.code, "r" + std::to_string(question.rows.size() + 1)), words(part.label)});
        columns.add(part.code, {.question = question.id, .part = question.rows.back().code});
    }
    finish(std::move(question));
}

void LimeForm::addPlain(const LimeQuestion& from, QuestionKind kind) {
    Question question = begin(from, from.code, kind);
    if (kind == QuestionKind::number) {
        question.min_number = numberFrom(attribute(from, "min_num_value_n"));
        question.max_number = numberFrom(attribute(from, "max_num_value_n"));
    }
    LimeColumns(survey_.sid, from, reading_.fields).add("", {.question = question.id});
    finish(std::move(question));
}

void LimeForm::leaveOut(const LimeQuestion& from, Text why) {
    reading_.form.remarks.push_back(formRemark(from.code, std::move(why), words(from.text).in(Language::zh)));
}

/// Settings that change who is asked what, or what may be answered, and have no place in the questionnaire.
void LimeForm::remarkUnkept(const LimeQuestion& from) {
    for (const char* name : {"array_filter", "array_filter_exclude", "em_validation_q", "em_validation_sq",
                             "equals_num_value", "code_filter"}) {
        const std::string value = attribute(from, name);
        if (!value.empty())
            reading_.form.remarks.push_back(formRemark(
                from.code, phrase("LimeSurvey 设置 {0} 未采用", "LimeSurvey's setting {0} is not kept", {name}),
                value));
    }
    for (const LimePart& part : from.parts)
        if (!part.relevance.empty() && part.relevance != "1")
            reading_.form.remarks.push_back(formRemark(
                from.code,
                phrase("子问题 {0} 的显示条件未采用", "the condition of the sub-question {0} is not kept", {part.code}),
                part.relevance));
}

void LimeForm::add(const LimeQuestion& from) {
    const std::size_t first = reading_.form.questionnaire.questions.size();
    switch (from.type) {
    case 'L':
    case '!':
    case 'O':
    case '5':
    case 'Y':
    case 'G': addChoice(from); break;
    case 'M':
    case 'P': addTicks(from); break;
    case 'F':
    case 'H':
    case 'A':
    case 'B':
    case 'C':
    case 'E': addGrid(from, 0); break;
    case '1':
        addGrid(from, 0);
        addGrid(from, 1);
        break;
    case ';':
    case ':': addCells(from); break;
    case 'R': addRanking(from); break;
    case 'K':
    case 'Q': addRows(from); break;
    case 'N': addPlain(from, QuestionKind::number); break;
    case 'S':
    case 'T':
    case 'U': addPlain(from, QuestionKind::text); break;
    case 'D': addPlain(from, QuestionKind::date); break;
    case 'X': leaveOut(from, {"显示文字，不是题目，已略去", "a displayed text, no question; left out"}); return;
    case '*': leaveOut(from, {"计算式，不是题目，已略去", "a calculation, no question; left out"}); return;
    case '|': leaveOut(from, {"上传文件题，已略去", "an upload of files; left out"}); return;
    case 'I': leaveOut(from, {"语言选择，不是题目，已略去", "the choice of a language; left out"}); return;
    default:
        leaveOut(from, phrase("不认识的题型 {0}，已略去", "unknown type {0}; left out", {std::string(1, from.type)}));
        return;
    }
    remarkUnkept(from);
    addRules(from, first);
}

void LimeForm::addRules(const LimeQuestion& from, std::size_t first) {
    std::vector<ShowRule> rules;
    const std::string id = reading_.form.questionnaire.questions[first].id;
    const auto resolve = [this](const ConditionAtom& atom) {
        return limeRule(atom, reading_.fields, reading_.form.questionnaire);
    };
    for (const std::string& condition : from.conditions)
        for (ShowRule& rule : rulesOf(condition, id, resolve, reading_.form.remarks)) rules.push_back(std::move(rule));
    auto& questions = reading_.form.questionnaire.questions;
    for (std::size_t i = first; i < questions.size(); ++i) questions[i].show_when = rules;
}

LssReading LimeForm::read(const FormDocument& document) {
    Questionnaire& form = reading_.form.questionnaire;
    form.id = idOfFile(document.name, "survey" + idFrom(survey_.sid));
    form.title = words(survey_.title);
    form.role = roleNamed("respondent");
    for (const LimeQuestion& question : survey_.questions) add(question);
    return std::move(reading_);
}

}  // namespace

Result<LssReading> readLimeSurvey(const LimeSurvey& survey, const FormDocument& document) {
    const LanguagePair pair = mainLanguages(survey.languages);
    LssReading reading = LimeForm(survey, pair).read(document);
    for (const std::string& language : furtherLanguages(survey.languages))
        reading.form.in_other_languages.push_back(
            LimeForm(survey, {language, language}).read(document).form.questionnaire);
    Result<ReadForm> form = finishForm(std::move(reading.form), document);
    if (!form) return form.problem();
    reading.form = std::move(form).value();
    return reading;
}

}  // namespace diaoyan
