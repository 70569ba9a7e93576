// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/text_coding.h"

#include "collector/store/answers_by_batch.h"
#include "collector/store/survey_state.h"
#include "collector/store/written_words.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace diaoyan {

namespace {

using Json = nlohmann::json;

Text labelIn(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return untranslated(text);
    return {json.value("zh", ""), json.value("en", "")};
}

std::vector<TextCode> frameOf(SQLite::Database& database, const std::string& questionnaire, const std::string& item) {
    SQLite::Statement rows(database,
                           "SELECT code, label FROM text_codes WHERE questionnaire = ? AND item = ? ORDER BY position");
    rows.bind(1, questionnaire);
    rows.bind(2, item);
    std::vector<TextCode> frame;
    while (rows.executeStep()) frame.push_back({rows.getColumn(0), labelIn(rows.getColumn(1))});
    return frame;
}

/// All that is coded, or what one sheet has.
std::vector<CodedSheet> codedSheets(SQLite::Database& database, const std::string& questionnaire,
                                    const std::string& item, std::optional<std::int64_t> sheet = {}) {
    SQLite::Statement rows(database,
                           std::string("SELECT c.response, t.code FROM coded_texts c JOIN text_codes t ON t.id = "
                                       "c.code WHERE t.questionnaire = :form AND t.item = :item") +
                               (sheet ? " AND c.response = :sheet" : "") + " ORDER BY c.response, t.position");
    rows.bind(":form", questionnaire);
    rows.bind(":item", item);
    if (sheet) rows.bind(":sheet", *sheet);
    std::vector<CodedSheet> sheets;
    while (rows.executeStep()) {
        const std::int64_t id = rows.getColumn(0).getInt64();
        if (sheets.empty() || sheets.back().sheet != id) sheets.push_back({id, {}});
        sheets.back().codes.push_back(rows.getColumn(1));
    }
    return sheets;
}

/// The form and the item in it, or why there is none.
Result<Questionnaire> formWithItem(SQLite::Database& database, const std::string& questionnaire,
                                   const std::string& item, const std::string& path) {
    Result<std::optional<Questionnaire>> form = storedQuestionnaire(database, questionnaire);
    if (!form) return form.problem();
    if (!*form) return unknownQuestionnaire(questionnaire, path);
    const std::vector<Item> all = items(**form);
    if (std::none_of(all.begin(), all.end(), [&](const Item& one) { return one.id == item; }))
        return Problem{
            "unknown-item",
            phrase("问卷 {0} 中没有题目 {1}", "questionnaire {0} has no question {1}", {questionnaire, item}),
            {.file = path, .text = item}};
    return **std::move(form);
}

Problem codeProblem(const char* kind, Text words, const std::string& path, const std::string& code) {
    return {kind, std::move(words), {.file = path, .text = code}};
}

Result<Done> checkFrame(const std::vector<TextCode>& frame, const std::string& path) {
    std::set<std::string> codes;
    for (const TextCode& one : frame) {
        if (!isGoodId(one.code))
            return codeProblem("bad-code",
                               phrase("代码“{0}”不能用：只用文字、数字、_ 和 -，最多 100 字节",
                                      "\"{0}\" is no code: letters, digits, _ and -, at most 100 bytes", {one.code}),
                               path, one.code);
        if (!codes.insert(one.code).second)
            return codeProblem("duplicate-code",
                               phrase("代码 {0} 出现了两次", "the code {0} is there twice", {one.code}), path,
                               one.code);
        if (one.label.empty())
            return codeProblem("empty-label", phrase("代码 {0} 没有名称", "the code {0} has no label", {one.code}),
                               path, one.code);
    }
    return Done{};
}

/// Sheets and codes that the file does not have.
Result<Done> checkCoded(SQLite::Database& database, const std::string& questionnaire,
                        const std::vector<TextCode>& frame, std::span<const CodedSheet> sheets,
                        const std::string& path) {
    SQLite::Statement find(database, "SELECT 1 FROM responses WHERE id = ? AND questionnaire = ?");
    for (const CodedSheet& one : sheets) {
        for (const std::string& code : one.codes)
            if (std::none_of(frame.begin(), frame.end(), [&](const TextCode& known) { return known.code == code; }))
                return codeProblem("unknown-code", phrase("编码表中没有代码 {0}", "the frame has no code {0}", {code}),
                                   path, code);
        find.bind(1, one.sheet);
        find.bind(2, questionnaire);
        if (!find.executeStep())
            return Problem{"no-such-sheet",
                           phrase("调查文件中没有编号为 {0} 的答卷（可能刚被移除）",
                                  "the survey file has no answer sheet number {0} (it may just have been removed)",
                                  {one.sheet}),
                           {.file = path}};
        find.reset();
    }
    return Done{};
}

/// Writes the codes of sheets in place of those that they have.
void writeCodes(SQLite::Database& database, const std::string& questionnaire, const std::string& item,
                std::span<const CodedSheet> sheets) {
    std::map<std::string, std::int64_t> ids;
    SQLite::Statement rows(database, "SELECT code, id FROM text_codes WHERE questionnaire = ? AND item = ?");
    rows.bind(1, questionnaire);
    rows.bind(2, item);
    while (rows.executeStep()) ids.emplace(rows.getColumn(0).getString(), rows.getColumn(1).getInt64());
    SQLite::Statement forget(database, "DELETE FROM coded_texts WHERE response = ? AND code IN (SELECT id FROM "
                                       "text_codes WHERE questionnaire = ? AND item = ?)");
    SQLite::Statement put(database, "INSERT OR IGNORE INTO coded_texts VALUES (?, ?)");
    for (const CodedSheet& one : sheets) {
        forget.bind(1, one.sheet);
        forget.bind(2, questionnaire);
        forget.bind(3, item);
        forget.exec();
        forget.reset();
        for (const std::string& code : one.codes) {
            put.bind(1, ids.at(code));
            put.bind(2, one.sheet);
            put.exec();
            put.reset();
        }
    }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> codedItems(const SurveyFile& survey) {
    return withDatabase(survey.path(), [&] {
        SQLite::Statement rows(SurveyInside::database(survey),
                               "SELECT DISTINCT questionnaire, item FROM text_codes ORDER BY 1, 2");
        std::vector<std::pair<std::string, std::string>> all;
        while (rows.executeStep()) all.emplace_back(rows.getColumn(0).getString(), rows.getColumn(1).getString());
        return all;
    });
}

TextCoding textCoding(const SurveyFile& survey, const std::string& questionnaire, const std::string& item) {
    return withDatabase(survey.path(), [&] {
        SQLite::Database& database = SurveyInside::database(survey);
        return TextCoding{frameOf(database, questionnaire, item), codedSheets(database, questionnaire, item)};
    });
}

Result<std::vector<WrittenText>> writtenTexts(const SurveyFile& survey, const std::string& questionnaire,
                                              const std::string& item) {
    return withDatabase(survey.path(), [&]() -> Result<std::vector<WrittenText>> {
        SQLite::Database& database = SurveyInside::database(survey);
        const Result<Questionnaire> form = formWithItem(database, questionnaire, item, survey.path());
        if (!form) return form.problem();
        const std::vector<CodedSheet> coded = codedSheets(database, questionnaire, item);
        auto next = coded.begin();
        AnswersByBatch answers_of(database, items(*form));
        SQLite::Statement rows(database, "SELECT id, ifnull(school, ''), batch, answers FROM responses WHERE "
                                         "questionnaire = ? AND status = 'valid' ORDER BY id");
        rows.bind(1, questionnaire);
        std::vector<WrittenText> texts;
        while (rows.executeStep()) {
            const SQLite::Column json = rows.getColumn(3);
            const Result<std::map<std::string, Answer>> answers = answers_of.read(
                rows.getColumn(2).getInt64(), {json.getText(), static_cast<std::size_t>(json.getBytes())});
            if (!answers) return Problem{answers.problem().code, answers.problem().message, {.file = survey.path()}};
            const auto answer = answers->find(item);
            std::string text = answer == answers->end() ? std::string{} : writtenWords(answer->second);
            if (text.empty()) continue;
            const std::int64_t id = rows.getColumn(0).getInt64();
            while (next != coded.end() && next->sheet < id) ++next;
            texts.push_back({id, rows.getColumn(1), std::move(text),
                             next != coded.end() && next->sheet == id ? next->codes : std::vector<std::string>{}});
        }
        return texts;
    });
}

CodingCounts countCodes(const std::vector<TextCode>& frame, const std::vector<WrittenText>& texts) {
    CodingCounts counts{.texts = static_cast<std::int64_t>(texts.size()), .codes = {}};
    std::map<std::string, std::size_t> places;
    for (const TextCode& one : frame) places.emplace(one.code, places.size());
    counts.codes.resize(frame.size());
    for (const WrittenText& text : texts) {
        counts.coded += text.codes.empty() ? 0 : 1;
        for (const std::string& code : text.codes)
            if (const auto place = places.find(code); place != places.end()) ++counts.codes[place->second];
    }
    return counts;
}

Result<TextCoding> TextCoder::setFrame(const std::string& questionnaire, const std::string& item,
                                       const std::vector<TextCode>& frame) {
    const std::string& path = SurveyInside::path(change_);
    if (const Result<Done> fit = checkFrame(frame, path); !fit) return fit.problem();
    return withDatabase(path, [&]() -> Result<TextCoding> {
        SQLite::Database& database = SurveyInside::database(change_);
        if (const auto form = formWithItem(database, questionnaire, item, path); !form) return form.problem();
        TextCoding before{frameOf(database, questionnaire, item), codedSheets(database, questionnaire, item)};
        for (const char* forget : {"DELETE FROM coded_texts WHERE code IN (SELECT id FROM text_codes WHERE "
                                   "questionnaire = ? AND item = ?)",
                                   "DELETE FROM text_codes WHERE questionnaire = ? AND item = ?"}) {
            SQLite::Statement statement(database, forget);
            statement.bind(1, questionnaire);
            statement.bind(2, item);
            statement.exec();
        }
        SQLite::Statement put(database,
                              "INSERT INTO text_codes (questionnaire, item, position, code, label) VALUES (?, ?, ?, "
                              "?, ?)");
        std::set<std::string> kept;
        for (std::size_t at = 0; at < frame.size(); ++at) {
            kept.insert(frame[at].code);
            put.bind(1, questionnaire);
            put.bind(2, item);
            put.bind(3, static_cast<std::int64_t>(at));
            put.bind(4, frame[at].code);
            put.bind(5, Json{{"zh", frame[at].label.zh}, {"en", frame[at].label.en}}.dump(
                            -1, ' ', false, Json::error_handler_t::replace));
            put.exec();
            put.reset();
        }
        std::vector<CodedSheet> still = before.sheets;
        for (CodedSheet& one : still) std::erase_if(one.codes, [&](const auto& code) { return !kept.contains(code); });
        writeCodes(database, questionnaire, item, still);
        return before;
    });
}

Result<std::vector<CodedSheet>> TextCoder::setCodes(const std::string& questionnaire, const std::string& item,
                                                    std::span<const CodedSheet> sheets) {
    const std::string& path = SurveyInside::path(change_);
    return withDatabase(path, [&]() -> Result<std::vector<CodedSheet>> {
        SQLite::Database& database = SurveyInside::database(change_);
        const std::vector<TextCode> frame = frameOf(database, questionnaire, item);
        if (const auto fit = checkCoded(database, questionnaire, frame, sheets, path); !fit) return fit.problem();
        std::vector<CodedSheet> before;
        for (const CodedSheet& one : sheets) {
            const std::vector<CodedSheet> now = codedSheets(database, questionnaire, item, one.sheet);
            before.push_back(now.empty() ? CodedSheet{one.sheet, {}} : now.front());
        }
        writeCodes(database, questionnaire, item, sheets);
        return before;
    });
}

Result<std::vector<CodedSheet>> TextCoder::addCode(const std::string& questionnaire, const std::string& item,
                                                   const std::string& code, std::span<const std::int64_t> sheets) {
    std::vector<CodedSheet> wanted = codesNow(questionnaire, item, sheets);
    for (CodedSheet& one : wanted)
        if (std::find(one.codes.begin(), one.codes.end(), code) == one.codes.end()) one.codes.push_back(code);
    return setCodes(questionnaire, item, wanted);
}

Result<std::vector<CodedSheet>> TextCoder::removeCode(const std::string& questionnaire, const std::string& item,
                                                      const std::string& code, std::span<const std::int64_t> sheets) {
    std::vector<CodedSheet> wanted = codesNow(questionnaire, item, sheets);
    for (CodedSheet& one : wanted) std::erase(one.codes, code);
    return setCodes(questionnaire, item, wanted);
}

std::vector<CodedSheet> TextCoder::codesNow(const std::string& questionnaire, const std::string& item,
                                            std::span<const std::int64_t> sheets) {
    return withDatabase(SurveyInside::path(change_), [&] {
        SQLite::Database& database = SurveyInside::database(change_);
        std::vector<CodedSheet> now;
        for (const std::int64_t sheet : sheets) {
            const std::vector<CodedSheet> coded = codedSheets(database, questionnaire, item, sheet);
            now.push_back(coded.empty() ? CodedSheet{sheet, {}} : coded.front());
        }
        return now;
    });
}

Result<Done> TextCoder::restore(const std::string& questionnaire, const std::string& item, const TextCoding& before) {
    if (const Result<TextCoding> framed = setFrame(questionnaire, item, before.frame); !framed) return framed.problem();
    const Result<std::vector<CodedSheet>> coded = setCodes(questionnaire, item, before.sheets);
    if (!coded) return coded.problem();
    return Done{};
}

}  // namespace diaoyan
