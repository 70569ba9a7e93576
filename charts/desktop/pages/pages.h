// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"

#include <QString>

#include <span>

namespace diaoyan {

/// One page of the window.
struct PageEntry {
    const char* id;     ///< "questions": of its icon and of pageWanted, too
    const char* title;  ///< for tr() in the context "Pages"
    const char* group;  ///< heading in the sidebar: set at the first page of a group
    SurveyPage* (*make)(SurveyDesk& desk, QWidget* parent);

    QString shownTitle() const;
    QString shownGroup() const;  ///< empty within a group
};

/// THE LIST of pages, in the order of the sidebar.
std::span<const PageEntry> pages();

}  // namespace diaoyan
