// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/statistics/satisfaction.h"
#include "charts/report/study.h"
#include "charts/survey/quality_rules.h"
#include "charts/survey/stored_rows.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

/// What came of one rule.
struct RuleOutcome {
    QualityRule rule;
    std::optional<Text> not_done{};  ///< why it could not be applied; then nothing is flagged by it
    Text note{};                     ///< what was left out: 3 所学校答卷太多，没有比对
    std::int64_t sheets = 0;         ///< flagged by it
    std::int64_t alone = 0;          ///< flagged by it and by no other

    bool operator==(const RuleOutcome&) const = default;
};

/// A sheet that rules flagged: a reason to look at it.
struct FlaggedSheet {
    std::uint32_t row = 0;   ///< of Responses
    std::int64_t sheet = 0;  ///< its number in the survey file; 0: not known
    std::string school{};    ///< roster code; may be empty
    std::vector<QualityFlag> flags{};

    bool operator==(const FlaggedSheet&) const = default;
};

/// As it is stored: exclusionReason of its flags.
std::string exclusionReason(const FlaggedSheet& sheet);

/// How many of a school's sheets are flagged.
struct SchoolFlags {
    std::string school{};  ///< roster code; empty: unknown
    std::int64_t sheets = 0;
    std::int64_t flagged = 0;
    std::vector<std::int64_t> by_rule{};  ///< parallel to the ledger's rules

    bool operator==(const SchoolFlags&) const = default;
};

/// A headline figure with all valid sheets, and without the flagged ones.
struct HeadlineEffect {
    Item item{};
    Text label{};
    Satisfaction all;
    Satisfaction without;

    /// Percentage or index points; undefined where either is.
    std::optional<double> difference() const;
    bool operator==(const HeadlineEffect&) const = default;
};

/// Sheets that do not count, by the reason that was stored with them.
struct ExcludedCount {
    std::string reason{};
    std::int64_t sheets = 0;

    bool operator==(const ExcludedCount&) const = default;
};

/// What looks wrong with the answers to one questionnaire, and what it would change to leave that out. Nothing is left
/// out by it.
struct ExclusionLedger {
    Questionnaire questionnaire{};
    std::int64_t sheets = 0;  ///< valid ones, that were looked at
    std::vector<RuleOutcome> rules{};
    std::vector<FlaggedSheet> flagged{};  ///< by row; with their flags in the order of the rules
    std::vector<SchoolFlags> schools{};   ///< with answers, in roster order; unknown last
    std::vector<HeadlineEffect> effects{};
    std::vector<ExcludedCount> excluded{};  ///< commonest first

    bool operator==(const ExclusionLedger&) const = default;
};

struct LedgerOptions {
    std::vector<QualityRule> rules = usualQualityRules();
    std::string definition{};  ///< of the headline figures: as AnalysisSettings
    Confidence confidence = Confidence();
    std::stop_token stop{};
};

/// `part` of the whole survey, not of a filter: its rows are those of `rows`.
/// Problems: rows-do-not-fit (the answers have changed since), answers-elsewhere, interrupted.
Result<ExclusionLedger> exclusionLedger(const StudyPart& part, const Roster& roster, const StoredRows& rows,
                                        const LedgerOptions& options = {});

/// The headline figures with and without these rows of Responses, ascending.
Result<std::vector<HeadlineEffect>> headlineEffects(const StudyPart& part, const Roster& roster,
                                                    const std::vector<std::uint32_t>& left_out,
                                                    const LedgerOptions& options = {});

}  // namespace diaoyan
