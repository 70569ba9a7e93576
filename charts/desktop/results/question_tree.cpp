// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/question_tree.h"

#include "charts/desktop/look/words.h"
#include "charts/desktop/views/plain_tip.h"
#include "charts/figures/plain_words.h"
#include "charts/tables/option_order.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

constexpr qsizetype longestLine = 300;

QString line(const QString& words, qsizetype most = longestLine) {
    const QString plain = words.simplified();
    return plain.size() > most ? plain.left(most - 1) + QChar(0x2026) : plain;
}

/// Forms often number their questions themselves: 3．您对……
QString withoutOwnNumber(const QString& title) {
    qsizetype at = 0;
    while (at < title.size() && title[at].isDigit()) ++at;
    if (at == 0 || at > 3 || at == title.size() || !QString(".．、").contains(title[at])) return title;
    return title.mid(at + 1).trimmed();
}

}  // namespace

int QuestionTree::add(Node node, int parent) {
    const int position = static_cast<int>(nodes_.size());
    std::vector<int>& list = parent < 0 ? forms_ : nodes_[static_cast<std::size_t>(parent)].children;
    node.parent = parent;
    node.row = static_cast<int>(list.size());
    list.push_back(position);
    nodes_.push_back(std::move(node));
    return position;
}

void QuestionTree::addQuestion(const Questionnaire& questionnaire, const Question& question, int form, int number) {
    const std::vector<Item> columns = items(question);
    const bool matrix = question.kind == QuestionKind::matrix;
    Node node{.id = questionnaire.id + "." + question.id,
              .title = question.title,
              .number = QString::number(number),
              .kind = kindWords(question.kind)};
    node.search = node.number + " " + diaoyan::shown(question.title) + " " + diaoyan::shown(question.id);
    for (const Option& option : question.options) node.search += " " + diaoyan::shown(option.label);
    if (matrix)
        node.rows = static_cast<int>(columns.size());
    else if (!columns.empty())
        node.item = questionnaire.id + "." + columns.front().id;
    const int position = add(std::move(node), form);
    if (!matrix) return;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Text label = rowLabel(question, columns[i]);
        Node row{.id = questionnaire.id + "." + columns[i].id,
                 .title = label,
                 .number = QString("%1.%2").arg(number).arg(i + 1),
                 .kind = kindWords(columns[i].kind),
                 .item = questionnaire.id + "." + columns[i].id};
        row.search = row.number + " " + diaoyan::shown(label) + " " + diaoyan::shown(columns[i].id);
        add(std::move(row), position);
    }
}

void QuestionTree::show(const std::vector<Questionnaire>& questionnaires) {
    if (questionnaires == shown_) return;
    beginResetModel();
    shown_ = questionnaires;
    nodes_.clear();
    forms_.clear();
    summaries_.clear();
    for (const Questionnaire& questionnaire : shown_) {
        const Text role = headingOf(questionnaire.role.name);
        const int form = add({.id = questionnaire.id, .title = role.empty() ? questionnaire.title : role}, -1);
        int number = 0;
        for (const Question& question : questionnaire.questions)
            if (question.roster_field == RosterField::none) addQuestion(questionnaire, question, form, ++number);
    }
    endResetModel();
}

void QuestionTree::showSummaries(const std::map<std::string, QuestionSummary>& summaries) {
    for (const auto& [id, summary] : summaries) summaries_[id] = summary;
    for (const Node& node : nodes_) {
        if (!summaries.contains(node.item)) continue;
        const QModelIndex index = createIndex(node.row, 0, static_cast<quintptr>(&node - nodes_.data()));
        emit dataChanged(index, index);
    }
}

void QuestionTree::forgetSummaries() {
    summaries_.clear();
}

QModelIndex QuestionTree::find(const std::string& id) const {
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].id == id && nodes_[i].parent >= 0) return createIndex(nodes_[i].row, 0, i);
    return {};
}

QModelIndex QuestionTree::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    const std::vector<int>& list = parent.isValid() ? at(parent).children : forms_;
    return createIndex(row, column, static_cast<quintptr>(list[static_cast<std::size_t>(row)]));
}

QModelIndex QuestionTree::parent(const QModelIndex& child) const {
    if (!child.isValid()) return {};
    const int parent = at(child).parent;
    if (parent < 0) return {};
    return createIndex(nodes_[static_cast<std::size_t>(parent)].row, 0, static_cast<quintptr>(parent));
}

int QuestionTree::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0) return 0;
    return static_cast<int>(parent.isValid() ? at(parent).children.size() : forms_.size());
}

int QuestionTree::columnCount(const QModelIndex&) const {
    return 1;
}

QString QuestionTree::secondLine(const Node& node) const {
    if (node.parent < 0) return {};
    QStringList parts{diaoyan::shown(node.kind)};
    if (node.rows > 0) parts << tr("%1 rows").arg(shownCount(node.rows));
    if (const auto found = summaries_.find(node.item); found != summaries_.end()) {
        parts << tr("%1 answered").arg(shownCount(found->second.answered));
        if (!found->second.share && !found->second.words.empty()) parts << diaoyan::shown(found->second.words);
    }
    return parts.join(" · ");
}

QString QuestionTree::tip(const Node& node) const {
    const QString title = diaoyan::shown(node.title);
    if (node.parent < 0) return plainTip(title);
    QString words = node.number + " " + title + "\n" + diaoyan::shown(node.kind);
    if (const auto found = summaries_.find(node.item); found != summaries_.end()) {
        words += "\n" + tr("%1 answered").arg(shownCount(found->second.answered));
        if (!found->second.words.empty()) words += "\n" + tr("Most: %1").arg(diaoyan::shown(found->second.words));
    }
    return plainTip(words);
}

QVariant QuestionTree::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Node& node = at(index);
    switch (role) {
    case Qt::DisplayRole: {
        const QString title = line(diaoyan::shown(node.title));
        return node.parent < 0 ? title : node.number + "  " + withoutOwnNumber(title);
    }
    case Qt::ToolTipRole: return tip(node);
    case Qt::AccessibleDescriptionRole:
    case SecondLineRole: return secondLine(node);
    case IdRole: return diaoyan::shown(node.id);
    case SearchRole: return node.search;
    case IsQuestionRole: return node.parent >= 0;
    case PercentRole:
        if (const auto found = summaries_.find(node.item); found != summaries_.end() && found->second.share)
            return diaoyan::shown(found->second.words).section(' ', -1);
        return {};
    case ShareRole:
        if (const auto found = summaries_.find(node.item); found != summaries_.end() && found->second.share)
            return *found->second.share;
        return {};
    default: return {};
    }
}

}  // namespace diaoyan
