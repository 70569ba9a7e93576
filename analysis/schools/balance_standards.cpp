// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/balance_standards.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

std::vector<BalanceIndicator> basicIndicators() {
    return {{{"生均教学及辅助用房面积", "teaching space per pupil"}, {}},
            {{"生均体育运动场馆面积", "sports space per pupil"}, {}},
            {{"生均教学仪器设备值", "value of teaching equipment per pupil"}, {}},
            {{"每百名学生拥有计算机台数", "computers per 100 pupils"}, {}},
            {{"生均图书册数", "books per pupil"}, {}},
            {{"师生比", "teachers per pupil"}, {}},
            {{"生均高于规定学历教师数", "teachers above the required degree per pupil"}, {}},
            {{"生均中级及以上专业技术职务教师数", "teachers of middle or senior rank per pupil"}, {}}};
}

std::vector<BalanceIndicator> qualityIndicators(SchoolStage stage) {
    const bool primary = stage == SchoolStage::primary;
    return {{{"每百名学生拥有高于规定学历教师数", "teachers above the required degree per 100 pupils"},
             primary ? 4.2 : 5.3},
            {{"每百名学生拥有县级以上骨干教师数", "leading teachers of county level or above per 100 pupils"}, 1},
            {{"每百名学生拥有体育、艺术专任教师数", "teachers of sports and arts per 100 pupils"}, 0.9},
            {{"生均教学及辅助用房面积（平方米）", "teaching space per pupil (square metres)"}, primary ? 4.5 : 5.8},
            {{"生均体育运动场馆面积（平方米）", "sports space per pupil (square metres)"}, primary ? 7.5 : 10.2},
            {{"生均教学仪器设备值（元）", "value of teaching equipment per pupil (yuan)"}, primary ? 2000 : 2500},
            {{"每百名学生拥有网络多媒体教室数", "networked classrooms per 100 pupils"}, primary ? 2.3 : 2.4}};
}

Problem wrongIndicators(const BalanceStandard& standard, std::size_t given) {
    return {"wrong-indicators",
            phrase("“{0}”要求 {1} 项指标都有数值，现有 {2} 项有数值",
                   "\"{0}\" needs all {1} indicators; {2} have a value",
                   {standard.title, static_cast<std::int64_t>(standard.indicators.size()),
                    static_cast<std::int64_t>(given)}),
            {}};
}

}  // namespace

const std::vector<BalanceStandard>& balanceStandards() {
    static const std::vector<BalanceStandard> all{
        {"basic-primary",
         {"义务教育基本均衡（小学）", "basic balance, primary schools"},
         SchoolStage::primary,
         BalanceRule::composite,
         0.65,
         basicIndicators(),
         "教督〔2012〕3号"},
        {"basic-junior",
         {"义务教育基本均衡（初中）", "basic balance, junior secondary schools"},
         SchoolStage::junior,
         BalanceRule::composite,
         0.55,
         basicIndicators(),
         "教督〔2012〕3号"},
        {"quality-primary",
         {"义务教育优质均衡（小学）", "quality balance, primary schools"},
         SchoolStage::primary,
         BalanceRule::each,
         0.50,
         qualityIndicators(SchoolStage::primary),
         "教督〔2017〕6号"},
        {"quality-junior",
         {"义务教育优质均衡（初中）", "quality balance, junior secondary schools"},
         SchoolStage::junior,
         BalanceRule::each,
         0.45,
         qualityIndicators(SchoolStage::junior),
         "教督〔2017〕6号"},
    };
    return all;
}

const BalanceStandard* findBalanceStandard(const std::string& id) {
    const auto& all = balanceStandards();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& standard) { return standard.id == id; });
    return found == all.end() ? nullptr : &*found;
}

BalanceDecision balanceDecision(double value, double limit) {
    // Half up, as the decimal number reads: 0.5005 is 0.501 although its double may lie just below.
    const double thousandths = std::floor(value * 1000 * (1 + 1e-14) + 0.5);
    return {value, limit, value <= limit, thousandths / 1000 <= limit};
}

Result<BalanceResult> judgeBalance(const BalanceStandard& standard,
                                   const std::vector<std::optional<double>>& coefficients) {
    const auto usable = [](const std::optional<double>& value) {
        return value && std::isfinite(*value) && *value >= 0;
    };
    const auto given = static_cast<std::size_t>(std::count_if(coefficients.begin(), coefficients.end(), usable));
    if (given != coefficients.size() || given != standard.indicators.size() || given == 0)
        return wrongIndicators(standard, given);
    BalanceResult result;
    result.standard = standard;
    if (standard.rule == BalanceRule::composite) {
        NeumaierSum sum;
        for (const auto& value : coefficients) sum += *value;
        result.composite = sum.value() / static_cast<double>(given);
        result.decisions.push_back(balanceDecision(*result.composite, standard.limit));
    } else {
        for (const auto& value : coefficients) result.decisions.push_back(balanceDecision(*value, standard.limit));
    }
    result.pass = std::all_of(result.decisions.begin(), result.decisions.end(),
                              [](const BalanceDecision& decision) { return decision.pass; });
    return result;
}

Result<SchoolLevelCheck> checkSchoolLevels(const BalanceStandard& standard,
                                           const std::vector<std::optional<double>>& values) {
    SchoolLevelCheck check;
    check.of = static_cast<int>(standard.indicators.size());
    if (values.size() != standard.indicators.size()) return wrongIndicators(standard, values.size());
    bool others_near = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& level = standard.indicators[i].level;
        if (!level) return wrongIndicators(standard, 0);
        check.ratios.push_back(values[i] ? std::optional(*values[i] / *level) : std::nullopt);
        if (values[i] && *values[i] >= *level)
            ++check.reached;
        else if (!values[i] || *values[i] < 0.85 * *level)
            others_near = false;
    }
    check.pass = check.reached >= check.of - 1 && others_near;
    return check;
}

}  // namespace diaoyan
