// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// One clause of a condition: the answer to `name` is (or is not) one of these.
struct ConditionClause {
    std::string name;  ///< as it stood in the expression
    std::vector<std::string> any_of;
    bool negated = false;

    bool operator==(const ConditionClause&) const = default;
};

/// The clauses of an expression, which must all hold; none where it always holds. Understood are the simple kinds of
/// LimeSurvey (`Q1.NAOK == "A1"`), XLSForm (`selected(${q}, 'a')`) and SurveyJS (`{q} anyof ['a', 'b']`), joined by
/// and, or, not; an `or` must be about one question. Nothing for any other expression.
std::optional<std::vector<ConditionClause>> parseCondition(std::string_view expression);

}  // namespace diaoyan
