// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"

#include <QAbstractListModel>

#include <set>

namespace diaoyan {

/// The questions of a questionnaire, below the questionnaire itself (row 0). A dropped question asks to be moved; the
/// model changes nothing by itself.
class QuestionListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles { NumberRole = Qt::UserRole + 1, KindRole, MarkedRole };

    explicit QuestionListModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    /// `marked`: positions of questions with something wrong.
    void show(const Questionnaire& form, const std::set<std::size_t>& marked = {});
    const Questionnaire& form() const { return form_; }
    void setMovable(bool movable) { movable_ = movable; }

    static int rowOf(int question) { return question + 1; }
    static int questionAt(int row) { return row - 1; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

signals:
    /// A question was dropped: it should stand where `to` stands once it is taken out of its place.
    void moveWanted(int from, int to);

private:
    Questionnaire form_;
    std::set<std::size_t> marked_;
    bool movable_ = true;
};

}  // namespace diaoyan
