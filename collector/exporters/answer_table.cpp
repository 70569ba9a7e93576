// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/answer_table.h"

#include <algorithm>
#include <charconv>

namespace diaoyan {

namespace {

constexpr std::string_view joiner = "┋";
constexpr std::string_view rankJoiner = "→";
constexpr std::string_view notAsked = "(跳过)";
constexpr std::string_view leftEmpty = "(空)";
constexpr std::size_t ownColumns = 5;  ///< before the questions

std::string numberText(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

TableCell numberCell(double value) {
    return {numberText(value), value};
}

/// Signs that the marks of this table are made of, in a label.
bool clashes(const std::string& label) {
    for (const std::string_view sign : {joiner, rankJoiner, std::string_view("〖"), std::string_view("〗")})
        if (label.find(sign) != std::string::npos) return true;
    return label == notAsked || label == leftEmpty;
}

void noteWords(const Choice& choice, std::set<std::string>& worded) {
    if (!choice.words.empty()) worded.insert(choice.code);
}

const Answer* answerTo(const StoredSheet& stored, const Item& item) {
    const auto found = stored.sheet.answers.find(item.id);
    return found == stored.sheet.answers.end() ? nullptr : &found->second;
}

}  // namespace

std::string guarded(const std::string& text) {
    constexpr std::string_view signs = "=+-@\t\r";
    return text.empty() || signs.find(text.front()) == std::string_view::npos ? text : "'" + text;
}

AnswerTable::AnswerTable(const ExportSource& source, const ExportOptions& options)
    : questionnaire_(&source.questionnaire), roster_(&source.roster), options_(options),
      items_(items(source.questionnaire)), worded_(items_.size()) {}

Result<AnswerTable> AnswerTable::of(const ExportSource& source, const ExportOptions& options) {
    AnswerTable table(source, options);
    const Result<Done> seen = source.visit([&](const StoredSheet& sheet) { table.lookAt(sheet); });
    if (!seen) return seen.problem();
    const bool words = options.texts == ExportTexts::labels;
    const Language language = options.language;
    table.headings_ = {phrase("序号", "Response ID").in(language), phrase("提交答卷时间", "Submitted").in(language),
                       phrase("所用时间", "Duration").in(language), phrase("学校", "School").in(language),
                       phrase("未计入的原因", "Excluded because").in(language)};
    if (words)
        table.headInWords();
    else
        table.headInCodes();
    return table;
}

void AnswerTable::lookAt(const StoredSheet& stored) {
    ++sheets_;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const Answer* const answer = answerTo(stored, items_[i]);
        if (answer == nullptr) continue;
        if (const auto* choice = std::get_if<Choice>(answer)) noteWords(*choice, worded_[i]);
        if (const auto* choices = std::get_if<Choices>(answer))
            for (const Choice& choice : choices->ticked) noteWords(choice, worded_[i]);
    }
}

void AnswerTable::headInWords() {
    int number = 0;
    for (const Question& question : questionnaire_->questions) {
        const std::string before = std::to_string(++number) + "、";
        const std::string title = question.title.in(options_.language);
        bool first = true;
        for (const MatrixRow& row : question.rows) {
            const std::string label = row.label.in(options_.language);
            headings_.push_back(before + (first ? title + "—" + label : label));
            first = false;
        }
        if (question.kind != QuestionKind::matrix) headings_.push_back(before + title);
        for (const Option& option : question.options)
            if (clashes(option.label.in(options_.language)))
                losses_.push_back(
                    {"export-loss",
                     phrase("选项“{0}”含有本格式用来分隔的符号，读回时会分错；请用代码导出",
                            "the option \"{0}\" holds signs that separate options in this format and would "
                            "be read back wrongly; export codes instead",
                            {option.label}),
                     {.column = title}});
    }
}

void AnswerTable::headInCodes() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const Item& item = items_[i];
        const bool apart = item.kind == QuestionKind::multiple || item.kind == QuestionKind::ranking;
        if (!apart) headings_.push_back(item.id);
        for (const Option& option : item.options) {
            if (apart) headings_.push_back(item.id + "." + option.code);
            if (worded_[i].contains(option.code)) headings_.push_back(item.id + "." + option.code + ".words");
        }
    }
}

std::string AnswerTable::labelOf(const Item& item, const Choice& choice) const {
    const auto option = optionIndex(item.options, choice.code);
    std::string text = option ? item.options[*option].label.in(options_.language) : choice.code;
    if (!choice.words.empty()) text += "〖" + choice.words + "〗";
    return text;
}

