// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/number_summary.h"
#include "analysis/schools/response_rate.h"
#include "analysis/statistics/frequency.h"
#include "analysis/statistics/multiple_response.h"
#include "analysis/statistics/ranking_table.h"
#include "analysis/statistics/satisfaction.h"
#include "questionnaires/questionnaire.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// Sentences of a report. Each is bound to the value it states: no number in it comes from elsewhere. They
/// describe; the word 显著 (significant) needs a test and is never used. A base of 0 says that nobody answered, a
/// base below 30 adds a warning. Percentages are rounded half up by percentText.

/// 在作答的1241名家长中，有551人（44.4%）选择“学习成绩优秀”，在5个选项中位列第1；其次是……
/// The leading three ranks, ties as 并列第k; those left empty and not asked at the end.
Text sentenceOf(const MultipleResponseTable& multiple, const Role& role);

/// One choice without order: as above, of the valid answers.
Text sentenceOf(const FrequencyTable& frequencies, const Role& role);

/// One choice on a scale:
/// 选择“满意”的186人（36.7%）、“比较满意”的202人（39.8%）；满意率（满意+比较满意）为76.5%（95%置信区间……）
Text sentenceOf(const FrequencyTable& scale, const Satisfaction& satisfaction, const Role& role);

/// Ranking: by 平均综合得分, with the first places of the leading options.
Text sentenceOf(const RankingTable& ranking, const Role& role);

/// Numbers: mean, standard deviation, median, quartiles.
Text sentenceOf(const NumberSummary& numbers, const Role& role);

/// One item with its rate or index: a row of a matrix, or one role's answer to the same thing.
struct RatedItem {
    Item item;
    Satisfaction satisfaction;

    bool operator==(const RatedItem&) const = default;
};

/// 76.5%; 76.5%（加权） where the respondents carry weights; an index without the percent sign.
Text rateWords(const Satisfaction& satisfaction);

/// 满意率（满意+比较满意）为76.5%（95%置信区间72.6%～80.0%）, a clause without a full stop.
Text ratingWords(const RatedItem& rated);

/// A matrix of scales: the highest and the lowest rate with their bases, the others in between.
Text sentenceOf(const Question& matrix, const std::vector<RatedItem>& items, const Role& role);

/// A matrix of choices without order: what most chose in each row, for the first five rows.
Text sentenceOf(const Question& matrix, const std::vector<FrequencyTable>& rows, const Role& role);

/// A text or date: how many answered, nothing of what they wrote.
Text sentenceOfWritten(const ItemCounts& counts, const Role& role);

/// 共发放……份，回收……份，回收率……；where nothing is known to have been issued it says so and gives no rate.
Text sentenceOf(const ResponseRates& rates, const std::vector<Role>& roles);

}  // namespace diaoyan
