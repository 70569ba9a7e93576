// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "charts/findings/placed_answers.h"
#include "questionnaires/questionnaire.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// A role of a survey with its answers; both outlive what is made of them.
struct RoleSide {
    const Questionnaire* questionnaire = nullptr;
    const Tabulator* tabulator = nullptr;
};

/// One thing that several roles were asked, with the same scale.
struct MatchedItem {
    std::string construct{};
    Text label{};
    std::vector<std::optional<ScaleReading>> readings{};  ///< per side; none where it cannot be compared
    std::vector<Text> reasons{};                          ///< per side: why not; empty where it can

    bool operator==(const MatchedItem&) const = default;
};

/// A construct: one item, or the rows of a matrix.
struct MatchedConstruct {
    std::string construct{};
    Text title{};
    std::vector<MatchedItem> items{};
    std::vector<Text> notes{};  ///< what is not compared, and whose options are worded differently

    bool operator==(const MatchedConstruct&) const = default;
};

struct ConstructMatches {
    std::vector<MatchedConstruct> constructs{};
    std::vector<Text> left_out{};  ///< constructs that cannot be compared at all, with the reason

    bool operator==(const ConstructMatches&) const = default;
};

/// Which questions of the roles may be compared: same construct, both scales with the same number of points, and
/// the same points satisfied under the definition. Nothing else is matched.
/// `wanted`: a construct or one row of it (aspects.canteen); empty: all.
/// Problems: one-role (fewer than two questionnaires), no-shared-construct, unknown-construct, and for one that is
/// wanted or is the only one: one-role-only, not-a-scale, scales-differ, definitions-differ,
/// definition-does-not-fit, unknown-definition.
Result<ConstructMatches> matchConstructs(const std::vector<RoleSide>& sides, const std::string& wanted,
                                         const std::string& definition);

/// Names of the sides: the role, or the questionnaire's title where two have one role.
std::vector<Text> sideNames(const std::vector<RoleSide>& sides);

}  // namespace diaoyan
