// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/quality_rules.h"

#include "charts/figures/plain_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace diaoyan {

namespace {

using enum QualityReason;

QualityRuleFacts straightLineFacts() {
    return {.title = {"直线作答", "straight-lining"},
            .explanation = {"同一组选项的题目里，连续选同一个选项。题少、意思相近的题，真心满意的人也会这样答",
                            "the same option again and again in questions with the same options; in short blocks "
                            "honest people who are content do that too"},
            .unit = {"题", "items"},
            .most = 500};
}

QualityRuleFacts manyMissingFacts() {
    return {.title = {"漏答过多", "many unanswered"},
            .explanation = {"问到的题目中，没有回答的超过这个比例；按跳转没有问到的不算",
                            "more than this share of the questions asked was left unanswered; those routed past do not "
                            "count"},
            .unit = {"%", "%"},
            .factor = 100,
            .most = 100};
}

QualityRuleFacts secondsFacts() {
    return {.title = {"用时过短：每题秒数", "too fast: seconds per item"},
            .explanation = {"平均每题的用时低于这个秒数", "less than so many seconds per item on average"},
            .unit = {"秒", "s"},
            .decimals = 1,
            .least = 0.1,
            .most = 600,
            .below = true};
}

QualityRuleFacts medianFacts() {
    return {.title = {"用时过短：与中位数相比", "too fast: against the median"},
            .explanation = {"用时低于全体用时中位数的这个比例", "less than this share of everybody's median time"},
            .unit = {"%", "%"},
            .factor = 100,
            .least = 1,
            .most = 100,
            .below = true};
}

QualityRuleFacts logScaleFacts() {
    return {.title = {"用时过短：对数 z 值", "too fast: z of the log time"},
            .explanation = {"用时取对数后的 z 值低于这个数：比绝大多数人快得多",
                            "z of the logarithm of the time below this: far faster than nearly everybody"},
            .unit = {"", ""},
            .decimals = 2,
            .least = -6,
            .most = 0,
            .below = true};
}

QualityRuleFacts duplicateFacts() {
    return {
        .title = {"重复答卷", "duplicates"},
        .explanation = {"同一所学校里，每道题的答案（连同填写的文字）都相同，且提交时间相隔不超过这么多分钟；没有提交"
                        "时间的学校只比答案。题少的问卷，碰巧相同的人很多",
                        "all answers alike, texts too, in one school and handed in within so many minutes of each "
                        "other; without times the answers alone. Short forms have many honest duplicates"},
        .unit = {"分钟", "min"},
        .factor = 1.0 / 60,
        .least = 1,
        .most = 100000};
}

QualityRuleFacts percentMatchFacts() {
    return {.title = {"高度雷同", "near duplicates"},
            .explanation =
                {"与本校另一份答卷相同的单选题、量表题达到这个比例；只用于 20 题以上的问卷，逐对比较，答卷多时较慢",
                 "this share of choices and scales is as on another sheet of the school; only for forms of "
                 "20 items and more. All pairs are compared, which takes time where there are many"},
            .unit = {"%", "%"},
            .factor = 100,
            .least = 50,
            .most = 100,
            .usual = false};
}

QualityRuleFacts outlierFacts() {
    return {.title = {"异常作答模式", "unusual pattern"},
            .explanation = {"各量表题的答案搭配十分少见（马氏距离的 p 值低于这个数）。观点与众不同的人也会被标出",
                            "scale answers that rarely go together (p of the Mahalanobis distance below this); people "
                            "of rare opinions are flagged too"},
            .unit = {"", ""},
            .decimals = 4,
            .least = 0.0001,
            .most = 0.1,
            .below = true,
            .usual = false};
}

/// As a number is typed, without digits that say nothing.
std::string plainNumber(double value, int decimals) {
    std::array<char, 64> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
    std::string number(text.data(), end);
    if (number.find('.') == std::string::npos) return number;
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.') number.pop_back();
    return number;
}

/// In the unit of its rule.
Text measured(QualityReason reason, double value, int more_decimals = 0) {
    const QualityRuleFacts& facts = qualityRuleFacts(reason);
    const std::string number = plainNumber(value * facts.factor, facts.decimals + more_decimals);
    if (facts.unit.empty() || facts.unit.zh == "%") return untranslated(number + facts.unit.zh);
    return phrase("{0} {1}", "{0} {1}", {number, facts.unit});
}

std::optional<QualityReason> reasonNamed(std::string_view id) {
    for (std::size_t i = 0; i < qualityReasons; ++i)
        if (const auto reason = static_cast<QualityReason>(i); id == qualityReasonName(reason)) return reason;
    return std::nullopt;
}

Problem unknownRule(const std::string& name) {
    std::string known;
    for (std::size_t i = 0; i < qualityReasons; ++i)
        known += (known.empty() ? "" : ", ") + std::string(qualityReasonName(static_cast<QualityReason>(i)));
    return {"unknown-rule",
            phrase("没有检查规则“{0}”；可用：{1}", "there is no rule \"{0}\"; there are {1}", {name, known}),
            {.text = name}};
}

Problem wrongLimit(const std::string& name, const QualityRuleFacts& facts) {
    return {"wrong-option",
            phrase("规则“{0}”的界限应在 {1} 与 {2} 之间", "the limit of rule \"{0}\" is to be between {1} and {2}",
                   {name, plainNumber(facts.least, facts.decimals), plainNumber(facts.most, facts.decimals)}),
            {.text = name}};
}

}  // namespace

