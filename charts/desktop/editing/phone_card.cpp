// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/phone_card.h"

#include "charts/desktop/editing/phone_choice.h"
#include "charts/desktop/look/words.h"
#include "collector/web/pages/page_words.h"
#include "questionnaires/answer_check.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace diaoyan {

namespace {

const Choice* chosenIn(const Answer& answer, const std::string& code) {
    if (const auto* one = std::get_if<Choice>(&answer)) return one->code == code ? one : nullptr;
    const auto* many = std::get_if<Choices>(&answer);
    if (many == nullptr) return nullptr;
    const auto found = std::find_if(many->ticked.begin(), many->ticked.end(),
                                    [&](const Choice& choice) { return choice.code == code; });
    return found == many->ticked.end() ? nullptr : &*found;
}

int rankIn(const Answer& answer, const std::string& code) {
    const auto* ranking = std::get_if<Ranking>(&answer);
    if (ranking == nullptr) return 0;
    const auto found = std::find(ranking->order.begin(), ranking->order.end(), code);
    return found == ranking->order.end() ? 0 : static_cast<int>(found - ranking->order.begin()) + 1;
}

PhoneChoice::Mark markOf(QuestionKind kind) {
    if (kind == QuestionKind::multiple) return PhoneChoice::Mark::box;
    return kind == QuestionKind::ranking ? PhoneChoice::Mark::rank : PhoneChoice::Mark::ring;
}

}  // namespace

PhoneCard::PhoneCard(QuestionOnPhone question, QWidget* parent) : QFrame(parent), question_(std::move(question)) {
    setObjectName("card");
    build();
}

void PhoneCard::build() {
    const Question& question = question_.question;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(6);
    column->addWidget(new PhoneWords(shown(question_.heading), PhoneWords::Look::strong, this));
    if (question.required)
        column->addWidget(
            new PhoneWords(shown(page_words::required.in(question_.language)), PhoneWords::Look::trouble, this));
    for (const std::string& words : {question.note.in(question_.language), question_.limits})
        if (!words.empty()) column->addWidget(new PhoneWords(shown(words), PhoneWords::Look::quiet, this));
    complaint_ = new PhoneWords({}, PhoneWords::Look::trouble, this);
    complaint_->hide();
    column->addWidget(complaint_);
    if (!question_.schools.empty()) return buildSchools(column);
    if (question.kind != QuestionKind::matrix) return buildControls(column, question.id, question.kind);
    for (const MatrixRow& row : question.rows) {
        column->addSpacing(6);
        column->addWidget(new PhoneWords(shown(row.label.in(question_.language)), PhoneWords::Look::plain, this));
        buildControls(column, question.id + "." + row.code, question.cells);
    }
}

void PhoneCard::buildControls(QVBoxLayout* column, const std::string& item, QuestionKind kind) {
    if (hasOptions(kind))
        buildChoices(column, item, kind);
    else
        buildLine(column, item, kind);
}

void PhoneCard::buildChoices(QVBoxLayout* column, const std::string& item, QuestionKind kind) {
    const Question& question = question_.question;
    const bool matrix = question.kind == QuestionKind::matrix;
    const bool bar = matrix && inOneBar(question, question_.language);
    const int wide = bar                                                     ? static_cast<int>(question.options.size())
                     : !matrix && inTwoColumns(question, question_.language) ? 2
                                                                             : 1;
    auto* grid = new QGridLayout;
    grid->setSpacing(bar ? 2 : 6);
    int place = 0;
    for (const Option& option : question.options) {
        auto* choice = new PhoneChoice(shown(option.label.in(question_.language)),
                                       bar ? PhoneChoice::Mark::cell : markOf(kind), this);
        choice->setObjectName(QString("%1=%2").arg(shown(item), shown(option.code)));
        connect(choice, &QAbstractButton::clicked, this, [this, item, kind, option] { tap(item, kind, option); });
        showers_.push_back([this, choice, item, kind, code = option.code] {
            if (kind == QuestionKind::ranking)
                choice->setRank(rankIn(answers_[item], code));
            else
                choice->setChecked(chosenIn(answers_[item], code) != nullptr);
        });
        if (wide == 1) {
            column->addWidget(choice);
        } else {
            grid->addWidget(choice, place / wide, place % wide);
            grid->setColumnStretch(place % wide, 1);
        }
        ++place;
        if (option.other) buildOwnWords(column, item, option);
    }
    if (wide > 1)
        column->addLayout(grid);
    else
        delete grid;
}

