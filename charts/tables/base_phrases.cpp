// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/base_phrases.h"

#include "charts/tables/result_table.h"

#include <cmath>
#include <string>

namespace diaoyan {

namespace {

std::string withThousands(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t place = digits.size(); place > first + 3;) {
        place -= 3;
        digits.insert(place, ",");
    }
    return digits;
}

}  // namespace

Text numberWords(std::int64_t number) {
    return {std::to_string(number), withThousands(number)};
}

Text roleName(const Role& role) {
    return role.name.empty() ? Text{"受访者", "respondents"} : role.name;
}

Text respondents(std::int64_t number, const Role& role) {
    if (role.name.empty()) return phrase("{0}人", "{0} respondents", {numberWords(number)});
    return phrase("{0}{1}{2}", "{0} {2}", {numberWords(number), role.counter, role.name});
}

Text percentWords(const Share& share) {
    return {cellText(share, Language::zh), cellText(share, Language::en)};
}

Text countAndPercentWords(const Share& share) {
    if (share.base <= 0) return phrase("{0}人", "{0}", {numberWords(share.count)});
    return phrase("{0}人（{1}）", "{0} ({1})", {numberWords(share.count), percentWords(share)});
}

Text intervalWords(const Interval& interval, Confidence confidence) {
    const IntervalCell cell{interval.lower, interval.upper};
    const double level = 100 * confidence.level();
    return phrase("{0}%置信区间{1}", "{0}% confidence interval {1}",
                  {figureWords(level, std::fabs(level - std::round(level)) < 1e-9 ? 0 : 1),
                   Text{cellText(cell, Language::zh), cellText(cell, Language::en)}});
}

bool LeftOut::none() const {
    bool anybody = unanswered > 0 || invalid > 0 || not_asked > 0;
    for (const auto& [label, count] : unsure) anybody = anybody || count > 0;
    return !anybody;
}

Text leftOutWords(const LeftOut& left_out, const Role& role) {
    std::vector<Text> parts;
    const std::string one = role.name.empty() ? "人" : role.counter;
    const std::string counter = one + role.name.in(Language::zh);
    const auto add = [&](std::int64_t count, std::string_view zh, std::string_view en, const Text& label = {}) {
        if (count > 0) parts.push_back(phrase(zh, en, {numberWords(count), parts.empty() ? counter : one, label}));
    };
    add(left_out.unanswered, "{0}{1}未作答", "{0} did not answer");
    add(left_out.invalid, "{0}{1}的作答无效", "{0} gave no valid answer");
    for (const auto& [label, count] : left_out.unsure) add(count, "{0}{1}选择{2}", "{0} chose {2}", quoted(label));
    Text words;
    if (!parts.empty()) words = phrase("另有{0}，不计入基数。", "Not in the base: {0}.", {joined(parts, "，", ", ")});
    if (left_out.not_asked > 0)
        words =
            joined({words, phrase("{0}{1}按跳转规则未被问到本题。", "{0} were not asked this question (skip rules).",
                                  {numberWords(left_out.not_asked), counter})},
                   "", words.empty() ? "" : " ");
    return words;
}

}  // namespace diaoyan
