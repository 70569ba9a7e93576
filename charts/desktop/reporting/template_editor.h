// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QListWidget;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace diaoyan {

class DirectiveColours;

/// A template as plain text, with what can be put between {{ and }} in a menu and what is wrong in a list by line.
class TemplateEditor : public QWidget {
    Q_OBJECT

public:
    explicit TemplateEditor(QWidget* parent = nullptr);

    std::string text() const;
    /// Does not count as a change by the user.
    void setText(const std::string& text);
    /// Questions that directives can name.
    void setQuestionnaires(const std::vector<Questionnaire>& questionnaires);
    void setProblems(const std::vector<Problem>& problems);
    /// Where the text comes from, and whether it is kept: "The survey's own template, changed".
    void setOrigin(const QString& words);
    void setCanSave(bool can_save, bool has_own);
    void goToLine(int line);

signals:
    void edited();
    void saveWanted();     ///< into the survey file
    void defaultWanted();  ///< the default template again
    void openWanted();     ///< from a file
    void copyWanted();     ///< to a file

private:
    void buildInsert();
    void buildProblems();
    void fillMenu();
    void insert(const std::string& usage, const std::string& zh, const std::string& id, bool alone);
    void markLines(const std::vector<Problem>& problems);

    QPlainTextEdit* text_;
    DirectiveColours* colours_;
    QComboBox* questions_ = nullptr;
    QToolButton* insert_ = nullptr;
    QMenu* menu_ = nullptr;
    QListWidget* problems_ = nullptr;
    QLabel* origin_ = nullptr;
    QPushButton* save_ = nullptr;
    QPushButton* default_ = nullptr;
    bool setting_ = false;
};

}  // namespace diaoyan
