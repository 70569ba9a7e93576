// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/json_table.h"

#include <nlohmann/json.hpp>
#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace diaoyan {

namespace {

std::string_view roleName(ColumnRole role) {
    switch (role) {
    case ColumnRole::label: return "label";
    case ColumnRole::count: return "count";
    case ColumnRole::share: return "share";
    case ColumnRole::figure: return "figure";
    }
    return {};
}

std::string_view roleName(RowRole role) {
    switch (role) {
    case RowRole::option: return "option";
    case RowRole::not_substantive: return "not_substantive";
    case RowRole::missing: return "missing";
    case RowRole::subtotal: return "subtotal";
    case RowRole::total: return "total";
    }
    return {};
}

/// Whether words can stand between quotation marks as they are: sound UTF-8 and nothing to escape.
bool needsNoEscape(std::string_view words) {
    const auto length = static_cast<std::int32_t>(words.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 letter = 0;
        U8_NEXT(words.data(), at, length, letter);  // negative where the bytes are no letter
        if (letter < 0x20 || letter == '"' || letter == '\\') return false;
    }
    return true;
}

/// What stands between quotation marks.
struct Quoted {
    std::string_view words;
};

/// Writes a table key by key, a cell per line. By school a survey has a hundred thousand cells: a tree of JSON values
/// for each would cost more than counting all answers.
class JsonWriter {
public:
    JsonWriter(std::string& out, int indent) : out_(out), indent_(static_cast<std::size_t>(indent)) {}

    void write(const ResultTable& table) {
        add("{");
        key("format", Quoted{"diaoyan-result-table"});
        key("version", 1);
        key("id", Quoted{table.id});
        key("kind", Quoted{table.kind});
        key("title", table.title);
        key("base", table.base);
        key("columns", Lines{table.columns, 1});
        key("rows", Lines{table.rows, 1});
        key("notes", Lines{table.notes, 1});
        if (table.bar_column < 0)
            key("bar_column", "null");
        else
            key("bar_column", table.bar_column);
        startLine(0);
        add("}");
    }

    // The kinds of cells.
    void operator()(const Text& text) { add(R"({"type": "text", "text": )", text, "}"); }
    void operator()(std::int64_t count) { add(R"({"type": "count", "count": )", count, "}"); }
    void operator()(const Share& share) {
        add(R"({"type": "share", "count": )", share.count, R"(, "base": )", share.base, R"(, "base_kind": )",
            Quoted{baseKindName(share.kind)}, R"(, "percent": )", share.percent(), "}");
    }
    void operator()(const Figure& figure) {
        add(R"({"type": "figure", "value": )", figure.value, R"(, "decimals": )", figure.decimals, "}");
    }
    void operator()(const PValue& p) { add(R"({"type": "p_value", "value": )", p.value, "}"); }
    void operator()(const IntervalCell& interval) {
        add(R"({"type": "interval", "low": )", interval.low, R"(, "high": )", interval.high, "}");
    }
    void operator()(const NoValue& none) { add(R"({"type": "none", "reason": )", none.reason, "}"); }

private:
    /// A list, every element of it on a line of its own.
    template <class Element>
    struct Lines {
        const std::vector<Element>& elements;
        int depth;
    };

    template <class... Parts>
    void add(const Parts&... parts) {
        (put(parts), ...);
    }

    template <class Value>
    void key(std::string_view name, const Value& value) {
        if (out_.back() != '{') add(",");
        startLine(1);
        add(Quoted{name}, ": ", value);
    }

    void startLine(int depth) { out_.append(1, '\n').append(indent_ + 2 * static_cast<std::size_t>(depth), ' '); }

    template <std::size_t size>
    void put(const char (&raw)[size]) {
        out_.append(raw, size - 1);
    }
    void put(Quoted quoted) {
        if (needsNoEscape(quoted.words))
            out_.append(1, '"').append(quoted.words).append(1, '"');
        else
            out_ += nlohmann::json(quoted.words).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
    void put(std::int64_t number) {
        std::array<char, 24> digits;
        out_.append(digits.data(), std::to_chars(digits.begin(), digits.end(), number).ptr);
    }
    void put(int number) { put(std::int64_t{number}); }
    void put(double number) { putDouble(number); }
    void put(const std::optional<double>& number) { number ? putDouble(*number) : put("null"); }
    void putDouble(double number);

    void put(const Text& text) { add(R"({"zh": )", Quoted{text.zh}, R"(, "en": )", Quoted{text.en}, "}"); }
    void put(const TableCell& cell) { std::visit(*this, cell); }
    void put(const TableColumn& column) {
        add(R"({"heading": )", column.heading, R"(, "role": )", Quoted{roleName(column.role)}, "}");
    }
    void put(const TableRow& row) {
        add(R"({"role": )", Quoted{roleName(row.role)}, R"(, "code": )", Quoted{row.code}, R"(, "cells": )",
            Lines{row.cells, 2}, "}");
    }
    template <class Element>
    void put(const Lines<Element>& lines) {
        add("[");
        for (const Element& element : lines.elements) {
            if (&element != &lines.elements.front()) add(",");
            startLine(lines.depth + 1);
            add(element);
        }
        if (!lines.elements.empty()) startLine(lines.depth);
        add("]");
    }

    std::string& out_;
    std::size_t indent_;
};

/// The shortest digits that read back as the same number, with a point or an exponent, so that 44.0 stays a number
/// with decimals for whoever reads it. What is not finite is null.
void JsonWriter::putDouble(double number) {
    if (!std::isfinite(number)) return put("null");
    const double size = std::fabs(number);
    const bool plain = number == 0 || (size >= 1e-4 && size < 1e15);
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), number,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    const std::string_view written(digits.data(), static_cast<std::size_t>(end - digits.data()));
    out_ += written;
    if (plain && written.find('.') == std::string_view::npos) out_ += ".0";
}

}  // namespace

std::string baseKindName(BaseKind kind) {
    switch (kind) {
    case BaseKind::enrolment: return "enrolment";
    case BaseKind::issued: return "issued";
    case BaseKind::returned: return "returned";
    case BaseKind::asked: return "asked";
    case BaseKind::answered: return "answered";
    case BaseKind::valid: return "valid";
    case BaseKind::cases: return "cases";
    case BaseKind::responses: return "responses";
    }
    return {};
}

void appendJson(const ResultTable& table, std::string& out, int indent) {
    JsonWriter(out, indent).write(table);
}

std::string toJson(const ResultTable& table) {
    std::string out;
    appendJson(table, out);
    return out + '\n';
}

nlohmann::ordered_json jsonTable(const ResultTable& table) {
    return nlohmann::ordered_json::parse(toJson(table));
}

}  // namespace diaoyan
