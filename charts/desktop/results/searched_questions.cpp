// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/searched_questions.h"

#include "charts/desktop/results/question_tree.h"

#include <algorithm>

namespace diaoyan {

SearchedQuestions::SearchedQuestions(QObject* parent) : QSortFilterProxyModel(parent) {
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
}

void SearchedQuestions::search(const QString& words) {
    words_ = words.split(' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool SearchedQuestions::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (words_.isEmpty()) return true;
    const QString all = sourceModel()->index(row, 0, parent).data(QuestionTree::SearchRole).toString();
    return std::all_of(words_.begin(), words_.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

}  // namespace diaoyan
