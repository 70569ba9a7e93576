// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/json_row.h"

#include "collector/tabular/number_text.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <simdjson.h>

namespace diaoyan {

using simdjson::ondemand::json_type;
using simdjson::ondemand::number_type;
using simdjson::ondemand::value;

/// A parser and the bytes it looks at, with the room behind them that it needs.
struct JsonRow::Parsers {
    struct One {
        simdjson::ondemand::parser parser;
        std::string padded;
    };
    One outer;
    One inner;  ///< of an answer wrapped as text; the outer one is not finished yet
};

/// One walk through an object.
struct JsonRow::Walk {
    JsonRow& row;
    std::string path{};
    std::size_t depth = 0;
    std::optional<Outcome> stopped{};

    bool stop(Outcome outcome) {
        if (!stopped) stopped = outcome;
        return false;
    }

    /// A new field under the path as it is. False: too many, too long.
    bool add(JsonField::Kind kind, std::string text, double number = 0) {
        row.fields_.push_back({path.empty() ? "_" : path, kind, std::move(text), number});
        if (row.fields_.size() > row.limits_.fields) return stop(Outcome::too_many);
        if (path.size() > row.limits_.name_bytes || row.fields_.back().text.size() > row.limits_.cell_bytes)
            return stop(Outcome::too_long);
        return true;
    }

    std::string cleaned(std::string_view text) {
        std::string plain(text);
        for (char& c : plain) {
            if (c != '\0' && c != jsonJoiner) continue;
            c = ' ';
            row.cleaned_text_ = true;
        }
        return plain;
    }

    /// The value is no object and no array. Throws simdjson_error.
    std::optional<JsonField> plain(value& from) {
        JsonField field;
        switch (json_type(from.type())) {
        case json_type::null:
            if (!from.is_null()) return std::nullopt;
            return field;
        case json_type::boolean:
            field.kind = JsonField::Kind::text;
            field.text = bool(from.get_bool()) ? "true" : "false";
            return field;
        case json_type::string:
            field.text = cleaned(std::string_view(from.get_string()));
            field.kind = field.text.empty() ? JsonField::Kind::empty : JsonField::Kind::text;
            return field;
        default: return number(from);
        }
    }

    static std::optional<JsonField> number(value& from) {
        std::string_view token = from.raw_json_token();
        while (!token.empty() && (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' ||
                                  token.back() == '\t' || token.back() == '\0'))
            token.remove_suffix(1);
        simdjson::ondemand::number read;
        JsonField field{.name = {}, .kind = JsonField::Kind::number, .text = {}, .number = 0};
        if (from.get_number().get(read) == simdjson::SUCCESS) {
            field.number = read.as_double();
            switch (read.get_number_type()) {
            case number_type::signed_integer: field.text = std::to_string(read.get_int64()); break;
            case number_type::unsigned_integer: field.text = std::to_string(read.get_uint64()); break;
            default: field.text = numberText(field.number);
            }
            return field;
        }
        // Longer than any number that a computer counts with: a code, digit by digit.
        const std::string_view digits = token.starts_with('-') ? token.substr(1) : token;
        if (digits.size() < 15 || digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
        field.kind = JsonField::Kind::text;
        field.text = token;
        return field;
    }

    bool enter(value& from) {
        const json_type type = from.type();
        if (type == json_type::object || type == json_type::array) {
            if (++depth > row.limits_.depth) return stop(Outcome::too_deep);
            const bool whole = type == json_type::object ? object(from.get_object()) : array(from);
            --depth;
            return whole;
        }
        std::optional<JsonField> field = plain(from);
        if (!field) return stop(Outcome::damaged);
        return add(field->kind, std::move(field->text), field->number);
    }

    bool object(simdjson::ondemand::object from) {
        const std::size_t stem = path.size();
        for (auto field : from) {
            const std::string name = cleaned(std::string_view(field.unescaped_key()));
            if (stem > 0) path += '.';
            path += name.empty() ? "_" : name;
            value inner = field.value();
            if (!(isWrapped(name, stem, inner) ? unwrap(inner) : enter(inner))) return false;
            path.resize(stem);
        }
        return true;
    }

    /// Plain members go into one cell; objects and arrays among them get columns of their own by their position.
    bool array(value& from) {
        const std::size_t stem = path.size();
        std::string joined;
        bool any = false;
        bool columns = false;
        std::size_t position = 0;
        for (auto member : from.get_array()) {
            value inner = member.value();
            const json_type type = inner.type();
            if (type == json_type::object || type == json_type::array) {
                columns = true;
                if (position >= row.limits_.list) {
                    row.cut_list_ = true;
                    continue;
                }
                path += '.' + std::to_string(position);
                if (!enter(inner)) return false;
                path.resize(stem);
            } else {
                const std::optional<JsonField> field = plain(inner);
                if (!field) return stop(Outcome::damaged);
                if (any && field->kind != JsonField::Kind::empty) joined += jsonJoiner;
                joined += field->text;
                any = any || field->kind != JsonField::Kind::empty;
            }
            if (joined.size() > row.limits_.cell_bytes) return add(JsonField::Kind::text, joined);
            ++position;
        }
        if (columns && !any) return true;
        return add(any ? JsonField::Kind::text : JsonField::Kind::empty, std::move(joined));
    }

    /// {"id":1,"json":"{\"Q1\":2}"}
    bool isWrapped(std::string_view name, std::size_t stem, value& from) const {
        return name == "json" && stem == 0 && depth == 0 && json_type(from.type()) == json_type::string;
    }

    bool unwrap(value& from) {
        const std::string_view text = from.get_string();
        const std::size_t before = row.fields_.size();
        const std::string outer_path = path;
        if (text.starts_with('{')) {
            path.clear();
            ++depth;
            try {
                const bool whole = read(row.parsers_->inner, text);
                --depth;
                path = outer_path;
                return whole;
            } catch (const simdjson::simdjson_error&) {  // a text that merely begins like an object
                --depth;
                path = outer_path;
                row.fields_.resize(before);
            }
        }
        return add(text.empty() ? JsonField::Kind::empty : JsonField::Kind::text, cleaned(text));
    }

    /// Throws simdjson_error.
    bool read(Parsers::One& one, std::string_view json) {
        one.padded.resize(json.size() + simdjson::SIMDJSON_PADDING);
        std::memcpy(one.padded.data(), json.data(), json.size());
        std::memset(one.padded.data() + json.size(), 0, simdjson::SIMDJSON_PADDING);
        simdjson::ondemand::document document = one.parser.iterate(one.padded.data(), json.size(), one.padded.size());
        if (document.type().value() != json_type::object) return stop(Outcome::no_object);
        if (!object(document.get_object())) return false;
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
            throw simdjson::simdjson_error(simdjson::TAPE_ERROR);  // something follows
        return true;
    }
};

JsonRow::JsonRow(const JsonRowLimits& limits) : limits_(limits), parsers_(std::make_unique<Parsers>()) {}
JsonRow::~JsonRow() = default;
JsonRow::JsonRow(JsonRow&&) noexcept = default;

JsonRow::Outcome JsonRow::parse(std::string_view json) {
    fields_.clear();
    cut_list_ = false;
    cleaned_text_ = false;
    Walk walk{*this};
    try {
        walk.read(parsers_->outer, json);
    } catch (const simdjson::simdjson_error& error) {
        if (error.error() == simdjson::DEPTH_ERROR) return Outcome::too_deep;
        return Outcome::damaged;
    }
    return walk.stopped.value_or(Outcome::row);
}

}  // namespace diaoyan
