// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/importing/import_draft.h"

#include <QWidget>

class QAbstractItemModel;
class QComboBox;
class QLabel;
class QStackedWidget;
class QTabBar;
class QTableView;
class QVBoxLayout;

namespace diaoyan {

class ProblemsModel;
class QuestionPanel;
class QuestionsModel;
class SpellingsModel;

/// One file of answers as it was understood: what it is and why, its questions, schools and problems, all open to
/// correction. Decides nothing: what a person chooses is a signal.
class FilePanel : public QWidget {
    Q_OBJECT

public:
    explicit FilePanel(QWidget* parent);

    /// `forms`: questionnaires that may be chosen besides what was found.
    void show(const FileDraft& file, const Roster& roster, const std::vector<Questionnaire>& forms);
    using QWidget::show;
    void showQuestion(const std::string& id);
    QuestionPanel& questionPanel() { return *question_; }

signals:
    void corrected(const QString& question, const diaoyan::QuestionCorrection& correction);
    void kindAsked(const QString& question, diaoyan::QuestionKind kind);
    /// Empty: as found.
    void formChosen(const QString& id);
    void schoolColumnChosen(const QString& heading);
    /// By the school's code; empty: none; null: not decided.
    void schoolDecided(const QString& spelling, const QString& code);

private:
    void buildCard(QVBoxLayout* column);
    void buildTables(QVBoxLayout* column);
    QTableView* table(QAbstractItemModel* model, const char* name, const QString& words);
    void showCard();
    void showForms(const std::vector<Questionnaire>& forms);
    void showSchoolColumns();
    void showProblems();
    void showTabs(const Roster& roster);
    void chooseQuestion(const QModelIndex& index);
    void chooseProblem(const QModelIndex& index);

    QLabel* name_ = nullptr;
    QLabel* reasons_ = nullptr;
    QLabel* counts_ = nullptr;
    QLabel* already_ = nullptr;
    QLabel* schools_hint_ = nullptr;
    QComboBox* form_ = nullptr;
    QComboBox* school_column_ = nullptr;
    QTabBar* tabs_ = nullptr;
    QStackedWidget* tables_ = nullptr;
    QTableView* questions_ = nullptr;
    QTableView* spellings_ = nullptr;
    QTableView* problems_ = nullptr;
    QuestionPanel* question_ = nullptr;
    QWidget* details_ = nullptr;
    QuestionsModel* questions_model_;
    SpellingsModel* spellings_model_;
    ProblemsModel* problems_model_;
    FileDraft file_;
};

}  // namespace diaoyan
