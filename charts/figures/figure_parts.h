// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// One bar, dot, box or line of a figure: what it is called and what was answered.
struct FigurePart {
    std::string code;  ///< of the group; empty otherwise
    Text label;
    Item item;
    Role role;
    ItemCounts counts;   ///< of an item with options
    ValueCounts values;  ///< of a number item

    /// Valid answers: the base of its shares, or the numbers given.
    std::int64_t base() const;
    bool operator==(const FigurePart&) const = default;
};

/// What stands beside each other in a figure.
enum class Compared { nothing, groups, items, sources };

/// Everything that one figure puts beside each other, before what has too few answers is left out.
struct FigureParts {
    std::vector<FigurePart> parts;
    Compared compared = Compared::nothing;
    Text of{};                    ///< what the parts are called: 学校
    bool some_ungrouped = false;  ///< respondents who belong to no group
    bool some_left_out = false;   ///< parts that had too few answers or none

    bool operator==(const FigureParts&) const = default;
};

/// The answers of a request, where either groups or items or sources differ. In the order of the groups (roster).
/// Problems: nothing-to-draw (no item), one-comparison-wanted (two of them differ), counts-do-not-fit, and those of
/// the engine.
Result<FigureParts> figureParts(const FigureRequest& request);

/// All items of all sources, each by the grouping: two things may differ. Parts run item by item within source.
/// Problems: as above, but for one-comparison-wanted.
Result<std::vector<FigureParts>> figureRows(const FigureRequest& request);

/// Whether the part may be drawn beside others: it has answers, and not fewer than options.minimum_n.
bool isShown(const FigurePart& part, const FigureOptions& options);

/// Without the parts that may not be drawn. Where nothing is compared the one part stays.
/// Problem: too-few-answers (none is left).
Result<FigureParts> shownParts(FigureParts parts, const FigureOptions& options);

/// Everybody together, as one more part. REQUIRES: parts of one item.
FigurePart together(const std::vector<FigurePart>& parts, const Text& label);

/// Whether two items can share one scale or list of options.
bool sameOptions(const Item& one, const Item& other);
Problem optionsDiffer(const Item& one, const Item& other);

}  // namespace diaoyan
