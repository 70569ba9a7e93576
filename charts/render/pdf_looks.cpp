// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/pdf_looks.h"

#include "charts/render/han_font.h"

#include <QFontDatabase>

namespace diaoyan {

namespace {

constexpr double points = 10;
constexpr double millimetres = 720 / 25.4;

/// The letters of official documents with what stands in for them.
struct Typefaces {
    QStringList title;      ///< 小标宋
    QStringList hei;        ///< 黑体
    QStringList kai;        ///< 楷体
    QStringList fang_song;  ///< 仿宋
    QStringList song;       ///< 宋体
};

QString firstInstalled(const QStringList& installed, const QStringList& wanted, const QString& otherwise) {
    for (const QString& family : wanted)
        if (installed.contains(family)) return family;
    return otherwise;
}

/// English words are written with Latin letters where there are some: those of Chinese fonts have quotation marks as
/// wide as a Chinese letter.
Typefaces typefaces(const QString& otherwise, bool zh) {
    const QStringList installed = QFontDatabase::families();
    const auto choose = [&](const QStringList& latin, const QStringList& wanted) {
        const QString han = firstInstalled(installed, wanted, otherwise);
        const QString first = zh ? QString() : firstInstalled(installed, latin, QString());
        return first.isEmpty() ? QStringList{han} : QStringList{first, han};
    };
    const QStringList latin_serif = {QStringLiteral("Times New Roman"), QStringLiteral("Liberation Serif"),
                                     QStringLiteral("Nimbus Roman"), QStringLiteral("Noto Serif")};
    const QStringList latin_sans = {QStringLiteral("Arial"), QStringLiteral("Liberation Sans"),
                                    QStringLiteral("Nimbus Sans"), QStringLiteral("Noto Sans")};
    const QStringList serif = {QStringLiteral("Noto Serif CJK SC"), QStringLiteral("Source Han Serif SC"),
                               QStringLiteral("Noto Serif SC")};
    const auto chooseSerif = [&](const QStringList& wanted) { return choose(latin_serif, wanted + serif); };
    Typefaces faces;
    faces.title = chooseSerif({QStringLiteral("方正小标宋简体"), QStringLiteral("FZXiaoBiaoSong-B05S"),
                               QStringLiteral("华文中宋"), QStringLiteral("STZhongsong")});
    faces.hei = choose(latin_sans, {QStringLiteral("黑体"), QStringLiteral("SimHei")});
    faces.kai = chooseSerif({QStringLiteral("楷体"), QStringLiteral("KaiTi"), QStringLiteral("AR PL UKai CN")});
    faces.fang_song =
        chooseSerif({QStringLiteral("仿宋"), QStringLiteral("FangSong"), QStringLiteral("FangSong_GB2312")});
    faces.song = chooseSerif({QStringLiteral("宋体"), QStringLiteral("SimSun")});
    return faces;
}

QFont letters(const QStringList& families, double size, bool bold = false) {
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(qRound(size * points));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// 28 letters of 16 pt are a little wider than the 156 mm of the text: each gives way by a fifth of a point.
QFont onGrid(QFont font) {
    font.setLetterSpacing(QFont::AbsoluteSpacing, -2.1);
    return font;
}

/// What both styles share: the small print of tables and figures.
void setSmallPrint(PdfLooks& looks, const QStringList& heading, const QStringList& text, double size) {
    const QColor quiet(0x4A, 0x55, 0x60);
    looks.caption = {letters(heading, size + 0.5, true), (size + 0.5) * 15, 80, 20};
    looks.caption.alignment = Qt::AlignHCenter;
    looks.base = {letters(text, size - 1), (size - 1) * 15, 0, 40};
    looks.base.alignment = Qt::AlignHCenter;
    looks.base.colour = quiet;
    looks.cell = {letters(text, size), size * 14};
    looks.note = {letters(text, size - 1), (size - 1) * 15};
    looks.note.colour = quiet;
}

/// GB/T 9704-2012: A4, 37/35/28/26 mm, 22 lines of 28 characters of size 三号 (16 pt).
PdfLooks officialLooks(const Typefaces& faces, bool zh) {
    constexpr double line = 28.95 * points;
    PdfLooks looks;
    looks.top = 37 * millimetres;
    looks.bottom = 35 * millimetres;
    looks.left = 28 * millimetres;
    looks.right = 26 * millimetres;
    looks.sided_numbers = true;
    looks.title = {letters(faces.title, 22, true), 360, 1700, 240, 0, 0, Qt::AlignHCenter};
    looks.subtitle = {letters(faces.kai, 16), line, 0, 0, 0, 0, Qt::AlignHCenter};
    looks.organisation = {letters(faces.fang_song, 16), line, 0, 0, 0, 0, Qt::AlignHCenter};
    const double indent = zh ? 2 * 157.9 : 0;  // two letters
    looks.headings = {TextLook{letters(faces.hei, 16, true), line, line / 2, 0, indent},
                      TextLook{letters(faces.kai, 16, true), line, 0, 0, indent},
                      TextLook{letters(faces.fang_song, 16, true), line, 0, 0, indent}};
    looks.contents_title = {letters(faces.hei, 16, true), line, 0, 200, 0, 0, Qt::AlignHCenter};
    looks.contents = {TextLook{letters(faces.hei, 12), 220, 40},
                      TextLook{letters(faces.fang_song, 12), 200, 0, 0, 0, 240},
                      TextLook{letters(faces.fang_song, 12), 200, 0, 0, 0, 480}};
    looks.body = {onGrid(letters(faces.fang_song, 16)), line, 0, 0, indent, 0, zh ? Qt::AlignJustify : Qt::AlignLeft};
    if (!zh) looks.body.after = 80;
    looks.list = {onGrid(letters(faces.fang_song, 16)), line, 0, 0, 0, zh ? 640.0 : 320.0};
    looks.remark = {letters(faces.kai, 12), 210, 40, 60};
    setSmallPrint(looks, faces.hei, faces.song, 10.5);
    looks.footer = {letters(faces.song, 14), 200};
    return looks;
}

PdfLooks plainLooks(const Typefaces& faces, bool zh) {
    const QColor accent(0x1F, 0x4E, 0x86);
    PdfLooks looks;
    looks.top = 25 * millimetres;
    looks.bottom = 24 * millimetres;
    looks.left = looks.right = 25 * millimetres;
    looks.title = {letters(faces.hei, 24, true), 360, 1700, 160, 0, 0, Qt::AlignLeft, accent};
    looks.subtitle = {letters(faces.hei, 14), 220};
    looks.organisation = {letters(faces.hei, 12), 200};
    looks.headings = {TextLook{letters(faces.hei, 16, true), 240, 240, 80, 0, 0, Qt::AlignLeft, accent},
                      TextLook{letters(faces.hei, 13, true), 200, 160, 60},
                      TextLook{letters(faces.hei, 11.5, true), 180, 120, 40}};
    looks.contents_title = {letters(faces.hei, 16, true), 240, 0, 120, 0, 0, Qt::AlignLeft, accent};
    looks.contents = {TextLook{letters(faces.hei, 11, true), 180, 40},
                      TextLook{letters(faces.hei, 10.5), 170, 0, 0, 0, 160},
                      TextLook{letters(faces.hei, 10.5), 170, 0, 0, 0, 320}};
    looks.body = {letters(faces.hei, 11), 185, 0, 60, 0, 0, zh ? Qt::AlignJustify : Qt::AlignLeft};
    looks.list = {letters(faces.hei, 11), 185, 0, 20, 0, 200};
    looks.remark = {letters(faces.hei, 9.5), 155, 20, 60};
    looks.remark.colour = QColor(0x4A, 0x55, 0x60);
    setSmallPrint(looks, faces.hei, faces.hei, 9.5);
    looks.footer = {letters(faces.hei, 9), 140};
    return looks;
}

}  // namespace

Result<PdfLooks> pdfLooks(DocumentStyle style, Language language) {
    const Result<QString>& han = hanFont();
    if (!han.ok()) { return han.problem(); }
    const bool zh = language == Language::zh;
    const Typefaces faces = typefaces(*han, zh);
    return style == DocumentStyle::plain ? plainLooks(faces, zh) : officialLooks(faces, zh);
}

}  // namespace diaoyan
