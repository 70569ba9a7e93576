// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/exchange/limesurvey_structure.h"
#include "questionnaires/exchange/limesurvey_tsv.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/exchange/tab_separated.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace diaoyan {

namespace {

using Rows = std::vector<std::vector<std::string>>;

class TsvSurvey {
public:
    explicit TsvSurvey(const Rows& rows) : rows_(rows) {
        for (std::size_t column = 0; column < rows.front().size(); ++column)
            columns_.emplace(lowered(trimmedView(rows.front()[column])), column);
    }
    LimeSurvey survey();

private:
    std::string cell(std::size_t row, const std::string& name) const {
        const auto found = columns_.find(name);
        const bool there = found != columns_.end() && found->second < rows_[row].size();
        return there ? std::string(trimmedView(rows_[row][found->second])) : "";
    }
    void readSetting(std::size_t row);
    void readGroup(std::size_t row);
    void readQuestion(std::size_t row);
    void readPart(std::size_t row, bool answer);
    void addLanguage(const std::string& language) {
        auto& all = survey_.languages;
        if (!language.empty() && std::find(all.begin(), all.end(), language) == all.end()) all.push_back(language);
    }

    const Rows& rows_;
    std::unordered_map<std::string, std::size_t> columns_;
    LimeSurvey survey_;
    std::unordered_map<std::string, std::size_t> questions_;  ///< by code
    std::string group_, group_relevance_;
    std::size_t current_ = 0;  ///< the question that parts belong to, from 1
};

void TsvSurvey::readSetting(std::size_t row) {
    const std::string name = cell(row, "name"), text = cell(row, "text");
    if (name == "sid") survey_.sid = text;
    if (name == "language") addLanguage(text);
    if (name == "additional_languages")
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            addLanguage(text.substr(at, end - at));
            at = end + 1;
        }
    if (name == "surveyls_title") survey_.title[cell(row, "language")] = text;
}

void TsvSurvey::readGroup(std::size_t row) {
    group_ = cell(row, "id");
    group_relevance_ = cell(row, "relevance");
    current_ = 0;
}

/// In every language a question has a row of its own, known by its name.
void TsvSurvey::readQuestion(std::size_t row) {
    const std::string code = cell(row, "name"), language = cell(row, "language");
    const auto [place, fresh] = questions_.try_emplace(code, survey_.questions.size());
    if (fresh) {
        const std::string type = cell(row, "type/scale");
        LimeQuestion made{
            .qid = cell(row, "id"), .gid = group_, .code = code, .type = type.empty() ? '?' : type.front()};
        made.other = cell(row, "other") == "Y";
        made.mandatory = cell(row, "mandatory") == "Y";
        made.conditions = {group_relevance_, cell(row, "relevance")};
        survey_.questions.push_back(std::move(made));
    }
    current_ = place->second + 1;
    LimeQuestion& question = survey_.questions[place->second];
    question.text[language] = cell(row, "text");
    question.help[language] = cell(row, "help");
    static constexpr std::array core{"id",   "related_id", "class",    "type/scale", "name", "relevance",
                                     "text", "help",       "language", "mandatory",  "other"};
    for (const auto& [name, column] : columns_) {
        if (column >= rows_[row].size() || rows_[row][column].empty()) continue;
        if (std::find(core.begin(), core.end(), name) == core.end())
            question.attributes[name][language] = rows_[row][column];
    }
}

void TsvSurvey::readPart(std::size_t row, bool answer) {
    if (current_ == 0) return;
    LimeQuestion& owner = survey_.questions[current_ - 1];
    auto& list = answer ? owner.answers : owner.parts;
    const std::string code = cell(row, "name");
    if (!answer && owner.other && code == "other") return;  // shows how LimeSurvey names the column of words
    const int scale = cell(row, "type/scale") == "1" ? 1 : 0;
    auto found = std::find_if(list.begin(), list.end(),
                              [&](const LimePart& part) { return part.code == code && part.scale == scale; });
    if (found == list.end()) {
        constexpr std::size_t most = 2002;  // more than finishForm lets pass
        if (list.size() >= most) return;
        list.push_back({.code = code, .scale = scale, .assessment = cell(row, "assessment_value")});
        if (!answer) list.back().relevance = cell(row, "relevance");
        found = list.end() - 1;
    }
    found->label[cell(row, "language")] = cell(row, "text");
}

LimeSurvey TsvSurvey::survey() {
    for (std::size_t row = 1; row < rows_.size(); ++row) {
        const std::string what = cell(row, "class");
        if (what == "S" || what == "SL") readSetting(row);
        if (what == "G") readGroup(row);
        if (what == "Q") readQuestion(row);
        if (what == "SQ" || what == "A") readPart(row, what == "A");
        if (survey_.questions.size() > questionnaireLimits.questions) break;
    }
    if (survey_.languages.empty())
        for (const LimeQuestion& question : survey_.questions)
            for (const auto& [language, text] : question.text) addLanguage(language);
    return std::move(survey_);
}

}  // namespace

bool recogniseLimeTsv(const FormDocument& document) {
    const std::string_view line = std::string_view(document.text).substr(0, document.text.find_first_of("\r\n"));
    const auto has = [&](std::string_view word) { return line.find(word) != std::string_view::npos; };
    return has("class\t") && has("type/scale") && has("relevance");
}

Result<ReadForm> readLimeTsv(const FormDocument& document) {
    constexpr std::size_t most = 400'000;
    const Rows rows = tabSeparated(document.text, most + 1);
    if (rows.empty() || !recogniseLimeTsv(document))
        return formProblem("not-a-form", document,
                           {"第一行没有 class、type/scale、relevance 等列，不是 LimeSurvey 的制表符文本",
                            "the first line lacks class, type/scale, relevance: not a LimeSurvey structure in TSV"});
    if (rows.size() > most)
        return formProblem("too-large", document, phrase("超过 {0} 行", "more than {0} lines", {std::uint64_t{most}}));
    Result<LssReading> reading = readLimeSurvey(TsvSurvey(rows).survey(), document);
    if (!reading) return reading.problem();
    return std::move(reading->form);
}

}  // namespace diaoyan
