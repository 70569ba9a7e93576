// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/option_editor.h"

#include "charts/desktop/look/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace diaoyan {

OptionEditor::OptionEditor(Lines lines, QWidget* parent)
    : QWidget(parent), lines_(lines), model_(new OptionTableModel(this)), table_(new QTableView(this)) {
    const bool rows = lines == Lines::rows;
    setObjectName(rows ? "rowEditor" : "optionEditor");
    table_->setObjectName(rows ? "rowTable" : "optionTable");
    table_->setAccessibleName(rows ? tr("Rows of the matrix") : tr("Options"));
    table_->setModel(model_);
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(false);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(table_);
    column->addWidget(buildButtons());
    setFocusProxy(table_);
    for (const auto& [keys, by] : {std::pair{Qt::Key_Up, -1}, std::pair{Qt::Key_Down, 1}}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::ALT | keys), table_);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by = by] { moveChosen(by); });
    }
    auto* away = new QShortcut(QKeySequence::Delete, table_);
    away->setContext(Qt::WidgetShortcut);
    connect(away, &QShortcut::activated, this, &OptionEditor::removeChosen);
    connect(model_, &OptionTableModel::edited, this, [this] { emit edited(model_->options()); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &OptionEditor::enableButtons);
}

QWidget* OptionEditor::buildButtons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const bool rows = lines_ == Lines::rows;
    const auto button = [&](const char* icon, const QString& words, const QString& tip, const char* name) {
        auto* made = new QToolButton(bar);
        made->setIcon(themeIcon(icon));
        made->setText(words);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        made->setToolButtonStyle(words.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        made->setObjectName(QString(rows ? "row" : "option") + name);
        row->addWidget(made);
        return made;
    };
    add_ = button("add", rows ? tr("Add a row") : tr("Add an option"), rows ? tr("Add a row") : tr("Add an option"),
                  "Add");
    remove_ = button("remove", {}, tr("Delete the chosen line (Delete)"), "Remove");
    up_ = button("up", {}, tr("Move up (Alt+Up)"), "Up");
    down_ = button("down", {}, tr("Move down (Alt+Down)"), "Down");
    turn_ = button("undo", tr("Turn upside down"), tr("The last option becomes the first"), "Turn");
    turn_->setIcon({});
    turn_->setVisible(!rows);
    row->addStretch();
    connect(add_, &QToolButton::clicked, this, &OptionEditor::addWanted);
    connect(remove_, &QToolButton::clicked, this, &OptionEditor::removeChosen);
    connect(up_, &QToolButton::clicked, this, [this] { moveChosen(-1); });
    connect(down_, &QToolButton::clicked, this, [this] { moveChosen(1); });
    connect(turn_, &QToolButton::clicked, this, &OptionEditor::turnWanted);
    return bar;
}

void OptionEditor::show(const std::vector<Option>& options, QuestionKind kind) {
    const int row = table_->currentIndex().row();
    const int column = std::max(0, table_->currentIndex().column());
    const bool grown = static_cast<int>(options.size()) > model_->rowCount() && model_->rowCount() > 0;
    model_->show(options);
    const bool rows = lines_ == Lines::rows;
    const bool scored = kind == QuestionKind::scale || kind == QuestionKind::single;
    table_->setColumnHidden(OptionTableModel::score, rows || !scored);
    table_->setColumnHidden(OptionTableModel::substantive, rows || !scored);
    table_->setColumnHidden(OptionTableModel::exclusive, rows || kind != QuestionKind::multiple);
    table_->setColumnHidden(OptionTableModel::other, rows || kind == QuestionKind::ranking);
    fitColumns();
    if (!table_->currentIndex().isValid() && model_->rowCount() > 0 && row >= 0)
        table_->setCurrentIndex(
            model_->index(grown ? model_->rowCount() - 1 : std::min(row, model_->rowCount() - 1), column));
    fitHeight();
    enableButtons();
}

void OptionEditor::fitColumns() {
    const int letter = fontMetrics().averageCharWidth();
    int others = 0;
    for (int at = OptionTableModel::code; at < OptionTableModel::columns; ++at) {
        const int least = at == OptionTableModel::code ? 12 * letter : 7 * letter;
        table_->setColumnWidth(at, std::max(least, table_->horizontalHeader()->sectionSizeHint(at)));
        if (!table_->isColumnHidden(at)) others += table_->columnWidth(at);
    }
    // Words take the room that is left, Chinese a little more of it.
    const int left = table_->width() - others - table_->verticalHeader()->sizeHint().width() - 2 * table_->frameWidth();
    table_->setColumnWidth(OptionTableModel::chinese, std::max(18 * letter, left * 11 / 20));
    table_->setColumnWidth(OptionTableModel::english, std::max(14 * letter, left - left * 11 / 20));
}

void OptionEditor::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitColumns();
}

void OptionEditor::fitHeight() {
    constexpr int most_rows = 12;
    const int rows = std::clamp(model_->rowCount(), 2, most_rows);
    const int header = table_->horizontalHeader()->sizeHint().height();
    const int bar = table_->horizontalScrollBar()->sizeHint().height();
    table_->setFixedHeight(header + rows * table_->verticalHeader()->defaultSectionSize() + bar + 4);
}

void OptionEditor::setEditable(bool editable) {
    editable_ = editable;
    model_->setEditable(editable);
    enableButtons();
}

void OptionEditor::setProblems(const std::map<int, QString>& problems) {
    model_->setProblems(problems);
}

void OptionEditor::enableButtons() {
    const int row = table_->currentIndex().row();
    add_->setEnabled(editable_);
    turn_->setEnabled(editable_ && model_->rowCount() > 1);
    remove_->setEnabled(editable_ && row >= 0);
    up_->setEnabled(editable_ && row > 0);
    down_->setEnabled(editable_ && row >= 0 && row + 1 < model_->rowCount());
}

void OptionEditor::choose(int row) {
    table_->setCurrentIndex(model_->index(row, std::max(0, table_->currentIndex().column())));
}

void OptionEditor::removeChosen() {
    const int row = table_->currentIndex().row();
    if (!editable_ || row < 0) return;
    std::vector<Option> options = model_->options();
    options.erase(options.begin() + row);
    emit edited(options);
}

void OptionEditor::moveChosen(int by) {
    const int row = table_->currentIndex().row();
    const int to = row + by;
    if (!editable_ || row < 0 || to < 0 || to >= model_->rowCount()) return;
    std::vector<Option> options = model_->options();
    std::swap(options[static_cast<std::size_t>(row)], options[static_cast<std::size_t>(to)]);
    choose(to);
    emit edited(options);
}

}  // namespace diaoyan
