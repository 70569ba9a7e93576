// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/exclusion_ledger.h"

#include "charts/release/school_rows.h"
#include "charts/survey/quality_checks.h"
#include "charts/tables/from_satisfaction.h"

#include <algorithm>
#include <map>
#include <memory>

namespace diaoyan {

namespace {

Problem rowsDoNotFit(const StudyPart& part) {
    return {"rows-do-not-fit",
            phrase("问卷 {0} 的答卷刚刚有变动，请重新检查", "the answers to {0} have just changed: check them again",
                   {part.questionnaire.id}),
            {}};
}

std::string schoolOf(const Responses& responses, std::size_t row) {
    const std::size_t at = responses.school[row];
    return at < responses.schools.size() ? responses.schools[at] : std::string{};
}

/// The flags of all rules, per row.
std::vector<FlaggedSheet> gathered(const Responses& responses, const StoredRows& stored,
                                   const std::vector<CheckedRows>& checked) {
    std::map<std::uint32_t, FlaggedSheet> sheets;
    for (const CheckedRows& rule : checked)
        for (const QualityFlag& flag : rule.flags) {
            const auto row = static_cast<std::uint32_t>(flag.row);
            FlaggedSheet& sheet = sheets[row];
            sheet.row = row;
            sheet.sheet = stored.sheet[row];
            sheet.flags.push_back(flag);
        }
    std::vector<FlaggedSheet> flagged;
    flagged.reserve(sheets.size());
    for (auto& [row, sheet] : sheets) {
        sheet.school = schoolOf(responses, row);
        flagged.push_back(std::move(sheet));
    }
    return flagged;
}

void countRules(ExclusionLedger& ledger) {
    const auto outcomeOf = [&](QualityReason reason) {
        return std::find_if(ledger.rules.begin(), ledger.rules.end(),
                            [&](const RuleOutcome& outcome) { return outcome.rule.reason == reason; });
    };
    for (const FlaggedSheet& sheet : ledger.flagged)
        for (const QualityFlag& flag : sheet.flags) {
            const auto outcome = outcomeOf(flag.reason);
            ++outcome->sheets;
            if (sheet.flags.size() == 1) ++outcome->alone;
        }
}

/// Sums by school: the roster's, then those that only the answers know, then unknown.
void countSchools(ExclusionLedger& ledger, const Responses& responses) {
    std::vector<SchoolFlags> schools(responses.schools.size() + 1);
    for (std::size_t i = 0; i < schools.size(); ++i) {
        if (i < responses.schools.size()) schools[i].school = responses.schools[i];
        schools[i].by_rule.resize(ledger.rules.size());
    }
    const auto placeOf = [&](std::size_t row) {
        return std::min<std::size_t>(responses.school[row], responses.schools.size());
    };
    for (std::size_t row = 0; row < responses.rows; ++row) ++schools[placeOf(row)].sheets;
    for (const FlaggedSheet& sheet : ledger.flagged) {
        SchoolFlags& school = schools[placeOf(sheet.row)];
        ++school.flagged;
        for (const QualityFlag& flag : sheet.flags)
            for (std::size_t i = 0; i < ledger.rules.size(); ++i)
                if (ledger.rules[i].rule.reason == flag.reason) ++school.by_rule[i];
    }
    std::erase_if(schools, [](const SchoolFlags& school) { return school.sheets == 0; });
    ledger.schools = std::move(schools);
}

std::vector<ExcludedCount> excludedCounts(const StoredRows& stored) {
    std::vector<ExcludedCount> counts;
    for (const auto& [reason, sheets] : stored.excluded_sheets) counts.push_back({reason, sheets});
    std::stable_sort(counts.begin(), counts.end(),
                     [](const ExcludedCount& a, const ExcludedCount& b) { return a.sheets > b.sheets; });
    return counts;
}

}  // namespace

std::string exclusionReason(const FlaggedSheet& sheet) {
    std::vector<QualityReason> reasons;
    for (const QualityFlag& flag : sheet.flags) reasons.push_back(flag.reason);
    return exclusionReason(reasons);
}

std::optional<double> HeadlineEffect::difference() const {
    const std::optional<double> before = all.value(), after = without.value();
    if (!before || !after) return std::nullopt;
    return *after - *before;
}

Result<std::vector<HeadlineEffect>> headlineEffects(const StudyPart& part, const Roster& roster,
                                                    const std::vector<std::uint32_t>& left_out,
                                                    const LedgerOptions& options) {
    if (part.responses == nullptr)
        return Problem{"answers-elsewhere",
                       {"答卷不在这台电脑上，不能检查", "the answers are not on this machine: they cannot be checked"},
                       {}};
    std::vector<std::uint32_t> kept;
    kept.reserve(part.responses->rows);
    for (std::size_t row = 0, next = 0; row < part.responses->rows; ++row)
        if (next < left_out.size() && left_out[next] == row)
            ++next;
        else
            kept.push_back(static_cast<std::uint32_t>(row));
    const StudyPart rest =
        left_out.empty() ? part
                         : studyPart(std::make_shared<const Responses>(answersInRows(*part.responses, kept)), roster);
    std::vector<HeadlineEffect> effects;
    for (const Item& item : part.answers->items()) {
        if (options.stop.stop_requested()) return Problem{"interrupted", {"已停止", "stopped"}, {}};
        if (item.kind != QuestionKind::scale) continue;
        const auto all = satisfactionOf(*part.answers, item, options.definition, options.confidence);
        const auto without = satisfactionOf(*rest.answers, item, options.definition, options.confidence);
        // A scale with one option has no rate.
        if (!all || !without) continue;
        effects.push_back({item, item.title, *all, *without});
    }
    return effects;
}

Result<ExclusionLedger> exclusionLedger(const StudyPart& part, const Roster& roster, const StoredRows& rows,
                                        const LedgerOptions& options) {
    if (part.responses == nullptr) return headlineEffects(part, roster, {}, options).problem();
    const Responses& responses = *part.responses;
    for (const std::size_t size : {rows.sheet.size(), rows.seconds.size(), rows.handed_in.size()})
        if (size != responses.rows || rows.questionnaire != part.questionnaire.id) return rowsDoNotFit(part);
    ExclusionLedger ledger{.questionnaire = part.questionnaire,
                           .sheets = static_cast<std::int64_t>(responses.rows),
                           .excluded = excludedCounts(rows)};
    std::vector<CheckedRows> checked;
    for (const QualityRule& rule : options.rules) {
        if (!rule.on) continue;
        Result<CheckedRows> found = checkRows(responses, rows, rule, options.stop);
        if (!found) return found.problem();
        ledger.rules.push_back({.rule = rule, .not_done = found->not_done, .note = found->note});
        checked.push_back(std::move(*found));
    }
    ledger.flagged = gathered(responses, rows, checked);
    countRules(ledger);
    countSchools(ledger, responses);
    std::vector<std::uint32_t> left_out;
    for (const FlaggedSheet& sheet : ledger.flagged) left_out.push_back(sheet.row);
    auto effects = headlineEffects(part, roster, left_out, options);
    if (!effects) return effects.problem();
    ledger.effects = std::move(*effects);
    return ledger;
}

}  // namespace diaoyan
