// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"
#include "charts/desktop/reporting/report_wish.h"
#include "charts/survey/school_reports.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QToolButton;
class QTreeWidget;
class QVBoxLayout;

namespace diaoyan {

class EmptyNotice;
class MessageStrip;
class PageView;
class ReportControls;
class TemplateEditor;
class WritingRow;

/// The report: what it says and how it looks on the left, its pages on the right, and its files.
class ReportPage : public SurveyPage {
    Q_OBJECT

public:
    ReportPage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;

    /// Writes the report to files, by their endings.
    void exportTo(const std::vector<std::string>& paths);
    /// Writes a report for each school.
    void writeSchools(const SchoolReportsRequest& request);
    /// Takes a template from a file, as if it had been typed.
    void takeTemplateFrom(const QString& path);
    void takeStyleFrom(const QString& path);
    /// What the page asks for now.
    ReportWish wish() const;

private:
    /// What the template and the answers give.
    struct Looked {
        std::vector<Problem> problems{};  ///< of the template
        ReportPreview preview{};          ///< where there are none
    };

    void buildHead(QVBoxLayout* column);
    void buildBody(QVBoxLayout* column);
    QWidget* buildSettings();
    QWidget* buildPreview();
    void buildPreviewBar(QVBoxLayout* column);
    void connectEditor();

    bool hasAnswers() const;
    void showEmpty();
    void showFilterHint();
    void takeTemplateOfSurvey();
    void showTemplateOrigin();
    void languageMayHaveChanged();
    void wishChanged();
    void look();
    void showLooked(Result<Looked> looked);
    void showOutline(const std::vector<HeadingPlace>& headings);
    void showPlace();
    void keepFact(const QString& id, const QString& words);
    void keepTemplate(const std::string& text, const Text& title);
    void askForFile();
    void askForSchools();
    void askForTemplate();
    void askForCopy();
    void askForStyle();
    void write(const Text& title, const std::vector<std::string>& paths, const SchoolReportsRequest& request);
    void written(const Result<std::vector<std::string>>& files, const SchoolReportsRequest& request);
    QString proposedName() const;

    LatestJob looking_;
    QTimer soon_;
    std::string survey_path_;
    std::string kept_template_;  ///< the survey's own, when it was last looked at
    std::string template_file_;  ///< of the text in the editor
    ReportWish wish_;
    std::vector<HeadingPlace> headings_;

    MessageStrip* messages_ = nullptr;
    WritingRow* writing_ = nullptr;
    QLabel* filter_hint_ = nullptr;
    QStackedWidget* body_ = nullptr;
    EmptyNotice* empty_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    ReportControls* controls_ = nullptr;
    TemplateEditor* editor_ = nullptr;
    QTreeWidget* outline_ = nullptr;
    PageView* pages_ = nullptr;
    QLabel* state_ = nullptr;
    QLabel* place_ = nullptr;
    QLabel* zoom_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* schools_ = nullptr;
};

}  // namespace diaoyan
