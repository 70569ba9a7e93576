// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/responses.h"

#include <algorithm>

namespace diaoyan {

Column emptyColumn(const Item& item) {
    const auto options = static_cast<std::uint32_t>(item.options.size());
    switch (item.kind) {
    case QuestionKind::single:
    case QuestionKind::scale: {
        CodeColumn column{.options = options, .codes = std::vector<std::uint8_t>{}};
        if (options + missingReasons > 256) column.codes = std::vector<std::uint16_t>{};
        return column;
    }
    case QuestionKind::multiple:
        return TickColumn{.options = options, .bytes_per_row = (options + 7) / 8, .bits = {}, .reasons = {}};
    case QuestionKind::ranking: return RankColumn{.options = options, .ranks = {}, .reasons = {}};
    case QuestionKind::number: return NumberColumn{};
    case QuestionKind::text:
    case QuestionKind::date:
    case QuestionKind::matrix: break;
    }
    return TextColumn{};
}

void noteReason(std::vector<std::uint8_t>& reasons, std::size_t row, MissingReason reason) {
    if (reasons.size() <= row && reason == MissingReason::unanswered) return;
    if (reasons.size() <= row) reasons.resize(row + 1, 0);
    reasons[row] = static_cast<std::uint8_t>(reason);
}

namespace {

MissingReason reasonOf(const Answer* answer) {
    if (answer == nullptr) return MissingReason::unanswered;
    const auto* missing = std::get_if<Missing>(answer);
    return missing != nullptr ? missing->reason : MissingReason::invalid;
}

struct Appender {
    const Item& item;
    const Answer* answer;  ///< nullptr: no entry in the sheet
    std::size_t row;

    void operator()(CodeColumn& column) const {
        std::size_t code = column.options + static_cast<std::size_t>(reasonOf(answer));
        if (const auto* choice = answer != nullptr ? std::get_if<Choice>(answer) : nullptr)
            if (const auto index = optionIndex(item.options, choice->code)) code = *index;
        std::visit(
            [&](auto& codes) {
                codes.push_back(static_cast<typename std::decay_t<decltype(codes)>::value_type>(code));
            },
            column.codes);
    }

    void operator()(TickColumn& column) const {
        const std::size_t begin = column.bits.size();
        column.bits.resize(begin + column.bytes_per_row, 0);
        bool ticked = false;
        if (const auto* choices = answer != nullptr ? std::get_if<Choices>(answer) : nullptr)
            for (const Choice& choice : choices->ticked)
                if (const auto index = optionIndex(item.options, choice.code)) {
                    column.bits[begin + *index / 8] |= static_cast<std::uint8_t>(1u << (*index % 8));
                    ticked = true;
                }
        if (!ticked) noteReason(column.reasons, row, reasonOf(answer));
    }

    void operator()(RankColumn& column) const {
        const std::size_t begin = column.ranks.size();
        column.ranks.resize(begin + column.options, 0);
        bool ranked = false;
        std::uint8_t rank = 0;
        if (const auto* ranking = answer != nullptr ? std::get_if<Ranking>(answer) : nullptr)
            for (const std::string& code : ranking->order)
                if (const auto index = optionIndex(item.options, code)) {
                    column.ranks[begin + *index] = ++rank;
                    ranked = true;
                }
        if (!ranked) noteReason(column.reasons, row, reasonOf(answer));
    }

    void operator()(NumberColumn& column) const {
        const auto* number = answer != nullptr ? std::get_if<Number>(answer) : nullptr;
        column.values.push_back(number != nullptr ? number->value : 0);
        column.present.push_back(number != nullptr ? 1 : 0);
        if (number == nullptr) noteReason(column.reasons, row, reasonOf(answer));
    }

