// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/figures.h"
#include "charts/report/sentences.h"
#include "charts/tables/from_statistics.h"
#include "charts/template/template_call.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What is written of a question.
struct QuestionParts {
    bool sentence = true;
    bool figure = true;
    bool table = true;

    bool operator==(const QuestionParts&) const = default;
};

/// Writes the questions of one questionnaire. In the report of one school every figure and table has the town beside
/// it, and a sentence says what may be said of the difference. Every method answers with the problem that stopped it.
class QuestionWriter {
public:
    QuestionWriter(const TemplateCall& call, const StudyPart& part, QuestionParts parts);

    std::optional<Problem> write(const Question& question);
    std::optional<Problem> write(const Item& item);

private:
    std::optional<Problem> writeMatrix(const Question& question, const std::vector<Item>& columns);
    std::optional<Problem> writeNumberMatrix(const Question& question, const std::vector<Item>& columns);
    std::optional<Problem> writeNumber(const Item& item);
    std::optional<Problem> writeWritten(const Item& item);
    template <class Statistic>
    std::optional<Problem> writeCounted(const Counts& counts, const Result<Statistic>& found);
    std::optional<Problem> addFigureAndTable(const Counts& counts, ResultTable table);
    std::optional<Problem> addMatrix(const Question& question, std::vector<Counts> all);
    /// The table with the town's share of every option behind it.
    ResultTable besideTown(ResultTable table, const Item& item) const;
    Result<ResultTable> tableOfItem(const StudyPart& part, const Counts& counts) const;

    void say(const Text& sentence, const std::string& item);
    void explain(const Satisfaction& rate, const Item& item);
    FigureOptions figureOptions(const std::string& id, const Text& title) const;
    /// The same questionnaire's answers of all schools; nullptr unless this is one school's report.
    const StudyPart* town() const;

    const TemplateCall& call_;
    ReportDraft& draft_;
    const StudyPart& part_;
    const Role& role_;
    QuestionParts parts_;
    TableWording table_options_;
};

}  // namespace diaoyan
