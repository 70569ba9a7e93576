// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/template.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::size_t largest = 1'000'000;
constexpr std::size_t deepest = 20;

bool isUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80                   ? 1
                                   : lead >= 0xC2 && lead < 0xE0 ? 2
                                   : lead >= 0xE0 && lead < 0xF0 ? 3
                                   : lead >= 0xF0 && lead < 0xF5 ? 4
                                                                 : 0;
        if (length == 0 || i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        i += length;
    }
    return true;
}

bool isBlank(std::string_view words) {
    return words.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string trimmed(std::string_view words) {
    const std::size_t first = words.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(words.substr(first, words.find_last_not_of(" \t\r\n") - first + 1));
}

/// Words between spaces; what stands in "..." or “...” is one word.
std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    bool any = false;
    const char* closing = nullptr;
    const auto begins = [&](std::size_t at, std::string_view mark) { return text.substr(at, mark.size()) == mark; };
    for (std::size_t i = 0; i < text.size();) {
        if (closing != nullptr && begins(i, closing)) {
            i += std::string_view(closing).size();
            closing = nullptr;
        } else if (closing == nullptr && (text[i] == '"' || begins(i, "“"))) {
            closing = text[i] == '"' ? "\"" : "”";
            i += text[i] == '"' ? 1 : std::string_view("“").size();
            any = true;
        } else if (closing == nullptr && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r')) {
            if (any) words.push_back(std::exchange(word, {}));
            any = false;
            ++i;
        } else {
            word += text[i++];
            any = true;
        }
    }
    if (any) words.push_back(word);
    return words;
}

/// by=school, also written 分组=school.
std::optional<std::pair<std::string, std::string>> settingOf(const std::string& word) {
    static const std::pair<const char*, const char*> chinese[] = {
        {"分组", "by"}, {"图形", "kind"}, {"标题", "title"}, {"定义", "definition"}};
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0) return std::nullopt;
    // a <= b, a >= b and a != b are comparisons
    if (std::string_view("<>!").find(word[equals - 1]) != std::string_view::npos) return std::nullopt;
    std::string key = word.substr(0, equals);
    for (const auto& [zh, en] : chinese)
        if (key == zh) key = en;
    return std::pair{key, word.substr(equals + 1)};
}

Directive directiveOf(std::string_view inside, std::int64_t line) {
    Directive directive;
    directive.typed = trimmed(inside);
    directive.line = line;
    std::vector<std::string> words = wordsOf(inside);
    if (words.empty()) return directive;
    directive.name = words.front();
    for (std::size_t i = 1; i < words.size(); ++i)
        if (const auto setting = settingOf(words[i]))
            directive.settings[setting->first] = setting->second;
        else
            directive.words.push_back(words[i]);
    return directive;
}

class Reader {
public:
    Reader(std::string_view text, const std::string& file) : text_(text), file_(file) { open_.emplace_back(); }

    Result<ReportTemplate> read() {
        ReportTemplate result{file_, {}, {}};
        if (auto problem = readFront(result)) return *problem;
        while (at_ < text_.size())
            if (auto problem = readPiece()) return *problem;
        if (open_.size() > 1)
            return problemAt(
                "block-unfinished",
                phrase("“{0}”没有结束，缺少 {{end}}", "\"{0}\" has no {{end}}", {open_.back().node.directive.typed}),
                open_.back().node.directive.line);
        result.nodes = std::move(open_.front().node.body);
        return result;
    }

private:
    /// A condition or loop that has not ended yet; the first one is the whole template.
    struct Open {
        TemplateNode node{};
        bool otherwise = false;
    };

    Problem problemAt(const char* code, Text message, std::int64_t line) const {
        return {code, std::move(message), {file_, line, {}, {}}};
    }

    std::vector<TemplateNode>& inside() {
        Open& last = open_.back();
        return last.otherwise ? last.node.otherwise : last.node.body;
    }

    std::optional<Problem> readFront(ReportTemplate& result) {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
        if (text_.substr(at_, 4) != "---\n" && text_.substr(at_, 5) != "---\r\n") return std::nullopt;
        nextLine();
        while (at_ < text_.size()) {
            const std::string line = trimmed(nextLine());
            if (line == "---") return std::nullopt;
            std::size_t colon = line.find(':');
            std::size_t width = 1;
            if (const std::size_t wide = line.find("："); wide < colon) {
                colon = wide;
                width = std::string_view("：").size();
            }
            if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
            result.front[trimmed(line.substr(0, colon))] = trimmed(line.substr(colon + width));
        }
        return problemAt("front-unfinished",
                         {"开头的 --- 没有以另一行 --- 结束", "the --- at the beginning has no second --- line"}, 1);
    }

