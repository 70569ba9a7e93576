// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_condition.h"

#include "questionnaires/exchange/plain_text.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

using Clauses = std::vector<ConditionClause>;

constexpr std::size_t longestExpression = 20'000;
constexpr int deepestExpression = 100;
constexpr std::size_t mostClauses = 50;

enum class Kind { name, value, word, sign, end, wrong };

struct Token {
    Kind kind = Kind::end;
    std::string text;
};

bool isWordSign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '-' || c == '#' || static_cast<unsigned char>(c) >= 0x80;
}

/// One token of the expression, taken off its beginning.
Token nextToken(std::string_view& rest) {
    rest = trimmedView(rest);
    if (rest.empty()) return {};
    const auto taken = [&](Kind kind, std::size_t from, std::size_t length, std::size_t whole) {
        Token token{kind, std::string(rest.substr(from, length))};
        rest.remove_prefix(whole);
        return token;
    };
    const char first = rest.front();
    if (first == '"' || first == '\'') {
        const std::size_t end = rest.find(first, 1);
        return end == std::string_view::npos ? Token{Kind::wrong, {}} : taken(Kind::value, 1, end - 1, end + 1);
    }
    if (first == '{' || rest.starts_with("${")) {
        const std::size_t begin = first == '{' ? 1 : 2, end = rest.find('}');
        if (end == std::string_view::npos) return {Kind::wrong, {}};
        Token token = taken(Kind::name, begin, end - begin, end + 1);
        token.text = std::string(trimmedView(token.text));
        return token;
    }
    for (const std::string_view sign : {"==", "!=", "<>", "&&", "||"})
        if (rest.starts_with(sign)) return taken(Kind::sign, 0, 2, 2);
    if (std::string_view("=!()[],").find(first) != std::string_view::npos) return taken(Kind::sign, 0, 1, 1);
    std::size_t length = 0;
    while (length < rest.size() && isWordSign(rest[length])) ++length;
    if (length == 0) return {Kind::wrong, {}};
    const bool number = std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(length),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; });
    Token token = taken(number ? Kind::value : Kind::word, 0, length, length);
    constexpr std::string_view naok = ".NAOK";  // LimeSurvey: the same without "not applicable"
    if (token.text.ends_with(naok)) token.text.erase(token.text.size() - naok.size());
    return token;
}

/// Recursive descent; every failure is nothing.
class ConditionParser {
public:
    explicit ConditionParser(std::string_view text) : rest_(text) { advance(); }

    std::optional<Clauses> whole() {
        auto clauses = either(0);
        return clauses && token_.kind == Kind::end && clauses->size() <= mostClauses ? clauses : std::nullopt;
    }

private:
    void advance() { token_ = nextToken(rest_); }
    bool isSign(std::string_view sign) const { return token_.kind == Kind::sign && token_.text == sign; }
    bool isWord(std::string_view word) const { return token_.kind == Kind::word && lowered(token_.text) == word; }
    bool take(std::string_view sign) {
        if (!isSign(sign)) return false;
        advance();
        return true;
    }

    std::optional<Clauses> either(int depth);
    std::optional<Clauses> all(int depth);
    std::optional<Clauses> unary(int depth);
    std::optional<Clauses> comparison();
    std::optional<Clauses> call(const std::string& function);
    std::optional<Clauses> compared(const std::string& name);
    std::optional<std::vector<std::string>> listed();

    std::string_view rest_;
    Token token_;
};

std::optional<Clauses> ConditionParser::either(int depth) {
    if (depth > deepestExpression) return std::nullopt;
    auto left = all(depth);
    while (left && (isSign("||") || isWord("or"))) {
        advance();
        const auto right = all(depth);
        const bool fits =
            right && left->size() == 1 && right->size() == 1 && !left->front().negated && !right->front().negated;
        if (!fits) return std::nullopt;
        auto& any_of = left->front().any_of;
        any_of.insert(any_of.end(), right->front().any_of.begin(), right->front().any_of.end());
    }
    return left;
}

std::optional<Clauses> ConditionParser::all(int depth) {
    auto left = unary(depth);
    while (left && (isSign("&&") || isWord("and"))) {
        advance();
        const auto right = unary(depth);
        if (!right) return std::nullopt;
        left->insert(left->end(), right->begin(), right->end());
    }
    return left;
}

