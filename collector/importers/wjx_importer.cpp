// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/wjx_importer.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/headings.h"

#include <algorithm>
#include <cmath>

// What 问卷星 writes, seen in real downloads: one header row; meta columns that authors delete before sharing,
// so they are found by name; `N、题干` for a question; `第N题(选项)` per option in index mode; several columns of
// one number for a matrix (`7、题干—行1`, then `7、行2`) or for several blanks (`3、(1)…`, `3、(2)…`).

namespace diaoyan {

namespace {

constexpr std::string_view joiner = "┋";
constexpr std::string_view rankJoiner = "→";
constexpr std::string_view emDash = "—";

/// `第6题(运动)` -> 6 and 运动; greedy to the last bracket, for labels hold brackets themselves.
struct NumberedPart {
    std::string number;
    std::string part;
};

std::optional<NumberedPart> numberedPart(std::string_view heading) {
    heading = trimmed(heading);
    constexpr std::string_view before = "第";
    if (!heading.starts_with(before)) return std::nullopt;
    std::size_t at = before.size();
    while (at < heading.size() && heading[at] >= '0' && heading[at] <= '9') ++at;
    const std::string number(heading.substr(before.size(), at - before.size()));
    if (number.empty() || number.size() > 4) return std::nullopt;
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"题(", ")"}, {"题（", "）"}}) {
        const std::string_view rest = heading.substr(at);
        if (!rest.starts_with(open) || !rest.ends_with(close)) continue;
        const std::size_t length = rest.size() - open.size() - close.size();
        return NumberedPart{number, std::string(trimmed(rest.substr(open.size(), length)))};
    }
    return std::nullopt;
}

bool anyCell(const SourceSample& sample, std::size_t header, auto test) {
    for (std::size_t row = header + 1; row < sample.rows.size(); ++row)
        if (std::any_of(sample.rows[row].begin(), sample.rows[row].end(), test)) return true;
    return false;
}

bool isCodedMark(std::string_view cell) {
    return cell == "-3" || cell == "-2";
}

/// Does every filled cell of the column hold a whole number?
bool onlyCodes(const SourceSample& sample, std::size_t header, std::size_t column) {
    for (std::size_t row = header + 1; row < sample.rows.size(); ++row) {
        if (column >= sample.rows[row].size()) continue;
        const std::string_view cell = trimmed(sample.rows[row][column]);
        if (!cell.empty() && cell != "(跳过)" && cell != "(空)" && !codeIn(cell)) return false;
    }
    return true;
}

bool isTickOrMark(const std::string& value) {
    return value == "0" || value == "1" || isCodedMark(value) || value == "(跳过)" || value == "(空)";
}

/// Words that come again and again: the texts of options, which a file of option numbers does not have.
bool holdsOptionTexts(const SourceSample& sample, std::size_t header, std::size_t column) {
    std::size_t filled = 0;
    for (std::size_t row = header + 1; row < sample.rows.size(); ++row) {
        const std::string_view cell = cellAt(sample, row, column);
        filled += !cell.empty() && cell != "(跳过)" && cell != "(空)" ? 1 : 0;
    }
    return filled >= 4 && 3 * valuesBelow(sample, header + 1, column).size() <= filled;
}

/// What the columns of questions hold, as far as it tells numbers of options from texts.
struct CodedColumns {
    std::size_t coded = 0, worded = 0, option_texts = 0;  ///< columns of whole questions
    std::size_t parts_of_ticks = 0, parts_of_numbers = 0, parts_of_words = 0;
};

CodedColumns codedColumns(const SourceSample& sample, std::size_t header, const SourceLayout& layout) {
    CodedColumns found;
    for (const std::size_t column : questionColumns(layout)) {
        const bool codes = onlyCodes(sample, header, column);
        if (!numberedPart(layout.headings[column])) {
            ++(codes ? found.coded : found.worded);
            found.option_texts += !codes && holdsOptionTexts(sample, header, column) ? 1 : 0;
            continue;
        }
        const std::set<std::string> values = valuesBelow(sample, header + 1, column);
        const bool ticks = std::all_of(values.begin(), values.end(), isTickOrMark);
        ++(!codes ? found.parts_of_words : ticks ? found.parts_of_ticks : found.parts_of_numbers);
    }
    return found;
}

/// The digit that ends a download's name (`…_800_800_2.xls`): 0 texts, 1 scores, 2 numbers. A hint, never a proof.
bool isNamed(const SourceSample& sample, std::string_view digit, std::string_view words) {
    const std::string& name = sample.file_name;
    return name.find("_" + std::string(digit) + ".xls") != std::string::npos || name.find(words) != std::string::npos;
}

/// Index mode: options of a multiple choice are columns of 0 and 1. Rows of a matrix are columns too, in old files in
/// text mode as well. Where the columns leave it open, -3/-2 or the digit in the file's name speak for it.
bool looksCoded(const SourceSample& sample, std::size_t header, const SourceLayout& layout) {
    const CodedColumns columns = codedColumns(sample, header, layout);
    const bool hinted = isNamed(sample, "2", "按选项序号") ||
                        anyCell(sample, header, [](const std::string& cell) { return isCodedMark(trimmed(cell)); });
    if (columns.parts_of_words > 0) return hinted && columns.parts_of_words < columns.parts_of_ticks;
    if (columns.parts_of_ticks > 0) return true;
    if (columns.parts_of_numbers > 0) return hinted || columns.option_texts == 0;
    return hinted && columns.coded > columns.worded;
}

