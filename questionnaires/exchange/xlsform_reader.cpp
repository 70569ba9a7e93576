// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/exchange/headed_rows.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/exchange/xlsform.h"
#include "questionnaires/questionnaire_check.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace diaoyan {

namespace {

const FormSheet* sheetNamed(const FormDocument& document, const std::string& name) {
    const auto found = std::find_if(document.sheets.begin(), document.sheets.end(),
                                    [&](const FormSheet& sheet) { return lowered(trimmedView(sheet.name)) == name; });
    return found == document.sheets.end() ? nullptr : &*found;
}

const std::vector<std::vector<std::string>>& rowsOf(const FormSheet* sheet) {
    static const std::vector<std::vector<std::string>> none;
    return sheet == nullptr ? none : sheet->rows;
}

bool saysYes(const std::string& text) {
    const std::string small = lowered(text);
    return small == "yes" || small == "true" || small == "true()" || small == "1";
}

/// What the column `type` says: a keyword in its usual spelling, the list of choices, or_other.
struct RowType {
    std::string keyword;
    std::string list;
    bool or_other = false;
};

RowType typeIn(const std::string& text) {
    std::vector<std::string> words;
    const std::string folded = foldBlanks(text) + " ";
    for (std::size_t at = 0, end; (end = folded.find(' ', at)) != std::string::npos; at = end + 1)
        words.push_back(folded.substr(at, end - at));
    RowType type{lowered(words.front()), {}, false};
    std::size_t next = 1;
    const auto follows = [&](std::string_view word) {
        if (next >= words.size() || lowered(words[next]) != word) return false;
        ++next;
        return true;
    };
    if (type.keyword == "select1") type.keyword = "select_one";
    if (type.keyword == "begin" || type.keyword == "end")
        for (const char* what : {"group", "repeat"})
            if (follows(what)) type.keyword += std::string("_") + what;
    if (type.keyword == "select") {
        if (follows("one")) type.keyword = "select_one";
        if (follows("multiple") || follows("all")) type.keyword = "select_multiple";
        (void)(follows("that") && follows("apply"));
        (void)follows("from");
    }
    if (next < words.size()) type.list = words[next++];
    const std::string rest = next < words.size() ? lowered(words[next]) : "";
    type.or_other = rest == "or_other" || rest == "or";
    return type;
}

/// A group that is open while its rows are read.
struct OpenGroup {
    std::string name;
    std::size_t row = 0;
    std::size_t first = 0;  ///< index of its first question
    bool nested = false;    ///< holds a group, or what is no plain question
};

class XlsFormReader {
public:
    XlsFormReader(const FormDocument& document, LanguagePair languages, std::string base)
        : document_(document), languages_(std::move(languages)), base_(std::move(base)),
          survey_(rowsOf(sheetNamed(document, "survey"))), choices_(rowsOf(sheetNamed(document, "choices"))),
          settings_(rowsOf(sheetNamed(document, "settings"))) {}
    ReadForm read();

private:
    Text text(const HeadedRows& rows, std::size_t row, const char* heading) const {
        return textOf(rows.texts(row, heading), languages_, base_);
    }
    void remark(const std::string& name, Text message, std::string_view words = {}) {
        form_.remarks.push_back(formRemark(name, std::move(message), words));
    }
    void readSettings();
    void readChoices();
    void readRow(std::size_t row);
    void beginGroup(const RowType& type, std::size_t row);
    void endGroup();
    void foldMatrix(const OpenGroup& group);
    bool addQuestion(const RowType& type, std::size_t row);
    std::optional<QuestionKind> kindOf(const RowType& type, std::size_t row);
    void addOptions(const RowType& type, std::size_t row, Question& question);
    void addRest(const RowType& type, std::size_t row, Question& question);
    void addRules(std::size_t row, Question& question);
    std::string scaleWanted(std::size_t row) const { return survey_.cell(row, "x_kind"); }

