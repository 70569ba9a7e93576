// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <type_traits>
#include <vector>

namespace diaoyan {

/// Calls work(0) ... work(count - 1), each once, on all processors; returns when all are done. Calls may run at the
/// same time and in any order, so each writes only to a place of its own. Within `work` the calls of another
/// forEachIndex run one after the other: the processors are busy already.
/// When calls throw, indices not yet begun are left out, and the exception of the lowest index is passed on.
void forEachIndex(std::size_t count, const std::function<void(std::size_t)>& work);

/// What make(0) ... make(count - 1) return, in that order, made by forEachIndex.
template <class Make>
auto madeInParallel(std::size_t count, const Make& make) {
    using Made = std::invoke_result_t<const Make&, std::size_t>;
    // Optional, because not every result can be made empty first; also keeps the bits of vector<bool> apart.
    std::vector<std::optional<Made>> places(count);
    forEachIndex(count, [&](std::size_t index) { places[index].emplace(make(index)); });
    std::vector<Made> results;
    results.reserve(count);
    for (std::optional<Made>& place : places) results.push_back(std::move(*place));
    return results;
}

}  // namespace diaoyan
