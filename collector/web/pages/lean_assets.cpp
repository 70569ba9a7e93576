// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/lean_assets.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace diaoyan {

namespace {

bool isWordLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '_' || letter == '$' || static_cast<unsigned char>(letter) >= 0x80;
}

/// Behind the end of a string or regular expression that begins at `at`, whose last letter is `end`.
std::size_t behindLiteral(std::string_view text, std::size_t at, char end) {
    bool in_class = false;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (end == '/' && text[at] == '[')
            in_class = true;
        else if (end == '/' && text[at] == ']')
            in_class = false;
        else if (text[at] == end && !in_class)
            break;
    }
    return std::min(at + 1, text.size());
}

std::size_t behindComment(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) == "//") return std::min(text.find('\n', at), text.size());
    if (text.substr(at, 2) != "/*") return at;
    const std::size_t end = text.find("*/", at + 2);
    return end == std::string_view::npos ? text.size() : end + 2;
}

using Tokens = std::vector<std::string_view>;

bool isWord(std::string_view token) {
    return isWordLetter(token[0]) && !(token[0] >= '0' && token[0] <= '9');
}

/// A '/' begins a regular expression where no value can stand before it.
bool divides(const Tokens& tokens) {
    for (auto last = tokens.rbegin(); last != tokens.rend(); ++last) {
        if (*last == "\n") continue;
        if (*last == "return") return false;
        return isWordLetter((*last)[0]) || *last == ")" || *last == "]" || (*last)[0] == '\'';
    }
    return false;
}

/// Words, literals, signs and line ends of a script; neither spaces nor comments.
Tokens tokensOf(std::string_view script) {
    Tokens tokens;
    for (std::size_t at = 0; at < script.size();) {
        std::size_t end = behindComment(script, at);
        if (end > at || script[at] == ' ') {
            at = std::max(end, at + (end > at ? 0 : 1));
            continue;
        }
        const char letter = script[at];
        if (letter == '\'' || letter == '"')
            end = behindLiteral(script, at, letter);
        else if (letter == '/' && !divides(tokens))
            end = behindLiteral(script, at, letter);
        else if (isWordLetter(letter))
            for (end = at + 1; end < script.size() && isWordLetter(script[end]);) ++end;
        else
            end = at + (script.substr(at, 2) == "++" || script.substr(at, 2) == "--" ? 2 : 1);
        const std::string_view token = script.substr(at, end - at);
        if (token != "\n" || (!tokens.empty() && tokens.back() != "\n")) tokens.push_back(token);
        at = end;
    }
    return tokens;
}

/// The names behind `var` (up to the semicolon) or of a function and its parameters, which begins at `at`.
void addDeclared(const Tokens& tokens, std::size_t at, std::set<std::string_view>& names) {
    const bool variables = tokens[at] == "var";
    int depth = 0;
    for (std::size_t next = at + 1; next < tokens.size(); ++next) {
        const std::string_view token = tokens[next];
        if (token == (variables ? ";" : ")") && depth == (variables ? 0 : 1)) return;
        if (token == "(" || token == "[" || token == "{") ++depth;
        if (token == ")" || token == "]" || token == "}") --depth;
        const bool declares = tokens[next - 1] == "," || next == at + 1 || tokens[next - 1] == "(";
        if (isWord(token) && declares && (!variables || depth == 0)) names.insert(token);
    }
}

std::set<std::string_view> ownNames(const Tokens& tokens) {
    std::set<std::string_view> names;
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (tokens[at] == "var" || tokens[at] == "function") addDeclared(tokens, at, names);
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        std::size_t before = at - 1;
        while (before > 0 && tokens[before] == "\n") --before;
        const bool key = tokens[at + 1] == ":" && (tokens[before] == "{" || tokens[before] == ",");
        if (tokens[before] == "." || key) names.erase(tokens[at]);
    }
    return names;
}

/// a, b, ... z, aa, ab ...
std::string shortName(std::size_t number) {
    std::string name;
    for (++number; number > 0; number = (number - 1) / 26)
        name.insert(name.begin(), static_cast<char>('a' + (number - 1) % 26));
    return name;
}

/// New names; the names used most are the shortest.
std::map<std::string_view, std::string> shortNames(const Tokens& tokens) {
    static const std::set<std::string_view> reserved{"do", "if", "in", "as", "is", "of"};
    // Declared somewhere, they may still mean the browser's own elsewhere.
    static const std::set<std::string_view> browsers{"location", "document", "window", "navigator",
                                                     "history",  "crypto",   "fetch",  "localStorage",
                                                     "screen",   "name",     "status"};
    const std::set<std::string_view> own = ownNames(tokens);
    const std::set<std::string_view> present(tokens.begin(), tokens.end());
    std::map<std::string_view, std::size_t> uses;
    for (const std::string_view token : tokens)
        if (own.contains(token) && !browsers.contains(token)) ++uses[token];
    std::vector<std::pair<std::string_view, std::size_t>> by_use(uses.begin(), uses.end());
    std::stable_sort(by_use.begin(), by_use.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::map<std::string_view, std::string> names;
    std::size_t number = 0;
    for (const auto& [name, count] : by_use) {
        std::string candidate = shortName(number++);
        while (present.contains(candidate) || reserved.contains(candidate)) candidate = shortName(number++);
        if (candidate.size() < name.size()) names[name] = candidate;
    }
    return names;
}

}  // namespace

std::string leanScript(std::string_view script) {
    const Tokens tokens = tokensOf(script);
    const auto names = shortNames(tokens);
    std::string lean;
    for (const std::string_view token : tokens) {
        const auto renamed = names.find(token);
        const std::string_view next = renamed == names.end() ? token : std::string_view(renamed->second);
        if (!lean.empty()) {
            const char last = lean.back();
            const bool words_meet = isWordLetter(last) && isWordLetter(next[0]);
            const bool signs_meet = last == next[0] && (last == '+' || last == '-');
            if (words_meet || signs_meet) lean += ' ';
        }
        lean += next;
    }
    return lean;
}

std::string leanStyle(std::string_view css) {
    constexpr std::string_view separators = "{};,>";
    std::string lean;
    bool space = false;
    for (std::size_t at = 0; at < css.size();) {
        std::size_t end = behindComment(css, at);
        if (css.substr(at, 2) == "/*" || css[at] == ' ' || css[at] == '\n') {
            space = true;
            at = std::max(end, at + 1);
            continue;
        }
        const char letter = css[at];
        end = letter == '"' ? behindLiteral(css, at, letter) : at + 1;
        const bool stands_apart = !lean.empty() && separators.find(lean.back()) == std::string_view::npos &&
                                  lean.back() != ':' && separators.find(letter) == std::string_view::npos;
        if (space && stands_apart) lean += ' ';
        space = false;
        if (letter == '}' && !lean.empty() && lean.back() == ';') lean.pop_back();
        lean += css.substr(at, end - at);
        at = end;
    }
    return lean + '\n';
}

}  // namespace diaoyan
