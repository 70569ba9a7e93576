// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// The answer to `name` is `value`; an empty value: there is no answer.
struct ConditionAtom {
    std::string name;  ///< as it stood in the expression
    std::string value;

    bool operator==(const ConditionAtom&) const = default;
};

/// One clause of a condition: one of these holds (or, negated, none of them).
struct ConditionClause {
    std::vector<ConditionAtom> any_of;
    bool negated = false;

    bool operator==(const ConditionClause&) const = default;
};

/// The clauses of an expression, which must all hold; none where it always holds. Understood are the simple kinds of
/// LimeSurvey (`Q1.NAOK == "A1"`), XLSForm (`selected(${q}, 'a')`) and SurveyJS (`{q} anyof ['a', 'b']`), joined by
/// and, or, not; no `and` within an `or`. Nothing for any other expression.
std::optional<std::vector<ConditionClause>> parseCondition(std::string_view expression);

}  // namespace diaoyan
