// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/facts_form.h"

#include "charts/desktop/editing/words_edit.h"
#include "charts/desktop/look/words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace diaoyan {

FactsForm::FactsForm(QWidget* parent) : QWidget(parent), list_(new QVBoxLayout) {
    setObjectName("factsForm");
    setMaximumWidth(760);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    list_->setSpacing(12);
    auto* words =
        new QLabel(tr("Reports print these facts, and say of those left empty that they were not filled in."), this);
    words->setObjectName("quiet");
    words->setWordWrap(true);
    column->addWidget(words);
    column->addLayout(list_);
    for (const StudyFact& fact : studyFacts()) addFact(fact.id, shown(fact.title), shown(fact.hint));
    column->addStretch();
}

void FactsForm::addFact(const std::string& id, const QString& title, const QString& hint) {
    auto* edit = new WordsEdit(this);
    edit->setObjectName("fact_" + shown(id));
    edit->setPlaceholderText(hint);
    edit->setReadOnly(!editable_);
    list_->addWidget(new FormField(title, edit, this));
    edits_[id] = edit;
    connect(edit, &WordsEdit::committed, this, [this, id, edit] { emit edited(shown(id), shown(edit->words())); });
}

void FactsForm::show(const std::map<std::string, std::string>& facts, bool anyway) {
    // Facts of the user's own have a field as soon as there are any.
    for (const auto& [id, words] : facts)
        if (!edits_.contains(id)) addFact(id, shown(id), {});
    for (const auto& [id, edit] : edits_) {
        const auto found = facts.find(id);
        edit->setWords(found == facts.end() ? std::string() : found->second, anyway);
    }
}

void FactsForm::setEditable(bool editable) {
    editable_ = editable;
    for (const auto& [id, edit] : edits_) edit->setReadOnly(!editable);
}

}  // namespace diaoyan
