// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/open_texts.h"

#include "collector/exporters/answer_table.h"
#include "collector/exporters/output_stream.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace diaoyan {

namespace {

/// Without the blanks around it, ideographic ones too.
std::string_view trimmed(std::string_view text) {
    const auto blankAtStart = [&]() -> std::size_t {
        if (text.starts_with("\u3000")) return 3;
        return !text.empty() && std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos ? 1 : 0;
    };
    const auto blankAtEnd = [&]() -> std::size_t {
        if (text.ends_with("\u3000")) return 3;
        return !text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos ? 1 : 0;
    };
    while (const std::size_t blank = blankAtStart()) text.remove_prefix(blank);
    while (const std::size_t blank = blankAtEnd()) text.remove_suffix(blank);
    return text;
}

void addTo(TextGroup& group, const WrittenText& text, const std::vector<TextCode>& frame) {
    group.sheets.push_back(text.sheet);
    group.with_code.resize(frame.size());
    for (std::size_t i = 0; i < frame.size(); ++i)
        if (std::find(text.codes.begin(), text.codes.end(), frame[i].code) != text.codes.end()) ++group.with_code[i];
}

/// RFC 4180, formulas guarded.
std::string csvCell(const std::string& text) {
    const std::string cell = guarded(text);
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace

std::vector<Item> textItems(const Questionnaire& questionnaire) {
    std::vector<Item> found;
    for (const Item& item : items(questionnaire)) {
        const Question* const question = findQuestion(questionnaire, item.question);
        // The name of a school or class is no opinion.
        if (question == nullptr || question->roster_field != RosterField::none) continue;
        const bool worded =
            std::any_of(item.options.begin(), item.options.end(), [](const Option& option) { return option.other; });
        if (item.kind == QuestionKind::text || worded) found.push_back(item);
    }
    return found;
}

Result<OpenTexts> openTexts(const SurveyFile& survey, const std::string& questionnaire, const std::string& item) {
    Result<std::vector<WrittenText>> texts = writtenTexts(survey, questionnaire, item);
    if (!texts) return texts.problem();
    const Result<std::vector<Questionnaire>> questionnaires = survey.questionnaires();
    if (!questionnaires) return questionnaires.problem();
    OpenTexts open{.questionnaire = questionnaire,
                   .frame = textCoding(survey, questionnaire, item).frame,
                   .texts = std::move(*texts)};
    for (const Questionnaire& one : *questionnaires)
        if (one.id == questionnaire) {
            open.item = findItem(one, item).value_or(Item{});
            open.role = one.role;
        }
    return open;
}

std::vector<TextGroup> textGroups(const OpenTexts& texts, bool equal_together) {
    std::vector<TextGroup> groups;
    std::unordered_map<std::string_view, std::size_t> known;
    for (const WrittenText& text : texts.texts) {
        const std::string_view words = trimmed(text.text);
        if (words.empty()) continue;
        std::size_t at = groups.size();
        if (equal_together) at = known.try_emplace(words, at).first->second;
        if (at == groups.size()) groups.push_back({.text = std::string(words), .school = text.school});
        if (groups[at].school != text.school) groups[at].school.clear();
        addTo(groups[at], text, texts.frame);
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const TextGroup& a, const TextGroup& b) { return a.sheets.size() > b.sheets.size(); });
    return groups;
}

Result<Done> writeCodedTexts(const OpenTexts& texts, const Roster& roster, const std::string& path, Language language) {
    OutputStream out(path);
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    std::string line = "\xEF\xBB\xBF" + words("答卷编号,学校,文字", "sheet,school,text");
    for (const TextCode& code : texts.frame) line += "," + csvCell(code.label.in(language));
    out.write(line + "\r\n");
    for (const WrittenText& text : texts.texts) {
        const auto school = findSchool(roster, text.school);
        line = std::to_string(text.sheet) + "," + csvCell(school ? roster.schools[*school].name : text.school) + "," +
               csvCell(text.text);
        for (const TextCode& code : texts.frame)
            line += std::find(text.codes.begin(), text.codes.end(), code.code) != text.codes.end() ? ",1" : ",0";
        out.write(line + "\r\n");
    }
    out.close();
    return Done{};
}

std::string freshCode(const std::vector<TextCode>& frame) {
    for (std::size_t number = frame.size() + 1;; ++number) {
        std::string code = "t" + std::to_string(number);
        if (std::none_of(frame.begin(), frame.end(), [&](const TextCode& one) { return one.code == code; }))
            return code;
    }
}

}  // namespace diaoyan
