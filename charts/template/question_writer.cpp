// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/question_writer.h"

#include "charts/figures/bar_chart.h"
#include "charts/figures/base_words.h"
#include "charts/figures/stacked_bars.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/option_order.h"
#include "charts/template/school_beside_town.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

QuestionWriter::QuestionWriter(const TemplateCall& call, const StudyPart& part, QuestionParts parts)
    : call_(call), draft_(call.draft), part_(part), role_(part.questionnaire.role), parts_(parts) {
    table_options_ = {part.questionnaire.id, role_, TableOrder::by_count,
                      CrossCells::percent,   true,  part.answers->weighting()};
}

std::optional<Problem> QuestionWriter::write(const Question& question) {
    const std::vector<Item> columns = items(question);
    if (question.kind == QuestionKind::matrix && columns.size() > 1) {
        std::vector<Item> open;
        for (const Item& item : columns)
            if (!isWithheld(part_, item)) open.push_back(item);
        if (isOneChoice(question.cells)) return writeMatrix(question, open);
        if (question.cells == QuestionKind::number) return writeNumberMatrix(question, open);
        for (const Item& item : columns) {
            draft_.subsection(rowLabel(question, item));
            if (auto problem = write(item)) return problem;
        }
        return std::nullopt;
    }
    return columns.empty() ? std::nullopt : write(columns.front());
}

std::optional<Problem> QuestionWriter::write(const Item& item) {
    draft_.kinds.insert(item.kind);
    if (isWithheld(part_, item)) {
        draft_.say(withheldWords());
        return std::nullopt;
    }
    if (item.kind == QuestionKind::number) return writeNumber(item);
    if (!hasOptions(item.kind)) return writeWritten(item);
    const auto counts = part_.answers->count({item.id, {}});
    if (!counts.ok()) return counts.problem();
    if (item.kind == QuestionKind::multiple) return writeCounted(*counts, multipleResponseTable(item, counts->total()));
    if (item.kind == QuestionKind::ranking) return writeCounted(*counts, rankingTable(item, counts->total()));
    const auto frequencies = frequencyTable(item, counts->total());
    if (!frequencies.ok()) return frequencies.problem();
    const auto rate = satisfactionOf(*part_.answers, item, call_.options.definition, call_.options.confidence);
    if (!rate.ok()) return writeCounted(*counts, frequencies);
    say(sentenceOf(*frequencies, *rate, role_), item.id);
    if (frequencies->valid == 0) return std::nullopt;
    explain(*rate, item);
    if (const StudyPart* all = town(); all != nullptr && parts_.sentence)
        say(besideTownSentence(*call_.study.view, *all, item, call_.options), item.id + " town");
    return addFigureAndTable(*counts, tableOf(*frequencies, table_options_));
}

template <class Statistic>
std::optional<Problem> QuestionWriter::writeCounted(const Counts& counts, const Result<Statistic>& found) {
    if (!found.ok()) return found.problem();
    say(sentenceOf(*found, role_), counts.item.id);
    if (figureBase(counts.item, counts.total()) == 0) return std::nullopt;
    return addFigureAndTable(counts, tableOf(*found, table_options_));
}

std::optional<Problem> QuestionWriter::addFigureAndTable(const Counts& counts, ResultTable table) {
    const Item& item = counts.item;
    if (parts_.figure) {
        const FigureOptions options = figureOptions(table.id, table.title);
        Result<ChartSpec> figure = barChart(counts, options);
        if (const StudyPart* all = town(); all != nullptr && item.kind != QuestionKind::ranking)
            if (auto both = besideTownFigure(call_.study, part_, *all, item, options)) figure = std::move(*both);
        if (!figure.ok()) return figure.problem();
        draft_.add(std::move(*figure));
    }
    if (parts_.table) {
        table.title = withoutNumber(table.title);
        draft_.add(besideTown(std::move(table), item));
    }
    return std::nullopt;
}

ResultTable QuestionWriter::besideTown(ResultTable table, const Item& item) const {
    const StudyPart* all = town();
    if (all == nullptr || isWithheld(*all, item)) return table;
    const auto counts = all->answers->count({item.id, {}});
    if (!counts.ok() || figureBase(item, counts->total()) == 0) return table;
    return withTownColumn(std::move(table), *counts);
}

