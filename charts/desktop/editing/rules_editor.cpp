// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/rules_editor.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "questionnaires/form_edits.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaoyan {

namespace {

QString shortWords(const Text& text) {
    return shown(text).left(60).simplified();
}

}  // namespace

RulesEditor::RulesEditor(QWidget* parent)
    : QWidget(parent), lines_(new QVBoxLayout), words_(new QLabel(this)), add_(new QPushButton(this)) {
    setObjectName("rulesEditor");
    words_->setObjectName("quiet");
    words_->setTextFormat(Qt::PlainText);
    words_->setWordWrap(true);
    add_->setObjectName("ruleAdd");
    add_->setIcon(themeIcon("add"));
    add_->setText(tr("Add a condition"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(words_);
    column->addLayout(lines_);
    column->addWidget(add_, 0, Qt::AlignLeft);
    connect(add_, &QPushButton::clicked, this, &RulesEditor::addRule);
}

std::vector<Item> RulesEditor::itemsToLookAt() const {
    std::vector<Item> found;
    for (std::size_t before = 0; before < at_ && before < form_.questions.size(); ++before)
        for (Item& item : items(form_.questions[before]))
            if (hasOptions(item.kind)) found.push_back(std::move(item));
    return found;
}

void RulesEditor::show(const Questionnaire& form, std::size_t at) {
    const std::vector<ShowRule> rules =
        at < form.questions.size() ? form.questions[at].show_when : std::vector<ShowRule>{};
    form_ = form;
    at_ = at;
    std::vector<Item> items = itemsToLookAt();
    // The lines stay while nothing in them changes: somebody may be at work in them.
    const bool same = rules == rules_ && items == items_ && lines_->count() == static_cast<int>(rules.size());
    rules_ = rules;
    items_ = std::move(items);
    if (!same) rebuild();
    words_->setText(words());
    add_->setEnabled(editable_ && !items_.empty());
    add_->setToolTip(items_.empty() ? tr("No question before this one has options to look at") : QString());
}

void RulesEditor::setEditable(bool editable) {
    if (editable_ == editable) return;
    editable_ = editable;
    rebuild();
    add_->setEnabled(editable_ && !items_.empty());
}

QString RulesEditor::words() const {
    if (rules_.empty()) return tr("Everybody is asked this question.");
    QStringList all;
    for (const ShowRule& rule : rules_) all << shown(ruleInWords(form_, rule));
    return tr("Shown only when %1.").arg(all.join(tr("; and ")));
}

void RulesEditor::rebuild() {
    while (QLayoutItem* line = lines_->takeAt(0)) {
        line->widget()->hide();
        line->widget()->deleteLater();
        delete line;
    }
    for (std::size_t at = 0; at < rules_.size(); ++at) lines_->addWidget(buildRule(at));
}

QWidget* RulesEditor::buildRule(std::size_t at) {
    const ShowRule& rule = rules_[at];
    auto* card = new QFrame(this);
    card->setObjectName("card");
    auto* question = new QComboBox(card);
    question->setObjectName(QString("ruleQuestion%1").arg(at));
    question->setAccessibleName(tr("Question that the condition looks at"));
    question->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    question->setMinimumContentsLength(8);
    for (const Item& item : items_) question->addItem(shortWords(item.title), shown(item.id));
    question->setCurrentIndex(question->findData(shown(rule.question)));
    auto* how = new QComboBox(card);
    how->setObjectName(QString("ruleHow%1").arg(at));
    how->setAccessibleName(tr("How its answer is looked at"));
    how->addItems({tr("is any of"), tr("is none of")});
    how->setCurrentIndex(rule.negated ? 1 : 0);
    auto* away = new QToolButton(card);
    away->setObjectName(QString("ruleRemove%1").arg(at));
    away->setIcon(themeIcon("remove"));
    away->setAutoRaise(true);
    away->setToolTip(tr("Remove this condition"));
    away->setAccessibleName(away->toolTip());
    auto* top = new QHBoxLayout;
    top->addWidget(question, 1);
    top->addWidget(how);
    top->addWidget(away);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(top);
    const auto item =
        std::find_if(items_.begin(), items_.end(), [&](const Item& one) { return one.id == rule.question; });
    if (item != items_.end()) column->addWidget(buildOptions(at, *item));
    card->setEnabled(editable_);
    connect(question, &QComboBox::activated, this, [this, at](int chosen) {
        const Item& other = items_[static_cast<std::size_t>(chosen)];
        if (other.id == rules_[at].question) return;
        change(at, {.question = other.id, .any_of = {other.options.front().code}, .negated = rules_[at].negated});
    });
    connect(how, &QComboBox::activated, this, [this, at](int chosen) {
        ShowRule other = rules_[at];
        other.negated = chosen == 1;
        change(at, other);
    });
    connect(away, &QToolButton::clicked, this, [this, at] {
        std::vector<ShowRule> rules = rules_;
        rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(at));
        emit edited(rules);
    });
    return card;
}

QWidget* RulesEditor::buildOptions(std::size_t at, const Item& item) {
    auto* list = new QListWidget(this);
    list->setObjectName(QString("ruleOptions%1").arg(at));
    list->setAccessibleName(tr("Answers of the condition"));
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setTextElideMode(Qt::ElideRight);
    list->setFrameShape(QFrame::NoFrame);
    for (const Option& option : item.options) {
        auto* line = new QListWidgetItem(shortWords(option.label), list);
        line->setData(Qt::UserRole, shown(option.code));
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
        const auto& codes = rules_[at].any_of;
        const bool in = std::find(codes.begin(), codes.end(), option.code) != codes.end();
        line->setCheckState(in ? Qt::Checked : Qt::Unchecked);
    }
    constexpr int most_lines = 6;
    list->setFixedHeight(std::min(list->count(), most_lines) * list->sizeHintForRow(0) + 6);
    connect(list, &QListWidget::itemChanged, this, [this, at, list] {
        ShowRule other = rules_[at];
        other.any_of.clear();
        for (int line = 0; line < list->count(); ++line)
            if (list->item(line)->checkState() == Qt::Checked)
                other.any_of.push_back(typed(list->item(line)->data(Qt::UserRole).toString()));
        change(at, other);
    });
    return list;
}

void RulesEditor::addRule() {
    if (items_.empty()) return;
    std::vector<ShowRule> rules = rules_;
    // The question just before is looked at most often.
    const Item& last = items_.back();
    rules.push_back({.question = last.id, .any_of = {last.options.front().code}});
    emit edited(rules);
}

void RulesEditor::change(std::size_t at, const ShowRule& rule) {
    const bool other_question = rules_[at].question != rule.question;
    rules_[at] = rule;
    // Ticks stand in the line already; other options need another list.
    if (other_question) rebuild();
    words_->setText(words());
    emit edited(std::vector<ShowRule>(rules_));
}

}  // namespace diaoyan
