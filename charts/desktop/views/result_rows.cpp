// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/result_rows.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/views/mini_bar.h"
#include "charts/desktop/views/result_table_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr int cell_padding = 10;
constexpr int inset = 5;                  // beyond the style's own, to stand under the heading
constexpr int most_rows_measured = 2000;  // beyond, rows have one height and widths come from the first ones
constexpr int most_height = 900;
constexpr int most_heading_lines = 4;
constexpr int most_label_lines = 6;

/// A cell with the rule below it, and a small bar in one column.
class ResultCells final : public MiniBarDelegate {
public:
    ResultCells(const ResultTableModel& model, QObject* parent) : MiniBarDelegate(parent), model_(model) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QRect& cell = option.rect;
        if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(cell, option.palette.highlight());
        QStyleOptionViewItem inside = option;
        if (index.column() == model_.table().bar_column) {
            MiniBarDelegate::paint(painter, inside, index);
        } else {
            inside.rect.adjust(inset, 0, -inset, 0);
            QStyledItemDelegate::paint(painter, inside, index);
        }
        const bool strong = model_.ruleBelow(index.row());
        painter->setPen(QPen(strong ? option.palette.color(QPalette::Text) : themeColours().line, 1));
        painter->drawLine(cell.bottomLeft(), cell.bottomRight());
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return index.column() == model_.table().bar_column ? MiniBarDelegate::sizeHint(option, index)
                                                           : QStyledItemDelegate::sizeHint(option, index);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        MiniBarDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;  // rows are chosen, not cells
        option->features |= QStyleOptionViewItem::WrapText;
    }

private:
    const ResultTableModel& model_;
};

/// The lines that words take in a width, as the style breaks them.
int linesHeight(const QFontMetrics& metrics, const QString& words, int width, int most_lines) {
    const int most = metrics.lineSpacing() * most_lines;
    if (metrics.horizontalAdvance(words.left(400)) <= width) return metrics.lineSpacing();
    const QRect needed =
        metrics.boundingRect(QRect(0, 0, std::max(width, 10), 100000), Qt::TextWordWrap, words.left(2000));
    return std::clamp(needed.height(), metrics.lineSpacing(), most);
}

}  // namespace