void PhoneCard::buildOwnWords(QVBoxLayout* column, const std::string& item, const Option& option) {
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(shown(page_words::own_words.in(question_.language)));
    line->setAccessibleName(line->placeholderText());
    line->hide();
    column->addWidget(line);
    showers_.push_back(
        [this, line, item, code = option.code] { line->setVisible(chosenIn(answers_[item], code) != nullptr); });
}

void PhoneCard::buildLine(QVBoxLayout* column, const std::string& item, QuestionKind kind) {
    const auto answer = [this, item, kind](const QString& words) {
        bool ok = false;
        const double number = words.toDouble(&ok);
        if (words.trimmed().isEmpty())
            say(item, Missing{});
        else if (kind == QuestionKind::number)
            say(item, ok ? Answer(Number{number}) : Answer(Missing{MissingReason::invalid, typed(words)}));
        else
            say(item, Words{typed(words)});
    };
    if (kind == QuestionKind::text && question_.question.kind != QuestionKind::matrix &&
        question_.question.roster_field == RosterField::none) {
        auto* box = new QPlainTextEdit(this);
        box->setFixedHeight(3 * fontMetrics().lineSpacing() + 14);
        box->setTabChangesFocus(true);
        box->setAccessibleName(shown(question_.heading).left(200));
        box->setObjectName(shown(item));
        column->addWidget(box);
        connect(box, &QPlainTextEdit::textChanged, this, [box, answer] { answer(box->toPlainText()); });
        return;
    }
    auto* line = new QLineEdit(this);
    line->setAccessibleName(shown(question_.heading).left(200));
    line->setObjectName(shown(item));
    if (kind == QuestionKind::date) line->setPlaceholderText(shown(page_words::date.in(question_.language)));
    column->addWidget(line);
    connect(line, &QLineEdit::textEdited, this, answer);
}

void PhoneCard::buildSchools(QVBoxLayout* column) {
    auto* choice = new QComboBox(this);
    choice->setObjectName(shown(question_.question.id));
    choice->setAccessibleName(shown(question_.heading).left(200));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(6);
    choice->addItem(shown(page_words::choose_school.in(question_.language)));
    for (const std::string& school : question_.schools) choice->addItem(shown(school));
    column->addWidget(choice);
    connect(choice, &QComboBox::activated, this, [this, choice](int at) {
        say(question_.question.id, at == 0 ? Answer(Missing{}) : Answer(Words{typed(choice->currentText())}));
    });
}

Answer PhoneCard::ticked(const std::string& item, const Option& option) {
    const Question& question = question_.question;
    const auto isAlone = [&](const std::string& code) {
        const auto at = optionIndex(question.options, code);
        return at && question.options[*at].exclusive;
    };
    Choices choices;
    if (const auto* before = std::get_if<Choices>(&answers_[item])) choices = *before;
    if (std::erase_if(choices.ticked, [&](const Choice& one) { return one.code == option.code; }) == 0) {
        std::erase_if(choices.ticked, [&](const Choice& one) { return option.exclusive || isAlone(one.code); });
        if (question.max_choices && static_cast<int>(choices.ticked.size()) >= *question.max_choices) {
            complaint_->setWords(shown(phrase(page_words::too_many.zh, page_words::too_many.en, {*question.max_choices})
                                           .in(question_.language)));
            complaint_->show();
        } else {
            choices.ticked.push_back({option.code, {}});
        }
    }
    return choices.ticked.empty() ? Answer(Missing{}) : Answer(choices);
}

Answer PhoneCard::ranked(const std::string& item, const Option& option) {
    Ranking ranking;
    if (const auto* before = std::get_if<Ranking>(&answers_[item])) ranking = *before;
    const int places = question_.question.max_choices.value_or(static_cast<int>(question_.question.options.size()));
    const bool was_there = std::erase(ranking.order, option.code) > 0;
    if (!was_there && static_cast<int>(ranking.order.size()) < places) ranking.order.push_back(option.code);
    return ranking.order.empty() ? Answer(Missing{}) : Answer(ranking);
}

void PhoneCard::tap(const std::string& item, QuestionKind kind, const Option& option) {
    complaint_->hide();
    if (kind == QuestionKind::multiple)
        say(item, ticked(item, option));
    else if (kind == QuestionKind::ranking)
        say(item, ranked(item, option));
    else
        say(item, Choice{option.code, {}});
}

void PhoneCard::say(const std::string& item, const Answer& answer) {
    answers_[item] = answer;
    for (const auto& show : showers_) show();
    emit answered(shown(item), answer);
}

void PhoneCard::showAnswers(const AnswersOnPhone& answers) {
    answers_.clear();
    for (const Item& item : items(question_.question))
        if (const auto found = answers.find(item.id); found != answers.end()) answers_.insert(*found);
    for (const auto& show : showers_) show();
}

}  // namespace diaoyan
