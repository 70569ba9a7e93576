// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/proportions/proportion_interval.h"
#include "analysis/share.h"
#include "charts/figures/plain_words.h"
#include "questionnaires/questionnaire.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace diaoyan {

/// The turns of phrase that tables and sentences share. Numbers in Chinese stand without spaces and without
/// thousands marks, in English with them: 1241名 / 1,241.

/// 1241 / 1,241.
Text numberWords(std::int64_t number);

/// 507名教师 / 507 teachers; 507人 / 507 respondents where the role has no name.
Text respondents(std::int64_t number, const Role& role);

/// 教师 / teachers; 受访者 / respondents.
Text roleName(const Role& role);

/// 44.4%; undefined for a base of 0: — .
Text percentWords(const Share& share);

/// 551人（44.4%） / 551 (44.4%).
Text countAndPercentWords(const Share& share);

/// 95%置信区间72.6%～80.0% / 95% confidence interval 72.6%–80.0%.
Text intervalWords(const Interval& interval, Confidence confidence);

/// Who is not in the base, of one question.
struct LeftOut {
    std::int64_t unanswered = 0;
    std::int64_t invalid = 0;
    std::int64_t not_asked = 0;
    std::vector<std::pair<Text, std::int64_t>> unsure;  ///< options that are not substantive, with their counts

    bool none() const;
};

/// 另有9名家长未作答，3名选择“不了解”，不计入基数；12名按跳转规则未被问到本题。 Empty when there is nobody.
Text leftOutWords(const LeftOut& left_out, const Role& role);

}  // namespace diaoyan
