// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/window/page_list.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/pages/pages.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr int idRole = Qt::UserRole;

}  // namespace

PageList::PageList(QWidget* parent) : QListWidget(parent) {
    setObjectName("pageList");
    setAccessibleName(tr("Pages"));
    setIconSize({20, 20});
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    int number = 0;
    for (const PageEntry& page : pages()) {
        if (page.group != nullptr) addHeading(page.shownGroup());
        auto* item = new QListWidgetItem(themeIcon(page.id), page.shownTitle(), this);
        item->setData(idRole, QString(page.id));
        item->setSizeHint({0, fontMetrics().height() + 16});
        item->setToolTip(QString("%1  Ctrl+%2").arg(page.shownTitle()).arg(++number % 10));
    }
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && item->data(idRole).isValid()) emit chosen(item->data(idRole).toString());
    });
}

void PageList::addHeading(const QString& words) {
    auto* item = new QListWidgetItem(words, this);
    item->setFlags(Qt::NoItemFlags);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    item->setFont(small);
    item->setForeground(themeColours().quiet);
    item->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
    item->setSizeHint({0, fontMetrics().height() + (count() > 1 ? 20 : 12)});
}

void PageList::choose(const QString& id) {
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(idRole).toString() == id) setCurrentRow(i);
}

QString PageList::chosenId() const {
    return currentItem() == nullptr ? QString() : currentItem()->data(idRole).toString();
}

QSize PageList::sizeHint() const {
    int widest = 0;
    for (int i = 0; i < count(); ++i) widest = std::max(widest, fontMetrics().horizontalAdvance(item(i)->text()));
    return {widest + iconSize().width() + 4 * fontMetrics().height(), 300};
}

}  // namespace diaoyan
