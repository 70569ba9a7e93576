// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/question_rows.h"

#include <algorithm>
#include <map>
#include <set>

namespace diaoyan {

namespace {

const QuestionCorrection& correctionOf(const FileDraft& file, const std::string& id) {
    static const QuestionCorrection none;
    const auto found = file.corrections.find(id);
    return found == file.corrections.end() ? none : found->second;
}

/// Counts of one question over all its items.
struct QuestionCounts {
    std::int64_t answered = 0;
    std::vector<std::pair<std::string, std::int64_t>> options;

    std::int64_t of(const std::string& code) const {
        std::int64_t count = 0;
        for (const auto& [option, times] : options) count += option == code ? times : 0;
        return count;
    }
};

QuestionCounts countsOf(const ImportReport& report, const std::string& id) {
    QuestionCounts counts;
    std::size_t position = 0;
    for (const Question& question : report.questionnaire.questions)
        for (const Item& item : items(question)) {
            const std::size_t at = position++;
            if (question.id != id || at >= report.tallies.size()) continue;
            const AnswerTally& tally = report.tallies[at];
            counts.answered = std::max(counts.answered, tally.answered);
            for (std::size_t option = 0; option < std::min(item.options.size(), tally.options.size()); ++option) {
                const auto known = std::find_if(counts.options.begin(), counts.options.end(), [&](const auto& one) {
                    return one.first == item.options[option].code;
                });
                if (known == counts.options.end())
                    counts.options.emplace_back(item.options[option].code, tally.options[option]);
                else
                    known->second += tally.options[option];
            }
        }
    return counts;
}

std::vector<double> sharesOf(const QuestionCounts& counts) {
    std::int64_t most = 0;
    for (const auto& [code, times] : counts.options) most = std::max(most, times);
    std::vector<double> shares;
    for (const auto& [code, times] : counts.options)
        shares.push_back(most == 0 ? 0 : static_cast<double>(times) / static_cast<double>(most));
    return shares;
}

/// Texts in the cells of a question that are none of its options, and those that a person gave a meaning.
std::vector<OptionRow> textRows(const FileDraft& file, const Question& question) {
    std::set<std::string> texts;
    for (const Item& item : items(question)) {
        if (const auto open = file.found->mapping.open_texts.find(item.id);
            open != file.found->mapping.open_texts.end())
            texts.insert(open->second.begin(), open->second.end());
        if (const auto open = file.counted->mapping.open_texts.find(item.id);
            open != file.counted->mapping.open_texts.end())
            texts.insert(open->second.begin(), open->second.end());
    }
    const QuestionCorrection& correction = correctionOf(file, question.id);
    if (hasOptions(question.kind) || question.kind == QuestionKind::matrix)
        for (const auto& [text, code] : correction.texts) texts.insert(text);
    std::vector<OptionRow> rows;
    for (const std::string& text : texts) {
        OptionRow row{.text = text, .label = untranslated(text)};
        row.count = std::count_if(file.found->problems.begin(), file.found->problems.end(), [&](const Problem& one) {
            return one.code == "unknown-option" && one.where.text == text &&
                   questionConcerned(file, one) == question.id;
        });
        if (const auto decided = correction.texts.find(text); decided != correction.texts.end()) {
            row.meaning = decided->second.empty() ? OptionMeaning::no_answer : OptionMeaning::same_as;
            row.same_as = decided->second;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

bool isOpenToCorrection(const FileDraft& file) {
    return file.found && file.found->inferred;
}

const Question* questionIn(const FileDraft& file, const std::string& id) {
    if (!file.found) return nullptr;
    if (const QuestionCorrection& correction = correctionOf(file, id); correction.remade) return &*correction.remade;
    return findQuestion(file.found->questionnaire, id);
}

std::vector<QuestionRow> questionRows(const FileDraft& file) {
    std::vector<QuestionRow> rows;
    if (!file.found || !file.counted) return rows;
    for (const Question& found : file.found->questionnaire.questions) {
        const QuestionCorrection& correction = correctionOf(file, found.id);
        const Question question = isOpenToCorrection(file) ? corrected(found, correction) : found;
        const QuestionCounts counts = countsOf(*file.counted, found.id);
        QuestionRow row{.id = found.id,
                        .title = found.title,
                        .kind = kindWords(question.kind),
                        .answered = correction.left_out ? 0 : counts.answered,
                        .shares = correction.left_out ? std::vector<double>{} : sharesOf(counts),
                        .left_out = correction.left_out,
                        .corrected = correction != QuestionCorrection{}};
        rows.push_back(std::move(row));
    }
    std::map<std::string, std::string> concerned;  // by column: many problems have the same
    for (const Problem& problem : file.counted->problems) {
        const auto known = concerned.find(problem.where.column);
        const std::string id = known != concerned.end() ? known->second : questionConcerned(file, problem);
        concerned.emplace(problem.where.column, id);
        for (QuestionRow& row : rows) row.problems += row.id == id ? 1 : 0;
    }
    return rows;
}

std::vector<OptionRow> optionRows(const FileDraft& file, const std::string& id) {
    std::vector<OptionRow> rows;
    const Question* found = questionIn(file, id);
    if (found == nullptr || !file.counted) return rows;
    const QuestionCorrection& correction = correctionOf(file, id);
    const Question now = isOpenToCorrection(file) ? corrected(*found, correction) : *found;
    const QuestionCounts counts = countsOf(*file.counted, id);
    const QuestionCounts before = countsOf(*file.found, id);
    const auto meaningOf = [&](const std::string& code) {
        const auto decided = correction.options.find(code);
        return decided == correction.options.end() ? OptionCorrection{} : decided->second;
    };
    const auto add = [&](const Option& option, bool stands) {
        const OptionCorrection decided = meaningOf(option.code);
        rows.push_back({.code = option.code,
                        .label = option.label,
                        .count = stands ? counts.of(option.code) : before.of(option.code),
                        .meaning = stands && !option.substantive ? OptionMeaning::off_scale : decided.meaning,
                        .same_as = decided.same_as,
                        .stands = stands});
    };
    std::set<std::string> shown;
    for (const Option& option : now.options) {
        add(option, true);
        shown.insert(option.code);
        for (const Option& other : found->options)
            if (const OptionCorrection decided = meaningOf(other.code); decided.meaning == OptionMeaning::same_as &&
                                                                        decided.same_as == option.code &&
                                                                        shown.insert(other.code).second)
                add(other, false);
    }
    for (const Option& option : found->options)
        if (shown.insert(option.code).second) add(option, false);
    for (OptionRow& row : textRows(file, *found)) rows.push_back(std::move(row));
    return rows;
}

std::string questionConcerned(const FileDraft& file, const Problem& problem) {
    if (!file.found || problem.where.column.empty()) return {};
    const Questionnaire& form = file.found->questionnaire;
    for (const ColumnDecision& column : file.found->mapping.columns) {
        if (column.heading != problem.where.column) continue;
        for (const Question& question : form.questions)
            for (const Item& item : items(question))
                if (item.id == column.item) return question.id;
    }
    for (const Question& question : form.questions)
        if (question.title.zh == problem.where.column || question.id == problem.where.column) return question.id;
    return {};
}

}  // namespace diaoyan
