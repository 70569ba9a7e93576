// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

class QComboBox;
class QFileDialog;
class QHBoxLayout;
class QLabel;
class QMenu;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace diaoyan {

class AboutEditor;
class EmptyNotice;
class MessageStrip;
class PhonePreview;
class QuestionEditor;
class QuestionList;

/// The questionnaires of the survey: questions on the left, the chosen one in the middle, and on the right how it looks
/// on a phone. Every change that is sound is an edit of its own; what stored answers forbid goes back.
class QuestionnairePage : public SurveyPage {
    Q_OBJECT

public:
    QuestionnairePage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;
    /// A question as parent.hope, or a questionnaire as parent.
    void showSubject(const QString& subject) override;

    /// What is shown now, with edits that are on their way into the file.
    const Questionnaire& draft() const { return draft_; }
    QuestionEditor& editor() { return *editor_; }
    QuestionList& list() { return *list_; }
    PhonePreview& preview() { return *preview_; }

public slots:
    void addBundled(const QString& id);
    void addFromFile(const QString& path);
    void addEmpty(const QString& role);
    void exportTo(const QString& format, const QString& path);
    void removeQuestionnaire();
    void openRealPage();

private:
    void buildTop(QHBoxLayout* row);
    void buildMenus();
    void fillAddMenu(QMenu* menu);
    QWidget* buildColumns();
    QWidget* buildMiddle();
    QWidget* buildPreview();
    void connectList();
    void connectEditors();

    const Questionnaire* stored(const std::string& id) const;
    std::int64_t answersTo(const std::string& id) const;
    void fillChoice();
    void take(const Questionnaire& form, bool anyway);
    void showAll(bool anyway);
    void showChosen(bool anyway);
    void showRights();
    void choose(int question);
    void dropUnsound();

    /// Makes a sound draft an edit; shows what is wrong with another one. Whether it was sound.
    bool commit(const Questionnaire& after, const Text& title, const std::string& field);
    void sayProblems(const Questionnaire& after, const std::vector<Problem>& problems);
    void refused(const Problem& problem, const std::string& field);
    void change(SurveyEdit edit, const std::string& field);
    void editQuestion(const Question& question, const QString& field);
    void addQuestion(QuestionKind kind);
    void duplicateQuestion(int at);
    void removeQuestion(int at);
    void moveQuestion(int from, int to);
    void addForm(const Questionnaire& form);
    void askForFile();
    void askForExport(const QString& format, const QString& ending);

    Questionnaire draft_;
    int at_ = -1;           ///< chosen question; -1: the questionnaire itself
    std::string wanted_;    ///< questionnaire to be shown as soon as it is there
    int pending_ = 0;       ///< edits on their way
    bool awaited_ = false;  ///< an edit is in the file, and what stands there now is being read
    bool unsound_ = false;
    std::unique_ptr<QTemporaryDir> real_page_;

    MessageStrip* strip_;
    QStackedWidget* pages_;
    EmptyNotice* empty_;
    QComboBox* choice_ = nullptr;
    QToolButton* add_ = nullptr;
    QToolButton* export_ = nullptr;
    QToolButton* remove_ = nullptr;
    QToolButton* phone_ = nullptr;
    QLabel* locked_ = nullptr;
    QuestionList* list_ = nullptr;
    QStackedWidget* middle_ = nullptr;
    QuestionEditor* editor_ = nullptr;
    AboutEditor* about_ = nullptr;
    QWidget* right_ = nullptr;
    PhonePreview* preview_ = nullptr;
    QComboBox* language_ = nullptr;
};

}  // namespace diaoyan
