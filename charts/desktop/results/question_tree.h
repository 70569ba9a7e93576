// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/results/question_summary.h"
#include "questionnaires/questionnaire.h"

#include <QAbstractItemModel>

#include <map>
#include <string>
#include <vector>

namespace diaoyan {

/// All questions of a survey as a tree: questionnaires, their questions, the rows of a matrix. Each has its number as
/// on the form and, as soon as it is counted, who answered and what most chose.
class QuestionTree : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Roles {
        IdRole = Qt::UserRole + 20,  ///< parent.hope; of a questionnaire its id alone
        SecondLineRole,              ///< single choice · 1,241 answered
        ShareRole,                   ///< of what most chose; none: no bar
        PercentRole,                 ///< the same in words: 44.4%
        SearchRole,                  ///< number, title, id and options
        IsQuestionRole
    };

    explicit QuestionTree(QObject* parent = nullptr) : QAbstractItemModel(parent) {}

    /// Starts anew where the questionnaires are others.
    void show(const std::vector<Questionnaire>& questionnaires);
    /// By item, with the questionnaire's id in front.
    void showSummaries(const std::map<std::string, QuestionSummary>& summaries);
    void forgetSummaries();

    /// A question or row by its id; invalid: there is none.
    QModelIndex find(const std::string& id) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Node {
        std::string id{};
        Text title{};
        QString number{};
        Text kind{};
        QString search{};
        std::string item{};  ///< whose summary is shown: empty of a questionnaire and a matrix
        int rows = 0;        ///< of a matrix
        int parent = -1;
        int row = 0;
        std::vector<int> children{};
    };

    int add(Node node, int parent);
    void addQuestion(const Questionnaire& questionnaire, const Question& question, int form, int number);
    const Node& at(const QModelIndex& index) const { return nodes_[index.internalId()]; }
    QString secondLine(const Node& node) const;
    QString tip(const Node& node) const;

    std::vector<Questionnaire> shown_;
    std::vector<Node> nodes_;
    std::vector<int> forms_;
    std::map<std::string, QuestionSummary> summaries_;
};

}  // namespace diaoyan
