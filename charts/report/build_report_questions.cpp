// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/report/build_report_questions.h"

#include "charts/figures/bar_chart.h"
#include "charts/figures/base_words.h"
#include "charts/figures/stacked_bars.h"
#include "charts/report/sentences.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_statistics.h"
#include "charts/tables/option_order.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// Writes the sections of one questionnaire. Every method answers with the problem that stopped it, if any.
class QuestionWriter {
public:
    QuestionWriter(ReportDraft& draft, const StudyPart& part, const ReportOptions& options)
        : draft_(draft), part_(part), options_(options), role_(part.questionnaire.role) {
        table_options_ = {part.questionnaire.id, role_, TableOrder::by_count, CrossCells::percent, true};
    }

    std::optional<Problem> write(const Question& question) {
        draft_.section(withoutNumber(question.title.empty() ? untranslated(question.id) : question.title));
        const std::vector<Item> columns = items(question);
        if (question.kind == QuestionKind::matrix && columns.size() > 1) {
            if (isOneChoice(question.cells)) return writeMatrix(question, columns);
            if (question.cells == QuestionKind::number) return writeNumberMatrix(question, columns);
            for (const Item& item : columns) {
                draft_.subsection(rowLabel(question, item));
                if (auto problem = write(item)) return problem;
            }
            return std::nullopt;
        }
        return columns.empty() ? std::nullopt : write(columns.front());
    }

private:
    std::optional<Problem> write(const Item& item) {
        draft_.kinds.insert(item.kind);
        if (item.kind == QuestionKind::number) return writeNumber(item);
        if (!hasOptions(item.kind)) return writeWritten(item);
        const auto counts = part_.answers->count({item.id, {}});
        if (!counts.ok()) return counts.problem();
        if (item.kind == QuestionKind::multiple)
            return writeCounted(*counts, multipleResponseTable(item, counts->total()));
        if (item.kind == QuestionKind::ranking) return writeCounted(*counts, rankingTable(item, counts->total()));
        const auto frequencies = frequencyTable(item, counts->total());
        if (!frequencies.ok()) return frequencies.problem();
        const auto rate = satisfactionOf(*part_.answers, item, options_.definition, options_.confidence);
        if (!rate.ok()) return writeCounted(*counts, frequencies);
        draft_.say(sentenceOf(*frequencies, *rate, role_));
        if (frequencies->valid == 0) return std::nullopt;
        explain(*rate, item);
        return addFigureAndTable(*counts, tableOf(*frequencies, table_options_));
    }

    template <class Statistic>
    std::optional<Problem> writeCounted(const Counts& counts, const Result<Statistic>& statistic) {
        if (!statistic.ok()) return statistic.problem();
        draft_.say(sentenceOf(*statistic, role_));
        if (figureBase(counts.item, counts.total()) == 0) return std::nullopt;
        return addFigureAndTable(counts, tableOf(*statistic, table_options_));
    }

    std::optional<Problem> addFigureAndTable(const Counts& counts, ResultTable table) {
        auto figure = barChart(counts, figureOptions(table.id, table.title));
        if (!figure.ok()) return figure.problem();
        table.title = withoutNumber(table.title);
        draft_.add(std::move(*figure));
        draft_.add(std::move(table));
        return std::nullopt;
    }

    std::optional<Problem> writeMatrix(const Question& question, const std::vector<Item>& columns) {
        draft_.kinds.insert(question.cells);
        std::vector<Counts> all;
        std::vector<FrequencyTable> rows;
        std::vector<RatedItem> rated;
        std::int64_t answers = 0;
        for (const Item& item : columns) {
            auto counts = part_.answers->count({item.id, {}});
            if (!counts.ok()) return counts.problem();
            const auto frequencies = frequencyTable(item, counts->total());
            if (!frequencies.ok()) return frequencies.problem();
            answers += frequencies->valid;
            rows.push_back(*frequencies);
            if (const auto rate = satisfactionOf(*part_.answers, item, options_.definition, options_.confidence)) {
                if (rate->n > 0) explain(*rate, item);
                rated.push_back({item, *rate});
            }
            all.push_back(std::move(*counts));
        }
        const bool all_rated = rated.size() == columns.size();
        draft_.say(all_rated ? sentenceOf(question, rated, role_) : sentenceOf(question, rows, role_));
        if (answers == 0) return std::nullopt;
        auto table = matrixTable(question, all, table_options_, options_.definition);
        if (!table.ok()) return table.problem();
        for (Counts& counts : all) counts.item.title = rowLabel(question, counts.item);
        auto figure = stackedBars(all, figureOptions(table->id, question.title));
        if (!figure.ok()) return figure.problem();
        table->title = withoutNumber(table->title);
        draft_.add(std::move(*figure));
        draft_.add(std::move(*table));
        return std::nullopt;
    }

