// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/column_facts.h"

#include "collector/importers/cell_memory.h"
#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>

namespace diaoyan {

void DistinctValues::add(std::string_view value, bool with_words, std::int64_t times) {
    if (too_many_) return;
    const auto [place, fresh] = index_.emplace(std::string(value), values_.size());
    if (fresh) {
        if (values_.size() == limit) {
            too_many_ = true;
            return;
        }
        values_.emplace_back(value);
        counts_.push_back(0);
        words_.push_back(false);
    }
    counts_[place->second] += times;
    if (with_words) words_[place->second] = true;
}

bool isSuppressionMark(std::string_view cell) {
    const std::string folded = foldForMatching(cell);
    for (const std::string_view mark :
         {"*", "**", "s", "x", "-", "--", "–", "—", ".", "…", "na", "n/a", "n.a.", "nd", "保密"})
        if (folded == mark) return true;
    for (const std::string_view less : {"<", "≤", "<="})
        if (folded.starts_with(less) && numberIn(folded.substr(less.size()))) return true;
    return false;
}

std::optional<bool> tickIn(std::string_view cell, const std::string& option) {
    cell = trimmed(cell);
    if (cell == "1") return true;
    if (cell == "0") return false;
    const std::string folded = foldForMatching(cell);
    for (const std::string_view yes : {"是", "true", "yes", "y", "√", "✓", "✔", "选中", "已选", "checked", "selected",
                                       "1.0", "ja", "sí", "si", "oui", "sim"})
        if (folded == yes) return true;
    for (const std::string_view no :
         {"否", "false", "no", "n", "未选中", "未选", "unchecked", "not selected", "0.0", "nein", "non", "não"})
        if (folded == no) return false;
    if (!option.empty() && folded == foldForMatching(option)) return true;
    return std::nullopt;
}

namespace {

constexpr std::array<std::string_view, 7> usualJoiners = {"┋", ";", "；", "|", ",", "，", "、"};

bool isMarked(const Dialect& dialect, const SourceColumn& column, std::string_view cell) {
    const auto stands = [&](const auto& mark) { return cell == mark.first; };
    if (std::any_of(column.missing.begin(), column.missing.end(), stands)) return true;
    const auto is = [&](const std::string& mark) { return cell == mark; };
    return std::any_of(dialect.not_asked_marks.begin(), dialect.not_asked_marks.end(), is) ||
           std::any_of(dialect.unanswered_marks.begin(), dialect.unanswered_marks.end(), is);
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void addPieces(DistinctValues& pieces, std::string_view cell, std::string_view joiner, std::int64_t times) {
    for (const std::string_view piece : splitJoined(cell, joiner)) {
        const LabelAndWords parts = takeWords(piece);
        pieces.add(parts.label, !parts.words.empty(), times);
    }
}

/// Notes a cell that stands in so many rows.
void addCell(ColumnFacts& facts, const Cell& cell, const SourceColumn& column, const Dialect& dialect,
             std::int64_t times) {
    const std::string_view text = trimmed(cell.text);
    if (text.empty() || isMarked(dialect, column, text)) return;
    facts.filled += times;
    facts.longest = std::max(facts.longest, characters(text));
    if (!column.ticked.empty() || tickIn(text, column.part)) facts.ticks += times;
    if (isSuppressionMark(text)) facts.suppressed[std::string(text)] += times;
    if (cell.kind == Cell::Kind::date || momentIn(text)) {
        facts.dates += times;
    } else if (const std::optional<double> number = numberIn(text)) {
        if (facts.numbers == 0) facts.smallest = facts.largest = *number;
        facts.numbers += times;
        facts.smallest = std::min(facts.smallest, *number);
        facts.largest = std::max(facts.largest, *number);
        if (codeIn(text)) facts.codes += times;
    }
    const LabelAndWords parts = takeWords(text);
    facts.values.add(parts.label, !parts.words.empty(), times);
    if (!dialect.rank_joiner.empty() && text.find(dialect.rank_joiner) != std::string_view::npos) {
        facts.ranked += times;
        addPieces(facts.rank_pieces, text, dialect.rank_joiner, times);
    }
    const auto tryJoiner = [&](std::string_view joiner) {
        if (text.find(joiner) == std::string_view::npos) return;
        ColumnFacts::Joined& joined = facts.joined[std::string(joiner)];
        joined.cells += times;
        addPieces(joined.pieces, text, joiner, times);
    };
    if (!dialect.joiner.empty()) return tryJoiner(dialect.joiner);
    for (const std::string_view joiner : usualJoiners) tryJoiner(joiner);
}

/// The facts of one column. A cell that comes again is only counted, and looked into once more at the end.
class ColumnSurvey {
public:
    ColumnSurvey(const SourceColumn& column, const Dialect& dialect) : column_(column), dialect_(dialect) {}

    void add(const Cell& cell) {
        if (cell.kind == Cell::Kind::text) {
            if (const KnownCell* known = memory_.find(cell.text)) {
                ++again_[known->value].times;
                return;
            }
            if (again_.size() < CellMemory::mostCells) {
                memory_.remember(cell.text, {.value = again_.size()});
                again_.push_back({std::string(cell.text), 0});
            }
        }
        addCell(facts_, cell, column_, dialect_, 1);
    }

    ColumnFacts take() {
        for (const Repeated& cell : again_)
            if (cell.times > 0)
                addCell(facts_, {.kind = Cell::Kind::text, .text = cell.text}, column_, dialect_, cell.times);
        return std::move(facts_);
    }

private:
    struct Repeated {
        std::string text;
        std::int64_t times = 0;
    };

    const SourceColumn& column_;
    const Dialect& dialect_;
    ColumnFacts facts_;
    CellMemory memory_;
    std::vector<Repeated> again_;
};

/// Do these cells of one row hold ranks 1 .. m without repetition?
bool holdRanks(const SourceQuestion& question, const std::vector<Cell>& cells) {
    std::vector<int> ranks;
    for (const SourceColumn& column : question.columns)
        if (column.index < cells.size())
            if (const auto code = codeIn(cells[column.index].text); code && *code > 0) ranks.push_back(*code);
    std::sort(ranks.begin(), ranks.end());
    for (std::size_t i = 0; i < ranks.size(); ++i)
        if (ranks[i] != static_cast<int>(i) + 1) return false;
    return true;
}

}  // namespace

Result<TableFactsByColumn> surveyColumns(RowSource& rows, const SourceLayout& layout) {
    TableFactsByColumn facts;
    facts.rank_rows.assign(layout.questions.size(), true);
    std::vector<SourceColumn> described(layout.width);
    for (const SourceQuestion& question : layout.questions)
        for (const SourceColumn& column : question.columns) described[column.index] = column;
    std::vector<ColumnSurvey> columns;
    for (const SourceColumn& column : described) columns.emplace_back(column, layout.dialect);
    rows.rewind();
    std::vector<Cell> cells;
    for (std::int64_t row = 0;; ++row) {
        const Result<bool> more = rows.next(cells);
        if (!more) return more.problem();
        if (!*more) break;
        if (row < layout.header_rows) continue;
        ++facts.rows;
        for (std::size_t column = 0; column < std::min(cells.size(), layout.width); ++column)
            columns[column].add(cells[column]);
        for (std::size_t i = 0; i < layout.questions.size(); ++i)
            if (facts.rank_rows[i] && layout.questions[i].columns.size() > 1)
                facts.rank_rows[i] = holdRanks(layout.questions[i], cells);
    }
    for (ColumnSurvey& column : columns) facts.columns.push_back(column.take());
    return facts;
}

}  // namespace diaoyan
