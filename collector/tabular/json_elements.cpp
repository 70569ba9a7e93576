// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/json_elements.h"

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;
constexpr std::size_t mostLeftOut = 20;  ///< members of a wrapper that are named

bool isJsonBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t behindBlanks(std::string_view text, std::size_t at) {
    while (at < text.size() && isJsonBlank(text[at])) ++at;
    return at;
}

/// REQUIRES: a quotation mark at `at`. nowhere: the string does not end.
std::size_t behindString(std::string_view text, std::size_t at) {
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            return at + 1;
        }
    }
    return nowhere;
}

std::size_t behindBrackets(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = behindString(text, at);
            if (at == nowhere) return nowhere;
            continue;
        }
        ++at;
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) return at;
    }
    return nowhere;
}

/// Behind the value that begins at `at`; nowhere: the text ends within it.
std::size_t behindValue(std::string_view text, std::size_t at) {
    if (at >= text.size()) return nowhere;
    if (text[at] == '"') return behindString(text, at);
    if (text[at] == '{' || text[at] == '[') return behindBrackets(text, at);
    const std::size_t end = text.find_first_of(",]} \t\r\n", at);
    return end == at ? nowhere : std::min(end, text.size());
}

Problem cutShort(const std::string& path, std::int64_t row = 0) {
    return fileProblem("file-truncated", path,
                       phrase("JSON 文件在中途结束，可能没有下载完整，请重新导出",
                              "the JSON file ends in the middle, perhaps an incomplete download; export it again"),
                       row);
}

Problem notRows(const std::string& path, const Text& what) {
    return fileProblem("not-a-table", path, what);
}

/// A member of the outermost object.
struct Member {
    std::string_view name;  ///< with its escapes
    std::size_t value = 0;
};

struct Wrapper {
    std::vector<Member> members;
    std::size_t end = 0;
};

/// REQUIRES: { at `at`.
Result<Wrapper> readWrapper(std::string_view text, std::size_t at, const std::string& path) {
    Wrapper wrapper;
    constexpr std::size_t mostMembers = 1000;
    for (at = behindBlanks(text, at + 1);; at = behindBlanks(text, at + 1)) {
        if (at >= text.size()) return cutShort(path);
        if (text[at] == '}' && wrapper.members.empty()) break;
        const std::size_t name = at;
        if (text[at] != '"') return notRows(path, phrase("这不是合格的 JSON 文件", "this is no sound JSON file"));
        at = behindString(text, at);
        if (at == nowhere) return cutShort(path);
        const std::string_view written = text.substr(name + 1, at - name - 2);
        at = behindBlanks(text, at);
        if (at < text.size() && text[at] != ':')
            return notRows(path, phrase("这不是合格的 JSON 文件", "this is no sound JSON file"));
        const std::size_t value = behindBlanks(text, at + 1);
        at = behindValue(text, value);
        if (at == nowhere) return cutShort(path);
        if (wrapper.members.size() < mostMembers) wrapper.members.push_back({written, value});
        at = behindBlanks(text, at);
        if (at >= text.size()) return cutShort(path);
        if (text[at] == '}') break;
        if (text[at] != ',') return notRows(path, phrase("这不是合格的 JSON 文件", "this is no sound JSON file"));
    }
    wrapper.end = at + 1;
    return wrapper;
}

bool isListOfObjects(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '[') return false;
    const std::size_t first = behindBlanks(text, at + 1);
    return first < text.size() && text[first] == '{';
}

/// Members that hold the answers in what services and programs hand out.
const Member* answersOf(std::string_view text, const Wrapper& wrapper) {
    constexpr std::array<std::string_view, 9> names{"data",    "results",     "answers", "responses", "records",
                                                    "entries", "submissions", "rows",    "items"};
    for (const std::string_view wanted : names)
        for (const Member& member : wrapper.members)
            if (foldForMatching(member.name) == wanted && isListOfObjects(text, member.value)) return &member;
    return nullptr;
}

bool looksLikeForm(const Wrapper& wrapper) {
    return std::any_of(wrapper.members.begin(), wrapper.members.end(), [](const Member& member) {
        return member.name == "pages" || member.name == "elements" || member.name == "questions";
    });
}

