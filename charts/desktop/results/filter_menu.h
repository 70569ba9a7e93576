// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace diaoyan {

class FilterChoiceModel;
class SurveyDesk;

/// What opens at "Add filter": schools, columns of the roster and questions with their values, searched by words.
/// A tick filters at once; several values of one thing mean any of them.
class FilterMenu : public QFrame {
    Q_OBJECT

public:
    FilterMenu(SurveyDesk& desk, QWidget* parent);

    void openBelow(const QWidget& anchor);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void narrow(const QString& words);

    SurveyDesk& desk_;
    QLineEdit* search_;
    QTreeView* tree_;
    FilterChoiceModel* model_;
    QSortFilterProxyModel* narrowed_;
};

}  // namespace diaoyan
