// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"
#include "charts/desktop/jobs/jobs.h"

#include <QWidget>

#include <memory>

class QLabel;
class QListView;
class QStringListModel;
class QTableView;

namespace diaoyan {

class ImportsModel;

/// The imports of a survey, and what was refused of the one that is chosen.
class ImportsView : public QWidget {
    Q_OBJECT

public:
    explicit ImportsView(Jobs& jobs, QWidget* parent = nullptr);

    void show(const std::shared_ptr<const SurveyOutline>& outline);
    using QWidget::show;

private:
    void buildRows();
    void askRemarks();

    QTableView* rows_;
    QLabel* heading_;
    QListView* remarks_;
    ImportsModel* model_;
    QStringListModel* lines_;
    std::shared_ptr<const SurveyOutline> outline_;
    LatestJob reading_;
};

}  // namespace diaoyan
