// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/importing/question_rows.h"

#include <QAbstractTableModel>

namespace diaoyan {

/// The questions of a file: what, of which kind, how many answered, the shape of the answers.
class QuestionsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { titleColumn, kindColumn, answeredColumn, shapeColumn, columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// Where the questions are the same ones as before, what is selected stays.
    void show(std::vector<QuestionRow> rows);
    const std::vector<QuestionRow>& rows() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<QuestionRow> rows_;
};

/// The options of a question: how often each was met, and what it counts as, to be chosen.
class OptionsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { labelColumn, countColumn, meaningColumn, columns };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<OptionRow> rows, bool open);
    const std::vector<OptionRow>& rows() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// An option, or a text that is none, shall count as something else.
    void meant(const diaoyan::OptionRow& row);

private:
    std::vector<OptionMeaning> meanings(const OptionRow& row) const;
    std::vector<const OptionRow*> others(const OptionRow& row) const;
    QStringList choices(const OptionRow& row) const;
    int chosen(const OptionRow& row) const;

    std::vector<OptionRow> rows_;
    bool open_ = false;  ///< options may be given another meaning; texts always
    double most_ = 0;
};

/// Spellings of schools and the schools that they are taken for, to be chosen.
class SpellingsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { textColumn, sheetsColumn, schoolColumn, columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// Those that nobody decided about come first.
    void show(std::vector<SchoolSpelling> spellings, Roster roster);
    const std::vector<SchoolSpelling>& spellings() const { return spellings_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// By the school's code; empty: none on the roster.
    void decided(const QString& spelling, const QString& code);

private:
    std::vector<std::size_t> candidates(const SchoolSpelling& spelling) const;

    std::vector<SchoolSpelling> spellings_;
    Roster roster_;
};

/// Problems, warnings and remarks, each with its place.
class ProblemsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { kindColumn, rowColumn, placeColumn, textColumn, messageColumn, columns };
    enum class Weight { refused, warning, remark };
    struct Line {
        Weight weight = Weight::refused;
        Problem problem{};
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<Line> lines);
    const std::vector<Line>& lines() const { return lines_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Line> lines_;
};

/// Words of unknown length for one line: without line ends and control characters, and not endless.
QString oneLine(const QString& words, int most = 120);

/// With places where a line may end in words without any.
QString breakable(const QString& words);

/// The same as `shortened`, longer, as a tool tip.
QString shortToolTip(const QString& words);

}  // namespace diaoyan
