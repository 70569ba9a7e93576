// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/question.h"

#include <algorithm>

namespace diaoyan {

namespace {

Text rowTitle(const Question& question, const MatrixRow& row) {
    const auto joined = [](const std::string& stem, const std::string& label) {
        return stem.empty() ? label : stem + "—" + label;
    };
    return Text{joined(question.title.zh, row.label.in(Language::zh)),
                joined(question.title.en, row.label.in(Language::en))};
}

}  // namespace

std::vector<Item> items(const Question& question) {
    Item whole{.id = question.id,
               .question = question.id,
               .title = question.title,
               .kind = question.kind,
               .options = question.options,
               .direction = question.direction,
               .construct = question.construct};
    if (question.kind != QuestionKind::matrix) return {whole};
    std::vector<Item> columns;
    for (const MatrixRow& row : question.rows) {
        Item column = whole;
        column.id = question.id + "." + row.code;
        column.title = rowTitle(question, row);
        column.kind = question.cells;
        if (!question.construct.empty()) column.construct = question.construct + "." + row.code;
        columns.push_back(std::move(column));
    }
    return columns;
}

Text kindWords(QuestionKind kind) {
    switch (kind) {
    case QuestionKind::single: return {"单选题", "single choice"};
    case QuestionKind::multiple: return {"多选题", "multiple response"};
    case QuestionKind::scale: return {"量表题", "scale"};
    case QuestionKind::matrix: return {"矩阵题", "matrix"};
    case QuestionKind::ranking: return {"排序题", "ranking"};
    case QuestionKind::number: return {"数字题", "number"};
    case QuestionKind::text: return {"填空题", "text"};
    case QuestionKind::date: return {"日期题", "date"};
    }
    return {};
}

bool hasOptions(QuestionKind kind) {
    return kind == QuestionKind::single || kind == QuestionKind::multiple || kind == QuestionKind::scale ||
           kind == QuestionKind::ranking;
}

bool isOneChoice(QuestionKind kind) {
    return kind == QuestionKind::single || kind == QuestionKind::scale;
}

std::optional<std::size_t> optionIndex(const std::vector<Option>& options, const std::string& code) {
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.code == code; });
    if (found == options.end()) return std::nullopt;
    return static_cast<std::size_t>(found - options.begin());
}

}  // namespace diaoyan