    const FormDocument& document_;
    LanguagePair languages_;
    std::string base_;
    HeadedRows survey_, choices_, settings_;
    ReadForm form_;
    UniqueIds ids_;
    std::unordered_map<std::string, std::vector<Option>> lists_;
    std::unordered_map<std::string, std::string> names_;  ///< name in the form -> item
    std::vector<std::string> raw_names_;                  ///< of the questions so far
    std::vector<OpenGroup> groups_;
};

void XlsFormReader::readSettings() {
    Questionnaire& form = form_.questionnaire;
    const std::size_t row = settings_.first();
    const auto setting = [&](const char* a, const char* b) {
        const std::string value = settings_.cell(row, a);
        return value.empty() ? settings_.cell(row, b) : value;
    };
    form.id = idFrom(setting("form_id", "id_string"));
    if (form.id.empty()) form.id = idOfFile(document_.name, "form");
    form.version = setting("version", "version");
    form.title = untranslated(setting("form_title", "title"));
    if (settings_.has("x_title_zh") || settings_.has("x_title_en"))
        form.title = {settings_.cell(row, "x_title_zh"), settings_.cell(row, "x_title_en")};
    const std::string role = settings_.cell(row, "x_role");
    form.role = roleNamed(role.empty() ? "respondent" : role);
}

void XlsFormReader::readChoices() {
    std::unordered_map<std::string, UniqueIds> codes;
    for (std::size_t row = choices_.first(); row < choices_.size(); ++row) {
        const std::string list = choices_.cell(row, "list_name");
        const std::string name = choices_.cell(row, choices_.has("name") ? "name" : "value");
        if (list.empty() || name.empty()) continue;
        Option option{.code = codes[list].take(name, "o"), .label = text(choices_, row, "label")};
        option.score = numberFrom(choices_.cell(row, "x_score"));
        option.substantive = !saysYes(choices_.cell(row, "x_off_scale"));
        option.other = saysYes(choices_.cell(row, "x_other"));
        lists_[list].push_back(std::move(option));
    }
}

std::optional<QuestionKind> XlsFormReader::kindOf(const RowType& type, std::size_t row) {
    struct KnownType {
        std::string_view keyword;
        QuestionKind kind;
    };
    static constexpr std::array known{
        KnownType{"select_one", QuestionKind::single},
        KnownType{"select_multiple", QuestionKind::multiple},
        KnownType{"rank", QuestionKind::ranking},
        KnownType{"integer", QuestionKind::number},
        KnownType{"int", QuestionKind::number},
        KnownType{"decimal", QuestionKind::number},
        KnownType{"range", QuestionKind::number},
        KnownType{"text", QuestionKind::text},
        KnownType{"string", QuestionKind::text},
        KnownType{"date", QuestionKind::date},
        KnownType{"datetime", QuestionKind::date},
        KnownType{"time", QuestionKind::text},
        KnownType{"barcode", QuestionKind::text},
        KnownType{"select_one_from_file", QuestionKind::text},
        KnownType{"select_multiple_from_file", QuestionKind::text},
    };
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const KnownType& one) { return one.keyword == type.keyword; });
    const std::string name = survey_.cell(row, "name");
    if (found == known.end()) {
        static constexpr std::array silent{"start",       "end",   "today",        "deviceid", "username",
                                           "phonenumber", "audit", "subscriberid", "simserial"};
        if (std::find(silent.begin(), silent.end(), type.keyword) == silent.end())
            remark(name,
                   phrase("{0} 不是可以统计的题目，已略去", "{0}: no question to be counted; left out", {type.keyword}),
                   text(survey_, row, "label").in(Language::zh));
        return std::nullopt;
    }
    if (type.keyword == "datetime" || type.keyword == "time" || type.keyword.ends_with("_from_file"))
        remark(name, phrase("题型 {0} 按相近的题型读入", "type {0} is read as a similar one", {type.keyword}));
    return found->kind;
}

void XlsFormReader::addOptions(const RowType& type, std::size_t row, Question& question) {
    if (!hasOptions(question.kind)) return;
    if (const auto found = lists_.find(type.list); found != lists_.end()) question.options = found->second;
    if (type.or_other) {
        Option other{.code = "other", .other = true};
        other.label = languages_.zh != languages_.en
                          ? Text{languages_.zh.empty() ? "" : "其他", languages_.en.empty() ? "" : "Other"}
                          : untranslated("Other");
        question.options.push_back(std::move(other));
    }
    if (question.kind != QuestionKind::single) return;
    const std::string wanted = scaleWanted(row);
    std::vector<std::optional<double>> scores;
    bool given = false;
    for (const Option& option : question.options) {
        scores.push_back(option.substantive ? option.score : std::nullopt);
        given = given || option.score;
    }
    if (wanted == "single") return;
    if (!(given && scaleByScores(question, scores)) && wanted != "scale") guessScale(question);
}