void AnswerTable::addWordsCells(const Answer* answer, std::size_t index, std::vector<TableCell>& cells) const {
    const Item& item = items_[index];
    std::string text;
    if (answer == nullptr) {
        text = leftEmpty;
    } else if (const auto* missing = std::get_if<Missing>(answer)) {
        text = missing->reason == MissingReason::not_asked ? std::string(notAsked)
               : missing->reason == MissingReason::invalid ? missing->was
                                                           : std::string(leftEmpty);
    } else if (const auto* choice = std::get_if<Choice>(answer)) {
        text = labelOf(item, *choice);
    } else if (const auto* choices = std::get_if<Choices>(answer)) {
        for (const Choice& one : choices->ticked)
            text += (text.empty() ? "" : std::string(joiner)) + labelOf(item, one);
    } else if (const auto* ranking = std::get_if<Ranking>(answer)) {
        for (const std::string& code : ranking->order)
            text += (text.empty() ? "" : std::string(rankJoiner)) + labelOf(item, {code, {}});
    } else if (const auto* number = std::get_if<Number>(answer)) {
        return cells.push_back(numberCell(number->value));
    } else if (const auto* date = std::get_if<Date>(answer)) {
        text = date->iso;
    } else {
        text = std::get<Words>(*answer).text;
    }
    cells.push_back({std::move(text), {}});
}

void AnswerTable::addCodeCells(const Answer* answer, std::size_t index, std::vector<TableCell>& cells) const {
    const Item& item = items_[index];
    std::string mark;  // in place of an answer
    if (answer != nullptr)
        if (const auto* missing = std::get_if<Missing>(answer))
            mark = missing->reason == MissingReason::not_asked ? std::string(notAsked) : missing->was;
    const auto chosen = [&](const std::string& code) -> const Choice* {
        const auto* choice = answer == nullptr ? nullptr : std::get_if<Choice>(answer);
        if (choice != nullptr) return choice->code == code ? choice : nullptr;
        const auto* choices = answer == nullptr ? nullptr : std::get_if<Choices>(answer);
        if (choices == nullptr) return nullptr;
        const auto found = std::find_if(choices->ticked.begin(), choices->ticked.end(),
                                        [&](const Choice& one) { return one.code == code; });
        return found == choices->ticked.end() ? nullptr : &*found;
    };
    const bool multiple = item.kind == QuestionKind::multiple;
    const auto* ranking = answer == nullptr ? nullptr : std::get_if<Ranking>(answer);
    if (!multiple && item.kind != QuestionKind::ranking) {
        const auto* choice = answer == nullptr ? nullptr : std::get_if<Choice>(answer);
        if (choice != nullptr)
            cells.push_back({choice->code, {}});
        else if (answer == nullptr || std::holds_alternative<Missing>(*answer))
            cells.push_back({mark, {}});
        else
            addWordsCells(answer, index, cells);
    }
    for (const Option& option : item.options) {
        const Choice* const choice = chosen(option.code);
        if (multiple && answer != nullptr && std::holds_alternative<Choices>(*answer))
            cells.push_back(numberCell(choice == nullptr ? 0 : 1));
        else if (ranking != nullptr) {
            const auto place = std::find(ranking->order.begin(), ranking->order.end(), option.code);
            const bool ranked = place != ranking->order.end();
            cells.push_back(numberCell(ranked ? static_cast<double>(place - ranking->order.begin() + 1) : 0));
        } else if (multiple || item.kind == QuestionKind::ranking)
            cells.push_back({mark, {}});
        if (worded_[index].contains(option.code)) cells.push_back({choice == nullptr ? "" : choice->words, {}});
    }
}

std::vector<TableCell> AnswerTable::row(const StoredSheet& stored) const {
    const AnswerSheet& sheet = stored.sheet;
    const auto school = findSchool(*roster_, sheet.school);
    const bool words = options_.texts == ExportTexts::labels;
    std::vector<TableCell> cells = {{sheet.source_id, {}},
                                    {sheet.submitted_at, {}},
                                    sheet.seconds < 0 ? TableCell{} : numberCell(sheet.seconds),
                                    {words && school ? roster_->schools[*school].name : sheet.school, {}},
                                    {stored.excluded_because, {}}};
    static_assert(ownColumns == 5);
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const Answer* const answer = answerTo(stored, items_[i]);
        if (words)
            addWordsCells(answer, i, cells);
        else
            addCodeCells(answer, i, cells);
    }
    return cells;
}

}  // namespace diaoyan
