// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/limesurvey_vv.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/limesurvey_groups.h"
#include "collector/tabular/lsa_source.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

namespace diaoyan {

namespace {

/// {lbrace} comes last: it stands for a brace that begins no escape.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> escapes = {
    {{"{newline}", "\n"}, {"{cr}", "\r"}, {"{tab}", "\t"}, {"{quote}", "\""}, {"{lbrace}", "{"}}};

std::string decoded(std::string_view cell) {
    std::string text;
    for (std::size_t at = 0; at < cell.size();) {
        const std::string_view rest = cell.substr(at);
        const auto escape = std::find_if(escapes.begin(), escapes.end(),
                                         [&](const auto& known) { return rest.starts_with(known.first); });
        if (escape == escapes.end()) {
            text += rest.front();
            ++at;
        } else {
            text += escape->second;
            at += escape->first.size();
        }
    }
    return text;
}

/// Rows of a VV file with their cells as people wrote them.
class DecodedRows : public RowSource {
public:
    explicit DecodedRows(std::unique_ptr<RowSource> rows) : rows_(std::move(rows)) {}

    Result<bool> next(std::vector<Cell>& cells) override {
        const Result<bool> more = rows_->next(cells);
        if (!more || !*more) return more;
        texts_.clear();
        for (Cell& cell : cells) {
            if (cell.text.find('{') == std::string_view::npos || cell.text == lsrNotShown) continue;
            cell.text = texts_.emplace_back(decoded(cell.text));
        }
        return true;
    }

    std::int64_t rowNumber() const override { return rows_->rowNumber(); }
    void rewind() override { rows_->rewind(); }

private:
    std::unique_ptr<RowSource> rows_;
    std::deque<std::string> texts_;  ///< of the row at hand; a deque moves none of them
};

/// `841748X3X5SQ001` -> `841748X3X5` and `SQ001`. Digits behind the question's number belong to it as far as one can
/// see from one name alone.
struct FieldName {
    std::string question;
    std::string part;
};

std::optional<FieldName> fieldName(const std::string& name) {
    std::size_t at = 0;
    for (int number = 0; number < 3; ++number) {
        if (number > 0 && (at >= name.size() || name[at++] != 'X')) return std::nullopt;
        const std::size_t begin = at;
        while (at < name.size() && name[at] >= '0' && name[at] <= '9') ++at;
        if (at == begin) return std::nullopt;
    }
    return FieldName{name.substr(0, at), name.substr(at)};
}

/// Ranks and short codes are digits behind the digits of the question: 841748X3X51, 841748X3X52 of question 5.
void shareQuestionNumber(std::vector<LimeColumn*>& group) {
    const std::string& first = group.front()->heading.id;
    if (first.empty() || first.back() != '1') return;
    const std::string question = first.substr(0, first.size() - 1);
    if (question.empty() || question.back() == 'X') return;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const LimeHeading& heading = group[i]->heading;
        if (!heading.part_ids.empty() || heading.id != question + std::to_string(i + 1)) return;
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
        group[i]->heading.id = question;
        group[i]->heading.parts = group[i]->heading.part_ids = {std::to_string(i + 1)};
    }
}

/// The text row has the question's text over each of its columns, the name row its field or code.
LimeHeading vvHeading(const std::string& text, const std::string& name) {
    LimeHeading heading;
    if (const std::optional<FieldName> field = fieldName(name)) {
        heading.id = field->question;
        const std::size_t second = field->part.find_first_of("_#");
        if (!field->part.empty()) heading.part_ids.push_back(field->part.substr(0, second));
        if (second != std::string::npos) heading.part_ids.push_back(field->part.substr(second + 1));
        heading.parts = heading.part_ids;
    } else {
        heading = readLimeHeading(name, LimeStyle::codes);
    }
    if (!text.empty()) heading.title = text;
    return heading;
}

/// The row of field names: the second with anything in it.
constexpr std::size_t nameRow = 1;

bool namesLimeFields(const std::vector<std::string>& names) {
    const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    return has("id") && has("submitdate") && (has("lastpage") || has("startlanguage"));
}

}  // namespace

Evidence recogniseVv(const SourceSample& sample) {
    if (sample.rows.size() <= nameRow || !namesLimeFields(headingsAt(sample, nameRow))) return {};
    // In a VV file the first row names the questions; an ordinary export has its first answers below the names.
    Evidence evidence{12,
                      {phrase("第二行是字段名（id、submitdate、lastpage…）",
                              "field names in the second row (id, submitdate, lastpage ...)")}};
    for (const auto& row : sample.rows)
        if (std::find(row.begin(), row.end(), lsrNotShown) != row.end()) {
            evidence.score += 4;
            evidence.reasons.push_back(phrase("有 {0} 标记", "cells with {0}", {std::string(lsrNotShown)}));
            break;
        }
    return evidence;
}

namespace {

Result<LimeTable> readVv(const SourceSample& sample) {
    const std::vector<std::string> texts = headingsAt(sample, 0);
    const std::vector<std::string> names = headingsAt(sample, nameRow);
    if (names.empty()) return noQuestions(sample);
    LimeTable reading{layoutOf(names, nameRow + 1, limeMetaHeadings()), names.size(), {}};
    SourceLayout& layout = reading.layout;
    layout.headings = uniqueHeadings(names, layout.remarks);
    layout.unfinished_without_time = layout.submitted_at.has_value();
    layout.dialect.coding = Coding::values;
    layout.dialect.not_asked_marks = {std::string(lsrNotShown)};
    std::vector<LimeColumn> columns;
    for (const std::size_t column : questionColumns(layout)) {
        const std::string text = column < texts.size() ? decoded(texts[column]) : std::string{};
        columns.push_back(limeColumn(sample, nameRow + 1, column, vvHeading(text, names[column]), lsrNotShown));
    }
    for (std::size_t i = 0; i < columns.size();) {
        std::vector<LimeColumn*> group;
        const std::string title = columns[i].heading.title;
        for (; i < columns.size() && columns[i].heading.title == title; ++i) group.push_back(&columns[i]);
        if (group.size() > 1) shareQuestionNumber(group);
    }
    for (const std::vector<LimeColumn>& group : groupLimeColumns(columns)) addLimeGroup(group, reading);
    if (layout.questions.empty()) return noQuestions(sample);
    remarkOnColumns(sample, layout);
    return reading;
}

}  // namespace

Result<SourceLayout> layOutVv(const SourceSample& sample) {
    Result<LimeTable> reading = readVv(sample);
    if (!reading) return reading.problem();
    return std::move(reading->layout);
}

std::unique_ptr<RowSource> decodedVv(std::unique_ptr<RowSource> rows, const SourceSample& sample) {
    rows = std::make_unique<DecodedRows>(std::move(rows));
    const Result<LimeTable> reading = readVv(sample);
    return reading ? withJoinedRanks(std::move(rows), reading->rankings, reading->width, lsrNotShown) : std::move(rows);
}

}  // namespace diaoyan
