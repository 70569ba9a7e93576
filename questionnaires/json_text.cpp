// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <vector>

namespace diaoyan {

namespace {

using Json = nlohmann::json;

/// Stops the parser from inside its callback; caught where the parser was started.
struct Stop {
    Problem problem;
};

/// Watches depth and repeated keys while the value is built. Not with nlohmann's parser callback: behind every object
/// it looks through all that stand beside it, so that a list of a million takes hours.
class Watcher : public nlohmann::detail::json_sax_dom_parser<Json> {
public:
    using Builder = nlohmann::detail::json_sax_dom_parser<Json>;

    Watcher(Json& value, const std::string& file, const JsonLimits& limits)
        : Builder(value), file_(file), limits_(limits) {}

    bool start_object(std::size_t size) {
        deeper();
        keys_.emplace_back();
        return Builder::start_object(size);
    }
    bool end_object() {
        --depth_;
        keys_.pop_back();
        return Builder::end_object();
    }
    bool start_array(std::size_t size) {
        deeper();
        return Builder::start_array(size);
    }
    bool end_array() {
        --depth_;
        return Builder::end_array();
    }
    bool key(std::string& name) {
        if (!keys_.back().insert(name).second) {
            const std::string key = beginningOf(name, 60);
            throw Stop{{"duplicate-key",
                        phrase("同一对象里键 “{0}” 出现两次", "the key \"{0}\" stands twice in one object", {key}),
                        {file_, 0, {}, key}}};
        }
        return Builder::key(name);
    }

private:
    void deeper() {
        if (depth_ >= limits_.depth)
            throw Stop{{"too-deep",
                        phrase("JSON 嵌套超过 {0} 层", "JSON nested more than {0} levels deep",
                               {std::uint64_t{limits_.depth}}),
                        {file_, 0, {}, {}}}};
        ++depth_;
    }

    std::string file_;
    JsonLimits limits_;
    std::size_t depth_ = 0;
    std::vector<std::set<std::string>> keys_;
};

struct Position {
    std::int64_t line = 1;
    std::int64_t column = 1;  ///< in characters
};

bool startsCharacter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

Position positionOf(std::string_view text, std::size_t byte) {
    Position position;
    byte = std::min(byte, text.size());
    for (std::size_t i = 0; i < byte; ++i) {
        if (text[i] == '\n') {
            ++position.line;
            position.column = 1;
        } else if (startsCharacter(text[i]) && !(i == 0 && text.substr(0, 3) == "\xEF\xBB\xBF")) {
            ++position.column;
        }
    }
    return position;
}

Problem syntaxProblem(const Json::parse_error& error, std::string_view json, const std::string& file) {
    const std::size_t at = error.byte == 0 ? 0 : error.byte - 1;
    const Position position = positionOf(json, at);
    const std::string words = error.what();
    Problem problem{"json-syntax", {}, {file, position.line, {}, {}}};
    if (words.find("UTF-8") != std::string::npos) {
        problem.code = "not-utf8";
        problem.message = phrase("第 {0} 个字符不是 UTF-8 编码；请把文件另存为 UTF-8",
                                 "character {0} is not UTF-8; please save the file as UTF-8", {position.column});
        return problem;
    }
    if (at >= json.size()) {
        problem.message = {"JSON 没有写完（文件在这里中断）", "the JSON breaks off here"};
        return problem;
    }
    const std::size_t expected = words.rfind("; expected ");
    const std::string detail = expected == std::string::npos ? "" : words.substr(expected);
    problem.message = phrase("第 {0} 个字符处不合 JSON 语法", "not JSON at character {0}{1}",
                             {position.column, beginningOf(detail, 120)});
    const std::string_view rest = json.substr(at, json.find('\n', at) - at);
    problem.where.text = beginningOf(rest, 24);
    return problem;
}

}  // namespace

std::string beginningOf(std::string_view text, std::size_t bytes) {
    std::size_t end = std::min(text.size(), bytes);
    while (end > 0 && end < text.size() && !startsCharacter(text[end])) --end;
    std::string beginning(text.substr(0, end));
    for (char& c : beginning)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return end < text.size() ? beginning + "…" : beginning;
}

Result<Json> jsonFromText(std::string_view json, const std::string& file, const JsonLimits& limits) {
    if (json.size() > limits.bytes)
        return Problem{"too-large",
                       phrase("文件有 {0} 字节，最多允许 {1} 字节", "{0} bytes, at most {1} are allowed",
                              {std::uint64_t{json.size()}, std::uint64_t{limits.bytes}}),
                       {file, 0, {}, {}}};
    if (json.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return Problem{"file-empty", {"文件是空的", "the file is empty"}, {file, 0, {}, {}}};
    try {
        Json value;
        Watcher watcher(value, file, limits);
        Json::sax_parse(json.begin(), json.end(), &watcher);
        return value;
    } catch (const Stop& stop) { return stop.problem; } catch (const Json::parse_error& error) {
        return syntaxProblem(error, json, file);
    } catch (const Json::exception& error) {  // a number such as 1e999
        return Problem{"json-syntax",
                       phrase("JSON 里有无法表示的值", "the JSON holds a value that cannot be represented"),
                       {file, 0, {}, beginningOf(error.what(), 100)}};
    }
}

}  // namespace diaoyan
