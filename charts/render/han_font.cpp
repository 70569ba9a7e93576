// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/han_font.h"

#include <QFontDatabase>

namespace diaoyan {

namespace {

// In this order: open fonts of good cut first, then what the systems bring along.
const QStringList& knownFamilies() {
    static const QStringList families = {
        QStringLiteral("Noto Sans CJK SC"),   QStringLiteral("Noto Sans SC"),
        QStringLiteral("Source Han Sans SC"), QStringLiteral("Source Han Sans CN"),
        QStringLiteral("Microsoft YaHei"),    QStringLiteral("PingFang SC"),
        QStringLiteral("Hiragino Sans GB"),   QStringLiteral("WenQuanYi Micro Hei"),
        QStringLiteral("WenQuanYi Zen Hei"),  QStringLiteral("SimHei"),
    };
    return families;
}

}  // namespace

Result<QString> chooseHanFont(const QStringList& installed, const QStringList& with_han) {
    for (const QString& family : knownFamilies()) {
        if (installed.contains(family)) { return family; }
    }
    if (!with_han.isEmpty()) { return with_han.first(); }
    return Problem{
        "font-missing",
        phrase("这台机器上没有中文字体，图中的汉字会变成方框。请安装 fonts-noto-cjk（apt install fonts-noto-cjk）",
               "no installed font has Chinese letters: they would be drawn as empty boxes. "
               "Install fonts-noto-cjk (apt install fonts-noto-cjk)"),
        {}};
}

const Result<QString>& hanFont() {
    static const Result<QString> chosen =
        chooseHanFont(QFontDatabase::families(), QFontDatabase::families(QFontDatabase::SimplifiedChinese));
    return chosen;
}

QString hanFontFallbacks() {
    QString list;
    for (const QString& family : knownFamilies()) { list += QLatin1Char('\'') + family + QLatin1String("',"); }
    return list + QLatin1String("sans-serif");
}

}  // namespace diaoyan
