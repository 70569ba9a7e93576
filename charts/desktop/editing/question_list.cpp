// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/question_list.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "questionnaires/json_names.h"

#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace diaoyan {

namespace {

/// Two lines: the question, and in quiet letters its kind.
class QuestionLine final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {80, 2 * option.fontMetrics.lineSpacing() + 12};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString words = option.text;
        option.text.clear();
        const QWidget* view = option.widget;
        view->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, view);
        const bool selected = option.state & QStyle::State_Selected;
        const QVariant marked = index.data(Qt::ForegroundRole);
        const QPalette& palette = option.palette;
        painter->save();
        painter->setFont(option.font);
        const QRect inside = option.rect.adjusted(8, 5, -8, -5);
        const QColor plain = marked.isValid() ? marked.value<QColor>() : palette.color(QPalette::Text);
        painter->setPen(selected ? palette.color(QPalette::HighlightedText) : plain);
        const QString line = option.fontMetrics.elidedText(words, Qt::ElideRight, inside.width());
        const QString kind = index.data(QuestionListModel::KindRole).toString();
        const Qt::Alignment place = kind.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop;
        painter->drawText(inside, static_cast<int>(place | Qt::AlignLeft), line);
        painter->setPen(selected ? palette.color(QPalette::HighlightedText) : themeColours().quiet);
        painter->drawText(inside, Qt::AlignBottom | Qt::AlignLeft, kind);
        painter->restore();
    }
};

}  // namespace

QuestionList::QuestionList(QWidget* parent)
    : QWidget(parent), model_(new QuestionListModel(this)), view_(new QListView(this)) {
    view_->setObjectName("questionList");
    view_->setAccessibleName(tr("Questions"));
    view_->setModel(model_);
    view_->setItemDelegate(new QuestionLine(view_));
    view_->setUniformItemSizes(true);
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    view_->setDragDropMode(QAbstractItemView::InternalMove);
    view_->setDefaultDropAction(Qt::MoveAction);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(view_, 1);
    column->addWidget(buildButtons());
    buildShortcuts();
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        enableButtons();
        if (!choosing_ && view_->currentIndex().isValid()) emit chosenChanged(chosen());
    });
    connect(model_, &QuestionListModel::moveWanted, this, &QuestionList::moveWanted);
}

QWidget* QuestionList::buildButtons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    const auto button = [&](const char* icon, const QString& tip, const char* name) {
        auto* made = new QToolButton(bar);
        made->setIcon(themeIcon(icon));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        made->setObjectName(name);
        row->addWidget(made);
        return made;
    };
    add_ = button("add", tr("Add a question"), "questionAdd");
    add_->setText(tr("Add"));
    add_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add_->setPopupMode(QToolButton::InstantPopup);
    auto* kinds = new QMenu(add_);
    for (const auto& [kind, name] : kindNames)
        connect(kinds->addAction(shown(kindWords(kind))), &QAction::triggered, this,
                [this, kind = kind] { emit addWanted(kind); });
    add_->setMenu(kinds);
    row->addStretch();
    duplicate_ = button("copy", tr("Duplicate (Ctrl+D)"), "questionDuplicate");
    up_ = button("up", tr("Move up (Alt+Up)"), "questionUp");
    down_ = button("down", tr("Move down (Alt+Down)"), "questionDown");
    remove_ = button("remove", tr("Delete the question (Delete)"), "questionRemove");
    connect(duplicate_, &QToolButton::clicked, this, [this] { emit duplicateWanted(chosen()); });
    connect(remove_, &QToolButton::clicked, this, [this] { emit removeWanted(chosen()); });
    connect(up_, &QToolButton::clicked, this, [this] { emit moveWanted(chosen(), chosen() - 1); });
    connect(down_, &QToolButton::clicked, this, [this] { emit moveWanted(chosen(), chosen() + 1); });
    return bar;
}

void QuestionList::buildShortcuts() {
    const std::pair<QKeySequence, QToolButton*> keys[] = {{QKeySequence(Qt::ALT | Qt::Key_Up), up_},
                                                          {QKeySequence(Qt::ALT | Qt::Key_Down), down_},
                                                          {QKeySequence(Qt::CTRL | Qt::Key_D), duplicate_},
                                                          {QKeySequence(QKeySequence::Delete), remove_}};
    for (const auto& [key, button] : keys) {
        auto* shortcut = new QShortcut(key, view_);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QToolButton::click);
    }
}

void QuestionList::show(const Questionnaire& form, const std::set<std::size_t>& marked) {
    choosing_ = true;
    model_->show(form, marked);
    choosing_ = false;
    enableButtons();
}

void QuestionList::setEditable(bool editable) {
    editable_ = editable;
    model_->setMovable(editable);
    enableButtons();
}

int QuestionList::chosen() const {
    const QModelIndex current = view_->currentIndex();
    return current.isValid() ? QuestionListModel::questionAt(current.row()) : -1;
}

void QuestionList::choose(int question) {
    choosing_ = true;
    view_->setCurrentIndex(model_->index(QuestionListModel::rowOf(question)));
    choosing_ = false;
    enableButtons();
}

void QuestionList::enableButtons() {
    const int at = chosen();
    const int count = static_cast<int>(model_->form().questions.size());
    add_->setEnabled(editable_);
    duplicate_->setEnabled(editable_ && at >= 0);
    remove_->setEnabled(editable_ && at >= 0);
    up_->setEnabled(editable_ && at > 0);
    down_->setEnabled(editable_ && at >= 0 && at + 1 < count);
}

}  // namespace diaoyan
