// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/score_items.h"

#include "analysis/statistics/scale_scores.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/option_order.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

Problem notInQuestionnaire(const std::string& id) {
    return {"unknown-item", phrase("问卷中没有题目“{0}”", "the questionnaire has no question \"{0}\"", {id}), {}};
}

bool hasMean(const Item& item) {
    return item.kind == QuestionKind::number || scalePoints(item).ok();
}

/// parent.aspects -> aspects.
std::string withoutPrefix(const Questionnaire& questionnaire, const std::string& id) {
    const std::string prefix = questionnaire.id + ".";
    const bool prefixed = findQuestion(questionnaire, id) == nullptr && id.rfind(prefix, 0) == 0;
    return prefixed ? id.substr(prefix.size()) : id;
}

LabelledItems rowsOf(const Question& question) {
    LabelledItems rows{question.id, question.title, {}};
    for (const Item& item : items(question)) rows.items.push_back({item, rowLabel(question, item)});
    return rows;
}

std::string replacedAll(std::string words, const std::string& what, const std::string& with) {
    for (std::size_t place = 0; (place = words.find(what, place)) != std::string::npos; place += with.size())
        words.replace(place, what.size(), with);
    return words;
}

}  // namespace

std::vector<LabelledItems> scaleMatrices(const Questionnaire& questionnaire) {
    std::vector<LabelledItems> found;
    for (const Question& question : questionnaire.questions) {
        if (question.kind != QuestionKind::matrix || question.cells != QuestionKind::scale) continue;
        LabelledItems rows = rowsOf(question);
        if (rows.items.size() >= 2 && hasMean(rows.items.front().item)) found.push_back(std::move(rows));
    }
    return found;
}

Result<LabelledItems> matrixNamed(const Questionnaire& questionnaire, const std::string& id) {
    const Question* question = findQuestion(questionnaire, withoutPrefix(questionnaire, id));
    if (question == nullptr && !findItem(questionnaire, id)) return notInQuestionnaire(id);
    if (question != nullptr && question->kind == QuestionKind::matrix) {
        LabelledItems rows = rowsOf(*question);
        if (!rows.items.empty() && hasMean(rows.items.front().item)) return rows;
    }
    return Problem{"not-a-matrix",
                   phrase("“{0}”不是由量表题或数值题组成的矩阵题；要合用几道题请逐一列出",
                          "\"{0}\" is no matrix of scales or numbers; to take several questions together list them",
                          {id}),
                   {}};
}

Result<LabelledItems> itemsNamed(const Questionnaire& questionnaire, const std::vector<std::string>& ids) {
    LabelledItems named;
    for (const std::string& id : ids) {
        const std::optional<Item> item = findItem(questionnaire, id);
        if (!item) return notInQuestionnaire(id);
        if (!hasMean(*item))
            return Problem{"not-a-number",
                           phrase("“{0}”不是量表题或数值题，没有均值",
                                  "\"{0}\" is neither a scale nor a number: it has no mean", {item->title}),
                           {}};
        const bool known = std::any_of(named.items.begin(), named.items.end(),
                                       [&](const LabelledItem& other) { return other.item.id == item->id; });
        if (!known) named.items.push_back({*item, item->title});
    }
    const auto ofOneQuestion = [&](const LabelledItem& one) {
        return one.item.question == named.items.front().item.question;
    };
    if (named.items.size() < 2 || !std::all_of(named.items.begin(), named.items.end(), ofOneQuestion)) return named;
    const Question* question = findQuestion(questionnaire, named.items.front().item.question);
    named.title = question->title;
    for (LabelledItem& one : named.items) one.label = rowLabel(*question, one.item);
    return named;
}

Result<std::vector<ScoredItem>> scoredItems(const std::vector<LabelledItem>& items) {
    std::vector<ScoredItem> scored;
    for (const LabelledItem& one : items) {
        scored.push_back({one.item.id});
        if (one.item.kind == QuestionKind::number) continue;
        const auto points = scalePoints(one.item);
        if (!points) return points.problem();
        scored.back().points = *points;
    }
    return scored;
}

Text scoringWords(const Item& item) {
    if (item.kind == QuestionKind::number) return {"数值", "number"};
    const auto best = std::count_if(item.options.begin(), item.options.end(),
                                    [](const Option& option) { return option.substantive; });
    return phrase("1～{0}分", "1–{0}", {static_cast<std::int64_t>(best)});
}

Text scoringNote(const std::vector<LabelledItem>& items) {
    if (std::none_of(items.begin(), items.end(),
                     [](const LabelledItem& one) { return one.item.kind == QuestionKind::scale; }))
        return {};
    return {"量表题按分计：最好的选项分数最高，依次减1分，最差的选项1分；“不了解”等不在量表上的回答不计分。"
            "这样计分把相邻两级看作等距。",
            "Scales count in points: the best option has the most, each further one a point less, the worst 1; "
            "answers off the scale (not sure) have none. Such points take neighbouring options as equally far "
            "apart."};
}

Text withLabels(const Text& message, const std::vector<LabelledItem>& items) {
    Text worded = message;
    for (const LabelledItem& one : items) {
        worded.zh = replacedAll(worded.zh, one.item.id, one.label.in(Language::zh));
        worded.en = replacedAll(worded.en, one.item.id, one.label.in(Language::en));
    }
    return worded;
}

TableCell notApplicable() {
    return NoValue{doesNotApply};
}

void noteUndefined(ResultTable& table) {
    std::vector<Text> reasons;
    for (const TableRow& row : table.rows)
        for (const TableCell& cell : row.cells)
            if (const auto* none = std::get_if<NoValue>(&cell); none != nullptr && none->reason != doesNotApply)
                if (std::find(reasons.begin(), reasons.end(), none->reason) == reasons.end())
                    reasons.push_back(none->reason);
    if (!reasons.empty())
        table.notes.push_back(
            phrase("“—”表示没有结果：{0}。", "— means undefined: {0}.", {joined(reasons, "；", "; ")}));
}

Text independenceNote() {
    return {"检验与区间假定各人作答相互独立；同一学校的作答往往相近，实际的误差比表中大。",
            "Tests and intervals take respondents as independent; answers from one school tend to be alike, so the "
            "true errors are larger."};
}

}  // namespace diaoyan
