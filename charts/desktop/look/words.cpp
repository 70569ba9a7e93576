// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/look/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace diaoyan {

namespace {

Language& language() {
    static Language chosen = Language::zh;
    return chosen;
}

struct Advice {
    std::string_view code;
    const char* words;
};

// Words for lupdate; said in the window's language by adviceFor().
constexpr std::array<Advice, 14> advices{{
    {"file-missing", QT_TRANSLATE_NOOP("Advice", "It may have been moved, renamed or deleted, or the USB stick is not "
                                                 "plugged in. Choose the file again.")},
    {"file-busy",
     QT_TRANSLATE_NOOP("Advice", "Another program is writing to this file. Close it there, or wait a moment "
                                 "and try again. Nothing was changed.")},
    {"file-read-only", QT_TRANSLATE_NOOP("Advice", "Copy the file to a folder of your own, and open the copy.")},
    {"file-damaged",
     QT_TRANSLATE_NOOP("Advice", "Do not change this file further. Open your latest backup copy, or ask "
                                 "whoever looks after the data.")},
    {"newer-survey-file", QT_TRANSLATE_NOOP("Advice", "Install the newest version of Diaoyan, then open it again. "
                                                      "Nothing was changed.")},
    {"not-a-survey-file", QT_TRANSLATE_NOOP("Advice", "To bring in answers from this file, use \"Import answers\" "
                                                      "instead.")},
    {"file-exists", QT_TRANSLATE_NOOP("Advice", "Choose another name.")},
    {"file-moved", QT_TRANSLATE_NOOP("Advice", "Open the survey file again where it is now.")},
    {"disk-full", QT_TRANSLATE_NOOP("Advice", "Free some space on the disk, then try again. What was stored before is "
                                              "unharmed.")},
    {"disk-failure", QT_TRANSLATE_NOOP("Advice", "Check whether the disk or USB stick is still plugged in. What was "
                                                 "stored before is unharmed.")},
    {"directory-missing", QT_TRANSLATE_NOOP("Advice", "Choose another folder.")},
    {"font-missing", QT_TRANSLATE_NOOP("Advice", "Install a font with Chinese letters, such as Noto Sans CJK.")},
    {"port-taken", QT_TRANSLATE_NOOP("Advice", "Another program uses this port. Choose another one.")},
    {"out-of-memory", QT_TRANSLATE_NOOP("Advice", "Close other programs, then try again.")},
}};

}  // namespace

Language shownLanguage() {
    return language();
}

void setShownLanguage(Language chosen) {
    language() = chosen;
}

QString shown(std::string_view words) {
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

QString shown(const Text& text) {
    return shown(text.in(language()));
}

std::string typed(const QString& words) {
    return words.toStdString();
}

QString asToolTip(const QString& plain) {
    return plain.isEmpty() ? QString() : "<qt>" + plain.toHtmlEscaped().replace('\n', "<br>") + "</qt>";
}

QString shownCount(std::int64_t count) {
    return QLocale(QLocale::English).toString(static_cast<qlonglong>(count));
}

QString shown(const Problem& problem) {
    return shown(describe(problem, language()));
}

QString adviceFor(const Problem& problem) {
    for (const Advice& advice : advices)
        if (advice.code == problem.code) return QCoreApplication::translate("Advice", advice.words);
    return {};
}

}  // namespace diaoyan
