// SPDX-License-Identifier: GPL-3.0-or-later
// The mapping file:
//   {"diaoyan_mapping": 1, "file": {"importer": "wjx", "sheet": "", "encoding": "", "separator": ","},
//    "school_column": "学校", "schools": {"中心小学": "S01", "外地学校": null, "一小": "?"},
//    "columns": [{"heading": "3、性别", "item": "sex", "reading": "label"}, {"heading": "备注", "item": null}],
//    "texts": {"sex": {"男生": "m", "保密": null, "？？": "?"}}, "questionnaire": {...}}
// null: none of them. "?": not decided yet.
#include "collector/importers/mapping.h"

#include "questionnaires/json_names.h"
#include "questionnaires/json_text.h"
#include "questionnaires/questionnaire_check.h"
#include "questionnaires/questionnaire_json.h"

#include <nlohmann/json.hpp>

namespace diaoyan {

namespace {

using Json = nlohmann::ordered_json;

constexpr JsonLimits limits{.bytes = 16 << 20, .depth = 32};
constexpr JsonNames<Reading, 10> readingNames{{{Reading::label, "label"},
                                               {Reading::code, "number_of_option"},
                                               {Reading::joined_labels, "several_labels"},
                                               {Reading::ranked_labels, "ranked_labels"},
                                               {Reading::tick, "tick"},
                                               {Reading::rank, "rank"},
                                               {Reading::own_words, "own_words"},
                                               {Reading::number, "number"},
                                               {Reading::words, "words"},
                                               {Reading::date, "date"}}};

/// Reads one mapping; the first problem ends it.
class MappingReader {
public:
    explicit MappingReader(const std::string& file) : file_(file) {}

    Result<Mapping> read(const nlohmann::json& json) {
        if (!json.is_object() || !json.contains("diaoyan_mapping"))
            return wrong("", phrase("不是映射文件", "this is no mapping file"));
        if (json["diaoyan_mapping"] != 1)
            return wrong("/diaoyan_mapping", phrase("映射文件的版本不认识", "unknown version of the mapping file"));
        readFile(json);
        mapping_.school_column = text(json, "school_column", "");
        if (const auto schools = object(json, "schools", ""))
            for (const auto& [spelling, code] : schools->items())
                readDecision(code, "/schools/" + spelling, spelling, mapping_.schools, mapping_.open_schools);
        readColumns(json);
        if (const auto texts = object(json, "texts", ""))
            for (const auto& [item, words] : texts->items()) readTexts(item, words);
        readQuestionnaire(json);
        if (problem_) return *problem_;
        return std::move(mapping_);
    }

private:
    Problem wrong(const std::string& at, Text message) {
        problem_ = Problem{"bad-mapping", std::move(message), {.file = file_, .column = at}};
        return *problem_;
    }

    std::string text(const nlohmann::json& json, const char* key, const std::string& at) {
        if (!json.contains(key) || json[key].is_null()) return {};
        if (json[key].is_string()) return json[key].get<std::string>();
        wrong(at + "/" + key, phrase("应为文字", "must be a text"));
        return {};
    }

    const nlohmann::json* object(const nlohmann::json& json, const char* key, const std::string& at) {
        if (!json.contains(key)) return nullptr;
        if (json[key].is_object()) return &json[key];
        wrong(at + "/" + key, phrase("应为对象", "must be an object"));
        return nullptr;
    }

    void readFile(const nlohmann::json& json) {
        const auto* const file = object(json, "file", "");
        if (file == nullptr) return;
        mapping_.importer = text(*file, "importer", "/file");
        mapping_.sheet = text(*file, "sheet", "/file");
        mapping_.encoding = text(*file, "encoding", "/file");
        const std::string separator = text(*file, "separator", "/file");
        if (separator.size() > 1 && separator != "tab")
            wrong("/file/separator", phrase("应为一个字符或 tab", "must be one character or tab"));
        if (!separator.empty()) mapping_.separator = separator == "tab" ? '\t' : separator.front();
    }

    void readDecision(const nlohmann::json& code, const std::string& at, const std::string& key,
                      std::map<std::string, std::string>& decided, std::vector<std::string>& open) {
        if (code.is_null())
            decided[key].clear();
        else if (!code.is_string())
            wrong(at, phrase("应为代码、null 或 \"?\"", "must be a code, null or \"?\""));
        else if (code == "?")
            open.push_back(key);
        else
            decided[key] = code.get<std::string>();
    }

