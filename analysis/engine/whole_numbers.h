// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/responses.h"

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace diaoyan {

/// A column of numbers as codes: the number is its code, 0 .. options-1, and the missing follow as in CodeColumn
/// (a number that is not finite is invalid). Minutes, ages and children can be counted like answers this way.
/// Nothing where a number is not whole, negative, or larger than is worth a cell for each.
std::optional<CodeColumn> wholeNumbers(const NumberColumn& column, std::size_t rows);

/// The number columns of one set of answers as codes, each made when it is first asked for and kept. Any number of
/// threads may ask at once.
class KnownWholeNumbers {
public:
    explicit KnownWholeNumbers(std::shared_ptr<const Responses> responses) : responses_(std::move(responses)) {}

    /// REQUIRES: the item is a number; the answer lives as long as this.
    const std::optional<CodeColumn>& of(std::size_t item) const;

private:
    std::shared_ptr<const Responses> responses_;
    mutable std::mutex mutex_;
    mutable std::map<std::size_t, std::optional<CodeColumn>> known_;
};

}  // namespace diaoyan