ResultRows::ResultRows(ResultTableModel* model, QWidget* parent) : QTableView(parent), model_(model) {
    setModel(model);
    setItemDelegate(new ResultCells(*model, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(true);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* headings = horizontalHeader();
    headings->setDefaultAlignment(Qt::AlignLeft | Qt::AlignBottom);
    headings->setTextElideMode(Qt::ElideNone);
    headings->setHighlightSections(false);
    headings->setSortIndicatorClearable(true);
    headings->setSortIndicator(-1, Qt::DescendingOrder);
    setSortingEnabled(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { emit rowChosen(index.row()); });
    connect(model, &QAbstractItemModel::layoutChanged, this, &ResultRows::sizeRows);
}

void ResultRows::layOut() {
    horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
    fit();
}

// First as if no bar stood at the right; where the rows then are too high for the widget, beside one.
void ResultRows::fit() {
    fitted_width_ = width();
    const int whole = width() - 2 * frameWidth();
    sizeColumns(whole);
    sizeRows();
    full_height_ = heightWanted();
    beside_bar_ = full_height_ > height();
    if (beside_bar_) {
        sizeColumns(whole - verticalScrollBar()->sizeHint().width());
        sizeRows();
    }
    updateGeometry();
}

int ResultRows::contentWidth(int column) const {
    int widest = 0;
    const int rows = std::min(model_->rowCount(), most_rows_measured);
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    for (int row = 0; row < rows; ++row)
        widest = std::max(widest, metrics.horizontalAdvance(model_->index(row, column).data().toString().left(200)));
    return widest + 2 * cell_padding;
}

// Numbers are never broken; labels and headings are.
int ResultRows::widthWanted(int column) const {
    const QFontMetrics metrics(horizontalHeader()->font());
    const int letter = metrics.horizontalAdvance(QChar(0x6C49));
    const int content = contentWidth(column);
    if (model_->table().columns[static_cast<std::size_t>(column)].role == ColumnRole::label)
        return std::clamp(content, letter * 6, letter * 26);
    const QString heading = model_->headerData(column, Qt::Horizontal).toString().left(200);
    const int sort_mark = 18;
    const int whole = metrics.horizontalAdvance(heading) + sort_mark;
    const int wrapped = whole <= letter * 6 ? whole : std::clamp(whole / 2 + letter, letter * 6, letter * 10);
    const int bar = column == model_->table().bar_column ? letter * 10 : 0;
    return std::max({std::min(content, letter * 22) + bar, wrapped + 2 * cell_padding, letter * 4});
}

int ResultRows::narrow(std::vector<int>& widths, int missing) const {
    const int letter = QFontMetrics(font()).horizontalAdvance(QChar(0x6C49));
    int given = 0;
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const bool label = model_->table().columns[column].role == ColumnRole::label;
        const bool bars = static_cast<int>(column) == model_->table().bar_column;
        if (!label && !bars) continue;
        const int least = label ? std::min(widths[column], letter * 9) : widths[column] - letter * 7;
        const int take = std::clamp(missing - given, 0, std::max(widths[column] - least, 0));
        widths[column] -= take;
        given += take;
    }
    return given;
}

void ResultRows::sizeColumns(int room) {
    const int columns = model_->columnCount();
    if (columns == 0) return;
    std::vector<int> widths;
    int sum = 0;
    for (int column = 0; column < columns; ++column) {
        widths.push_back(widthWanted(column));
        sum += widths.back();
    }
    // What is missing is taken from labels, which wrap, and from bars.
    const int missing = sum - room;
    if (missing > 0) sum -= narrow(widths, missing);
    // What is left over widens the first labels and the bars, so that the table ends at the right edge.
    room_ = room;
    const int left_over = room - sum;
    const int bars = model_->table().bar_column;
    const bool has_bars = bars >= 0 && bars < columns;
    if (left_over > 0) {
        const int for_bars = has_bars ? std::min(left_over / 2, 220) : 0;
        if (has_bars) widths[static_cast<std::size_t>(bars)] += for_bars;
        widths.front() += left_over - for_bars;
    }
    for (int column = 0; column < columns; ++column) setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
    sizeHeadings();
}

void ResultRows::sizeHeadings() {
    const QFontMetrics metrics(horizontalHeader()->font());
    int highest = metrics.lineSpacing();
    for (int column = 0; column < model_->columnCount(); ++column) {
        const QString heading = model_->headerData(column, Qt::Horizontal).toString();
        highest = std::max(
            highest, linesHeight(metrics, heading, columnWidth(column) - 2 * cell_padding - 8, most_heading_lines));
    }
    horizontalHeader()->setFixedHeight(highest + 14);
}

void ResultRows::sizeRows() {
    const QFontMetrics metrics(font());
    const int plain = metrics.lineSpacing() + 12;
    verticalHeader()->setDefaultSectionSize(plain);
    if (model_->rowCount() > most_rows_measured) return;
    for (int row = 0; row < model_->rowCount(); ++row) {
        int highest = plain;
        for (int column = 0; column < model_->columnCount(); ++column) {
            if (column == model_->table().bar_column) continue;
            const QString words = model_->index(row, column).data().toString();
            highest = std::max(
                highest, 12 + linesHeight(metrics, words, columnWidth(column) - 2 * cell_padding, most_label_lines));
        }
        setRowHeight(row, highest);
    }
    setMaximumHeight(std::max(heightWanted(), 40));
}

int ResultRows::heightWanted() const {
    const bool wide = horizontalHeader()->length() > room_;
    return horizontalHeader()->height() + verticalHeader()->length() + 2 * frameWidth() + 2 +
           (wide ? horizontalScrollBar()->sizeHint().height() : 0);
}

QSize ResultRows::sizeHint() const {
    return {std::max(300, std::min(horizontalHeader()->length(), 800)), std::min(heightWanted(), most_height)};
}

QSize ResultRows::minimumSizeHint() const {
    return {200, std::min(heightWanted(), 140)};
}

void ResultRows::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    if (width() != fitted_width_ || (full_height_ > height()) != beside_bar_) fit();
}

void ResultRows::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit rowChosen(currentIndex().row());
        return;
    }
    QTableView::keyPressEvent(event);
}

void ResultRows::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model_ != nullptr) layOut();
}

}  // namespace diaoyan
