// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/cut_off_words.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QToolButton>

namespace diaoyan {

namespace {

bool isSeen(const QWidget& widget) {
    return widget.isVisible() && !widget.visibleRegion().isEmpty();
}

bool labelIsCut(const QLabel& label) {
    // Without a buddy the mark of a mnemonic is shown as it is typed: 文件(&F).
    if (label.buddy() == nullptr && label.text().contains("(&")) return true;
    if (label.text().isEmpty() || label.textFormat() == Qt::RichText) return false;
    if (label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) return false;  // elided on purpose
    const QRect room = label.contentsRect();
    if (label.wordWrap()) return label.heightForWidth(label.width()) > label.height() + 2;
    return label.sizeHint().width() > label.width() + 2 || label.fontMetrics().height() > room.height() + 2;
}

bool buttonIsCut(const QAbstractButton& button) {
    if (button.text().isEmpty()) return false;
    if (const auto* tool = qobject_cast<const QToolButton*>(&button);
        tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly)
        return false;
    return button.minimumSizeHint().width() > button.width() + 2 || button.sizeHint().height() > button.height() + 4;
}

QString nameOf(const QWidget& widget, const QString& words) {
    return QString("%1 %2: %3").arg(widget.metaObject()->className(), widget.objectName(), words.left(60));
}

}  // namespace

QStringList cutOffWords(const QWidget& whole) {
    QStringList cut;
    for (const QLabel* label : whole.findChildren<QLabel*>())
        if (isSeen(*label) && labelIsCut(*label)) cut << nameOf(*label, label->text());
    for (const QAbstractButton* button : whole.findChildren<QAbstractButton*>())
        if (isSeen(*button) && buttonIsCut(*button)) cut << nameOf(*button, button->text());
    return cut;
}

}  // namespace diaoyan
