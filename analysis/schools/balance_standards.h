// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"
#include "questionnaires/text.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

enum class SchoolStage { primary, junior };  ///< 小学, 初中

/// What a standard compares with its limit.
enum class BalanceRule {
    composite,  ///< 综合差异系数: the mean of the indicators' coefficients
    each        ///< the coefficient of every indicator by itself
};

/// One indicator, with the level that 优质均衡 asks of every school.
struct BalanceIndicator {
    Text title;
    std::optional<double> level;  ///< in the unit of the title

    bool operator==(const BalanceIndicator&) const = default;
};

/// A limit of the inspection of 县域义务教育均衡发展.
struct BalanceStandard {
    std::string id;  ///< basic-primary, quality-junior
    Text title;
    SchoolStage stage = SchoolStage::primary;
    BalanceRule rule = BalanceRule::composite;
    double limit = 0;  ///< a coefficient up to and including this passes
    std::vector<BalanceIndicator> indicators;
    std::string source;

    bool operator==(const BalanceStandard&) const = default;
};

/// THE LIST: 基本均衡 and 优质均衡, primary and junior.
const std::vector<BalanceStandard>& balanceStandards();
const BalanceStandard* findBalanceStandard(const std::string& id);

/// 社会认可度 (公众满意率) asked for, in percent, by both. Which answers count is not laid down nationally.
inline constexpr double public_approval_limit = 85;

/// A number beside its limit. Decided on the unrounded number.
struct BalanceDecision {
    double value = 0;
    double limit = 0;
    bool pass = false;
    bool pass_rounded = false;  ///< were the number rounded to three decimals first, as reports print it

    bool operator==(const BalanceDecision&) const = default;
};

BalanceDecision balanceDecision(double value, double limit);

struct BalanceResult {
    BalanceStandard standard;
    std::optional<double> composite;         ///< rule composite: the mean of the coefficients
    std::vector<BalanceDecision> decisions;  ///< one for the composite, or one per indicator
    bool pass = false;                       ///< all of them

    bool operator==(const BalanceResult&) const = default;
};

/// `coefficients`: the 差异系数 of every indicator of the standard, unrounded. Problems: wrong-indicators (not
/// as many as the standard has, or one undefined or negative: no verdict without it).
/// Sources: 教督〔2012〕3号; 教督〔2017〕6号. Checked against published county tables (tests/reference/16_balance.R).
Result<BalanceResult> judgeBalance(const BalanceStandard& standard,
                                   const std::vector<std::optional<double>>& coefficients);

/// One school against the levels of 优质均衡: at least all but one indicator reach theirs, and that one at
/// least 85 % of it (the 85 % from memory of 教督〔2017〕6号, not from its text).
struct SchoolLevelCheck {
    int reached = 0;
    int of = 0;
    std::vector<std::optional<double>> ratios;  ///< value / level
    bool pass = false;

    bool operator==(const SchoolLevelCheck&) const = default;
};

/// An indicator without a value is not reached. Problem: wrong-indicators (not as many values as the
/// standard has indicators, or a standard without levels).
Result<SchoolLevelCheck> checkSchoolLevels(const BalanceStandard& standard,
                                           const std::vector<std::optional<double>>& values);

}  // namespace diaoyan
