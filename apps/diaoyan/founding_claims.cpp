// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_claims.h"

#include "apps/diaoyan/founding_files.h"
#include "questionnaires/forms.h"

#include <algorithm>
#include <charconv>

namespace diaoyan {

namespace {

/// One line of published.csv: fields with commas stand in double quotes, no field holds a line break or a quote.
std::vector<std::string> fieldsOf(std::string_view line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else if (c != '\r')
            fields.back() += c;
    }
    return fields;
}

std::optional<std::int64_t> numberIn(const std::string& field) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
    if (error != std::errc{} || end != field.data() + field.size()) return std::nullopt;
    return number;
}

/// Code of the option that was printed so; one label lost its beginning in print.
std::string codeOfPrinted(const Question* question, const std::string& printed) {
    if (question == nullptr) return {};
    for (const Option& option : question->options)
        if (option.label.zh == printed) return option.code;
    for (const Option& option : question->options)
        if (option.label.zh.ends_with(printed)) return option.code;
    return {};
}

enum Field { role, respondents, code, question, kind, option, count, base, percent, rank, rank_of, fields };

PublishedClaim claimFrom(const std::vector<std::string>& row, const Questionnaire& form) {
    PublishedClaim claim;
    claim.role = row[Field::role];
    claim.respondents = numberIn(row[Field::respondents]).value_or(0);
    claim.item = row[Field::code].substr(row[Field::code].find('.') + 1);
    claim.option = codeOfPrinted(findQuestion(form, claim.item), row[Field::option]);
    claim.printed_question = row[Field::question];
    claim.printed_kind = row[Field::kind];
    claim.printed_option = row[Field::option];
    claim.count = numberIn(row[Field::count]).value_or(0);
    claim.printed_base = numberIn(row[Field::base]);
    claim.printed_percent = numberIn(row[Field::percent]);
    claim.printed_rank = numberIn(row[Field::rank]);
    claim.printed_rank_of = numberIn(row[Field::rank_of]);
    return claim;
}

/// A bundled form, read once; nullptr for a role without one.
const Questionnaire* formOf(const std::string& role) {
    static const std::vector<Questionnaire> forms = [] {
        std::vector<Questionnaire> read;
        for (const BundledForm& bundled : bundledForms())
            if (auto form = bundledForm(bundled.id)) read.push_back(std::move(form).value());
        return read;
    }();
    const auto found =
        std::find_if(forms.begin(), forms.end(), [&](const Questionnaire& form) { return form.id == role; });
    return found == forms.end() ? nullptr : &*found;
}

std::vector<PublishedClaim> readClaims() {
    std::vector<PublishedClaim> claims;
    for (const auto& [name, content] : foundingFiles()) {
        if (name != "published.csv") continue;
        std::string_view rest = content.substr(content.find('\n') + 1);
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::vector<std::string> row = fieldsOf(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (row.size() != Field::fields) continue;
            if (const Questionnaire* form = formOf(row[Field::role])) claims.push_back(claimFrom(row, *form));
        }
    }
    return claims;
}

