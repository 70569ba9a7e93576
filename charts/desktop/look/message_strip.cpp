// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/look/message_strip.h"

#include "charts/desktop/look/words.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace diaoyan {

MessageStrip::MessageStrip(QWidget* parent) : QFrame(parent), label_(new QLabel(this)), action_(new QPushButton(this)) {
    setObjectName("messageStrip");
    label_->setWordWrap(true);
    label_->setTextFormat(Qt::PlainText);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* close = new QToolButton(this);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close this message"));
    close->setToolTip(tr("Close this message"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->addWidget(label_, 1);
    row->addWidget(action_);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(action_, &QPushButton::clicked, this, [this] {
        hide();
        if (then_) std::exchange(then_, nullptr)();
    });
    hide();
}

void MessageStrip::say(const QString& words, bool trouble) {
    setProperty("trouble", trouble);
    style()->unpolish(this);
    style()->polish(this);
    label_->setText(words);
    label_->setAccessibleName(words);
    action_->hide();
    then_ = nullptr;
    if (QPushButton* second = std::exchange(second_, nullptr)) {
        second->hide();
        second->deleteLater();  // its own click may be what brought us here
    }
    show();
    QAccessibleEvent event(label_, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageStrip::showProblem(const Problem& problem) {
    const QString advice = adviceFor(problem);
    say(advice.isEmpty() ? shown(problem) : shown(problem) + "\n" + advice, true);
}

void MessageStrip::showNotice(const QString& words) {
    say(words, false);
}

void MessageStrip::showNotice(const QString& words, const QString& action, std::function<void()> then) {
    say(words, false);
    action_->setText(action);
    action_->show();
    then_ = std::move(then);
}

void MessageStrip::addAction(const QString& action, std::function<void()> then) {
    if (second_ != nullptr) second_->deleteLater();
    second_ = new QPushButton(action, this);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->indexOf(action_) + 1, second_);
    connect(second_, &QPushButton::clicked, this, [this, then = std::move(then)] {
        hide();
        then();
    });
}

QString MessageStrip::words() const {
    return isHidden() ? QString() : label_->text();
}

EmptyNotice::EmptyNotice(QWidget* parent)
    : QWidget(parent), headline_(new QLabel(this)), advice_(new QLabel(this)), buttons_(new QHBoxLayout) {
    for (QLabel* label : {headline_, advice_}) {
        label->setMinimumWidth(1);  // a word without end must not make the window as wide
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    headline_->setObjectName("emptyHeadline");
    advice_->setObjectName("quiet");
    buttons_->addStretch();
    buttons_->addStretch();
    auto* column = new QVBoxLayout(this);
    column->addStretch();
    column->addWidget(headline_);
    column->addWidget(advice_);
    column->addLayout(buttons_);
    column->addStretch();
}

void EmptyNotice::setWords(const QString& headline, const QString& advice) {
    headline_->setText(headline);
    advice_->setText(advice);
    setAccessibleName(headline);
}

QPushButton* EmptyNotice::addButton(const QString& words) {
    auto* button = new QPushButton(words, this);
    buttons_->insertWidget(buttons_->count() - 1, button);
    return button;
}

void showProblemBox(QWidget* parent, const Problem& problem) {
    QMessageBox box(QMessageBox::Warning, parent ? parent->window()->windowTitle() : QString(), shown(problem),
                    QMessageBox::Ok, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(adviceFor(problem));
    box.exec();
}

}  // namespace diaoyan
