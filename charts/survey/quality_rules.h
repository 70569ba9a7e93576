// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/quality/quality_flags.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One thing that a sheet can be flagged for, whether it is looked for, and what it is held against.
struct QualityRule {
    QualityReason reason = QualityReason::straight_line;
    bool on = true;
    double limit = 0;  ///< in the unit of qualityRuleFacts(reason)

    bool operator==(const QualityRule&) const = default;
};

/// What a rule is, for menus, tables and help.
struct QualityRuleFacts {
    Text title;         ///< 直线作答
    Text explanation;   ///< what is flagged, and what honest cause it may have
    Text unit;          ///< of the limit: 题, 秒, %
    double factor = 1;  ///< what the limit is multiplied with to be shown in its unit: 100 of percentages
    int decimals = 0;   ///< of the limit in its unit
    double least = 0;   ///< smallest and largest limit, in its unit
    double most = 0;
    bool below = false;  ///< flagged below the limit, not from it on
    bool usual = true;   ///< looked for where nobody says otherwise
};
const QualityRuleFacts& qualityRuleFacts(QualityReason reason);

/// A rule per reason, in their order, with its usual limit.
std::vector<QualityRule> usualQualityRules();

/// Rules as they are typed: straight-line, duplicate, seconds-per-item=1.5 (the limit in its unit); `all`, and
/// nothing: the usual ones. Rules that are not named are off.
/// Problems: unknown-rule, wrong-option (a limit outside of what makes sense).
Result<std::vector<QualityRule>> qualityRulesNamed(const std::vector<std::string>& names);

/// 2 秒, 33%: the limit in its unit; 自动 where the method chooses.
Text limitWords(const QualityRule& rule);

/// 直线作答：连续 6 题相同 — why one sheet was flagged.
Text flagWords(const QualityFlag& flag);

/// Why sheets are left out, as it is stored: ids of reasons joined by '+' (straight-line+duplicate).
std::string exclusionReason(const std::vector<QualityReason>& reasons);

/// Whether a stored reason is one of those.
bool isRuleReason(const std::string& reason);

/// A stored reason in words: those above, what importers say (unfinished, no-answers); any other text is what somebody
/// typed.
Text exclusionWords(const std::string& reason);

}  // namespace diaoyan
