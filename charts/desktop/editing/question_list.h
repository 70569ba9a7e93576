// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/editing/question_list_model.h"

#include <QWidget>

class QListView;
class QToolButton;

namespace diaoyan {

/// The questions of a questionnaire, to be chosen, added, moved (by dragging or Alt+Up, Alt+Down), duplicated (Ctrl+D)
/// and deleted. Asks for what it does not do itself. Questions are numbered from 0; -1 is the questionnaire itself.
class QuestionList : public QWidget {
    Q_OBJECT

public:
    explicit QuestionList(QWidget* parent = nullptr);

    void show(const Questionnaire& form, const std::set<std::size_t>& marked);
    using QWidget::show;
    void setEditable(bool editable);
    int chosen() const;
    /// Without saying so.
    void choose(int question);
    QuestionListModel& model() { return *model_; }

signals:
    void chosenChanged(int question);
    void addWanted(diaoyan::QuestionKind kind);
    void moveWanted(int from, int to);
    void duplicateWanted(int question);
    void removeWanted(int question);

private:
    QWidget* buildButtons();
    void buildShortcuts();
    void enableButtons();

    bool editable_ = true;
    bool choosing_ = false;
    QuestionListModel* model_;
    QListView* view_;
    QToolButton* add_ = nullptr;
    QToolButton* duplicate_ = nullptr;
    QToolButton* remove_ = nullptr;
    QToolButton* up_ = nullptr;
    QToolButton* down_ = nullptr;
};

}  // namespace diaoyan