Result<JsonRowsPlace> rowsInWrapper(std::string_view text, std::size_t begin, const std::string& path) {
    Result<Wrapper> wrapper = readWrapper(text, begin, path);
    if (!wrapper) return wrapper.problem();
    const std::size_t behind = behindBlanks(text, wrapper->end);
    if (behind < text.size() && text[behind] == '{') return JsonRowsPlace{.begin = begin, .lines = true};
    if (behind < text.size()) return notRows(path, phrase("这不是合格的 JSON 文件", "this is no sound JSON file"));
    const Member* answers = answersOf(text, *wrapper);
    if (answers == nullptr && looksLikeForm(*wrapper))
        return notRows(path, phrase("这是 JSON 格式的问卷，不是答卷；请以 --form 指定它",
                                    "this is a questionnaire in JSON, not a file of answers; name it with --form"));
    if (answers == nullptr)
        return notRows(path, phrase("JSON 文件里没有答卷的列表：应为 [{...},{...}]、{\"data\":[{...}]} 或每行一个对象",
                                    "the JSON file has no list of answers: [{...},{...}], {\"data\":[{...}]} or one "
                                    "object per line"));
    JsonRowsPlace place{.begin = answers->value + 1, .name = std::string(answers->name)};
    for (const Member& member : wrapper->members)
        if (&member != answers && place.left_out.size() < mostLeftOut)
            place.left_out.emplace_back(member.name.substr(0, 100));
    return place;
}

}  // namespace

Result<JsonRowsPlace> findJsonRows(std::string_view text, const std::string& path) {
    const std::size_t begin = behindBlanks(text, 0);
    if (begin < text.size() && text[begin] == '[') {
        const std::size_t first = behindBlanks(text, begin + 1);
        if (first >= text.size()) return cutShort(path);
        if (text[first] == '{') return JsonRowsPlace{.begin = begin + 1};
        if (text[first] == ']')
            return fileProblem("file-empty", path, phrase("JSON 的列表是空的", "the list in the JSON file is empty"));
        return notRows(path,
                       phrase("JSON 的列表里不是对象（{\"题目\":\"答案\"}），不能作为答卷读取",
                              "the list in the JSON file holds no objects ({\"question\":\"answer\"}); it cannot be "
                              "read as answers"));
    }
    if (begin >= text.size() || text[begin] != '{')
        return notRows(path, phrase("这不是合格的 JSON 文件", "this is no sound JSON file"));
    return rowsInWrapper(text, begin, path);
}

JsonElements::JsonElements(std::string_view text, const JsonRowsPlace& place, std::string path,
                           std::uint64_t record_bytes)
    : text_(text), place_(place), path_(std::move(path)), record_bytes_(record_bytes), at_(place.begin) {}

Problem JsonElements::damaged() const {
    return fileProblem("file-damaged", path_,
                       phrase("第 {0} 份答卷之后的 JSON 不合规则，请重新导出",
                              "the JSON behind answer sheet {0} breaks the rules; export it again", {taken_}),
                       taken_ + 1);
}

/// Behind an array that is the whole text nothing may follow: it would be lost.
Result<std::optional<std::string_view>> JsonElements::ended() const {
    if (place_.name.empty() && behindBlanks(text_, at_ + 1) < text_.size()) return damaged();
    return std::optional<std::string_view>{};
}

Result<std::optional<std::string_view>> JsonElements::next() {
    at_ = behindBlanks(text_, at_);
    if (at_ >= text_.size()) {
        if (!place_.lines) return cutShort(path_, taken_ + 1);
        return std::optional<std::string_view>{};
    }
    if (!place_.lines) {
        if (text_[at_] == ']') return ended();
        if (taken_ > 0) {
            if (text_[at_] != ',') return damaged();
            at_ = behindBlanks(text_, at_ + 1);
        }
    }
    const std::string_view reach = text_.substr(at_, record_bytes_ + 1);
    const std::size_t length = behindValue(reach, 0);
    if (length == nowhere || (length > record_bytes_ && reach.size() > record_bytes_)) {
        if (reach.size() > record_bytes_)
            return fileProblem("too-large", path_,
                               phrase("第 {0} 份答卷超过 {1} 字节", "answer sheet {0} is beyond {1} bytes",
                                      {taken_ + 1, record_bytes_}),
                               taken_ + 2);
        constexpr std::string_view noValue = ",]}";
        return reach.empty() || noValue.find(reach.front()) == nowhere ? cutShort(path_, taken_ + 2) : damaged();
    }
    at_ += length;
    ++taken_;
    return std::optional<std::string_view>(reach.substr(0, length));
}

}  // namespace diaoyan
