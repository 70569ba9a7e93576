// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;
class QTabWidget;

namespace diaoyan {

class AnalysisForm;
class EmptyNotice;
class FactsForm;
class FieldworkModel;
class MessageStrip;
class RosterModel;
class TablePanel;

/// What belongs to the whole survey: facts of the study, the log of the fieldwork, how it is analysed, its schools, and
/// the file itself. Every change is an edit of its own.
class SettingsPage : public SurveyPage {
    Q_OBJECT

public:
    SettingsPage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;
    /// "study", "fieldwork", "analysis", "schools", "file".
    void showSubject(const QString& subject) override;

    RosterModel& rosterModel() { return *roster_; }
    FieldworkModel& fieldworkModel() { return *fieldwork_; }

public slots:
    void importRoster(const QString& path);
    void saveCopy(const QString& path);

private:
    void buildTabs();
    QWidget* scrolled(QWidget* inside);
    QWidget* buildFieldwork();
    QWidget* buildRoster();
    QWidget* buildFile();
    void connectForms();

    void showStored();
    void showRights();
    void showWeights();
    void showFile();
    void change(SurveyEdit edit);
    void reviseFieldwork(const std::vector<FieldworkEntry>& entries, const Text& title);
    void reviseRoster(const Roster& roster, const Text& title);
    void addEntry();
    void removeEntry();
    void addSchool();
    void removeSchool();
    void askForRoster();
    void askForCopy();

    int pending_ = 0;       ///< edits on their way
    bool awaited_ = false;  ///< an edit is in the file, and what stands there now is being read
    StudyRecord record_;    ///< as it is with the edits that are on their way
    AnalysisSettings settings_;
    Roster kept_roster_;

    MessageStrip* strip_;
    QStackedWidget* pages_;
    EmptyNotice* empty_;
    QTabWidget* tabs_;
    QLabel* locked_ = nullptr;
    FactsForm* facts_ = nullptr;
    FieldworkModel* fieldwork_ = nullptr;
    TablePanel* fieldwork_panel_ = nullptr;
    AnalysisForm* analysis_ = nullptr;
    RosterModel* roster_ = nullptr;
    TablePanel* roster_panel_ = nullptr;
    QLabel* file_ = nullptr;
    QTableWidget* batches_ = nullptr;
};

}  // namespace diaoyan
