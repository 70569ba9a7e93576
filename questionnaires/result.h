// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace diaoyan {

/// Where a problem was met. Every part may be unknown (empty or 0).
struct Place {
    std::string file{};    ///< as the user named it
    std::int64_t row = 0;  ///< 1-based row of a sheet or line of a text file
    std::string column{};  ///< a heading, a sheet column (C), or a JSON pointer
    std::string text{};    ///< what stood there, as it was

    bool operator==(const Place&) const = default;
};

/// What went wrong, for a person and for a script.
struct Problem {
    std::string code{};  ///< stable, kebab-case: "unknown-option", "file-truncated"
    Text message{};
    Place where{};

    bool operator==(const Problem&) const = default;
};

/// One line such as `a.csv 第 3 行 “学校” 列：没有这个选项 [火星]`.
std::string describe(const Problem& problem, Language language);

/// A value or the problem that prevented it. Expected failures travel this way; exceptions are left
/// to a broken environment.
template <class Value>
class [[nodiscard]] Result {
public:
    Result(Value value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : content_(std::in_place_index<1>, std::move(problem)) {}

    bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// REQUIRES: ok()
    const Value& value() const& { return std::get<0>(content_); }
    Value& value() & { return std::get<0>(content_); }
    /// By value, so that a loop over f().value() keeps what it loops over.
    Value value() && { return std::get<0>(std::move(content_)); }
    const Value* operator->() const { return &value(); }
    Value* operator->() { return &value(); }
    const Value& operator*() const& { return value(); }
    Value& operator*() & { return value(); }

    /// REQUIRES: !ok()
    const Problem& problem() const { return std::get<1>(content_); }

private:
    std::variant<Value, Problem> content_;
};

/// The value of an operation that yields none.
struct Done {
    bool operator==(const Done&) const = default;
};

/// The environment failed (disk, database, memory): caught at the job runner and in main only.
class EnvironmentFailure : public std::runtime_error {
public:
    explicit EnvironmentFailure(Problem problem)
        : std::runtime_error(problem.message.en), problem_(std::move(problem)) {}
    const Problem& problem() const { return problem_; }

private:
    Problem problem_;
};

}  // namespace diaoyan
