// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace diaoyan {

/// The questions that hold all the words that are searched for, in their title, options or number.
class SearchedQuestions : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit SearchedQuestions(QObject* parent = nullptr);
    void search(const QString& words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList words_;
};

}  // namespace diaoyan
