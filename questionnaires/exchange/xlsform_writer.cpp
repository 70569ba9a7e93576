// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_losses.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/exchange/xlsform.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <map>

namespace diaoyan {

namespace {

using Cells = std::map<std::string, std::string>;

/// Which of the two languages the questionnaire's texts are in.
struct WrittenLanguages {
    bool zh = false, en = false;
};

WrittenLanguages languagesIn(const Questionnaire& form) {
    WrittenLanguages found;
    const auto look = [&](const Text& text) {
        found.zh = found.zh || !text.zh.empty();
        found.en = found.en || !text.en.empty();
    };
    look(form.title);
    for (const Question& question : form.questions) {
        look(question.title);
        look(question.note);
        for (const Option& option : question.options) look(option.label);
        for (const MatrixRow& row : question.rows) look(row.label);
    }
    return found;
}

/// A name that XML allows: it begins with no digit and no sign.
std::string xmlName(const std::string& id) {
    const char first = id.empty() ? '-' : id.front();
    return (first >= '0' && first <= '9') || first == '-' ? "q" + id : id;
}

class XlsFormWriter {
public:
    explicit XlsFormWriter(const Questionnaire& form) : form_(form), languages_(languagesIn(form)) {}
    FormDocument write();

private:
    void text(Cells& cells, const std::string& heading, const Text& words) const;
    void addQuestion(const Question& question);
    void addMatrix(const Question& question);
    void addChoices(const Question& question);
    void addOwnWords(const Question& question);
    std::string relevantOf(const Question& question) const;
    std::string typeOf(QuestionKind kind, const std::string& list) const;

