// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/answers/answer_edits.h"
#include "charts/desktop/desk/survey_desk.h"
#include "charts/survey/open_texts.h"

#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace diaoyan {

class EmptyNotice;
class FigureView;
class ResultTableView;
class TextGroupsModel;

/// What respondents wrote in answer to one question, and the codes that the office gives it. Codes are ticked for the
/// chosen texts, by click or by the keys 1 to 9; every step can be taken back.
class TextsPanel : public QWidget {
    Q_OBJECT

public:
    TextsPanel(SurveyDesk& desk, QWidget* parent);

    void refresh();
    /// parent.suggestion; false where that is no text.
    bool showItem(const std::string& questionnaire, const std::string& item);
    TextGroupsModel& model() { return *model_; }
    /// Null until texts are read.
    const std::shared_ptr<const OpenTexts>& texts() const { return texts_; }
    void exportTo(const QString& path);

signals:
    void troubled(const diaoyan::Problem& problem);
    void noticed(const QString& words, bool can_undo);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildPanel();
    QWidget* buildSearch();
    QWidget* buildTexts();
    QWidget* buildCodes();
    QWidget* buildCounts();
    void connectPanel();
    void listItems();
    void nothingToShow(const QString& headline, const QString& advice);
    void readTexts();
    void arrange();
    void takeTexts(std::shared_ptr<const OpenTexts> texts);
    void showCodes();
    void showTicks();
    void selectionChanged();
    CodedItem codedItem() const;
    std::vector<const TextGroup*> selectedGroups() const;
    std::vector<std::int64_t> selectedSheets() const;
    void addCode();
    void codeEdited(QListWidgetItem* line);
    void renameCode(int at, const QString& label);
    void toggleCode(int at, bool add);
    void toggleByKey(int at);
    void removeCodes();
    void mergeCodes();
    void askExport();
    void edit(SurveyEdit edit, const QString& notice = {});

    SurveyDesk& desk_;
    LatestJob reading_;
    LatestJob arranging_;
    LatestJob exporting_;
    QTimer* later_;
    TextGroupsModel* model_;
    std::shared_ptr<const OpenTexts> texts_;
    StudyPointer texts_of_;  ///< the study that the texts were read with
    std::string shown_item_;
    QComboBox* items_;
    QLineEdit* search_;
    QCheckBox* together_;
    QLabel* count_;
    QPushButton* export_;
    QStackedWidget* stack_;
    EmptyNotice* empty_;
    QTableView* list_;
    QListWidget* codes_;
    QLabel* chosen_;
    QLineEdit* new_code_;
    QPushButton* add_;
    QPushButton* rename_;
    QPushButton* merge_;
    QPushButton* remove_;
    FigureView* figure_;
    ResultTableView* counts_;
};

}  // namespace diaoyan
