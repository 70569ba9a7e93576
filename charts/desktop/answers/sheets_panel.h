// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_desk.h"

#include <QWidget>

#include <set>
#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;
class QToolButton;

namespace diaoyan {

class EmptyNotice;
class MessageStrip;
class SheetView;
class SheetsModel;
struct SheetReason;

/// The sheets of a questionnaire as a grid that is searched, with one sheet beside it.
class SheetsPanel : public QWidget {
    Q_OBJECT

public:
    SheetsPanel(SurveyDesk& desk, QWidget* parent);

    void refresh();
    /// A questionnaire's sheets; only those left out.
    void showQuestionnaire(const QString& id, bool only_excluded = false);
    SheetsModel& model() { return *model_; }
    /// The selected rows as lines of cells with tabs, with headings, once they are read.
    void copyRows();

signals:
    void troubled(const diaoyan::Problem& problem);
    void noticed(const QString& words, bool can_undo);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildPanel();
    QWidget* buildSearch();
    QWidget* buildGrid();
    QWidget* buildSheet();
    void listQuestionnaires();
    void listAgain();
    void takeIds(std::shared_ptr<const std::vector<std::int64_t>> ids);
    void fitColumns();
    void showColumnMenu();
    void showSheet();
    void selectionChanged();
    std::vector<std::int64_t> selectedIds() const;
    void edit(bool leave_out);

    SurveyDesk& desk_;
    LatestJob listing_;
    LatestJob reading_;
    LatestJob copying_;
    QTimer* later_;
    SheetsModel* model_;
    QComboBox* questionnaires_;
    QLineEdit* search_;
    QComboBox* status_;
    QToolButton* columns_;
    QLabel* count_;
    QStackedWidget* stack_;
    EmptyNotice* empty_;
    QTableView* grid_;
    SheetView* sheet_;
    QLineEdit* reason_;
    QPushButton* leave_out_;
    QPushButton* take_back_;
    std::set<QString> hidden_;  ///< columns that are not shown, by heading id
    std::string fitted_;        ///< the questionnaire that column widths were made for
};

}  // namespace diaoyan
