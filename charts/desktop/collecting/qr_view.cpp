// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/collecting/qr_view.h"

#include "charts/desktop/look/words.h"

#include <QPainter>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr int quietZone = 4;  ///< modules, as the standard asks for

}  // namespace

QrView::QrView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void QrView::setText(const QString& text) {
    text_ = text;
    const Result<QrCode> code = qrCode(typed(text));
    code_ = code ? *code : QrCode{};
    setAccessibleName(tr("QR code of %1").arg(text));
    update();
}

void QrView::paintEvent(QPaintEvent*) {
    if (code_.width == 0) return;
    QPainter painter(this);
    const double ratio = devicePixelRatioF();
    painter.scale(1 / ratio, 1 / ratio);
    const int modules = code_.width + 2 * quietZone;
    const QSize room = (QSizeF(size()) * ratio).toSize();
    const int module = std::max(1, std::min(room.width(), room.height()) / modules);
    const QPoint corner((room.width() - module * modules) / 2, (room.height() - module * modules) / 2);
    painter.fillRect(QRect(corner, QSize(module * modules, module * modules)), Qt::white);
    for (int row = 0; row < code_.width; ++row)
        for (int column = 0; column < code_.width; ++column)
            if (code_.dark[static_cast<std::size_t>(row * code_.width + column)])
                painter.fillRect(corner.x() + (column + quietZone) * module, corner.y() + (row + quietZone) * module,
                                 module, module, Qt::black);
}

}  // namespace diaoyan
