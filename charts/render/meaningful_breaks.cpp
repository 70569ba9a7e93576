// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/meaningful_breaks.h"

#include <unicode/ubrk.h>

#include <memory>
#include <set>

namespace diaoyan {

namespace {

struct CloseBreaks {
    void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
};
using Breaks = std::unique_ptr<UBreakIterator, CloseBreaks>;

// Opened once: each loads rules, that of words a dictionary. One thread must not move the breaks of another.
std::set<qsizetype> boundaries(UBreakIteratorType type, const QString& label) {
    thread_local UErrorCode opened = U_ZERO_ERROR;
    thread_local const Breaks lines(ubrk_open(UBRK_LINE, "zh", nullptr, 0, &opened));
    thread_local const Breaks words(ubrk_open(UBRK_WORD, "zh", nullptr, 0, &opened));
    std::set<qsizetype> places;
    UBreakIterator* breaks = type == UBRK_LINE ? lines.get() : words.get();
    if (breaks == nullptr) { return places; }
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(breaks, reinterpret_cast<const UChar*>(label.utf16()), static_cast<int32_t>(label.size()), &status);
    if (U_FAILURE(status) != 0) { return places; }
    for (int32_t at = ubrk_first(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) { places.insert(at); }
    return places;
}

bool isOneOf(QChar letter, const QString& letters) {
    return letters.contains(letter);
}

double harmOf(const QString& label, qsizetype place, const std::set<qsizetype>& words) {
    static const QString ends = QStringLiteral("，、；：。！？）》”】/,;");
    static const QString begins = QStringLiteral("（《“【(");
    static const QString joins = QStringLiteral("的和与或及");
    const QChar before = label[place - 1];
    const QChar after = label[place];
    // 学生 | 的, （含代收费） | 的: what belongs to the words before it begins no line.
    const bool hanging = isOneOf(after, QStringLiteral("的地得了着过们"));
    if (hanging && words.count(place + 1) > 0 && !before.isSpace()) { return 7; }
    if (isOneOf(before, ends) || isOneOf(after, begins) || before.isSpace()) { return 0; }
    const bool between_words = words.count(place) > 0;
    if (between_words && isOneOf(before, joins) && words.count(place - 1) > 0) { return 1; }
    if (before.isDigit() || after.isDigit()) { return 6; }                                   // 3 | 年级
    if (between_words && isOneOf(after, joins) && words.count(place + 1) > 0) { return 5; }  // better after 和
    // 责任 | 心: what the dictionary leaves over as a single letter mostly belongs to its neighbour.
    if (between_words && (words.count(place + 1) > 0 || words.count(place - 1) > 0)) { return 6; }
    if (between_words) { return 3; }
    return 9;
}

}  // namespace

std::vector<LineBreak> meaningfulBreaks(const QString& label) {
    std::vector<LineBreak> breaks;
    const std::set<qsizetype> words = boundaries(UBRK_WORD, label);
    for (const qsizetype place : boundaries(UBRK_LINE, label)) {
        if (place > 0 && place < label.size()) { breaks.push_back({place, harmOf(label, place, words)}); }
    }
    breaks.push_back({label.size(), 0});
    return breaks;
}

}  // namespace diaoyan