std::optional<Problem> QuestionWriter::writeMatrix(const Question& question, const std::vector<Item>& columns) {
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
        const auto rate = satisfactionOf(*part_.answers, item, call_.options.definition, call_.options.confidence);
        if (rate.ok()) {
            if (rate->n > 0) explain(*rate, item);
            rated.push_back({item, *rate});
        }
        all.push_back(std::move(*counts));
    }
    const bool all_rated = rated.size() == columns.size();
    say(all_rated ? sentenceOf(question, rated, role_) : sentenceOf(question, rows, role_), question.id);
    if (columns.size() < items(question).size()) draft_.remark(withheldWords());
    if (const StudyPart* whole = town(); whole != nullptr && all_rated && parts_.sentence)
        say(besideTownSentence(*call_.study.view, *whole, question, columns, call_.options), question.id + " town");
    return answers == 0 ? std::nullopt : addMatrix(question, std::move(all));
}

std::optional<Problem> QuestionWriter::addMatrix(const Question& question, std::vector<Counts> all) {
    auto table = matrixTable(question, all, table_options_, call_.options.definition);
    if (!table.ok()) return table.problem();
    if (parts_.figure) {
        for (Counts& counts : all) counts.item.title = rowLabel(question, counts.item);
        auto figure = stackedBars(all, figureOptions(table->id, question.title));
        if (!figure.ok()) return figure.problem();
        draft_.add(std::move(*figure));
    }
    if (parts_.table) {
        table->title = withoutNumber(table->title);
        draft_.add(std::move(*table));
    }
    return std::nullopt;
}

std::optional<Problem> QuestionWriter::writeNumberMatrix(const Question& question, const std::vector<Item>& columns) {
    draft_.kinds.insert(QuestionKind::number);
    std::vector<Summaries> all;
    std::int64_t answers = 0;
    for (const Item& item : columns) {
        auto summaries = summarize(*part_.answers, {item.id, {}});
        if (!summaries.ok()) return summaries.problem();
        answers += summaries->total.n;
        all.push_back(std::move(*summaries));
    }
    if (answers == 0) {
        if (parts_.sentence)
            draft_.say(phrase("没有{0}填写数值。", "None of the {0} gave a number.", {roleName(role_)}));
        return std::nullopt;
    }
    if (parts_.sentence)
        draft_.say(phrase("各项的平均值和分布见下表。", "The table shows mean and spread of each item."));
    if (parts_.table) draft_.add(tableOf(question, all, table_options_));
    return std::nullopt;
}

std::optional<Problem> QuestionWriter::writeNumber(const Item& item) {
    const auto summaries = summarize(*part_.answers, {item.id, {}});
    if (!summaries.ok()) return summaries.problem();
    say(sentenceOf(summaries->total, role_), item.id);
    if (summaries->total.n > 0 && parts_.figure) {
        // Too few numbers, or all alike, make no histogram; the table says what there is.
        if (const Result<FigureKind> histogram = figureKindNamed("histogram"); histogram.ok()) {
            auto figure = histogram->make({{{part_.answers.get(), {item}, role_}},
                                           {},
                                           figureOptions(part_.questionnaire.id + "." + item.id, item.title)});
            if (figure.ok()) draft_.add(std::move(*figure));
        }
    }
    if (summaries->total.n > 0 && parts_.table) draft_.add(tableOf(*summaries, table_options_));
    return std::nullopt;
}

std::optional<Problem> QuestionWriter::writeWritten(const Item& item) {
    if (!parts_.sentence) return std::nullopt;
    const auto written = part_.written.find(item.id);
    if (written != part_.written.end())
        say(sentenceOfWritten(written->second, role_), item.id);
    else
        draft_.say({"本题由填写者自行书写，为保护隐私，报告不列出原文。",
                    "An open question. The texts are not printed, to protect those who wrote them."});
    return std::nullopt;
}

void QuestionWriter::say(const Text& sentence, const std::string& item) {
    if (parts_.sentence) draft_.say(sentence, "sentence " + part_.questionnaire.id + "." + item);
}

void QuestionWriter::explain(const Satisfaction& rate, const Item& item) {
    draft_.explain(definitionInWords(rate, item));
    draft_.any_interval = draft_.any_interval || rate.interval.has_value();
}

FigureOptions QuestionWriter::figureOptions(const std::string& id, const Text& title) const {
    FigureOptions figure;
    figure.role = role_;
    figure.language = draft_.language();
    figure.id = id;
    figure.title = withoutNumber(title).in(draft_.language());
    figure.minimum_n = call_.study.minimum_n;
    return figure;
}

const StudyPart* QuestionWriter::town() const {
    if (!call_.study.view || call_.study.view->town == nullptr) return nullptr;
    for (const StudyPart& part : call_.study.view->town->parts)
        if (part.questionnaire.id == part_.questionnaire.id) return &part;
    return nullptr;
}

}  // namespace diaoyan
