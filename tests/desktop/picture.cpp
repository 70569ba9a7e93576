// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/picture.h"

#include <QPixmap>
#include <QTest>

namespace diaoyan {

void keepPicture(QWidget& widget, const std::string& name, QSize size) {
    widget.resize(size);
    widget.show();
    QTest::qWait(50);
    const QString folder = qEnvironmentVariable("DIAOYAN_PICTURES");
    if (!folder.isEmpty()) widget.grab().save(folder + "/" + QString::fromStdString(name) + ".png");
}

}  // namespace diaoyan