const QualityRuleFacts& qualityRuleFacts(QualityReason reason) {
    static const std::array<QualityRuleFacts, qualityReasons> facts{
        straightLineFacts(), manyMissingFacts(), secondsFacts(),      medianFacts(),
        logScaleFacts(),     duplicateFacts(),   percentMatchFacts(), outlierFacts()};
    return facts.at(static_cast<std::size_t>(reason));
}

std::vector<QualityRule> usualQualityRules() {
    constexpr std::array<double, qualityReasons> limits{0, 0.5, 2, 1.0 / 3, -1.96, 600, 0.85, 0.001};
    std::vector<QualityRule> rules;
    for (std::size_t i = 0; i < qualityReasons; ++i) {
        const auto reason = static_cast<QualityReason>(i);
        rules.push_back({reason, qualityRuleFacts(reason).usual, limits[i]});
    }
    return rules;
}

Result<std::vector<QualityRule>> qualityRulesNamed(const std::vector<std::string>& names) {
    std::vector<QualityRule> rules = usualQualityRules();
    if (names.empty()) return rules;
    for (QualityRule& rule : rules) rule.on = false;
    for (const std::string& name : names) {
        if (name == "all") {
            for (QualityRule& rule : rules) rule.on = true;
            continue;
        }
        const std::size_t equals = name.find('=');
        const auto reason = reasonNamed(std::string_view(name).substr(0, equals));
        if (!reason) return unknownRule(name.substr(0, equals));
        QualityRule& rule = rules[static_cast<std::size_t>(*reason)];
        rule.on = true;
        if (equals == std::string::npos) continue;
        const QualityRuleFacts& facts = qualityRuleFacts(*reason);
        double limit = 0;
        const char* const end = name.data() + name.size();
        const auto [stop, error] = std::from_chars(name.data() + equals + 1, end, limit);
        if (error != std::errc{} || stop != end || !(limit >= facts.least && limit <= facts.most))
            return wrongLimit(name, facts);
        rule.limit = limit / facts.factor;
    }
    return rules;
}

Text limitWords(const QualityRule& rule) {
    if (rule.reason == straight_line && rule.limit == 0)
        return {"题数的一半，不少于 6 题", "half of the items, at least 6"};
    return measured(rule.reason, rule.limit);
}

Text flagWords(const QualityFlag& flag) {
    const Text title = qualityRuleFacts(flag.reason).title;
    switch (flag.reason) {
    case straight_line:
        return phrase("{0}：连续 {1}相同", "{0}: {1} in a row alike", {title, measured(flag.reason, flag.value)});
    case duplicate: return phrase("{0}：共 {1} 份相同", "{0}: {1} alike", {title, plainNumber(flag.value, 0)});
    default: return phrase("{0}：{1}", "{0}: {1}", {title, measured(flag.reason, flag.value, 1)});
    }
}

std::string exclusionReason(const std::vector<QualityReason>& reasons) {
    std::string joined;
    for (const QualityReason reason : reasons)
        joined += (joined.empty() ? "" : "+") + std::string(qualityReasonName(reason));
    return joined;
}

namespace {

/// The ids that are joined in a stored reason; empty where it is another text.
std::vector<QualityReason> reasonsIn(std::string_view reason) {
    std::vector<QualityReason> reasons;
    while (true) {
        const std::size_t plus = reason.find('+');
        const auto one = reasonNamed(reason.substr(0, plus));
        if (!one) return {};
        reasons.push_back(*one);
        if (plus == std::string_view::npos) return reasons;
        reason.remove_prefix(plus + 1);
    }
}

}  // namespace

bool isRuleReason(const std::string& reason) {
    return !reasonsIn(reason).empty();
}

Text exclusionWords(const std::string& reason) {
    if (reason == "unfinished") return {"没有答完", "not finished"};
    if (reason == "no-answers") return {"一题未答", "no answers at all"};
    if (reason == "excluded") return {"已排除（没有写原因）", "left out, no reason given"};
    std::vector<Text> titles;
    for (const QualityReason one : reasonsIn(reason)) titles.push_back(qualityRuleFacts(one).title);
    return titles.empty() ? untranslated(reason) : joined(titles, "，", ", ");
}

}  // namespace diaoyan
