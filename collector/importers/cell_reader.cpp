// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/cell_reader.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/column_facts.h"
#include "collector/tabular/matching.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <array>

namespace diaoyan {

CellReader::CellReader(const ReadingPlan& plan) : plan_(plan), rules_(plan.layout.width) {
    for (std::size_t item = 0; item < plan.items.size(); ++item) indexOptions(item);
    for (const SourceQuestion& question : plan.layout.questions) takeRules(question);
    for (const auto& [item, texts] : plan.texts)
        for (const PlannedColumn& column : plan.columns) {
            if (column.item != item) continue;
            for (const auto& [text, code] : texts)
                if (code.empty()) rules_[column.column].missing.emplace(text, MissingReason::unanswered);
        }
}

void CellReader::indexOptions(std::size_t item) {
    const std::vector<Option>& options = plan_.items[item].options;
    auto& index = options_.emplace_back();
    other_.emplace_back();
    longest_option_.push_back(0);
    auto& decisions = decided_.emplace_back();
    if (const auto decided = plan_.texts.find(item); decided != plan_.texts.end())
        for (const auto& [text, code] : decided->second) {
            const auto option = optionIndex(options, code);
            if (option) index.emplace(foldForMatching(text), *option);
            if (option || code.empty()) decisions.emplace(foldForMatching(text), option);
        }
    const auto codes = [&] {
        for (std::size_t i = 0; i < options.size(); ++i) index.emplace(foldForMatching(options[i].code), i);
    };
    if (plan_.layout.dialect.coding == Coding::values) codes();
    for (std::size_t i = 0; i < options.size(); ++i) {
        index.emplace(foldForMatching(options[i].label.zh), i);
        index.emplace(foldForMatching(options[i].label.en), i);
        if (options[i].other && !other_.back()) other_.back() = i;
        // Written with other blanks or widths a label may take more bytes, but not many times as many.
        const std::size_t bytes = std::max(options[i].label.zh.size(), options[i].label.en.size());
        longest_option_.back() = std::max(longest_option_.back(), 3 * bytes + 64);
    }
    codes();
    index.erase(std::string{});
}

void CellReader::takeRules(const SourceQuestion& question) {
    for (const SourceColumn& column : question.columns) {
        ColumnRules& rules = rules_[column.index];
        rules.ticked = column.ticked;
        for (const auto& [text, reason] : column.missing) rules.missing.emplace(text, reason);
        if (!column.values.empty()) takeValues(column);
    }
}

/// The same option may have another number in the file than in the questionnaire: its label tells. Where no label is
/// one of the questionnaire's (another language), the numbers are all there is.
void CellReader::takeValues(const SourceColumn& column) {
    const auto planned = std::find_if(plan_.columns.begin(), plan_.columns.end(), [&](const PlannedColumn& one) {
        return one.column == column.index && one.reading == Reading::label;
    });
    if (planned == plan_.columns.end()) return;
    const std::vector<Option>& options = plan_.items[planned->item].options;
    const auto& decided = decided_[planned->item];
    std::unordered_map<std::string, std::optional<std::size_t>> values;
    bool any = false;
    for (const auto& [value, label] : column.values) {
        const std::string wanted = foldForMatching(label);
        if (const auto decision = decided.find(wanted); decision != decided.end()) {
            if (!decision->second) rules_[column.index].missing.emplace(value, MissingReason::unanswered);
            values.emplace(value, decision->second);
            any = true;
            continue;
        }
        std::optional<std::size_t> option;
        for (std::size_t i = 0; i < options.size() && !option; ++i)
            if (wanted == foldForMatching(options[i].label.zh) || wanted == foldForMatching(options[i].label.en))
                option = i;
        any = any || option.has_value();
        values.emplace(value, option);
    }
    if (any) rules_[column.index].values = std::move(values);
}

std::optional<MissingReason> CellReader::mark(std::size_t column, std::string_view text) const {
    if (text.empty()) return MissingReason::unanswered;
    const Dialect& dialect = plan_.layout.dialect;
    const auto is = [&](const std::string& known) { return text == known; };
    if (!rules_[column].missing.empty()) {
        const auto own = rules_[column].missing.find(std::string(text));
        if (own != rules_[column].missing.end()) return own->second;
    }
    if (std::any_of(dialect.not_asked_marks.begin(), dialect.not_asked_marks.end(), is))
        return MissingReason::not_asked;
    if (std::any_of(dialect.unanswered_marks.begin(), dialect.unanswered_marks.end(), is))
        return MissingReason::unanswered;
    return std::nullopt;
}

std::optional<bool> CellReader::tick(const PlannedColumn& column, std::string_view text) const {
    if (const std::string& ticked = rules_[column.column].ticked; !ticked.empty()) return text == ticked;
    if (const auto decided = decided_[column.item].find(foldForMatching(text)); decided != decided_[column.item].end())
        if (decided->second == column.option) return true;
    const Text& label = plan_.items[column.item].options[column.option].label;
    if (const auto tick = tickIn(text, label.zh)) return tick;
    return tickIn(text, label.en);
}

std::optional<Choice> CellReader::choiceOf(std::size_t item, std::string_view cell) const {
    const std::vector<Option>& options = plan_.items[item].options;
    const auto look = [&](std::string_view label) -> const Option* {
        const auto found = options_[item].find(foldForMatching(label));
        return found == options_[item].end() ? nullptr : &options[found->second];
    };
    if (const Option* option = look(cell)) return Choice{option->code, {}};
    if (const Option* option = look(withoutGuard(cell))) return Choice{option->code, {}};
    // A value such as 1.5 has no code of its own spelling, for a code may not have a dot.
    if (plan_.layout.dialect.coding == Coding::values)
        if (const Option* option = look(idFrom(cell))) return Choice{option->code, {}};
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
std::vector<std::string_view> CellReader::pieces(std::size_t item, std::string_view text) const {
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

/// A source of texts without marks of its own writes the words of 其他 in place of its label.
bool CellReader::wordsOfOther(std::size_t item) const {
    const Dialect& dialect = plan_.layout.dialect;
    return other_[item] && dialect.joiner.empty() && dialect.coding == Coding::labels;
}

/// A person decided that this text is no answer, with or without words behind it.
bool CellReader::saysNothing(std::size_t item, std::string_view text) const {
    const auto& decided = decided_[item];
    if (decided.empty()) return false;
    const auto nothing = [&](std::string_view words) {
        const auto found = decided.find(foldForMatching(words));
        return found != decided.end() && !found->second;
    };
    if (nothing(text)) return true;
    return plan_.layout.dialect.bracketed_words && nothing(takeWords(text).label);
}

/// joined_labels and ranked_labels.
Answer CellReader::labels(const PlannedColumn& column, std::string_view text, Problem* problem) const {
    const std::vector<Option>& options = plan_.items[column.item].options;
    const bool ranked = column.reading == Reading::ranked_labels;
    const std::string& rank_joiner = plan_.layout.dialect.rank_joiner;
    std::vector<Choice> chosen;
    for (const std::string_view piece :
         ranked ? splitJoined(text, rank_joiner.empty() ? "→" : rank_joiner) : pieces(column.item, text)) {
        if (auto choice = choiceOf(column.item, piece)) {
            chosen.push_back(*std::move(choice));
        } else if (saysNothing(column.item, piece)) {
            continue;
        } else if (wordsOfOther(column.item)) {
            chosen.push_back({options[*other_[column.item]].code, std::string(piece)});
        } else {
            *problem = unknownOption(piece);
            return Missing{MissingReason::invalid, std::string(text)};
        }
    }
    if (chosen.empty()) return Missing{};
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

Answer CellReader::answer(const PlannedColumn& column, std::string_view text, Problem* problem) const {
    const std::vector<Option>& options = plan_.items[column.item].options;
    const auto invalid = [&](Problem reason) -> Answer {
        *problem = std::move(reason);
        return Missing{MissingReason::invalid, std::string(text)};
    };
    if (saysNothing(column.item, text)) return Missing{};
    switch (column.reading) {
    case Reading::label:
        if (const auto& values = rules_[column.column].values; !values.empty())
            if (const auto meant = values.find(std::string(text)); meant != values.end())
                return meant->second ? Answer{Choice{options[*meant->second].code, {}}} : invalid(unknownOption(text));
        if (auto choice = choiceOf(column.item, text)) return *std::move(choice);
        if (wordsOfOther(column.item)) return Choice{options[*other_[column.item]].code, std::string(text)};
        return invalid(unknownOption(text));
    case Reading::code: {
        if (const auto decided = decided_[column.item].find(foldForMatching(text));
            decided != decided_[column.item].end())
            return Choice{options[*decided->second].code, {}};
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
    case Reading::rank:
    case Reading::own_words: break;
    }
    return Words{std::string(withoutGuard(text))};
}

}  // namespace diaoyan
