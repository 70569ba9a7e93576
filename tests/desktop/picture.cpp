// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/picture.h"

#include "charts/render/compact_png.h"

#include <QFile>
#include <QImage>
#include <QPixmap>
#include <QTest>
#include <gtest/gtest.h>

namespace diaoyan {

void keepPicture(QWidget& widget, const std::string& name, QSize size) {
    widget.resize(size);
    widget.show();
    QTest::qWait(50);
    const QString folder = qEnvironmentVariable("DIAOYAN_PICTURES");
    if (folder.isEmpty()) return;
    QFile file(folder + "/" + QString::fromStdString(name) + ".png");
    ASSERT_TRUE(file.open(QIODevice::WriteOnly)) << file.fileName().toStdString();
    const std::string bytes = compactPng(widget.grab().toImage().convertToFormat(QImage::Format_RGB32), 1);
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

}  // namespace diaoyan
