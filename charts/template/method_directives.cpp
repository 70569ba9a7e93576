// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/method_directives.h"

#include "charts/tables/base_phrases.h"
#include "charts/template/question_directives.h"

namespace diaoyan {

namespace {

bool used(const ReportDraft& draft, QuestionKind kind) {
    return draft.kinds.count(kind) > 0;
}

/// What every percentage of the report rests on.
std::vector<Text> basesInWords(const ReportDraft& draft) {
    std::vector<Text> points;
    points.push_back(
        {"基数：每个百分比都注明基数。单选题和量表题以有效作答的人数为基数。",
         "Bases: every percentage states its base. One-choice questions and scales: of the valid answers."});
    if (used(draft, QuestionKind::multiple))
        points.push_back(
            {"多选题：以至少选一项的人数（个案）为基数，各项之和可超过100%；响应百分比以选择总次数为基数。",
             "Several answers: of those who chose at least one option (cases), so that percentages may add up "
             "to more than 100%; percent of responses: of all choices."});
    if (used(draft, QuestionKind::ranking))
        points.push_back(
            {"排序题：以作答的人数为基数；平均综合得分按排位计分，未入选得0分。",
             "Rankings: of those who answered; the mean score gives points by rank, none where left out."});
    points.push_back(
        {"缺失：未作答、作答无效、按跳转规则未被问到、选择“不了解”等四种情况分开统计，均不计入有效作答。",
         "Missing: not answered, not valid, not asked (skip rules) and “not sure” are counted apart and are no "
         "valid answers."});
    points.push_back(
        {"舍入：百分比由人数直接计算，四舍五入到一位小数，不对舍入后的数再作计算，因此各项之和可能不是100%。",
         "Rounding: percentages are computed from counts, rounded half up to one decimal and never computed "
         "with again, so they may not add up to 100%."});
    points.push_back({"位次：按选择人数排列，人数相同的并列。", "Ranks: by count; equal counts share a rank."});
    return points;
}

/// 单选；多选，最多选3项
Text askedInWords(const Question& question) {
    Text words = kindWords(question.kind);
    if (question.kind == QuestionKind::matrix)
        words = phrase("{0}，各行为{1}", "{0} of {1}", {words, kindWords(question.cells)});
    if (question.max_choices) words = phrase("{0}，最多选{1}项", "{0}, at most {1}", {words, *question.max_choices});
    if (!question.show_when.empty()) words = phrase("{0}，按跳转规则出现", "{0}, asked of some", {words});
    return words;
}

/// 1. 题目（单选） and its options, numbered as on the form.
void writeQuestionAsked(ReportDraft& draft, const Question& question, int number) {
    draft.say(
        phrase("{0}. {1}（{2}）", "{0}. {1} ({2})", {number, withoutNumber(question.title), askedInWords(question)}));
    std::vector<Text> lines;
    std::vector<Text> options;
    for (std::size_t i = 0; i < question.options.size(); ++i)
        options.push_back(
            phrase("{0}. {1}", "{0}. {1}", {static_cast<std::uint64_t>(i + 1), question.options[i].label}));
    if (!question.rows.empty()) {
        std::vector<Text> rows;
        for (const MatrixRow& row : question.rows) rows.push_back(row.label);
        lines.push_back(phrase("评价内容：{0}", "Rows: {0}", {joined(rows, "；", "; ")}));
    }
    if (!options.empty()) lines.push_back(joined(options, "　", "  "));
    draft.list(lines);
}

}  // namespace

std::optional<Problem> writeMethod(const TemplateCall& call) {
    const ReportDraft& draft = call.draft;
    const Study& study = call.study;
    std::vector<Text> points = basesInWords(draft);
    if (!draft.definitions.empty())
        points.push_back(phrase("满意率等指标的口径：{0}。", "Definitions of the rates: {0}.",
                                {joined(draft.definitions, "；", "; ")}));
    if (draft.any_interval)
        points.push_back(
            phrase("区间：{0}%置信区间，比率用威尔逊（Wilson）方法。计算时假定各人作答相互独立；按学校整群调查时，"
                   "同校作答往往相近，所列区间偏窄。",
                   "Intervals: {0}% confidence intervals, for rates by Wilson's method. They take respondents "
                   "as independent; in surveys of whole schools answers from one school tend to be alike and "
                   "the printed intervals are too narrow.",
                   {figureWords(100 * call.options.confidence.level(), 0)}));
    points.push_back(
        {"比较：报告描述作答情况，未作检验的差异不作推断。",
         "Comparisons: the report describes the answers; nothing is inferred from differences that were not "
         "tested."});
    if (used(draft, QuestionKind::text))
        points.push_back({"文字题：只统计填写人数，不列出原文，以保护填写者。",
                          "Open questions: only counted; the texts are not printed, to protect those who wrote them."});
    const std::int64_t excluded = study.rates.overall.returned - study.rates.overall.valid;
    if (excluded > 0)
        points.push_back(phrase("剔除：回收的问卷中有{0}份无效，未参与统计。",
                                "Exclusions: {0} of the returned questionnaires were not valid and take no part.",
                                {numberWords(excluded)}));
    for (const Text& remark : study.remarks) points.push_back(phrase("数据：{0}", "Data: {0}", {remark}));
    if (study.minimum_n > 1)
        points.push_back(
            phrase("最小单元：有效作答不足{0}"
                   "人的学校和分组不公布结果；为防止用合计相减推算出来，必要时另有少数学校的结果一并不公布。"
                   "不公布与没有作答，在图表中同样以“—”或空缺表示。",
                   "Small groups: results of fewer than {0} valid answers are not given, nor, where needed, those of a "
                   "few further "
                   "schools, so that nothing can be worked out by subtraction. What is not given and what nobody "
                   "answered look the "
                   "same: — or nothing.",
                   {study.minimum_n}));
    call.draft.list(points);
    return std::nullopt;
}

std::optional<Problem> writeDisclosure(const TemplateCall& call) {
    ResultTable table;
    table.id = "disclosure";
    table.kind = "words";
    table.title = {"调研信息披露", "What the study discloses of itself"};
    table.columns = {{{"项目", "Item"}, ColumnRole::label}, {{"说明", "Statement"}, ColumnRole::label}};
    const Study& study = call.study;
    const auto add = [&](const std::string& id, const Text& title, Text words) {
        if (words.empty()) words = {"未填写", "not filled in"};
        table.rows.push_back({RowRole::option, id, {title, std::move(words)}});
    };
    for (const StudyFact& fact : studyFacts()) {
        if (fact.id == "title" || fact.id == "organisation" || fact.id == "date") continue;
        const auto filled = study.record.facts.find(fact.id);
        Text words = filled == study.record.facts.end() ? Text{} : untranslated(filled->second);
        if (fact.id == "weighting_note" && words.empty())
            for (const StudyPart& part : study.parts)
                if (words.empty()) words = part.answers->weighting();
        add(fact.id, fact.title, std::move(words));
    }
    std::vector<Text> sizes;
    for (const StudyPart& part : study.parts)
        sizes.push_back(respondents(part.answers->respondents(), part.questionnaire.role));
    add("sample_size", {"有效样本量", "Sample size"}, listed(sizes));
    add("question_wording", {"题目原文", "Wording of the questions"},
        {"见附录中的问卷", "see the questionnaires in the appendix"});
    table.notes.push_back({"披露项目参照美国民意研究协会（AAPOR）《职业道德与实践准则》（2021）第三部分。",
                           "Items after part III of the AAPOR Code of Professional Ethics and Practices (2021)."});
    call.draft.add(std::move(table));
    return std::nullopt;
}

std::optional<Problem> writeQuestionnaireAsked(const TemplateCall& call) {
    const Result<const StudyPart*> part = namedPart(call, call.word(0));
    if (!part) return part.problem();
    int number = 0;
    for (const Question& question : (*part)->questionnaire.questions)
        writeQuestionAsked(call.draft, question, ++number);
    return std::nullopt;
}

}  // namespace diaoyan