/// Score mode: the cells are the points of the answers. They add up to 总分, or the file's name says so.
bool holdsScores(const SourceSample& sample, std::size_t header, const SourceLayout& layout) {
    const CodedColumns columns = codedColumns(sample, header, layout);
    if (columns.coded + columns.parts_of_numbers + columns.parts_of_ticks == 0 || columns.option_texts > 0)
        return false;
    if (isNamed(sample, "1", "按分数")) return columns.coded + columns.parts_of_numbers > columns.worded;
    const auto total = std::find(layout.headings.begin(), layout.headings.end(), "总分");
    if (total == layout.headings.end()) return false;
    const auto total_column = static_cast<std::size_t>(total - layout.headings.begin());
    std::size_t agreeing = 0;
    constexpr double smallest = 1e-6;
    for (std::size_t row = header + 1; row < sample.rows.size(); ++row) {
        const std::optional<double> points = numberIn(cellAt(sample, row, total_column));
        double sum = 0;
        for (const std::size_t column : questionColumns(layout))
            sum += std::max(0.0, numberIn(cellAt(sample, row, column)).value_or(0));
        if (!points || std::abs(*points - sum) > smallest) return false;
        agreeing += *points > 0 ? 1 : 0;
    }
    return agreeing >= 3;
}

Problem scoresRefused(const SourceSample& sample) {
    return {"scores-not-answers",
            phrase("这是问卷星“按分数”下载的数据，只有得分，没有选了哪个选项；请改为“按选项文本”或“按选项序号”下载",
                   "this is a download by score: it says how many points each answer gave, not which option was "
                   "chosen; download it by option text or by option number"),
            {.file = sample.file_name}};
}

SourceQuestion& questionOf(SourceLayout& layout, const std::string& number, const std::string& title) {
    if (!number.empty())
        for (SourceQuestion& question : layout.questions)
            if (question.number == number) return question;
    layout.questions.push_back({number, title, {}});
    return layout.questions.back();
}

void addColumn(SourceLayout& layout, std::size_t column) {
    const std::string& heading = layout.headings[column];
    if (const auto option = numberedPart(heading)) {
        SourceQuestion& question = questionOf(layout, option->number, "第" + option->number + "题");
        question.columns.push_back({column, heading, option->part});
        return;
    }
    const NumberedTitle title = takeNumber(heading);
    SourceQuestion& question = questionOf(layout, title.number, title.title);
    question.columns.push_back({column, heading, question.columns.empty() ? std::string{} : title.title});
}

/// A question that turned out to have several columns: the first heading is `题干—行1`.
void nameFirstPart(SourceQuestion& question) {
    if (question.columns.size() < 2 || !question.columns.front().part.empty()) return;
    const std::size_t dash = question.title.find(emDash);
    if (dash == std::string::npos) {
        question.columns.front().part = question.title;
        return;
    }
    std::string_view part = std::string_view(question.title).substr(dash);
    while (part.starts_with(emDash)) part.remove_prefix(emDash.size());
    question.columns.front().part = std::string(trimmed(part));
    question.title = std::string(trimmed(std::string_view(question.title).substr(0, dash)));
}

}  // namespace

Evidence recogniseWjx(const SourceSample& sample) {
    Evidence evidence;
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return evidence;
    const auto add = [&](int score, Text reason) {
        evidence.score += score;
        evidence.reasons.push_back(std::move(reason));
    };
    int numbered = 0;
    bool meta = false;
    bool parts = false;
    for (const std::string& heading : sample.rows[header->first]) {
        const std::string_view name = trimmed(heading);
        meta = meta || name == "提交答卷时间" || name == "所用时间" || name == "来自IP";
        parts = parts || numberedPart(name).has_value();
        const std::string number = takeNumber(name).number;
        const std::string_view after = name.substr(number.size());
        if (!number.empty() && (after.starts_with("、") || after.starts_with(":") || after.starts_with("：")))
            ++numbered;
    }
    if (meta) add(4, phrase("有“提交答卷时间/所用时间/来自IP”列", "columns 提交答卷时间, 所用时间 or 来自IP"));
    if (parts) add(4, phrase("列标题形如“第6题(选项)”", "headings such as 第6题(选项)"));
    if (numbered >= 2) add(3, phrase("{0} 个列标题形如“3、题干”", "{0} headings such as 3、题干", {numbered}));
    if (anyCell(sample, header->first, [](const std::string& cell) {
            return cell.find(joiner) != std::string::npos || cell == "(跳过)" || cell == "(空)";
        }))
        add(3, phrase("单元格中有“┋”“(跳过)”或“(空)”", "cells with ┋, (跳过) or (空)"));
    return evidence;
}

Result<SourceLayout> layOutWjx(const SourceSample& sample) {
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return header.problem();
    std::vector<std::string> headings = headingsAt(sample, header->first);
    if (const Result<Done> unique = checkHeadings(headings, sample, header->first); !unique) return unique.problem();
    SourceLayout layout = layoutOf(std::move(headings), static_cast<std::int64_t>(header->first) + 1);
    for (const std::size_t column : questionColumns(layout)) addColumn(layout, column);
    for (SourceQuestion& question : layout.questions) nameFirstPart(question);
    if (layout.questions.empty()) return noQuestions(sample);
    if (holdsScores(sample, header->first, layout)) return scoresRefused(sample);
    layout.dialect.coding = looksCoded(sample, header->first, layout) ? Coding::codes : Coding::labels;
    layout.dialect.not_asked_marks = {"(跳过)", "-3"};
    layout.dialect.unanswered_marks = {"(空)", "-2"};
    layout.dialect.joiner = joiner;
    layout.dialect.rank_joiner = rankJoiner;
    layout.dialect.bracketed_words = true;
    remarkOnColumns(sample, layout);
    return layout;
}

}  // namespace diaoyan
