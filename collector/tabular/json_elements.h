// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// Where the rows of a JSON text are: the elements of an array, or one object after the other (JSON lines).
struct JsonRowsPlace {
    std::size_t begin = 0;  ///< behind the [, or at the first {
    bool lines = false;
    std::string name{};                   ///< of the member that holds the array; empty: the array is the whole text
    std::vector<std::string> left_out{};  ///< other members beside it

    bool operator==(const JsonRowsPlace&) const = default;
};

/// Finds the rows: [{...}], {"data":[{...}]}, {...}\n{...}. `text` is UTF-8 without byte order mark.
/// Problems: not-a-table (a questionnaire, or no list of objects), file-empty, file-truncated.
Result<JsonRowsPlace> findJsonRows(std::string_view text, const std::string& path);

/// Takes one element after the other from the front, by brackets and quotation marks alone: whether an element is
/// sound is found out by whoever parses it. However long the text is, only one element is looked at.
class JsonElements {
public:
    JsonElements(std::string_view text, const JsonRowsPlace& place, std::string path, std::uint64_t record_bytes);

    /// The text of the next element; nothing at the end. Problems: file-truncated, file-damaged, too-large.
    Result<std::optional<std::string_view>> next();

    std::int64_t taken() const { return taken_; }  ///< elements so far

private:
    Problem damaged() const;
    Result<std::optional<std::string_view>> ended() const;

    std::string_view text_;
    JsonRowsPlace place_;
    std::string path_;
    std::uint64_t record_bytes_;
    std::size_t at_;
    std::int64_t taken_ = 0;
};

}  // namespace diaoyan