    const Questionnaire& form_;
    WrittenLanguages languages_;
    std::vector<Cells> survey_, choices_;
};

constexpr const char* chineseHeading = "::中文 (zh)";
constexpr const char* englishHeading = "::English (en)";

void XlsFormWriter::text(Cells& cells, const std::string& heading, const Text& words) const {
    if (!words.zh.empty()) cells[heading + chineseHeading] = words.zh;
    if (!words.en.empty()) cells[heading + englishHeading] = words.en;
}

std::string XlsFormWriter::typeOf(QuestionKind kind, const std::string& list) const {
    switch (kind) {
    case QuestionKind::single:
    case QuestionKind::scale: return "select_one " + list;
    case QuestionKind::multiple: return "select_multiple " + list;
    case QuestionKind::ranking: return "rank " + list;
    case QuestionKind::number: return "decimal";
    case QuestionKind::date: return "date";
    default: return "text";
    }
}

/// ${hope} = 'a' or ..., selected(${hope}, 'a') for several answers.
std::string XlsFormWriter::relevantOf(const Question& question) const {
    std::string relevant;
    for (const ShowRule& rule : question.show_when) {
        std::string any;
        const std::size_t dot = rule.question.find('.');
        const Question* about = findQuestion(form_, rule.question.substr(0, dot));
        if (about == nullptr) continue;
        const std::string name =
            xmlName(about->id) + (dot == std::string::npos ? "" : "_" + rule.question.substr(dot + 1));
        const QuestionKind kind = about->kind == QuestionKind::matrix ? about->cells : about->kind;
        for (const std::string& code : rule.any_of)
            any += (any.empty() ? "" : " or ") + (isOneChoice(kind) ? "${" + name + "} = '" + code + "'"
                                                                    : "selected(${" + name + "}, '" + code + "')");
        any = rule.negated ? "not(" + any + ")" : rule.any_of.size() > 1 ? "(" + any + ")" : any;
        relevant += (relevant.empty() ? "" : " and ") + any;
    }
    return relevant;
}

void XlsFormWriter::addChoices(const Question& question) {
    for (const Option& option : question.options) {
        Cells cells{{"list_name", xmlName(question.id)}, {"name", option.code}};
        text(cells, "label", option.label);
        if (option.score) cells["x_score"] = shortestNumber(*option.score);
        if (!option.substantive) cells["x_off_scale"] = "yes";
        if (option.other) cells["x_other"] = "yes";
        choices_.push_back(std::move(cells));
    }
}

/// 其他 needs a place for the words: hope_other, as KoboToolbox itself would name it. The reader knows it by x_kind.
void XlsFormWriter::addOwnWords(const Question& question) {
    const auto others = std::count_if(question.options.begin(), question.options.end(),
                                      [](const Option& option) { return option.other; });
    for (const Option& option : question.options) {
        if (!option.other) continue;
        const std::string name = xmlName(question.id);
        Cells cells{{"type", "text"},
                    {"name", name + "_" + (others == 1 ? "other" : option.code)},
                    {"relevant", "selected(${" + name + "}, '" + option.code + "')"},
                    {"x_kind", "words"}};
        text(cells, "label", option.label);
        survey_.push_back(std::move(cells));
    }
}

void XlsFormWriter::addMatrix(const Question& question) {
    const std::string name = xmlName(question.id);
    Cells group{{"type", "begin_group"},
                {"name", name},
                {"appearance", isOneChoice(question.cells) ? "table-list" : "field-list"},
                {"relevant", relevantOf(question)},
                {"x_kind", "matrix"},
                {"x_construct", question.construct}};
    text(group, "label", question.title);
    text(group, "hint", question.note);
    survey_.push_back(std::move(group));
    for (const MatrixRow& row : question.rows) {
        Cells cells{{"type", typeOf(question.cells, name)},
                    {"name", name + "_" + row.code},
                    {"required", question.required ? "yes" : ""},
                    {"constraint", constraintOf(question)},
                    {"x_kind", std::string(jsonName(question.cells))}};
        text(cells, "label", row.label);
        survey_.push_back(std::move(cells));
    }
    survey_.push_back({{"type", "end_group"}});
    addChoices(question);
}

void XlsFormWriter::addQuestion(const Question& question) {
    if (question.kind == QuestionKind::matrix) {
        addMatrix(question);
        return;
    }
    Cells cells{{"type", typeOf(question.kind, xmlName(question.id))},
                {"name", xmlName(question.id)},
                {"required", question.required ? "yes" : ""},
                {"relevant", relevantOf(question)},
                {"constraint", constraintOf(question)},
                {"x_kind", std::string(jsonName(question.kind))},
                {"x_construct", question.construct}};
    if (question.roster_field != RosterField::none) cells["x_roster"] = std::string(jsonName(question.roster_field));
    text(cells, "label", question.title);
    text(cells, "hint", question.note);
    survey_.push_back(std::move(cells));
    addChoices(question);
    addOwnWords(question);
}

/// Rows under the headings that are used; the texts stand in the questionnaire's languages.
FormSheet sheetOf(const std::string& name, const std::vector<std::string>& headings, const std::vector<Cells>& rows) {
    std::vector<std::string> used;
    for (const std::string& heading : headings)
        for (const Cells& cells : rows)
            if (const auto found = cells.find(heading); found != cells.end() && !found->second.empty()) {
                used.push_back(heading);
                break;
            }
    FormSheet sheet{name, {used}};
    for (const Cells& cells : rows) {
        std::vector<std::string> row;
        for (const std::string& heading : used) {
            const auto found = cells.find(heading);
            row.push_back(found == cells.end() ? "" : found->second);
        }
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

FormDocument XlsFormWriter::write() {
    for (const Question& question : form_.questions) addQuestion(question);
    const std::string zh = chineseHeading, en = englishHeading;
    Cells settings{{"form_title", form_.title.in(Language::zh)},
                   {"form_id", form_.id},
                   {"version", form_.version},
                   {"default_language", languages_.zh ? "中文 (zh)" : "English (en)"},
                   {"x_role", form_.role.id}};
    if (form_.title.zh != form_.title.en) {
        settings["x_title_zh"] = form_.title.zh;
        settings["x_title_en"] = form_.title.en;
    }
    return {
        .sheets = {
            sheetOf("survey",
                    {"type", "name", "label" + zh, "label" + en, "hint" + zh, "hint" + en, "required", "relevant",
                     "constraint", "appearance", "x_kind", "x_roster", "x_construct"},
                    survey_),
            sheetOf("choices", {"list_name", "name", "label" + zh, "label" + en, "x_score", "x_off_scale", "x_other"},
                    choices_),
            sheetOf("settings",
                    {"form_title", "form_id", "version", "default_language", "x_role", "x_title_zh", "x_title_en"},
                    {settings})}};
}

}  // namespace

WrittenForm writeXlsForm(const Questionnaire& questionnaire) {
    return withLosses(XlsFormWriter(questionnaire).write(), questionnaire, readXlsForm);
}

}  // namespace diaoyan
