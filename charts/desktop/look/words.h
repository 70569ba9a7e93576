// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace diaoyan {

/// The language of the window: of tr(), and of every Text that comes from the other rooms. Set once, before windows are
/// made; changing it means making them anew.
Language shownLanguage();
void setShownLanguage(Language language);

QString shown(std::string_view words);
inline QString shown(const std::string& words) {
    return shown(std::string_view(words));
}
inline QString shown(const char* words) {
    return shown(std::string_view(words));
}
/// In the window's language.
QString shown(const Text& text);
/// What was typed, as the rooms keep it.
std::string typed(const QString& words);

/// Plain words as a tool tip: wrapped, and never read as markup whatever they hold.
QString asToolTip(const QString& plain);

/// 1,241: with separators, as people read counts.
QString shownCount(std::int64_t count);

/// What went wrong in one line, with file, row and column.
QString shown(const Problem& problem);
/// What to do about it, by the problem's code; empty where the message says all.
QString adviceFor(const Problem& problem);

}  // namespace diaoyan
