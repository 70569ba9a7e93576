// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// Stands between the members of an array within a cell; no text has it.
inline constexpr char jsonJoiner = '\x1F';

struct JsonRowLimits {
    std::size_t depth = 16;           ///< objects and arrays within one another
    std::size_t list = 100;           ///< objects of one array that become columns
    std::size_t fields = 16384;       ///< of one row
    std::uint64_t name_bytes = 1024;  ///< of a flattened name
    std::uint64_t cell_bytes = 1ull << 20;
};

/// One value of a row under its flattened name.
struct JsonField {
    enum class Kind { empty, text, number };

    std::string name;
    Kind kind = Kind::empty;
    std::string text;
    double number = 0;

    bool operator==(const JsonField&) const = default;
};

/// An object as a flat row: objects within it as `a.b`, arrays of plain values in one cell, arrays of objects as
/// `a.0.b`. An answer that a server wrapped as text ({"id":1,"json":"{...}"}) is unwrapped.
class JsonRow {
public:
    enum class Outcome {
        row,
        no_object,  ///< a plain value or an array
        damaged,
        too_deep,
        too_many,  ///< fields
        too_long,  ///< a name or a cell; the last field says which
    };

    explicit JsonRow(const JsonRowLimits& limits);
    ~JsonRow();
    JsonRow(JsonRow&&) noexcept;

    Outcome parse(std::string_view json);

    const std::vector<JsonField>& fields() const { return fields_; }
    bool cutList() const { return cut_list_; }          ///< an array had more objects than the limit
    bool cleanedText() const { return cleaned_text_; }  ///< U+0000 or U+001F became a blank

private:
    struct Parsers;
    struct Walk;

    JsonRowLimits limits_;
    std::unique_ptr<Parsers> parsers_;
    std::vector<JsonField> fields_;
    bool cut_list_ = false;
    bool cleaned_text_ = false;
};

}  // namespace diaoyan
