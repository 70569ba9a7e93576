// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/view_switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace diaoyan {

ViewSwitch::ViewSwitch(QWidget* parent) : QWidget(parent), group_(new QButtonGroup(this)), row_(new QHBoxLayout(this)) {
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(4);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void ViewSwitch::addView(const QString& id, const QString& words) {
    auto* button = new QToolButton(this);
    button->setObjectName(id);
    button->setText(words);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    if (group_->buttons().isEmpty()) button->setChecked(true);
    group_->addButton(button);
    row_->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, id] { emit viewWanted(id); });
}

QString ViewSwitch::chosenView() const {
    return group_->checkedButton() == nullptr ? QString() : group_->checkedButton()->objectName();
}

QToolButton* ViewSwitch::button(const QString& id) const {
    return findChild<QToolButton*>(id, Qt::FindDirectChildrenOnly);
}

void ViewSwitch::choose(const QString& id) {
    if (QToolButton* wanted = button(id)) wanted->setChecked(true);
}

void ViewSwitch::setReason(const QString& id, const QString& reason) {
    QToolButton* one = button(id);
    if (one == nullptr) return;
    one->setEnabled(reason.isEmpty());
    one->setToolTip(reason.isEmpty() ? QString() : "<qt>" + reason.toHtmlEscaped() + "</qt>");
    one->setAccessibleDescription(reason);
}

}  // namespace diaoyan