    std::optional<Problem> writeNumberMatrix(const Question& question, const std::vector<Item>& columns) {
        draft_.kinds.insert(QuestionKind::number);
        std::vector<Summaries> all;
        std::int64_t answers = 0;
        for (const Item& item : columns) {
            auto summaries = summarize(*part_.answers, {item.id, {}});
            if (!summaries.ok()) return summaries.problem();
            answers += summaries->total.n;
            all.push_back(std::move(*summaries));
        }
        if (answers == 0)
            draft_.say(phrase("没有{0}填写数值。", "None of the {0} gave a number.", {roleName(role_)}));
        else {
            draft_.say(phrase("各项的平均值和分布见下表。", "The table shows mean and spread of each item."));
            draft_.add(tableOf(question, all, table_options_));
        }
        return std::nullopt;
    }

    std::optional<Problem> writeNumber(const Item& item) {
        const auto summaries = summarize(*part_.answers, {item.id, {}});
        if (!summaries.ok()) return summaries.problem();
        draft_.say(sentenceOf(summaries->total, role_));
        if (summaries->total.n > 0) draft_.add(tableOf(*summaries, table_options_));
        return std::nullopt;
    }

    std::optional<Problem> writeWritten(const Item& item) {
        const auto written = part_.written.find(item.id);
        if (written != part_.written.end())
            draft_.say(sentenceOfWritten(written->second, role_));
        else
            draft_.say({"本题由填写者自行书写，为保护隐私，报告不列出原文。",
                        "An open question. The texts are not printed, to protect those who wrote them."});
        return std::nullopt;
    }

    void explain(const Satisfaction& rate, const Item& item) {
        draft_.explain(definitionInWords(rate, item));
        draft_.any_interval = draft_.any_interval || rate.interval.has_value();
    }

    FigureOptions figureOptions(const std::string& id, const Text& title) const {
        FigureOptions figure;
        figure.role = role_;
        figure.language = draft_.language();
        figure.id = id;
        figure.title = withoutNumber(title).in(draft_.language());
        return figure;
    }

    ReportDraft& draft_;
    const StudyPart& part_;
    const ReportOptions& options_;
    const Role& role_;
    TableWording table_options_;
};

}  // namespace

std::vector<const Question*> analysedQuestions(const Questionnaire& questionnaire) {
    std::vector<const Question*> analysed;
    for (const Question& question : questionnaire.questions)
        if (question.roster_field == RosterField::none) analysed.push_back(&question);
    return analysed;
}

Text questionnaireTitle(const Questionnaire& questionnaire) {
    if (!questionnaire.title.empty()) return questionnaire.title;
    if (questionnaire.role.name.empty()) return untranslated(questionnaire.id);
    return phrase("{0}问卷", "Questionnaire for {0}", {questionnaire.role.name});
}

std::optional<Problem> writeQuestions(ReportDraft& draft, const StudyPart& part, const ReportOptions& options) {
    const std::vector<const Question*> questions = analysedQuestions(part.questionnaire);
    if (questions.empty()) return std::nullopt;
    draft.chapter(questionnaireTitle(part.questionnaire));
    if (part.questionnaire.inferred)
        draft.remark({"本问卷的题型和选项由导出文件推断，尚未经人核对；没有人选的选项可能未列出。",
                      "The questions and options were inferred from an export and not yet checked by a person; options "
                      "that nobody chose may be missing."});
    if (part.answers->respondents() == 0) {
        draft.say({"本问卷没有收到有效作答，因此没有结果。", "No valid answers came in: there are no results."});
        return std::nullopt;
    }
    draft.say(phrase("本部分根据{0}的作答统计，每题的基数在图表中注明。",
                     "This chapter is based on {0}; the base of every question stands with its figure and table.",
                     {respondents(part.answers->respondents(), part.questionnaire.role)}));
    QuestionWriter writer(draft, part, options);
    for (const Question* question : questions)
        if (auto problem = writer.write(*question)) return problem;
    return std::nullopt;
}

}  // namespace diaoyan
