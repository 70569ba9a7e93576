// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/corrections.h"

#include "collector/importers/kind_guess.h"

#include <algorithm>

namespace diaoyan {

namespace {

bool isScale(const Question& question) {
    return question.kind == QuestionKind::scale ||
           (question.kind == QuestionKind::matrix && question.cells == QuestionKind::scale);
}

/// Rising or falling all the way, in the question's direction?
bool scoresFit(const Question& question) {
    const Option* before = nullptr;
    for (const Option& option : question.options) {
        if (!option.substantive) {
            if (option.score) return false;
            continue;
        }
        if (!option.score) return false;
        if (before != nullptr && (question.direction == ScaleDirection::best_first ? *before->score <= *option.score
                                                                                   : *before->score >= *option.score))
            return false;
        before = &option;
    }
    return true;
}

std::ptrdiff_t pointsOf(const Question& question) {
    return std::count_if(question.options.begin(), question.options.end(),
                         [](const Option& option) { return option.substantive; });
}

void putInOrder(std::vector<Option>& options, const std::vector<std::string>& order) {
    const auto place = [&](const Option& option) { return std::find(order.begin(), order.end(), option.code); };
    std::stable_sort(options.begin(), options.end(),
                     [&](const Option& a, const Option& b) { return place(a) < place(b); });
}

/// The option that one counts as at last; empty: none. Circles end where they began.
std::string meantBy(const std::string& code, const QuestionCorrection& correction) {
    std::string meant = code;
    for (std::size_t steps = 0; steps <= correction.options.size(); ++steps) {
        const auto found = correction.options.find(meant);
        if (found == correction.options.end()) return meant;
        if (found->second.meaning == OptionMeaning::no_answer) return {};
        if (found->second.meaning != OptionMeaning::same_as) return meant;
        meant = found->second.same_as;
    }
    return code;
}

/// One mapping being corrected.
class Corrector {
public:
    explicit Corrector(Mapping found) : mapping_(std::move(found)), form_(*mapping_.questionnaire) {}

    void take(const std::string& id, const QuestionCorrection& correction) {
        Question* question = questionOf(id);
        if (question == nullptr) return;
        if (correction.left_out) return leaveOut(*question);
        Question before = correction.remade.value_or(*question);
        before.id = question->id;
        const std::vector<Item> of_question = items(before);
        if (form_.inferred) {
            if (correction.remade) forgetColumns(*question);
            *question = corrected(before, correction);
            for (const Item& item : of_question) takeOptions(item, before, correction);
        }
        for (const Item& item : of_question)
            for (const auto& [text, code] : correction.texts)
                mapping_.texts[item.id][text] = code.empty() ? "" : meantBy(code, correction);
    }

    Mapping finish() {
        for (const std::string& id : left_out_)
            std::erase_if(form_.questions, [&](const Question& one) { return one.id == id; });
        return std::move(mapping_);
    }

private:
    Question* questionOf(const std::string& id) {
        const auto found = std::find_if(form_.questions.begin(), form_.questions.end(),
                                        [&](const Question& one) { return one.id == id; });
        return found == form_.questions.end() ? nullptr : &*found;
    }

    /// A questionnaire that was made up of the file does not have the question then.
    void leaveOut(const Question& question) {
        for (const Item& item : items(question)) {
            for (ColumnDecision& column : mapping_.columns)
                if (column.item == item.id) column = {.heading = column.heading};
            mapping_.texts.erase(item.id);
        }
        if (form_.inferred && form_.questions.size() > left_out_.size() + 1) left_out_.push_back(question.id);
    }

    /// Of another kind its columns are read in another way: they are planned anew.
    void forgetColumns(const Question& question) {
        for (const Item& item : items(question)) {
            std::erase_if(mapping_.columns, [&](const ColumnDecision& column) { return column.item == item.id; });
            mapping_.texts.erase(item.id);
        }
    }

    void takeOptions(const Item& item, const Question& before, const QuestionCorrection& correction) {
        for (const Option& option : before.options) {
            const std::string meant = meantBy(option.code, correction);
            if (meant == option.code) continue;
            for (const std::string* label : {&option.label.zh, &option.label.en})
                if (!label->empty()) mapping_.texts[item.id][*label] = meant;
            for (ColumnDecision& column : mapping_.columns) {
                if (column.item != item.id || column.option != option.code) continue;
                if (meant.empty())
                    column = {.heading = column.heading};
                else
                    column.option = meant;
            }
        }
    }

    Mapping mapping_;
    Questionnaire& form_;
    std::vector<std::string> left_out_;
};

}  // namespace

Question corrected(const Question& found, const QuestionCorrection& correction) {
    Question question = correction.remade.value_or(found);
    question.id = found.id;
    std::erase_if(question.options,
                  [&](const Option& option) { return meantBy(option.code, correction) != option.code; });
    for (Option& option : question.options) {
        const auto decided = correction.options.find(option.code);
        if (decided == correction.options.end()) continue;
        option.substantive = decided->second.meaning != OptionMeaning::off_scale;
    }
    if (!correction.order.empty()) {
        putInOrder(question.options, correction.order);
        question.option_order = OptionOrder::known;
    }
    if (correction.direction) question.direction = *correction.direction;
    if (isScale(question) && !scoresFit(question)) numberScale(question);
    if (question.kind == QuestionKind::scale && pointsOf(question) < 2) {
        question.kind = QuestionKind::single;
        for (Option& option : question.options) option.score.reset();
    }
    return question;
}

Mapping corrected(const Mapping& found, const Corrections& corrections) {
    if (!found.questionnaire) return found;
    Corrector corrector(found);
    for (const auto& [id, correction] : corrections) corrector.take(id, correction);
    return corrector.finish();
}

}  // namespace diaoyan