void XlsFormReader::addRest(const RowType& type, std::size_t row, Question& question) {
    const std::string required = survey_.cell(row, "required");
    question.required = saysYes(required);
    if (!required.empty() && !question.required && lowered(required) != "no" && lowered(required) != "false" &&
        required != "0" && lowered(required) != "false()")
        remark(question.id, {"有条件的必答未采用", "required under a condition: not kept"}, required);
    const std::string constraint = survey_.cell(row, "constraint");
    if (!constraint.empty() && !applyConstraint(constraint, question))
        remark(question.id, {"答案的限制未能完整采用", "the constraint could not be kept whole"}, constraint);
    if (type.keyword == "range") {
        const std::string parameters = survey_.cell(row, "parameters");
        for (const auto& [key, bound] : {std::pair{"start=", &question.min_number}, {"end=", &question.max_number}}) {
            const std::size_t at = parameters.find(key);
            if (at == std::string::npos) continue;
            const std::string value = parameters.substr(at + std::string_view(key).size());
            *bound = numberFrom(value.substr(0, value.find_first_of(" ;,")));
        }
    }
    for (const char* heading : {"choice_filter", "calculation", "read_only"})
        if (const std::string value = survey_.cell(row, heading); !value.empty() && lowered(value) != "no")
            remark(question.id, phrase("{0} 一列未采用", "the column {0} is not kept", {heading}), value);
    for (const auto& [name, field] : {std::pair{"school", RosterField::school},
                                      {"grade", RosterField::grade},
                                      {"class_name", RosterField::class_name}})
        if (survey_.cell(row, "x_roster") == name) question.roster_field = field;
    question.construct = survey_.cell(row, "x_construct");
}

void XlsFormReader::addRules(std::size_t row, Question& question) {
    const auto resolve = [this](const ConditionAtom& atom) -> std::optional<ShowRule> {
        const auto found = names_.find(atom.name);
        if (found == names_.end()) return std::nullopt;
        return resolvedByIds(form_.questionnaire, {found->second, atom.value});
    };
    const auto conditionAt = [&](std::size_t at) {
        const std::string relevant = survey_.cell(at, "relevant");
        return relevant.empty() ? survey_.cell(at, "relevance") : relevant;
    };
    const auto add = [&](std::size_t at) {
        for (ShowRule& rule : rulesOf(conditionAt(at), question.id, resolve, form_.remarks))
            if (std::find(question.show_when.begin(), question.show_when.end(), rule) == question.show_when.end())
                question.show_when.push_back(std::move(rule));
    };
    for (const OpenGroup& group : groups_) add(group.row);
    add(row);
}

/// Answers whether the row was a question that is kept.
bool XlsFormReader::addQuestion(const RowType& type, std::size_t row) {
    if (scaleWanted(row) == "words") return true;  // of 其他: the option itself says so
    const auto kind = kindOf(type, row);
    if (!kind) return false;
    const std::string name = survey_.cell(row, "name");
    Question question{.title = text(survey_, row, "label"), .kind = *kind};
    question.id = ids_.take(name, "q" + std::to_string(form_.questionnaire.questions.size() + 1));
    question.note = text(survey_, row, "hint");
    if (idFrom(name) != question.id)
        remark(question.id, {"名称在别的组里已用过，已改名", "the name is taken in another group; renamed"}, name);
    addOptions(type, row, question);
    addRest(type, row, question);
    addRules(row, question);
    names_[name] = question.id;
    raw_names_.push_back(name);
    form_.questionnaire.questions.push_back(std::move(question));
    return true;
}

void XlsFormReader::beginGroup(const RowType& type, std::size_t row) {
    if (!groups_.empty()) groups_.back().nested = true;
    const std::string name = survey_.cell(row, "name");
    if (type.keyword == "begin_repeat")
        remark(name, {"可重复的部分只按一次读入", "a part that can be repeated is read as if asked once"});
    groups_.push_back({name, row, form_.questionnaire.questions.size(), type.keyword == "begin_repeat"});
}