    std::string_view nextLine() {
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        const std::string_view line = text_.substr(at_, end - at_);
        at_ = std::min(end + 1, text_.size());
        ++line_;
        return line;
    }

    /// Words up to the next directive, and that directive.
    std::optional<Problem> readPiece() {
        const std::size_t brace = text_.find("{{", at_);
        addWords(text_.substr(at_, brace == std::string_view::npos ? brace : brace - at_));
        if (brace == std::string_view::npos) {
            at_ = text_.size();
            return std::nullopt;
        }
        const std::size_t end = text_.find("}}", brace + 2);
        const std::int64_t line = line_;
        if (end == std::string_view::npos || text_.substr(brace + 2, end - brace - 2).find("{{") != std::string::npos)
            return problemAt("directive-unfinished", {"“{{”之后缺少“}}”", "{{ without }}"}, line);
        const Directive directive = directiveOf(text_.substr(brace + 2, end - brace - 2), line);
        if (directive.name.empty())
            return problemAt("directive-empty", {"“{{ }}”里什么也没有", "nothing stands between {{ and }}"}, line);
        const std::size_t line_begin = brace == 0 ? 0 : text_.rfind('\n', brace - 1) + 1;
        const std::size_t line_end = std::min(text_.find('\n', end), text_.size());
        const bool alone =
            isBlank(text_.substr(line_begin, brace - line_begin)) && isBlank(text_.substr(end + 2, line_end - end - 2));
        line_ += std::count(text_.begin() + static_cast<std::ptrdiff_t>(brace),
                            text_.begin() + static_cast<std::ptrdiff_t>(end), '\n');
        at_ = end + 2;
        // A line of its own goes with the directive, so that if and end leave no empty paragraphs.
        if (alone && line_end < text_.size()) {
            at_ = line_end + 1;
            ++line_;
        }
        return take(directive, alone);
    }

    void addWords(std::string_view words) {
        line_ += std::count(words.begin(), words.end(), '\n');
        if (words.empty()) return;
        TemplateNode node;
        node.words = words;
        inside().push_back(std::move(node));
    }

    std::optional<Problem> take(const Directive& directive, bool alone) {
        if (isElse(directive.name)) {
            Open& last = open_.back();
            if (open_.size() < 2 || last.node.kind != TemplateNode::Kind::condition || last.otherwise)
                return problemAt("else-without-if", {"{{else}} 之前没有 {{if}}", "{{else}} without {{if}}"},
                                 directive.line);
            last.otherwise = true;
            return std::nullopt;
        }
        if (isEnd(directive.name)) {
            if (open_.size() < 2)
                return problemAt("end-without-block",
                                 {"{{end}} 之前没有 {{if}} 或 {{each}}", "{{end}} without {{if}} or {{each}}"},
                                 directive.line);
            TemplateNode closed = std::move(open_.back().node);
            open_.pop_back();
            inside().push_back(std::move(closed));
            return std::nullopt;
        }
        TemplateNode node;
        node.directive = directive;
        node.alone = alone;
        node.kind = TemplateNode::Kind::directive;
        if (!isIf(directive.name) && !isEach(directive.name)) {
            inside().push_back(std::move(node));
            return std::nullopt;
        }
        node.kind = isIf(directive.name) ? TemplateNode::Kind::condition : TemplateNode::Kind::loop;
        if (open_.size() > deepest)
            return problemAt("template-too-large", {"条件和循环嵌套太深", "conditions and loops are nested too deeply"},
                             directive.line);
        open_.push_back({std::move(node), false});
        return std::nullopt;
    }

    std::string_view text_;
    std::string file_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
    std::vector<Open> open_;
};

}  // namespace

bool isIf(const std::string& name) {
    return name == "if" || name == "如果";
}

bool isElse(const std::string& name) {
    return name == "else" || name == "否则";
}

bool isEach(const std::string& name) {
    return name == "each" || name == "逐个";
}

bool isEnd(const std::string& name) {
    return name == "end" || name == "结束";
}

Result<ReportTemplate> parseTemplate(const std::string& text, const std::string& file) {
    if (text.size() > largest)
        return Problem{"template-too-large", {"模板超过 1 MB", "the template is larger than 1 MB"}, {file, 0, {}, {}}};
    if (!isUtf8(text))
        return Problem{"template-not-utf8",
                       {"模板不是 UTF-8 编码，请另存为 UTF-8", "the template is not UTF-8; save it as UTF-8"},
                       {file, 0, {}, {}}};
    return Reader(text, file).read();
}

}  // namespace diaoyan
