// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/question_delegate.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/results/question_tree.h"
#include "charts/desktop/views/mini_bar.h"

#include <QApplication>
#include <QPainter>

namespace diaoyan {

namespace {

constexpr int gap = 6;

QFont smaller(QFont font) {
    if (font.pointSizeF() > 0) font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

}  // namespace

QSize QuestionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const int title = cell.fontMetrics.height();
    if (!index.data(QuestionTree::IsQuestionRole).toBool()) return {120, title + 2 * gap};
    return {120, title + QFontMetrics(smaller(cell.font)).height() + 2 * gap + 2};
}

void QuestionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString title = cell.text;
    cell.text.clear();
    const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const bool question = index.data(QuestionTree::IsQuestionRole).toBool();
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const QColor words = cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QRect inside = cell.rect.adjusted(4, gap, -8, -gap);
    painter->save();
    QFont font = cell.font;
    font.setBold(!question);
    painter->setFont(font);
    painter->setPen(words);
    const QFontMetrics letters(font);
    const QRect first(inside.left(), inside.top(), inside.width(), letters.height());
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      letters.elidedText(title, Qt::ElideRight, first.width()));
    if (question) {
        const QFont small = smaller(cell.font);
        const QFontMetrics small_letters(small);
        QRect second(inside.left(), inside.bottom() - small_letters.height() + 1, inside.width(),
                     small_letters.height());
        if (const QVariant share = index.data(QuestionTree::ShareRole); share.isValid()) {
            const int width = std::min(second.width() / 4, small_letters.averageCharWidth() * 9);
            paintMiniBar(*painter, QRectF(second.right() - width, second.center().y() - 3, width, 6), share.toDouble());
            const QString percent = index.data(QuestionTree::PercentRole).toString();
            const int letters_width = small_letters.horizontalAdvance("100.0%");
            second.setRight(second.right() - width - 6);
            painter->setFont(small);
            painter->setPen(selected ? words : themeColours().quiet);
            painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, percent);
            second.setRight(second.right() - letters_width - 8);
        }
        painter->setFont(small);
        painter->setPen(selected ? words : themeColours().quiet);
        painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          small_letters.elidedText(index.data(QuestionTree::SecondLineRole).toString(), Qt::ElideRight,
                                                   second.width()));
    }
    painter->restore();
}

}  // namespace diaoyan