    void operator()(TextColumn& column) const {
        std::string_view text;
        if (answer != nullptr) {
            if (const auto* words = std::get_if<Words>(answer)) text = words->text;
            if (const auto* date = std::get_if<Date>(answer)) text = date->iso;
        }
        column.bytes += text;
        column.ends.push_back(column.bytes.size());
        if (text.empty()) noteReason(column.reasons, row, reasonOf(answer));
    }
};

}  // namespace

void appendAnswer(Column& column, const Item& item, const Answer* answer, std::size_t row) {
    std::visit(Appender{item, answer, row}, column);
}

ResponsesBuilder::ResponsesBuilder(Questionnaire questionnaire, std::vector<std::string> schools) {
    responses_.items = items(questionnaire);
    responses_.questionnaire = std::move(questionnaire);
    responses_.schools = std::move(schools);
    for (const Item& item : responses_.items) responses_.columns.push_back(emptyColumn(item));
    for (std::size_t i = 0; i < responses_.schools.size(); ++i)
        school_index_.emplace(responses_.schools[i], static_cast<std::uint16_t>(i));
}

void ResponsesBuilder::add(const AnswerSheet& sheet) {
    const auto school = school_index_.find(sheet.school);
    responses_.school.push_back(school == school_index_.end() ? Responses::noSchool : school->second);
    for (std::size_t i = 0; i < responses_.items.size(); ++i) {
        const auto found = sheet.answers.find(responses_.items[i].id);
        const Answer* answer = found == sheet.answers.end() ? nullptr : &found->second;
        appendAnswer(responses_.columns[i], responses_.items[i], answer, responses_.rows);
    }
    if (sheet.weight != 1 || !responses_.weights.empty()) {
        responses_.weights.resize(responses_.rows, 1);
        responses_.weights.push_back(sheet.weight);
    }
    ++responses_.rows;
}

Responses ResponsesBuilder::take() {
    return std::move(responses_);
}

MissingReason reasonAt(const std::vector<std::uint8_t>& reasons, std::size_t row) {
    return row < reasons.size() ? static_cast<MissingReason>(reasons[row]) : MissingReason::unanswered;
}

namespace {

struct Reader {
    const Item& item;
    std::size_t row;

    Answer operator()(const CodeColumn& column) const {
        const std::size_t code =
            std::visit([&](const auto& codes) { return static_cast<std::size_t>(codes[row]); }, column.codes);
        if (code < column.options) return Choice{item.options[code].code, {}};
        return Missing{static_cast<MissingReason>(code - column.options), {}};
    }

    Answer operator()(const TickColumn& column) const {
        Choices choices;
        for (std::size_t j = 0; j < column.options; ++j)
            if ((column.bits[row * column.bytes_per_row + j / 8] >> (j % 8)) & 1u)
                choices.ticked.push_back({item.options[j].code, {}});
        if (choices.ticked.empty()) return Missing{reasonAt(column.reasons, row), {}};
        return choices;
    }

    Answer operator()(const RankColumn& column) const {
        std::vector<std::pair<int, std::size_t>> ranked;
        for (std::size_t j = 0; j < column.options; ++j)
            if (const int rank = column.ranks[row * column.options + j]) ranked.emplace_back(rank, j);
        if (ranked.empty()) return Missing{reasonAt(column.reasons, row), {}};
        std::sort(ranked.begin(), ranked.end());
        Ranking ranking;
        for (const auto& [rank, index] : ranked) ranking.order.push_back(item.options[index].code);
        return ranking;
    }

    Answer operator()(const NumberColumn& column) const {
        if (column.present[row] == 0) return Missing{reasonAt(column.reasons, row), {}};
        return Number{column.values[row]};
    }

    Answer operator()(const TextColumn& column) const {
        const std::size_t begin = row == 0 ? 0 : column.ends[row - 1];
        std::string text = column.bytes.substr(begin, column.ends[row] - begin);
        if (text.empty()) return Missing{reasonAt(column.reasons, row), {}};
        if (item.kind == QuestionKind::date) return Date{std::move(text)};
        return Words{std::move(text)};
    }
};

}  // namespace

Answer answerAt(const Column& column, const Item& item, std::size_t row) {
    return std::visit(Reader{item, row}, column);
}

Answer answerAt(const Responses& responses, std::size_t item, std::size_t row) {
    return answerAt(responses.columns[item], responses.items[item], row);
}

}  // namespace diaoyan
