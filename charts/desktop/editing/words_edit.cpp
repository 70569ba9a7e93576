// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/words_edit.h"

#include "charts/desktop/look/words.h"

#include <QKeyEvent>
#include <QLabel>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

namespace diaoyan {

WordsEdit::WordsEdit(QWidget* parent) : QPlainTextEdit(parent) {
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &WordsEdit::fitHeight);
    fitHeight();
}

void WordsEdit::setWords(const std::string& words, bool anyway) {
    if (words == kept_ && !anyway) return;
    kept_ = said_ = words;
    setPlainText(shown(words));
    document()->setModified(false);
}

std::string WordsEdit::words() const {
    return document()->isModified() ? typed(toPlainText()) : kept_;
}

void WordsEdit::commit() {
    if (words() == said_) return;
    said_ = words();
    emit committed();
}

void WordsEdit::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & Qt::ShiftModifier) == 0) return commit();
    if (event->key() == Qt::Key_Escape && document()->isModified()) return setWords(kept_, true);
    QPlainTextEdit::keyPressEvent(event);
}

void WordsEdit::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) commit();
}

void WordsEdit::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void WordsEdit::fitHeight() {
    // Lines with Chinese letters are higher than the font says.
    const double most = 6.0 * fontMetrics().lineSpacing();
    double height = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && height < most; block = block.next())
        height += blockBoundingRect(block).height();
    height = std::clamp(height, 1.0 * fontMetrics().lineSpacing(), most);
    const int wanted = static_cast<int>(std::ceil(height + 2 * document()->documentMargin())) + 2 * frameWidth() + 2;
    if (wanted != minimumHeight() || wanted != maximumHeight()) setFixedHeight(wanted);
}

QSize WordsEdit::sizeHint() const {
    return {24 * fontMetrics().averageCharWidth(), minimumHeight()};
}

QSize WordsEdit::minimumSizeHint() const {
    return {8 * fontMetrics().averageCharWidth(), minimumHeight()};
}

TextInBoth::TextInBoth(QWidget* parent) : QWidget(parent), zh_(new WordsEdit(this)), en_(new WordsEdit(this)) {
    zh_->setAccessibleName(tr("Chinese"));
    en_->setAccessibleName(tr("English"));
    zh_->setPlaceholderText(tr("Chinese"));
    en_->setPlaceholderText(tr("English (may stay empty)"));
    zh_->setObjectName("zh");
    en_->setObjectName("en");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(zh_);
    column->addWidget(en_);
    setFocusProxy(zh_);
    for (WordsEdit* edit : {zh_, en_}) connect(edit, &WordsEdit::committed, this, &TextInBoth::committed);
}

void TextInBoth::setText(const Text& text, bool anyway) {
    zh_->setWords(text.zh, anyway);
    en_->setWords(text.en, anyway);
}

Text TextInBoth::text() const {
    return {zh_->words(), en_->words()};
}

void TextInBoth::setEditable(bool editable) {
    for (WordsEdit* edit : {zh_, en_}) edit->setReadOnly(!editable);
}

FormField::FormField(const QString& title, QWidget* control, QWidget* parent)
    : QWidget(parent), hint_(new QLabel(this)), problem_(new QLabel(this)), control_(control) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    if (!title.isEmpty()) {
        auto* label = new QLabel(title, this);
        label->setBuddy(control);
        column->addWidget(label);
        if (control->accessibleName().isEmpty()) control->setAccessibleName(QString(title).remove('&'));
    }
    for (QLabel* words : {hint_, problem_}) {
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        words->hide();
    }
    hint_->setObjectName("quiet");
    problem_->setObjectName("trouble");
    column->addWidget(hint_);
    column->addWidget(control);
    column->addWidget(problem_);
}

void FormField::setHint(const QString& hint) {
    hint_->setText(hint);
    hint_->setVisible(!hint.isEmpty());
}

void FormField::setProblem(const QString& words) {
    problem_->setText(words);
    problem_->setVisible(!words.isEmpty());
    control_->setAccessibleDescription(words);
}

QString FormField::problem() const {
    return problem_->isHidden() ? QString() : problem_->text();
}

}  // namespace diaoyan
