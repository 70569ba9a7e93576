// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/pdf_corrections.h"

#include <QString>

namespace diaoyan {

namespace {

bool hasTwin(ushort code) {
    return (code >= 0x2E80 && code <= 0x2FDF) || (code >= 0xF900 && code <= 0xFAFF);
}

// The ordinary letter of a radical, or the code itself where there is not exactly one.
ushort ordinaryLetter(ushort code) {
    const QString normal = QString(QChar(code)).normalized(QString::NormalizationForm_KC);
    return normal.size() == 1 ? normal.at(0).unicode() : code;
}

}  // namespace

void withoutDate(QByteArray& pdf) {
    const qsizetype start = pdf.indexOf("/CreationDate (");
    const qsizetype end = start < 0 ? -1 : pdf.indexOf(')', start);
    if (end < 0 || end - start > 60) { return; }
    for (qsizetype i = start; i <= end; ++i) { pdf[i] = ' '; }
}

void withSearchableText(QByteArray& pdf) {
    for (qsizetype at = pdf.indexOf("beginbfrange"); at >= 0; at = pdf.indexOf("beginbfrange", at + 1)) {
        const qsizetype end = pdf.indexOf("endbfrange", at);
        // Only the codes in brackets are letters; those before are glyph numbers.
        for (qsizetype open = pdf.indexOf('[', at); open >= 0 && open < end; open = pdf.indexOf('[', open + 1)) {
            const qsizetype close = pdf.indexOf(']', open);
            for (qsizetype code = pdf.indexOf('<', open); code >= 0 && code < close;
                 code = pdf.indexOf('<', code + 1)) {
                bool ok = false;
                const ushort letter = pdf.mid(code + 1, 4).toUShort(&ok, 16);
                if (ok && pdf.mid(code + 5, 1) == ">" && hasTwin(letter)) {
                    const QByteArray twin =
                        QByteArray::number(ordinaryLetter(letter), 16).rightJustified(4, '0').toUpper();
                    pdf.replace(code + 1, 4, twin);
                }
            }
        }
    }
}

}  // namespace diaoyan
