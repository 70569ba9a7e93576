// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/checked_xml.h"
#include "questionnaires/exchange/ddi_codebook.h"
#include "questionnaires/exchange/form_losses.h"
#include "questionnaires/exchange/plain_text.h"

namespace diaoyan {

namespace {

/// <labl xml:lang="zh">...</labl> for each language; one without a language where both read the same.
std::string element(const char* name, const Text& text) {
    const auto one = [&](const std::string& words, const std::string& language) {
        return words.empty() ? "" : "<" + std::string(name) + language + ">" + xmlText(words) + "</" + name + ">";
    };
    if (text.zh == text.en) return one(text.zh, "");
    return one(text.zh, " xml:lang=\"zh\"") + one(text.en, " xml:lang=\"en\"");
}

class DdiWriter {
public:
    explicit DdiWriter(const Questionnaire& form) : form_(form) {}
    std::string write();

private:
    /// One variable, and its ID.
    std::string variable(const std::string& name, const Text& label, const Question& question, QuestionKind kind,
                         const Text& asked);
    void add(const Question& question);
    void group(const Question& question, const std::string& type, const std::string& ids);

    const Questionnaire& form_;
    std::string groups_, variables_;
    std::size_t count_ = 0;
};

std::string categories(const Question& question) {
    std::string xml;
    for (const Option& option : question.options)
        xml += std::string("<catgry") + (option.substantive ? "" : " missing=\"Y\"") + "><catValu>" +
               xmlText(option.code) + "</catValu>" + element("labl", option.label) + "</catgry>";
    return xml;
}

std::string DdiWriter::variable(const std::string& name, const Text& label, const Question& question, QuestionKind kind,
                                const Text& asked) {
    const std::string id = "V" + std::to_string(++count_);
    const bool number = kind == QuestionKind::number || kind == QuestionKind::ranking;
    std::string attributes = std::string(" intrvl=\"") + (number ? "contin" : "discrete") + "\"";
    if (kind == QuestionKind::single) attributes += " nature=\"nominal\"";
    if (kind == QuestionKind::scale) attributes += " nature=\"ordinal\"";
    variables_ += "    <var ID=\"" + id + "\" name=\"" + xmlText(name) + "\"" + attributes + ">" +
                  element("labl", label) + "<qstn>" + element("qstnLit", asked) + element("ivuInstr", question.note) +
                  "</qstn>";
    if (question.min_number || question.max_number)
        variables_ += "<valrng><range" +
                      (question.min_number ? " min=\"" + shortestNumber(*question.min_number) + "\"" : std::string()) +
                      (question.max_number ? " max=\"" + shortestNumber(*question.max_number) + "\"" : std::string()) +
                      "/></valrng>";
    if (kind == QuestionKind::single || kind == QuestionKind::scale) variables_ += categories(question);
    if (kind == QuestionKind::multiple)
        variables_ += "<catgry><catValu>0</catValu>" + element("labl", {"未选", "not ticked"}) +
                      "</catgry><catgry><catValu>1</catValu>" + element("labl", {"选", "ticked"}) + "</catgry>";
    variables_ += number                       ? "<varFormat type=\"numeric\"/>"
                  : kind == QuestionKind::date ? "<varFormat type=\"character\" schema=\"ISO\" category=\"date\"/>"
                                               : "<varFormat type=\"character\"/>";
    variables_ += "</var>\n";
    return id;
}

void DdiWriter::group(const Question& question, const std::string& type, const std::string& ids) {
    groups_ += "    <varGrp ID=\"G" + std::to_string(count_) + "\" name=\"" + xmlText(question.id) + "\" type=\"" +
               type + "\" var=\"" + ids + "\">" + element("labl", question.title) + element("txt", question.note) +
               "</varGrp>\n";
}

void DdiWriter::add(const Question& question) {
    std::string ids;
    const auto member = [&](const std::string& code, const Text& label, QuestionKind kind) {
        ids += (ids.empty() ? "" : " ") + variable(question.id + "_" + code, label, question, kind, question.title);
    };
    if (question.kind == QuestionKind::matrix) {
        for (const MatrixRow& row : question.rows) member(row.code, row.label, question.cells);
        group(question, "grid", ids);
    } else if (question.kind == QuestionKind::multiple || question.kind == QuestionKind::ranking) {
        for (const Option& option : question.options) member(option.code, option.label, question.kind);
        group(question, question.kind == QuestionKind::multiple ? "multipleResp" : "other\" otherType=\"ranking", ids);
    } else {
        variable(question.id, question.title, question, question.kind, question.title);
    }
}

std::string DdiWriter::write() {
    for (const Question& question : form_.questions) add(question);
    // There is one titl; the same in another language is a parTitl.
    const Text& title = form_.title;
    const bool both = title.zh != title.en && !title.zh.empty() && !title.en.empty();
    const std::string titles =
        both ? element("titl", {title.zh, ""}) + element("parTitl", {"", title.en}) : element("titl", title);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<codeBook version=\"2.5\" xmlns=\"ddi:codebook:2_5\">\n"
           "  <stdyDscr><citation><titlStmt>" +
           titles + "</titlStmt></citation></stdyDscr>\n  <dataDscr>\n" + groups_ + variables_ +
           "  </dataDscr>\n</codeBook>\n";
}

}  // namespace

WrittenForm writeDdi(const Questionnaire& questionnaire) {
    return withLosses({.text = DdiWriter(questionnaire).write()}, questionnaire, readDdi);
}

}  // namespace diaoyan
