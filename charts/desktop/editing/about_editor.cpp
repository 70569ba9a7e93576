// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/about_editor.h"

#include "charts/desktop/editing/words_edit.h"
#include "charts/desktop/look/words.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaoyan {

AboutEditor::AboutEditor(QWidget* parent)
    : QWidget(parent), title_(new TextInBoth(this)), role_(new QComboBox(this)), version_(new QLineEdit(this)),
      facts_(new QLabel(this)), guessed_(new QLabel(this)), confirm_(new QPushButton(this)) {
    setObjectName("aboutEditor");
    title_->setObjectName("formTitle");
    role_->setObjectName("formRole");
    version_->setObjectName("formVersion");
    confirm_->setObjectName("formConfirm");
    buildFields();
    connectFields();
}

void AboutEditor::buildFields() {
    for (const char* id :
         {"teacher", "parent", "student", "principal", "npc_deputy", "cppcc_member", "community", "respondent"})
        role_->addItem(shown(roleNamed(id).name), QString(id));
    facts_->setObjectName("quiet");
    for (QLabel* label : {facts_, guessed_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    guessed_->setText(tr("This questionnaire was guessed from an export: kinds of questions, order of options and "
                         "scales may differ from what was asked. Please look through the questions."));
    confirm_->setText(tr("I have checked it"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addWidget(guessed_);
    column->addWidget(confirm_, 0, Qt::AlignLeft);
    column->addWidget(title_field_ = new FormField(tr("&Title of the questionnaire"), title_, this));
    column->addWidget(new FormField(tr("Answered &by"), role_, this));
    column->addWidget(new FormField(tr("&Version"), version_, this));
    column->addWidget(facts_);
    column->addStretch();
}

void AboutEditor::connectFields() {
    connect(title_, &TextInBoth::committed, this, [this] {
        Questionnaire form = form_;
        form.title = title_->text();
        emit edited(form, "title");
    });
    connect(role_, &QComboBox::activated, this, [this] {
        Questionnaire form = form_;
        form.role = roleNamed(typed(role_->currentData().toString()));
        if (form != form_) emit edited(form, "role");
    });
    connect(version_, &QLineEdit::editingFinished, this, [this] {
        Questionnaire form = form_;
        form.version = typed(version_->text());
        version_->setModified(false);
        if (form != form_) emit edited(form, "version");
    });
    connect(confirm_, &QPushButton::clicked, this, [this] {
        Questionnaire form = form_;
        form.inferred = false;
        emit edited(form, "inferred");
    });
}

void AboutEditor::show(const Questionnaire& form, std::int64_t answers, bool anyway) {
    const bool other = anyway || form.id != form_.id;
    form_ = form;
    title_->setText(form.title, other);
    const QString role = shown(form.role.id);
    if (role_->findData(role) < 0) role_->addItem(shown(form.role.name), role);
    role_->setCurrentIndex(role_->findData(role));
    if (other || !version_->isModified()) version_->setText(shown(form.version));
    guessed_->setVisible(form.inferred);
    confirm_->setVisible(form.inferred);
    facts_->setText(tr("%1 questions, %2 answer sheets. Name in the data: %3")
                        .arg(form.questions.size())
                        .arg(shownCount(answers), shown(form.id)));
    showProblems({});
}

void AboutEditor::setEditable(bool editable) {
    title_->setEditable(editable);
    role_->setEnabled(editable);
    version_->setReadOnly(!editable);
    confirm_->setEnabled(editable);
}

void AboutEditor::showProblems(const std::vector<Problem>& problems) {
    QStringList words;
    for (const Problem& problem : problems) words << shown(problem.message);
    title_field_->setProblem(words.join('\n'));
}

}  // namespace diaoyan