/// "44.4": `part` of `whole` in percent, halves rounded up, in whole numbers so that it is the same everywhere.
std::string percentText(std::int64_t part, std::int64_t whole) {
    const std::int64_t tenths = (2000 * part + whole) / (2 * whole);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::int64_t roundedPercent(std::int64_t part, std::int64_t whole) {
    return (200 * part + whole) / (2 * whole);
}

bool sameQuestion(const PublishedClaim& a, const PublishedClaim& b) {
    return a.role == b.role && a.item == b.item;
}

/// Finds what is wrong with one claim.
class ClaimCheck {
public:
    explicit ClaimCheck(CheckedClaim& checked) : checked_(checked), claim_(checked.claim) {}
    void run(const CountedQuestion* counted);

private:
    void fault(std::string code, Text reason) { checked_.faults.push_back({std::move(code), std::move(reason)}); }
    void compareCount(const CountedQuestion& counted);
    void lookAtWording();
    void lookAtPercent();
    void lookAtBases();
    void lookAtRank();

    CheckedClaim& checked_;
    const PublishedClaim& claim_;
};

void ClaimCheck::run(const CountedQuestion* counted) {
    if (counted != nullptr) compareCount(*counted);
    if (!checked_.count)
        fault("count", {"没有统计到这个选项", "this option was not counted"});
    else if (!checked_.count_reproduced)
        fault("count", phrase("原报告为 {0}，答卷中为 {1}", "{0} in print, {1} in the answers",
                              {claim_.count, *checked_.count}));
    lookAtWording();
    lookAtBases();
    lookAtPercent();
    lookAtRank();
}

void ClaimCheck::compareCount(const CountedQuestion& counted) {
    const auto found = counted.counts.find(claim_.option);
    if (found == counted.counts.end()) return;
    checked_.count = found->second;
    checked_.count_reproduced = found->second == claim_.count;
    checked_.base = counted.base;
    if (counted.base > 0) {
        checked_.percent = 100.0 * static_cast<double>(found->second) / static_cast<double>(counted.base);
        if (claim_.printed_percent)
            checked_.percent_reproduced = roundedPercent(found->second, counted.base) == *claim_.printed_percent;
    }
    checked_.rank_of = static_cast<std::int64_t>(counted.counts.size());
    checked_.rank = 1 + std::count_if(counted.counts.begin(), counted.counts.end(),
                                      [&](const auto& other) { return other.second > found->second; });
    if (claim_.printed_rank)
        checked_.rank_reproduced = checked_.rank == *claim_.printed_rank &&
                                   (!claim_.printed_rank_of || *claim_.printed_rank_of == checked_.rank_of);
}

void ClaimCheck::lookAtWording() {
    if (claim_.printed_kind.find("coded") != std::string::npos)
        fault("coded", {"原题为开放题，由研究者归类；内置问卷以三个选项直接询问",
                        "an open question, coded by the researchers; the bundled form asks for the classes directly"});
    const Questionnaire* form = formOf(claim_.role);
    const Question* question = form != nullptr ? findQuestion(*form, claim_.item) : nullptr;
    const auto index = question != nullptr ? optionIndex(question->options, claim_.option) : std::nullopt;
    if (index && question->options[*index].label.zh != claim_.printed_option)
        fault("label", phrase("选项印作“{0}”，漏印下限；补为“{1}”",
                              "the option was printed \"{0}\", its lower end lost; completed to \"{1}\"",
                              {claim_.printed_option, question->options[*index].label.zh}));
}

void ClaimCheck::lookAtPercent() {
    if (!claim_.printed_percent || !claim_.printed_base) return;
    const std::int64_t printed = *claim_.printed_percent;
    const std::int64_t axis = *claim_.printed_base;
    if (checked_.count && checked_.base > 0)
        fault("base-is-axis",
              phrase("{0}% 的基数 {1} 是图表坐标轴的最大值，不是人数；应为 {2} ÷ {3} = {4}%",
                     "the base {1} of {0}% is the maximum of the chart's axis, not a number of people; right is {2} / "
                     "{3} = {4}%",
                     {printed, axis, claim_.count, checked_.base, percentText(claim_.count, checked_.base)}));
    if (printed > 100)
        fault("over-100", phrase("{0}% 超过 100%：同一选项每人最多选一次",
                                 "{0}% is over 100%: nobody can choose an option twice", {printed}));
    const bool truncated = 100 * claim_.count / axis == printed;
    const bool rounded = roundedPercent(claim_.count, axis) == printed;
    if (!truncated && !rounded)
        fault("arithmetic", phrase("即使按所印基数，{0} ÷ {1} 也是 {2}%，不是 {3}%",
                                   "even over the printed base, {0} / {1} is {2}%, not {3}%",
                                   {claim_.count, axis, percentText(claim_.count, axis), printed}));
    else if (!rounded)
        fault("truncated",
              phrase("截去小数而未四舍五入：{0} ÷ {1} = {2}%", "cut off instead of rounded: {0} / {1} = {2}%",
                     {claim_.count, axis, percentText(claim_.count, axis)}));
    std::int64_t sum = 0;
    for (const PublishedClaim& other : publishedClaims())
        if (sameQuestion(other, claim_) && other.printed_percent) sum += *other.printed_percent;
    if (claim_.printed_kind == "single" && sum > 100)
        fault("sum-over-100", phrase("单选题已印的百分比合计 {0}%，超过 100%",
                                     "the printed percentages of this single choice sum to {0}%, over 100%", {sum}));
}

void ClaimCheck::lookAtBases() {
    for (const PublishedClaim& other : publishedClaims())
        if (sameQuestion(other, claim_) && other.option == claim_.option && other.printed_base != claim_.printed_base &&
            other.printed_base && claim_.printed_base)
            fault("two-bases", phrase("同一频数 {0} 印有两个基数：{1} 与 {2}",
                                      "the same count {0} is printed over two bases: {1} and {2}",
                                      {claim_.count, *claim_.printed_base, *other.printed_base}));
}

void ClaimCheck::lookAtRank() {
    if (!checked_.rank_reproduced || *checked_.rank_reproduced) return;
    Text reason =
        phrase("原报告称第 {0} 位；按频数为 {2} 项中的第 {1} 位", "called number {0}; by count it is number {1} of {2}",
               {*claim_.printed_rank, checked_.rank, checked_.rank_of});
    for (const PublishedClaim& other : publishedClaims()) {
        if (!sameQuestion(other, claim_) || !other.printed_rank) continue;
        const bool contradicts = (other.count < claim_.count && *other.printed_rank < *claim_.printed_rank) ||
                                 (other.count > claim_.count && *other.printed_rank > *claim_.printed_rank);
        if (!contradicts) continue;
        const Text also = phrase("；与“{0}”（{1}，称第 {2} 位）矛盾", "; contradicts \"{0}\" ({1}, called number {2})",
                                 {other.printed_option, other.count, *other.printed_rank});
        reason.zh += also.zh;
        reason.en += also.en;
    }
    fault("rank", std::move(reason));
}

}  // namespace

const std::vector<PublishedClaim>& publishedClaims() {
    static const std::vector<PublishedClaim> claims = readClaims();
    return claims;
}

std::vector<CheckedClaim> checkPublishedClaims(const std::vector<CountedQuestion>& counted) {
    std::vector<CheckedClaim> all;
    for (const PublishedClaim& claim : publishedClaims()) {
        CheckedClaim checked;
        checked.claim = claim;
        const auto found = std::find_if(counted.begin(), counted.end(), [&](const CountedQuestion& one) {
            return one.role == claim.role && one.item == claim.item;
        });
        ClaimCheck(checked).run(found == counted.end() ? nullptr : &*found);
        all.push_back(std::move(checked));
    }
    return all;
}

}  // namespace diaoyan
