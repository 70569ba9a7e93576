// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"

class QTabWidget;

namespace diaoyan {

class MessageStrip;
class SheetsPanel;
class TextsPanel;

/// The answers one by one: sheets in a grid, and what people wrote with the codes that the office gives it.
class AnswersPage : public SurveyPage {
    Q_OBJECT

public:
    AnswersPage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;
    /// parent: its sheets; parent.suggestion: the texts of that question; excluded:parent: sheets that are left out.
    void showSubject(const QString& subject) override;

private:
    void notice(const QString& words, bool can_undo);

    MessageStrip* strip_;
    QTabWidget* tabs_;
    SheetsPanel* sheets_;
    TextsPanel* texts_;
};

}  // namespace diaoyan