std::optional<Clauses> ConditionParser::unary(int depth) {
    if (depth > deepestExpression) return std::nullopt;
    if (isSign("!") || isWord("not")) {
        advance();
        auto inner = unary(depth + 1);
        if (!inner || inner->size() != 1) return std::nullopt;
        inner->front().negated = !inner->front().negated;
        return inner;
    }
    if (!take("(")) return comparison();
    auto inner = either(depth + 1);
    return inner && take(")") ? inner : std::nullopt;
}

std::optional<Clauses> ConditionParser::comparison() {
    if (token_.kind == Kind::value) {  // 'a' = ${q}, or 1 for always
        const std::string value = token_.text;
        advance();
        if (!isSign("=") && !isSign("==")) return value == "1" ? std::optional<Clauses>(Clauses{}) : std::nullopt;
        advance();
        if (token_.kind != Kind::name && token_.kind != Kind::word) return std::nullopt;
        const std::string name = token_.text;
        advance();
        return Clauses{{{{name, value}}}};
    }
    if (token_.kind != Kind::name && token_.kind != Kind::word) return std::nullopt;
    const bool bare = token_.kind == Kind::word;
    const std::string name = token_.text;
    advance();
    if (bare && isSign("(")) return call(lowered(name));
    if (bare && lowered(name) == "true") return Clauses{};
    return compared(name);
}

/// selected(${q}, 'a'), is_empty(Q1), true()
std::optional<Clauses> ConditionParser::call(const std::string& function) {
    advance();
    if (function == "true") return take(")") ? std::optional<Clauses>(Clauses{}) : std::nullopt;
    if (function != "selected" && function != "is_empty") return std::nullopt;
    if (token_.kind != Kind::name && token_.kind != Kind::word) return std::nullopt;
    const std::string name = token_.text;
    advance();
    std::string value;
    if (function == "selected") {
        if (!take(",") || token_.kind != Kind::value) return std::nullopt;
        value = token_.text;
        advance();
    }
    return take(")") ? std::optional<Clauses>(Clauses{{{{name, value}}}}) : std::nullopt;
}

std::optional<Clauses> ConditionParser::compared(const std::string& name) {
    struct Comparison {
        std::string_view sign;
        bool negated;
        bool list;  ///< takes ['a', 'b']
    };
    constexpr std::array comparisons{
        Comparison{"=", false, false},          Comparison{"==", false, false},
        Comparison{"eq", false, false},         Comparison{"equal", false, false},
        Comparison{"contains", false, false},   Comparison{"contain", false, false},
        Comparison{"!=", true, false},          Comparison{"<>", true, false},
        Comparison{"ne", true, false},          Comparison{"notequal", true, false},
        Comparison{"notcontains", true, false}, Comparison{"anyof", false, true},
        Comparison{"noneof", true, true},
    };
    if (token_.kind != Kind::sign && token_.kind != Kind::word) return std::nullopt;
    const std::string sign = lowered(token_.text);
    if (sign == "empty" || sign == "notempty") {
        advance();
        return Clauses{{{{name, ""}}, sign == "notempty"}};
    }
    const auto found = std::find_if(comparisons.begin(), comparisons.end(),
                                    [&](const Comparison& comparison) { return comparison.sign == sign; });
    if (found == comparisons.end()) return std::nullopt;
    advance();
    if (found->list) {
        auto values = listed();
        if (!values) return std::nullopt;
        ConditionClause clause{{}, found->negated};
        for (const std::string& value : *values) clause.any_of.push_back({name, value});
        return Clauses{std::move(clause)};
    }
    if (token_.kind != Kind::value && !isWord("true") && !isWord("false")) return std::nullopt;
    Clauses clauses{{{{name, token_.text}}, found->negated}};
    advance();
    return clauses;
}

std::optional<std::vector<std::string>> ConditionParser::listed() {
    std::vector<std::string> values;
    if (!take("[")) return std::nullopt;
    while (!isSign("]")) {
        if (!values.empty() && !take(",")) return std::nullopt;
        if (token_.kind != Kind::value) return std::nullopt;
        values.push_back(token_.text);
        advance();
    }
    advance();
    return values.empty() ? std::nullopt : std::optional(std::move(values));
}

}  // namespace

std::optional<Clauses> parseCondition(std::string_view expression) {
    expression = trimmedView(expression);
    if (expression.empty()) return Clauses{};
    if (expression.size() > longestExpression) return std::nullopt;
    return ConditionParser(expression).whole();
}

}  // namespace diaoyan
