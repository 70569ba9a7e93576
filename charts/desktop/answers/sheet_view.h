// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/sheet_list.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <QTextEdit>

namespace diaoyan {

/// One sheet as it was filled in: questions and answers in reading order, and where it came from. Only for reading.
class SheetView : public QTextEdit {
    Q_OBJECT

public:
    explicit SheetView(QWidget* parent = nullptr);

    void show(const ListedSheet& sheet, const Questionnaire& questionnaire, const Roster& roster);
    using QTextEdit::show;
    /// Words in place of a sheet.
    void showWords(const QString& words);
};

}  // namespace diaoyan
