// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/pdf_corrections.h"

#include <QString>

#include <map>

namespace diaoyan {

namespace {

bool hasTwin(ushort code) {
    return (code >= 0x2E80 && code <= 0x2FDF) || (code >= 0xF900 && code <= 0xFAFF);
}

// Radicals that look like a whole letter, which fonts draw with one glyph, but that normalisation keeps apart.
// Source: EquivalentUnifiedIdeograph.txt of the Unicode Character Database.
const std::map<ushort, ushort>& letterLikeRadicals() {
    static const std::map<ushort, ushort> twins = {
        {0x2E81, 0x5382}, {0x2E88, 0x5200}, {0x2E8A, 0x535C}, {0x2E8D, 0x5C0F}, {0x2E9C, 0x65E5}, {0x2E9D, 0x6708},
        {0x2EA0, 0x6C11}, {0x2EA7, 0x725B}, {0x2EA9, 0x738B}, {0x2EAB, 0x76EE}, {0x2EAC, 0x793A}, {0x2EB6, 0x7F8A},
        {0x2EBC, 0x8089}, {0x2EC1, 0x864E}, {0x2EC4, 0x897F}, {0x2EC5, 0x89C1}, {0x2EC6, 0x89D2}, {0x2EC9, 0x8D1D},
        {0x2ECB, 0x8F66}, {0x2ECF, 0x9091}, {0x2ED1, 0x9577}, {0x2ED3, 0x957F}, {0x2ED4, 0x95E8}, {0x2ED7, 0x96E8},
        {0x2ED8, 0x9752}, {0x2ED9, 0x97E6}, {0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF},
        {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F}, {0x2EE7, 0x5364},
        {0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4}, {0x2EEA, 0x9EFE}, {0x2EEC, 0x9F50}, {0x2EEE, 0x9F7F}, {0x2EF0, 0x9F99}};
    return twins;
}

// The ordinary letter of a radical, or the code itself where there is not exactly one.
ushort ordinaryLetter(ushort code) {
    const auto twin = letterLikeRadicals().find(code);
    if (twin != letterLikeRadicals().end()) { return twin->second; }
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
