// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/filter_menu.h"

#include "charts/desktop/desk/survey_desk.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/results/filter_choice_model.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace diaoyan {

FilterMenu::FilterMenu(SurveyDesk& desk, QWidget* parent)
    : QFrame(parent, Qt::Popup), desk_(desk), search_(new QLineEdit(this)), tree_(new QTreeView(this)),
      model_(new FilterChoiceModel(this)), narrowed_(new QSortFilterProxyModel(this)) {
    setObjectName("filterMenu");
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Add filter"));
    search_->setObjectName("filterSearch");
    search_->setPlaceholderText(tr("Search schools, questions, options"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    search_->addAction(themeIcon("search"), QLineEdit::LeadingPosition);
    narrowed_->setSourceModel(model_);
    narrowed_->setRecursiveFilteringEnabled(true);
    narrowed_->setAutoAcceptChildRows(true);
    narrowed_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    tree_->setObjectName("filterTree");
    tree_->setAccessibleName(tr("What to filter by"));
    tree_->setModel(narrowed_);
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->setTextElideMode(Qt::ElideRight);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setExpandsOnDoubleClick(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(search_);
    column->addWidget(tree_, 1);
    connect(search_, &QLineEdit::textChanged, this, &FilterMenu::narrow);
    connect(model_, &FilterChoiceModel::wanted, &desk_, &SurveyDesk::setFilter);
    connect(tree_, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (!index.parent().isValid()) tree_->setExpanded(index, !tree_->isExpanded(index));
    });
}

void FilterMenu::narrow(const QString& words) {
    narrowed_->setFilterFixedString(words);
    if (words.isEmpty())
        tree_->collapseAll();
    else
        tree_->expandAll();
}

void FilterMenu::openBelow(const QWidget& anchor) {
    if (!desk_.isOpen()) return;
    model_->show(filterChoices(*desk_.outline()), desk_.filter());
    search_->clear();
    const QFontMetrics letters = fontMetrics();
    const QRect room = anchor.screen()->availableGeometry();
    resize(std::min(letters.averageCharWidth() * 56, room.width() - 16),
           std::min(letters.height() * 24, room.height() - 16));
    QPoint corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(corner);
    show();
    search_->setFocus();
}

void FilterMenu::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down && search_->hasFocus())
        tree_->setFocus();
    else
        QFrame::keyPressEvent(event);
}

}  // namespace diaoyan
