// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/read_answers.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/column_facts.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>

namespace diaoyan {

AnswerReader::AnswerReader(const ReadingPlan& plan, const Roster& roster, std::string file)
    : plan_(plan), file_(std::move(file)), has_roster_(!roster.schools.empty()) {
    for (const Item& item : plan.items) {
        auto& index = options_.emplace_back();
        other_.emplace_back();
        longest_option_.push_back(0);
        for (std::size_t i = 0; i < item.options.size(); ++i) {
            index.emplace(foldForMatching(item.options[i].label.zh), i);
            index.emplace(foldForMatching(item.options[i].label.en), i);
            if (item.options[i].other && !other_.back()) other_.back() = i;
            // Written with other blanks or widths a label may take more bytes, but not many times as many.
            const std::size_t bytes = std::max(item.options[i].label.zh.size(), item.options[i].label.en.size());
            longest_option_.back() = std::max(longest_option_.back(), 3 * bytes + 64);
        }
        for (std::size_t i = 0; i < item.options.size(); ++i) index.emplace(foldForMatching(item.options[i].code), i);
        index.erase(std::string{});
    }
    for (const School& school : roster.schools) schools_.emplace(foldForMatching(school.code), school.code);
    for (const School& school : roster.schools) schools_.emplace(foldForMatching(school.name), school.code);
}

/// Cells that make up one answer together: ticks or ranks of the options of one item.
struct AnswerReader::Pending {
    std::vector<std::pair<int, std::size_t>> chosen;  ///< rank (0 for a tick) and option
    bool empty = true;
    bool not_asked = false;
    bool invalid = false;
    std::string was;
    Problem problem;
};

std::optional<MissingReason> AnswerReader::mark(std::string_view text) const {
    if (text.empty()) return MissingReason::unanswered;
    const Dialect& dialect = plan_.layout.dialect;
    const auto is = [&](const std::string& known) { return text == known; };
    if (std::any_of(dialect.not_asked_marks.begin(), dialect.not_asked_marks.end(), is))
        return MissingReason::not_asked;
    if (std::any_of(dialect.unanswered_marks.begin(), dialect.unanswered_marks.end(), is))
        return MissingReason::unanswered;
    return std::nullopt;
}

std::optional<Choice> AnswerReader::choiceOf(std::size_t item, std::string_view cell) const {
    const std::vector<Option>& options = plan_.items[item].options;
    const auto look = [&](std::string_view label) -> const Option* {
        const auto found = options_[item].find(foldForMatching(label));
        return found == options_[item].end() ? nullptr : &options[found->second];
    };
    if (const Option* option = look(cell)) return Choice{option->code, {}};
    if (!plan_.layout.dialect.bracketed_words) return std::nullopt;
    LabelAndWords parts = takeWords(cell);
    if (parts.words.empty()) return std::nullopt;
    if (const Option* option = look(parts.label)) return Choice{option->code, std::move(parts.words)};
    return std::nullopt;
}

namespace {

constexpr std::array<std::string_view, 7> usualMarks = {";", "；", "|", ",", "，", "、", "\n"};
constexpr std::size_t longestJoinedCell = 4096;

std::size_t markAt(std::string_view text, std::size_t at) {
    for (const std::string_view mark : usualMarks)
        if (text.substr(at).starts_with(mark)) return mark.size();
    return 0;
}

}  // namespace

/// The ticked options of one cell. A joiner of the source's own splits blindly; the usual punctuation may be part of
/// an option, so there the longest known option that ends at a mark is taken off the front each time.
std::vector<std::string_view> AnswerReader::pieces(std::size_t item, std::string_view text) const {
    const std::string& joiner = plan_.layout.dialect.joiner;
    if (!joiner.empty()) return splitJoined(text, joiner);
    if (text.find("┋") != std::string_view::npos) return splitJoined(text, "┋");
    if (text.size() > longestJoinedCell) return {text};
    std::vector<std::string_view> found;
    for (std::string_view rest = trimmed(text); !rest.empty();) {
        std::size_t taken = 0;
        std::size_t unknown = rest.size();
        for (std::size_t end = 1; end <= rest.size(); ++end) {
            const bool last = end == rest.size();
            if (!last && markAt(rest, end) == 0) continue;
            unknown = std::min(unknown, end);
            if (end > longest_option_[item] && rest.find("〖") >= end) break;
            if (choiceOf(item, rest.substr(0, end))) taken = end;
        }
        if (taken == 0) taken = unknown;
        found.push_back(rest.substr(0, taken));
        rest.remove_prefix(taken);
        while (!rest.empty() && markAt(rest, 0) > 0) rest = trimmed(rest.substr(markAt(rest, 0)));
    }
    return found;
}

namespace {

Problem unknownOption(std::string_view text) {
    return {"unknown-option",
            phrase("问卷中没有这个选项，按无效回答保留原文",
                   "the questionnaire has no such option; kept as an invalid answer"),
            {.text = std::string(text)}};
}

}  // namespace

/// joined_labels and ranked_labels.
Answer AnswerReader::labels(const PlannedColumn& column, std::string_view text, Problem* problem) const {
    const std::vector<Option>& options = plan_.items[column.item].options;
    const bool ranked = column.reading == Reading::ranked_labels;
    const std::string& rank_joiner = plan_.layout.dialect.rank_joiner;
    std::vector<Choice> chosen;
    for (const std::string_view piece :
         ranked ? splitJoined(text, rank_joiner.empty() ? "→" : rank_joiner) : pieces(column.item, text)) {
        if (auto choice = choiceOf(column.item, piece)) {
            chosen.push_back(*std::move(choice));
        } else if (other_[column.item] && plan_.layout.dialect.joiner.empty()) {
            chosen.push_back({options[*other_[column.item]].code, std::string(piece)});
        } else {
            *problem = unknownOption(piece);
            return Missing{MissingReason::invalid, std::string(text)};
        }
    }
    if (ranked) {
        Ranking ranking;
        for (Choice& choice : chosen)
            if (std::find(ranking.order.begin(), ranking.order.end(), choice.code) == ranking.order.end())
                ranking.order.push_back(std::move(choice.code));
        return ranking;
    }
    std::sort(chosen.begin(), chosen.end(), [&](const Choice& a, const Choice& b) {
        return optionIndex(options, a.code) < optionIndex(options, b.code);
    });
    const auto repeated =
        std::unique(chosen.begin(), chosen.end(), [](const Choice& a, const Choice& b) { return a.code == b.code; });
    chosen.erase(repeated, chosen.end());
    return Choices{std::move(chosen)};
}

Answer AnswerReader::oneCell(const PlannedColumn& column, std::string_view text, Problem* problem) const {
    const std::vector<Option>& options = plan_.items[column.item].options;
    const auto invalid = [&](Problem reason) -> Answer {
        *problem = std::move(reason);
        return Missing{MissingReason::invalid, std::string(text)};
    };
    switch (column.reading) {
    case Reading::label:
        if (auto choice = choiceOf(column.item, text)) return *std::move(choice);
        // A source without marks of its own writes the words of 其他 in place of its label.
        if (other_[column.item] && plan_.layout.dialect.joiner.empty())
            return Choice{options[*other_[column.item]].code, std::string(text)};
        return invalid(unknownOption(text));
    case Reading::code: {
        const std::optional<int> code = codeIn(text);
        if (code && *code >= 1 && *code <= static_cast<int>(options.size()))
            return Choice{options[static_cast<std::size_t>(*code - 1)].code, {}};
        return invalid(unknownOption(text));
    }
    case Reading::joined_labels:
    case Reading::ranked_labels: return labels(column, text, problem);
    case Reading::number:
        if (const auto number = numberIn(text)) return Number{*number};
        return invalid({"no-number",
                        phrase("不是数字，按无效回答保留原文", "not a number; kept as an invalid answer"),
                        {.text = std::string(text)}});
    case Reading::date:
        if (auto date = dateIn(text)) return Date{*std::move(date)};
        return invalid({"no-date",
                        phrase("不是日期，按无效回答保留原文", "not a date; kept as an invalid answer"),
                        {.text = std::string(text)}});
    case Reading::words:
    case Reading::tick:
    case Reading::rank: break;
    }
    return Words{std::string(text)};
}

void AnswerReader::collect(const PlannedColumn& column, std::string_view text, Pending& pending) const {
    if (const auto missing = mark(text)) {
        pending.not_asked = pending.not_asked || *missing == MissingReason::not_asked;
        return;
    }
    pending.empty = false;
    const std::vector<Option>& options = plan_.items[column.item].options;
    if (column.reading == Reading::tick) {
        const auto tick = tickIn(text, options[column.option].label.zh);
        if (tick && *tick) pending.chosen.emplace_back(0, column.option);
        if (tick) return;
    } else if (const auto rank = codeIn(text); rank && *rank >= 0 && *rank <= static_cast<int>(options.size())) {
        if (*rank > 0) pending.chosen.emplace_back(*rank, column.option);
        return;
    }
    pending.invalid = true;
    pending.was = std::string(text);
    pending.problem = {"no-tick",
                       phrase("既不是“选中”也不是“未选中”，按无效回答保留原文",
                              "neither ticked nor not ticked; kept as an invalid answer"),
                       {.column = plan_.layout.headings[column.column], .text = std::string(text)}};
}

void AnswerReader::readMeta(const std::vector<Cell>& cells, AnswerSheet& sheet) const {
    const auto text = [&](const std::optional<std::size_t>& column) -> std::string_view {
        return column && *column < cells.size() ? trimmed(cells[*column].text) : std::string_view{};
    };
    sheet.source_id = std::string(text(plan_.layout.sequence));
    sheet.submitted_at = momentIn(text(plan_.layout.submitted_at)).value_or(std::string{});
    sheet.seconds = secondsIn(text(plan_.layout.seconds)).value_or(-1);
}

void AnswerReader::readSchool(const std::vector<Cell>& cells, std::int64_t row, ReadRow& read) const {
    if (!plan_.school_column || *plan_.school_column >= cells.size()) return;
    const std::string_view text = trimmed(cells[*plan_.school_column].text);
    if (mark(text)) return;
    const auto known = schools_.find(foldForMatching(text));
    if (known != schools_.end()) {
        read.sheet.school = known->second;
    } else if (has_roster_) {
        read.problems.push_back({"unknown-school",
                                 phrase("名册中没有这所学校，答卷保留但不计入任何学校",
                                        "the roster has no such school; the sheet is kept without one"),
                                 {.file = file_,
                                  .row = row,
                                  .column = plan_.layout.headings[*plan_.school_column],
                                  .text = std::string(text)}});
    }
}

ReadRow AnswerReader::read(const std::vector<Cell>& cells, std::int64_t row) const {
    ReadRow read;
    read.blank = std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return trimmed(cell.text).empty(); });
    if (read.blank) return read;
    for (std::size_t column = plan_.layout.width; column < cells.size(); ++column) {
        if (trimmed(cells[column].text).empty()) continue;
        read.rejected = true;
        read.problems.push_back(
            {"row-too-long",
             phrase("这一行有 {0} 个单元格，而标题只有 {1} 个；整行未导入",
                    "the row has {0} cells but there are {1} headings; the row was left out",
                    {static_cast<std::int64_t>(cells.size()), static_cast<std::int64_t>(plan_.layout.width)}),
             {.file = file_, .row = row, .text = std::string(cells[column].text)}});
        return read;
    }
    readMeta(cells, read.sheet);
    readSchool(cells, row, read);
    std::unordered_map<std::size_t, Pending> parts;
    for (const PlannedColumn& column : plan_.columns) {
        const std::string_view text =
            column.column < cells.size() ? trimmed(cells[column.column].text) : std::string_view{};
        if (column.reading == Reading::tick || column.reading == Reading::rank) {
            collect(column, text, parts[column.item]);
            continue;
        }
        const std::string& id = plan_.items[column.item].id;
        if (const auto missing = mark(text)) {
            if (*missing == MissingReason::not_asked) read.sheet.answers[id] = Missing{*missing, {}};
            continue;
        }
        Problem problem;
        Answer answer = oneCell(column, text, &problem);
        if (problem.code.empty()) {
            read.answered = read.answered || plan_.school_item != column.item;
        } else {
            problem.where.file = file_;
            problem.where.row = row;
            problem.where.column = plan_.layout.headings[column.column];
            read.problems.push_back(std::move(problem));
        }
        read.sheet.answers[id] = std::move(answer);
    }
    for (auto& [item, pending] : parts) finish(item, std::move(pending), row, read);
    for (std::size_t item = 0; item < plan_.items.size(); ++item)
        if (!plan_.in_file[item]) read.sheet.answers[plan_.items[item].id] = Missing{MissingReason::not_asked, {}};
    return read;
}

void AnswerReader::finish(std::size_t item, Pending pending, std::int64_t row, ReadRow& read) const {
    const std::string& id = plan_.items[item].id;
    if (pending.invalid) {
        pending.problem.where.file = file_;
        pending.problem.where.row = row;
        read.problems.push_back(std::move(pending.problem));
        read.sheet.answers[id] = Missing{MissingReason::invalid, std::move(pending.was)};
        return;
    }
    if (pending.chosen.empty()) {
        if (pending.empty && pending.not_asked) read.sheet.answers[id] = Missing{MissingReason::not_asked, {}};
        return;
    }
    std::sort(pending.chosen.begin(), pending.chosen.end());
    const std::vector<Option>& options = plan_.items[item].options;
    read.answered = true;
    if (plan_.items[item].kind == QuestionKind::ranking) {
        Ranking ranking;
        for (const auto& [rank, option] : pending.chosen) ranking.order.push_back(options[option].code);
        read.sheet.answers[id] = std::move(ranking);
    } else {
        Choices choices;
        for (const auto& [rank, option] : pending.chosen) choices.ticked.push_back({options[option].code, {}});
        read.sheet.answers[id] = std::move(choices);
    }
}

}  // namespace diaoyan
