// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace diaoyan {

/// A big, calm button: an icon, what it does, and one line of what happens then.
class ActionCard : public QAbstractButton {
    Q_OBJECT

public:
    ActionCard(const QIcon& icon, const QString& title, const QString& line, QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QFont titleFont() const;

    QString line_;
};

}  // namespace diaoyan
