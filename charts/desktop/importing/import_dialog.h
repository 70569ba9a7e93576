// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_desk.h"
#include "charts/desktop/importing/import_draft.h"

#include <QDialog>
#include <QStringList>

#include <functional>
#include <memory>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QVBoxLayout;

namespace diaoyan {

class EmptyNotice;
class FilePanel;
class MessageStrip;
class RosterChoice;
struct ImportTrace;

/// Shows what files of answers hold and lets it be put right before anything is stored: the format and why, schools,
/// every question with its kind and first counts, problems in their place. Then imports them as one edit that can be
/// undone. While no survey is open, it makes a new survey file first (asks for its name and, if there is one, the
/// roster) and opens it. Never modal: call open().
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(SurveyDesk& desk, const QStringList& files, QWidget* parent);
    ~ImportDialog() override;

    const ImportDraft& draft() const { return draft_; }
    bool isReading() const { return reading_ != 0; }
    bool isImporting() const { return importing_ != 0; }
    /// Of a survey that is still to be made.
    void setSurveyPath(const QString& path);
    RosterChoice* roster() { return roster_; }

public slots:
    void reject() override;

signals:
    /// What was imported, in a sentence.
    void imported(const QString& words);

private:
    void buildNewSurvey(QVBoxLayout* column);
    void buildPages(QVBoxLayout* column);
    void buildFoot(QVBoxLayout* column);
    void begin(const QStringList& files);
    void look();
    void looked(Result<ImportDraft> draft);
    void showTrouble(const Problem& problem);
    void showFiles();
    FilePanel* addPanel(std::size_t file);
    void showFoot();
    void showProgress();
    void decide(const std::function<void()>& decision);
    void decideSchool(const QString& spelling, const QString& code);
    void correct(std::size_t file, const QString& question, const QuestionCorrection& correction);
    void chooseForm(std::size_t file, const QString& id);
    void askKind(std::size_t file, const QString& question, QuestionKind kind);
    std::vector<Questionnaire> formsToChoose() const;
    ImportTarget target() const;
    void import();
    void importIntoOpen(SurveyEdit edit, const std::shared_ptr<ImportTrace>& trace);
    void importIntoNewFile(const SurveyEdit& edit, const std::shared_ptr<ImportTrace>& trace);
    void importFailed(const Problem& problem);
    void finish(const ImportTrace& trace);

    SurveyDesk& desk_;
    MessageStrip* strip_;
    QWidget* new_survey_ = nullptr;
    QLineEdit* path_ = nullptr;
    RosterChoice* roster_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    EmptyNotice* waiting_ = nullptr;
    EmptyNotice* trouble_ = nullptr;
    QPushButton* without_ = nullptr;
    QTabWidget* files_ = nullptr;
    QCheckBox* accept_ = nullptr;
    QCheckBox* unfinished_ = nullptr;
    QLabel* state_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* import_ = nullptr;
    QPushButton* cancel_ = nullptr;
    ImportDraft draft_;
    std::string unreadable_;  ///< the file that the trouble is about
    bool sound_ = false;      ///< the counts shown are those that would be stored
    JobId reading_ = 0;
    JobId importing_ = 0;
    LatestJob remaking_;
};

}  // namespace diaoyan
