// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/limesurvey_lss.h"

#include "questionnaires/exchange/checked_xml.h"
#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/exchange/limesurvey_structure.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

namespace diaoyan {

namespace {

std::string cell(const pugi::xml_node& row, const char* name) {
    return textInside(row.child(name));
}

double orderIn(const pugi::xml_node& row, const char* name) {
    return std::strtod(cell(row, name).c_str(), nullptr);
}

/// Notes what is kept of the tables, row by row.
class LssTables {
public:
    explicit LssTables(const pugi::xml_node& tables) : tables_(tables) {}
    LimeSurvey survey();

private:
    auto rows(const char* table) const { return tables_.child(table).child("rows").children("row"); }
    void readLanguages();
    void readGroups();
    void readQuestions(const char* table);
    void readPart(const pugi::xml_node& row);
    void readTexts();
    void readAnswers();
    void readAttributes();
    LimeQuestion* question(const std::string& qid);

    struct Group {
        double order = 0;
        std::string relevance;
    };
    /// Where a sub-question stands, as index into its question's parts.
    struct PartPlace {
        std::string question;
        std::size_t index = 0;
    };
    pugi::xml_node tables_;
    LimeSurvey survey_;
    std::unordered_map<std::string, Group> groups_;
    std::unordered_map<std::string, std::size_t> questions_;
    std::unordered_map<std::string, PartPlace> parts_;
};

void LssTables::readLanguages() {
    const auto row = tables_.child("surveys").child("rows").child("row");
    survey_.sid = cell(row, "sid");
    const auto add = [&](const std::string& language) {
        auto& all = survey_.languages;
        constexpr std::size_t most = 50;
        if (!language.empty() && all.size() < most && std::find(all.begin(), all.end(), language) == all.end())
            all.push_back(language);
    };
    add(cell(row, "language"));
    for (const auto& language : tables_.child("languages").children("language")) add(textInside(language));
    for (const auto& texts : rows("surveys_languagesettings")) {
        add(cell(texts, "surveyls_language"));
        survey_.title[cell(texts, "surveyls_language")] = cell(texts, "surveyls_title");
    }
}

void LssTables::readGroups() {
    for (const auto& row : rows("groups"))
        groups_[cell(row, "gid")] = {orderIn(row, "group_order"), cell(row, "grelevance")};
}

LimeQuestion* LssTables::question(const std::string& qid) {
    const auto found = questions_.find(qid);
    return found == questions_.end() ? nullptr : &survey_.questions[found->second];
}

void LssTables::readPart(const pugi::xml_node& row) {
    const std::string qid = cell(row, "qid"), parent = cell(row, "parent_qid");
    LimeQuestion* owner = question(parent);
    if (owner == nullptr) return;
    const auto [place, fresh] = parts_.try_emplace(qid, PartPlace{parent, owner->parts.size()});
    if (fresh)
        owner->parts.push_back({.code = cell(row, "title"),
                                .scale = cell(row, "scale_id") == "1" ? 1 : 0,
                                .order = orderIn(row, "question_order"),
                                .relevance = cell(row, "relevance")});
    if (place->second.question != parent) return;
    const std::string language = cell(row, "language");
    if (!language.empty()) owner->parts[place->second.index].label[language] = cell(row, "question");
}

/// In older files a question has a row for every language.
void LssTables::readQuestions(const char* table) {
    for (const auto& row : rows(table)) {
        const std::string parent = cell(row, "parent_qid");
        if (!parent.empty() && parent != "0") continue;
        const std::string qid = cell(row, "qid");
        const auto [place, fresh] = questions_.try_emplace(qid, survey_.questions.size());
        if (fresh) {
            const std::string type = cell(row, "type");
            LimeQuestion made{.qid = qid,
                              .gid = cell(row, "gid"),
                              .code = cell(row, "title"),
                              .type = type.empty() ? '?' : type.front()};
            made.order = orderIn(row, "question_order");
            made.other = cell(row, "other") == "Y";
            made.mandatory = cell(row, "mandatory") == "Y";
            made.conditions = {groups_[made.gid].relevance, cell(row, "relevance")};
            survey_.questions.push_back(std::move(made));
        }
        const std::string language = cell(row, "language");
        if (language.empty()) continue;
        LimeQuestion& about = survey_.questions[place->second];
        about.text[language] = cell(row, "question");
        about.help[language] = cell(row, "help");
    }
}

void LssTables::readTexts() {
    for (const auto& row : rows("question_l10ns")) {
        const std::string qid = cell(row, "qid"), language = cell(row, "language");
        if (LimeQuestion* about = question(qid)) {
            about->text[language] = cell(row, "question");
            about->help[language] = cell(row, "help");
        } else if (const auto place = parts_.find(qid); place != parts_.end()) {
            question(place->second.question)->parts[place->second.index].label[language] = cell(row, "question");
        }
    }
}

void LssTables::readAnswers() {
    std::unordered_map<std::string, std::unordered_map<std::string, std::string>> texts;  // aid, language
    for (const auto& row : rows("answer_l10ns")) texts[cell(row, "aid")][cell(row, "language")] = cell(row, "answer");
    std::unordered_map<std::string, std::size_t> places;
    for (const auto& row : rows("answers")) {
        LimeQuestion* owner = question(cell(row, "qid"));
        if (owner == nullptr) continue;
        const std::string key = owner->qid + "/" + cell(row, "scale_id") + "/" + cell(row, "code");
        const auto [place, fresh] = places.try_emplace(key, owner->answers.size());
        if (fresh) {
            owner->answers.push_back({.code = cell(row, "code"),
                                      .scale = cell(row, "scale_id") == "1" ? 1 : 0,
                                      .order = orderIn(row, "sortorder"),
                                      .assessment = cell(row, "assessment_value")});
            for (const auto& [language, text] : texts[cell(row, "aid")]) owner->answers.back().label[language] = text;
        }
        const std::string language = cell(row, "language");
        if (!language.empty()) owner->answers[place->second].label[language] = cell(row, "answer");
    }
}

void LssTables::readAttributes() {
    for (const auto& row : rows("question_attributes"))
        if (LimeQuestion* about = question(cell(row, "qid")))
            about->attributes[cell(row, "attribute")][cell(row, "language")] = cell(row, "value");
}

template <class Listed>
void sortByOrder(std::vector<Listed>& list) {
    std::stable_sort(list.begin(), list.end(), [](const Listed& a, const Listed& b) { return a.order < b.order; });
}

LimeSurvey LssTables::survey() {
    readLanguages();
    readGroups();
    readQuestions("questions");
    for (const char* table : {"questions", "subquestions"})  // old files keep both in one table
        for (const auto& row : rows(table)) {
            const std::string parent = cell(row, "parent_qid");
            if (!parent.empty() && parent != "0") readPart(row);
        }
    readTexts();
    readAnswers();
    readAttributes();
    for (LimeQuestion& about : survey_.questions) {
        sortByOrder(about.parts);
        sortByOrder(about.answers);
    }
    std::stable_sort(survey_.questions.begin(), survey_.questions.end(),
                     [this](const LimeQuestion& a, const LimeQuestion& b) {
                         const double group_a = groups_[a.gid].order, group_b = groups_[b.gid].order;
                         return group_a != group_b ? group_a < group_b : a.order < b.order;
                     });
    return std::move(survey_);
}

Result<LssReading> readDocument(const FormDocument& document) {
    pugi::xml_document xml;
    const Result<Done> loaded = loadXml(document.text, document.name, xml);
    if (!loaded) return loaded.problem();
    const pugi::xml_node root = xml.child("document");
    if (textInside(root.child("LimeSurveyDocType")) != "Survey")
        return formProblem("not-a-form", document,
                           {"不是 LimeSurvey 问卷结构（.lss）", "not the structure of a LimeSurvey survey (.lss)"});
    const LimeSurvey survey = LssTables(root).survey();
    if (survey.questions.size() > questionnaireLimits.questions)
        return formProblem(
            "too-large", document,
            phrase("有 {0} 道题，最多 {1} 道", "{0} questions, at most {1} are allowed",
                   {std::uint64_t{survey.questions.size()}, std::uint64_t{questionnaireLimits.questions}}));
    return readLimeSurvey(survey, document);
}

}  // namespace

bool recogniseLss(const FormDocument& document) {
    constexpr std::size_t beginning = 4096;
    const std::string_view text = std::string_view(document.text).substr(0, beginning);
    const std::size_t type = text.find("<LimeSurveyDocType>");
    return beginsAsXml(text, "<LimeSurveyDocType>") && text.substr(type, 40).find("Survey<") != std::string_view::npos;
}

Result<ReadForm> readLss(const FormDocument& document) {
    Result<LssReading> reading = readDocument(document);
    if (!reading) return reading.problem();
    return std::move(reading->form);
}

Result<LimeFields> limeFields(const FormDocument& document) {
    Result<LssReading> reading = readDocument(document);
    if (!reading) return reading.problem();
    return std::move(reading->fields);
}

}  // namespace diaoyan
