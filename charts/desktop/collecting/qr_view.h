// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/printables/printables.h"

#include <QWidget>

namespace diaoyan {

/// A QR code as large as there is room, in whole pixels, dark on white with its quiet zone whatever the theme.
class QrView : public QWidget {
    Q_OBJECT

public:
    explicit QrView(QWidget* parent = nullptr);

    /// Empty: nothing is shown.
    void setText(const QString& text);
    const QString& text() const { return text_; }
    QSize sizeHint() const override { return {260, 260}; }
    QSize minimumSizeHint() const override { return {180, 180}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString text_;
    QrCode code_;
};

}  // namespace diaoyan
