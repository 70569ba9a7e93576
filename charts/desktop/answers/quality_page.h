// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"
#include "charts/survey/exclusion_ledger.h"
#include "collector/store/sheet_list.h"

#include <memory>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace diaoyan {

class EmptyNotice;
class FigureView;
class FlaggedSheetsModel;
class MessageStrip;
class QualityRuleList;
class ResultTableView;
class SheetView;
struct SheetReason;

/// Which sheets look suspicious by which rule, what leaving them out would change, and leaving them out: a status with
/// a reason, which is taken back as easily. Of the whole survey, whatever the filter.
class QualityPage : public SurveyPage {
    Q_OBJECT

public:
    QualityPage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;
    /// The id of a questionnaire.
    void showSubject(const QString& subject) override;
    /// What is shown; null while nothing is.
    const std::shared_ptr<const ExclusionLedger>& ledger() const { return ledger_; }

private:
    QWidget* buildRules();
    QWidget* buildEffect();
    QWidget* buildFlagged();
    QWidget* buildFlaggedActions();
    QWidget* buildExcluded();
    void buildPage();
    void listQuestionnaires();
    void nothingToShow(const QString& headline, const QString& advice);
    void rulesChanged();
    void check();
    void take(std::shared_ptr<const ExclusionLedger> ledger);
    void showExcluded();
    void showSheet();
    void tickedChanged();
    void leaveOut(bool all);
    void takeBack();
    void edit(const Text& title, std::vector<SheetReason> sheets, const QString& notice);
    std::string questionnaire() const;
    const StudyPart* wholePart() const;

    LatestJob checking_;
    LatestJob reading_;
    LatestJob collecting_;
    std::shared_ptr<const ExclusionLedger> ledger_;
    QTimer* later_;
    QComboBox* questionnaires_;
    MessageStrip* strip_;
    QStackedWidget* stack_;
    EmptyNotice* empty_;
    QualityRuleList* rules_;
    QPushButton* again_;
    QLabel* summary_;
    ResultTableView* rule_table_;
    ResultTableView* effects_;
    FigureView* figure_;
    ResultTableView* schools_;
    QComboBox* only_;
    QTableView* flagged_;
    FlaggedSheetsModel* model_;
    SheetView* sheet_;
    QLineEdit* reason_;
    QPushButton* leave_ticked_;
    QPushButton* leave_all_;
    ResultTableView* excluded_;
    QComboBox* excluded_reason_;
    QPushButton* take_back_;
    QWidget* excluded_box_;
};

}  // namespace diaoyan
