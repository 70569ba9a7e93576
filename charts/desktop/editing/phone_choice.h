// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace diaoyan {

/// Words on the preview of a phone: broken anywhere where need be, so that no label is wider than the phone.
class PhoneWords : public QWidget {
    Q_OBJECT

public:
    enum class Look { plain, strong, quiet, trouble };

    PhoneWords(const QString& words, Look look, QWidget* parent);
    void setWords(const QString& words);
    QString words() const { return words_; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {120, heightForWidth(240)}; }
    QSize minimumSizeHint() const override { return {40, fontMetrics().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString words_;
    Look look_;
};

/// An answer to tap, as the page has it: a frame with a ring, a box or a rank, or a cell of a bar.
class PhoneChoice : public QAbstractButton {
    Q_OBJECT

public:
    enum class Mark { ring, box, rank, cell };

    PhoneChoice(const QString& words, Mark mark, QWidget* parent);
    /// 0: not ranked.
    void setRank(int rank);
    int rank() const { return rank_; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {120, heightForWidth(240)}; }
    QSize minimumSizeHint() const override { return {30, heightForWidth(240)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int inset() const;
    void paintMark(QPainter& painter) const;

    Mark mark_;
    int rank_ = 0;
};

}  // namespace diaoyan