    void readTexts(const std::string& item, const nlohmann::json& words) {
        if (!words.is_object()) {
            wrong("/texts/" + item, phrase("应为对象", "must be an object"));
            return;
        }
        std::vector<std::string> open;
        for (const auto& [word, code] : words.items())
            readDecision(code, "/texts/" + item + "/" + word, word, mapping_.texts[item], open);
        if (mapping_.texts[item].empty()) mapping_.texts.erase(item);
        if (!open.empty()) mapping_.open_texts[item] = open;
    }

    void readColumns(const nlohmann::json& json) {
        if (!json.contains("columns")) return;
        if (!json["columns"].is_array()) {
            wrong("/columns", phrase("应为数组", "must be an array"));
            return;
        }
        std::size_t position = 0;
        for (const auto& column : json["columns"]) {
            const std::string at = "/columns/" + std::to_string(position++);
            if (!column.is_object()) {
                wrong(at, phrase("应为对象", "must be an object"));
                return;
            }
            ColumnDecision decision{.heading = text(column, "heading", at),
                                    .item = text(column, "item", at),
                                    .option = text(column, "option", at)};
            const std::string reading = text(column, "reading", at);
            const auto known = valueIn(readingNames, reading);
            if (!decision.item.empty() && !known)
                wrong(at + "/reading", phrase("读法应为：{0}", "must be one of {0}", {listOf(readingNames)}));
            decision.reading = known.value_or(Reading::words);
            mapping_.columns.push_back(std::move(decision));
        }
    }

    void readQuestionnaire(const nlohmann::json& json) {
        if (problem_ || !json.contains("questionnaire") || json["questionnaire"].is_null()) return;
        Result<Questionnaire> form = questionnaireFromJson(json["questionnaire"].dump(), file_);
        if (!form) {
            problem_ = form.problem();
            return;
        }
        if (std::vector<Problem> problems = checkQuestionnaire(form.value()); !problems.empty()) {
            problem_ = std::move(problems.front());
            problem_->where.file = file_;
            return;
        }
        mapping_.questionnaire = std::move(form).value();
    }

    std::string file_;
    Mapping mapping_;
    std::optional<Problem> problem_;
};

Json decisions(const std::map<std::string, std::string>& decided, const std::vector<std::string>& open) {
    Json json = Json::object();
    for (const auto& [text, code] : decided) json[text] = code.empty() ? Json(nullptr) : Json(code);
    for (const std::string& text : open)
        if (!decided.contains(text)) json[text] = "?";
    return json;
}

}  // namespace

Result<Mapping> mappingFromJson(const std::string& json, const std::string& file) {
    const Result<nlohmann::json> parsed = jsonFromText(json, file, limits);
    if (!parsed) return parsed.problem();
    return MappingReader(file).read(*parsed);
}

std::string toJson(const Mapping& mapping) {
    Json json{{"diaoyan_mapping", 1}};
    const std::string separator =
        mapping.separator == '\t' ? "tab" : std::string(mapping.separator != 0, mapping.separator);
    json["file"] = {{"importer", mapping.importer},
                    {"sheet", mapping.sheet},
                    {"encoding", mapping.encoding},
                    {"separator", separator}};
    json["school_column"] = mapping.school_column;
    json["schools"] = decisions(mapping.schools, mapping.open_schools);
    json["columns"] = Json::array();
    for (const ColumnDecision& column : mapping.columns) {
        Json one{{"heading", column.heading}, {"item", nullptr}};
        if (!column.item.empty()) {
            one["item"] = column.item;
            one["reading"] = nameIn(readingNames, column.reading);
        }
        if (!column.option.empty()) one["option"] = column.option;
        json["columns"].push_back(std::move(one));
    }
    json["texts"] = Json::object();
    std::map<std::string, std::map<std::string, std::string>> texts = mapping.texts;
    for (const auto& [item, open] : mapping.open_texts) texts[item];
    for (const auto& [item, decided] : texts) {
        const auto open = mapping.open_texts.find(item);
        json["texts"][item] =
            decisions(decided, open == mapping.open_texts.end() ? std::vector<std::string>{} : open->second);
    }
    if (mapping.questionnaire) json["questionnaire"] = Json::parse(toJson(*mapping.questionnaire));
    return json.dump(2) + "\n";
}

}  // namespace diaoyan
