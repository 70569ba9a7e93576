// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/editing/option_table_model.h"

#include <QWidget>

#include <vector>

class QTableView;
class QToolButton;

namespace diaoyan {

/// Options of a question, or rows of a matrix: a table to type in, with buttons to add, take away and move (Alt+Up,
/// Alt+Down). Says what was done to them as a whole list.
class OptionEditor : public QWidget {
    Q_OBJECT

public:
    enum class Lines { options, rows };

    OptionEditor(Lines lines, QWidget* parent = nullptr);

    /// `kind`: of the answers, which says what an option can have besides words.
    void show(const std::vector<Option>& options, QuestionKind kind);
    using QWidget::show;
    void setEditable(bool editable);
    void setProblems(const std::map<int, QString>& problems);
    OptionTableModel& model() { return *model_; }

public slots:
    void removeChosen();
    void moveChosen(int by);

signals:
    void edited(const std::vector<diaoyan::Option>& options);
    void addWanted();
    void turnWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildButtons();
    void fitHeight();
    void fitColumns();
    void enableButtons();
    void choose(int row);

    Lines lines_;
    bool editable_ = true;
    OptionTableModel* model_;
    QTableView* table_;
    QToolButton* add_ = nullptr;
    QToolButton* remove_ = nullptr;
    QToolButton* up_ = nullptr;
    QToolButton* down_ = nullptr;
    QToolButton* turn_ = nullptr;
};

}  // namespace diaoyan
