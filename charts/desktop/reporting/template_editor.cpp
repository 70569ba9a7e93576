// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/template_editor.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/reporting/directive_colours.h"
#include "charts/template/directives.h"
#include "charts/template/values.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

#include <sstream>

namespace diaoyan {

namespace {

constexpr int longestTitle = 24;  ///< letters of a question in the box

QString titleOf(const Question& question) {
    QString title = shown(question.title).simplified();
    if (title.size() > longestTitle) title = title.left(longestTitle) + "…";
    return title;
}

/// What is typed for a usage such as "figure Q [kind=K] [by=G]": what may be left out is left out.
std::string directiveFor(const std::string& usage, const std::string& name, const std::string& question) {
    std::istringstream words(usage);
    std::string word;
    words >> word;
    std::string typed = name;
    while (words >> word) {
        if (word.front() == '[') break;
        if (word == "Q") word = question;
        if (word == "F") word = question.substr(0, question.find('.'));
        typed += " " + word;
    }
    return "{{" + typed + "}}";
}

}  // namespace

TemplateEditor::TemplateEditor(QWidget* parent)
    : QWidget(parent), text_(new QPlainTextEdit(this)), colours_(new DirectiveColours(text_->document())) {
    text_->setObjectName("templateText");
    text_->setAccessibleName(tr("Template"));
    text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text_->setTabChangesFocus(true);
    origin_ = new QLabel(this);
    origin_->setObjectName("quiet");
    origin_->setTextFormat(Qt::PlainText);
    origin_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(origin_);
    buildInsert();
    column->addWidget(text_, 1);
    buildProblems();
    connect(text_, &QPlainTextEdit::textChanged, this, [this] {
        if (!setting_) emit edited();
    });
}

void TemplateEditor::buildInsert() {
    questions_ = new QComboBox(this);
    questions_->setObjectName("templateQuestion");
    questions_->setAccessibleName(tr("Question to insert"));
    questions_->setToolTip(tr("The question that an inserted directive is about"));
    questions_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    questions_->setMinimumContentsLength(8);
    insert_ = new QToolButton(this);
    insert_->setObjectName("templateInsert");
    insert_->setText(tr("&Insert"));
    insert_->setIcon(themeIcon("add"));
    insert_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    insert_->setPopupMode(QToolButton::InstantPopup);
    menu_ = new QMenu(insert_);
    menu_->setToolTipsVisible(true);
    insert_->setMenu(menu_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(questions_, 1);
    row->addWidget(insert_);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    fillMenu();
}

void TemplateEditor::fillMenu() {
    const auto add = [this](QMenu* menu, const auto& kind, bool alone) {
        auto* action = menu->addAction(shown(kind.title).replace('&', "&&"));
        action->setObjectName(shown(kind.id));
        action->setToolTip(shown("{{" + kind.usage + "}}"));
        connect(action, &QAction::triggered, this,
                [this, usage = kind.usage, zh = kind.zh, id = kind.id, alone] { insert(usage, zh, id, alone); });
    };
    QMenu* blocks = menu_->addMenu(tr("Tables, figures and texts"));
    blocks->setToolTipsVisible(true);
    for (const DirectiveKind& kind : directiveKinds()) add(blocks, kind, true);
    QMenu* values = menu_->addMenu(tr("Numbers within a sentence"));
    values->setToolTipsVisible(true);
    for (const ValueKind& kind : valueKinds()) add(values, kind, false);
}

void TemplateEditor::insert(const std::string& usage, const std::string& zh, const std::string& id, bool alone) {
    const std::string question = typed(questions_->currentData().toString());
    QString words = shown(directiveFor(usage, shownLanguage() == Language::zh ? zh : id, question));
    QTextCursor cursor = text_->textCursor();
    if (alone && !cursor.block().text().trimmed().isEmpty()) {
        cursor.movePosition(QTextCursor::EndOfBlock);
        words.prepend("\n\n");
    }
    cursor.insertText(words);
    text_->setTextCursor(cursor);
    text_->setFocus();
}

void TemplateEditor::buildProblems() {
    problems_ = new QListWidget(this);
    problems_->setObjectName("templateProblems");
    problems_->setAccessibleName(tr("What is wrong in the template"));
    problems_->setWordWrap(true);
    problems_->setMaximumHeight(120);
    problems_->hide();
    save_ = new QPushButton(tr("&Save in the survey"), this);
    save_->setObjectName("templateSave");
    save_->setToolTip(tr("Reports of this survey are made with this template from now on"));
    default_ = new QPushButton(tr("&Default"), this);
    default_->setObjectName("templateDefault");
    default_->setToolTip(tr("Go back to the default template"));
    auto* more = new QToolButton(this);
    more->setObjectName("templateMore");
    more->setText(tr("&File"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* files = new QMenu(more);
    connect(files->addAction(tr("Take a template from a file…")), &QAction::triggered, this,
            &TemplateEditor::openWanted);
    connect(files->addAction(tr("Save a copy as a file…")), &QAction::triggered, this, &TemplateEditor::copyWanted);
    more->setMenu(files);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(save_);
    row->addWidget(default_);
    row->addStretch();
    row->addWidget(more);
    static_cast<QVBoxLayout*>(layout())->addWidget(problems_);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(save_, &QPushButton::clicked, this, &TemplateEditor::saveWanted);
    connect(default_, &QPushButton::clicked, this, &TemplateEditor::defaultWanted);
    connect(problems_, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { goToLine(item->data(Qt::UserRole).toInt()); });
    connect(problems_, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* item) { goToLine(item->data(Qt::UserRole).toInt()); });
}

std::string TemplateEditor::text() const {
    return typed(text_->toPlainText());
}

void TemplateEditor::setText(const std::string& text) {
    if (text == this->text()) return;
    setting_ = true;
    text_->setPlainText(shown(text));
    setting_ = false;
}

void TemplateEditor::setQuestionnaires(const std::vector<Questionnaire>& questionnaires) {
    const QString before = questions_->currentData().toString();
    questions_->clear();
    for (const Questionnaire& form : questionnaires)
        for (const Question& question : form.questions) {
            const QString id = shown(form.id + "." + question.id);
            questions_->addItem(id + "　" + titleOf(question), id);
        }
    questions_->setCurrentIndex(std::max(0, questions_->findData(before)));
    insert_->setEnabled(questions_->count() > 0);
}

void TemplateEditor::setProblems(const std::vector<Problem>& problems) {
    problems_->clear();
    for (const Problem& problem : problems) {
        Problem words = problem;
        words.where.file.clear();
        auto* item = new QListWidgetItem(themeIcon("warning"), shown(words), problems_);
        item->setData(Qt::UserRole, static_cast<int>(problem.where.row));
    }
    problems_->setVisible(!problems.empty());
    markLines(problems);
}

void TemplateEditor::markLines(const std::vector<Problem>& problems) {
    QList<QTextEdit::ExtraSelection> marks;
    for (const Problem& problem : problems) {
        const QTextBlock line = text_->document()->findBlockByNumber(static_cast<int>(problem.where.row) - 1);
        if (!line.isValid() || problem.where.row < 1) continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(line);
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(themeColours().trouble);
        marks.append(mark);
    }
    text_->setExtraSelections(marks);
}

void TemplateEditor::setOrigin(const QString& words) {
    origin_->setText(words);
}

void TemplateEditor::setCanSave(bool can_save, bool has_own) {
    save_->setEnabled(can_save);
    default_->setEnabled(has_own);
}

void TemplateEditor::goToLine(int line) {
    const QTextBlock block = text_->document()->findBlockByNumber(line - 1);
    if (!block.isValid()) return;
    text_->setTextCursor(QTextCursor(block));
    text_->centerCursor();
    text_->setFocus();
}

}  // namespace diaoyan
