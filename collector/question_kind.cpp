// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/question_kind.h"

#include "collector/importers/infer.h"
#include "collector/open_answers.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr std::size_t mostOptions = 200;  ///< beyond it is certainly text

Problem tooManyOptions(const Question& question) {
    return {
        "too-many-options",
        phrase("这一列有 {0} 种以上不同的内容，不像是选项；仍按原来的题型",
               "this column holds more than {0} different texts, which are hardly options; the kind stays as it was",
               {static_cast<std::int64_t>(mostOptions)}),
        {.column = question.title.zh}};
}

}  // namespace

std::vector<QuestionKind> possibleKinds(const Question& question, const Mapping& found) {
    const auto columns = std::count_if(found.columns.begin(), found.columns.end(),
                                       [&](const ColumnDecision& column) { return column.item == question.id; });
    if (question.kind == QuestionKind::matrix || question.kind == QuestionKind::ranking || columns != 1 ||
        question.roster_field == RosterField::school || !found.questionnaire || !found.questionnaire->inferred)
        return {question.kind};
    return {QuestionKind::single, QuestionKind::scale, QuestionKind::multiple,
            QuestionKind::number, QuestionKind::text,  QuestionKind::date};
}

Result<Question> questionAsKind(const std::string& file, const TableOptions& table, const Mapping& found,
                                const Roster& roster, const std::string& question, QuestionKind kind) {
    TableOptions options = table;
    if (options.sheet.empty()) options.sheet = found.sheet;
    if (options.encoding.empty()) options.encoding = found.encoding;
    if (options.separator == 0) options.separator = found.separator;
    Result<OpenedAnswers> opened = openAnswers(file, options, found.importer);
    if (!opened) return opened.problem();
    const InferenceHints hints{.id = found.questionnaire ? found.questionnaire->id : "",
                               .school_heading = found.school_column,
                               .roster = roster,
                               .kinds = {{question, kind}}};
    const Result<Inference> inference = inferQuestionnaire(*opened->table.rows, opened->layout, hints);
    if (!inference) return inference.problem();
    const Question* remade = findQuestion(inference->questionnaire, question);
    if (remade == nullptr || remade->kind != kind)
        return Problem{
            "no-such-question",
            phrase("文件与刚才读到的不同，请重新选择文件", "the file has changed since it was read: choose it again"),
            {.file = file, .column = question}};
    if (remade->options.size() > mostOptions) return tooManyOptions(*remade);
    return *remade;
}

}  // namespace diaoyan