void XlsFormReader::endGroup() {
    if (groups_.empty()) return;
    const OpenGroup group = std::move(groups_.back());
    groups_.pop_back();
    const std::string appearance = survey_.cell(group.row, "appearance");
    const bool asked = scaleWanted(group.row) == "matrix" || appearance.find("table-list") != std::string::npos;
    if (asked && !group.nested) foldMatrix(group);
}

/// Questions of one group that share their kind, options and conditions become the rows of a matrix.
void XlsFormReader::foldMatrix(const OpenGroup& group) {
    auto& questions = form_.questionnaire.questions;
    const auto begin = questions.begin() + static_cast<std::ptrdiff_t>(group.first);
    if (begin == questions.end()) return;
    const Question& first = *begin;
    const bool alike = std::all_of(begin, questions.end(), [&](const Question& one) {
        return one.kind == first.kind && one.options == first.options && one.show_when == first.show_when;
    });
    const bool plain = scaleWanted(group.row) == "matrix" || isOneChoice(first.kind);
    if (!alike || !plain) return;
    Question matrix = first;
    matrix.id = ids_.take(group.name, first.id + "_matrix");
    matrix.title = text(survey_, group.row, "label");
    matrix.note = text(survey_, group.row, "hint");
    matrix.kind = QuestionKind::matrix;
    matrix.cells = first.kind;
    matrix.construct = survey_.cell(group.row, "x_construct");
    UniqueIds codes;
    for (auto one = begin; one != questions.end(); ++one) {
        const std::string prefix = group.name + "_";
        const std::string code = one->id.starts_with(prefix) ? one->id.substr(prefix.size()) : one->id;
        matrix.rows.push_back({codes.take(code, "r" + std::to_string(matrix.rows.size() + 1)), one->title});
        matrix.required = matrix.required && one->required;
        names_[raw_names_[static_cast<std::size_t>(one - questions.begin())]] =
            matrix.id + "." + matrix.rows.back().code;
    }
    raw_names_.resize(group.first + 1, group.name);
    questions.erase(begin, questions.end());
    questions.push_back(std::move(matrix));
}

void XlsFormReader::readRow(std::size_t row) {
    const std::string cell = survey_.cell(row, "type");
    if (cell.empty()) return;
    const RowType type = typeIn(cell);
    if (type.keyword == "begin_group" || type.keyword == "begin_repeat")
        beginGroup(type, row);
    else if (type.keyword == "end_group" || type.keyword == "end_repeat")
        endGroup();
    else if (!addQuestion(type, row) && !groups_.empty())
        groups_.back().nested = true;
}

ReadForm XlsFormReader::read() {
    readSettings();
    readChoices();
    for (std::size_t row = survey_.first(); row < survey_.size(); ++row) {
        if (form_.questionnaire.questions.size() > questionnaireLimits.questions) break;  // finishForm refuses it
        readRow(row);
    }
    return std::move(form_);
}

}  // namespace

bool recogniseXlsForm(const FormDocument& document) {
    const FormSheet* survey = sheetNamed(document, "survey");
    if (survey == nullptr) return false;
    const HeadedRows rows(survey->rows);
    return rows.has("type") && rows.has("name");
}

Result<ReadForm> readXlsForm(const FormDocument& document) {
    if (!recogniseXlsForm(document))
        return formProblem("not-a-form", document,
                           {"没有带 type、name 两列的 survey 工作表，不是 XLSForm",
                            "no sheet survey with the columns type and name: not an XLSForm"});
    const auto& rows = sheetNamed(document, "survey")->rows;
    constexpr std::size_t most = 20'000;
    if (rows.size() > most || rowsOf(sheetNamed(document, "choices")).size() > 20 * most)
        return formProblem("too-large", document,
                           phrase("survey 表超过 {0} 行", "the sheet survey has over {0} rows", {std::uint64_t{most}}));
    const HeadedRows headed(rows);
    std::vector<std::string> languages = headed.languages("label");
    if (languages.empty()) languages = {""};
    const std::string base = languages.front();
    ReadForm form = XlsFormReader(document, mainLanguages(languages), base).read();
    for (const std::string& language : furtherLanguages(languages))
        if (!language.empty())
            form.in_other_languages.push_back(XlsFormReader(document, {language, language}, base).read().questionnaire);
    return finishForm(std::move(form), document);
}

}  // namespace diaoyan
