// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/recent_list.h"

#include "charts/desktop/look/theme.h"

#include <QContextMenuEvent>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace diaoyan {

namespace {

enum RecentRole { pathRole = Qt::UserRole, folderRole, whenRole, goneRole };

constexpr int margin = 10;
constexpr int betweenLines = 5;

/// Two lines: the name and when, the folder below.
class RecentDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {200, 2 * QFontMetrics(option.font).height() + betweenLines + 2 * margin - 4};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool chosen = option.state & QStyle::State_Selected;
        const QRect area = option.rect.adjusted(2, 1, -2, -1);
        if (chosen || (option.state & QStyle::State_MouseOver)) {
            QColor ground = option.palette.color(QPalette::Highlight);
            if (!chosen) ground.setAlphaF(0.12f);
            painter->setPen(Qt::NoPen);
            painter->setBrush(ground);
            painter->drawRoundedRect(area, 6, 6);
        }
        const bool gone = index.data(goneRole).toBool();
        const QColor quiet = chosen ? option.palette.color(QPalette::HighlightedText) : themeColours().quiet;
        const QColor words = chosen ? option.palette.color(QPalette::HighlightedText)
                             : gone ? option.palette.color(QPalette::Disabled, QPalette::Text)
                                    : option.palette.color(QPalette::Text);
        const QFontMetrics metrics(option.font);
        QRect line = area.adjusted(margin, margin - 3, -margin, 0);
        line.setHeight(metrics.height());
        const QString when = index.data(whenRole).toString();
        const int when_width = metrics.horizontalAdvance(when);
        painter->setFont(option.font);
        painter->setPen(quiet);
        painter->drawText(line, Qt::AlignRight | Qt::TextDontClip, when);
        QFont bold = option.font;
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(words);
        painter->drawText(line, Qt::AlignLeft | Qt::TextDontClip,
                          QFontMetrics(bold).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle,
                                                        line.width() - when_width - margin));
        line.translate(0, metrics.height() + betweenLines);
        painter->setFont(option.font);
        painter->setPen(gone && !chosen ? words : quiet);
        painter->drawText(line, Qt::AlignLeft | Qt::TextDontClip,
                          metrics.elidedText(index.data(folderRole).toString(), Qt::ElideMiddle, line.width()));
        painter->restore();
    }
};

}  // namespace

RecentList::RecentList(QWidget* parent) : QListWidget(parent) {
    setObjectName("recentList");
    setAccessibleName(tr("Recent surveys"));
    setItemDelegate(new RecentDelegate(this));
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { emit asked(item->data(pathRole).toString()); });
}

void RecentList::setPaths(const QStringList& paths) {
    clear();
    for (const QString& path : paths) {
        const QFileInfo file(path);
        auto* item = new QListWidgetItem(file.fileName(), this);
        QString folder = QDir::toNativeSeparators(file.absolutePath());
        if (folder.startsWith(QDir::homePath())) folder.replace(0, QDir::homePath().size(), "~");
        const bool gone = !file.exists();
        const QDate day = file.lastModified().date();
        const QString when = gone                                    ? tr("not found")
                             : day == QDate::currentDate()           ? file.lastModified().toString("HH:mm")
                             : day.daysTo(QDate::currentDate()) == 1 ? tr("yesterday")
                                                                     : day.toString(Qt::ISODate);
        item->setData(pathRole, path);
        item->setData(folderRole, folder);
        item->setData(whenRole, when);
        item->setData(goneRole, gone);
        item->setData(Qt::AccessibleTextRole, file.fileName() + ", " + folder + ", " + when);
    }
    constexpr int most = 6;
    if (count() == 0) return;
    setCurrentRow(0, QItemSelectionModel::NoUpdate);
    setMinimumHeight(std::min(most, count()) * sizeHintForRow(0) + 4);
}

void RecentList::forget(QListWidgetItem* item) {
    const QString path = item->data(pathRole).toString();
    delete takeItem(row(item));
    emit forgotten(path);
}

void RecentList::keyPressEvent(QKeyEvent* event) {
    QListWidgetItem* item = currentItem();
    if (item != nullptr && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return emit asked(item->data(pathRole).toString());
    if (item != nullptr && event->key() == Qt::Key_Delete) return forget(item);
    QListWidget::keyPressEvent(event);
}

void RecentList::contextMenuEvent(QContextMenuEvent* event) {
    QListWidgetItem* item = event->reason() == QContextMenuEvent::Keyboard ? currentItem() : itemAt(event->pos());
    if (item == nullptr) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString path = item->data(pathRole).toString();
    menu->addAction(tr("&Open"), this, [this, path] { emit asked(path); });
    menu->addAction(tr("&Remove from this list"), this, [this, path] {
        for (int row = 0; row < count(); ++row)
            if (this->item(row)->data(pathRole).toString() == path) return forget(this->item(row));
    });
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(visualItemRect(item).center())
                                                               : event->globalPos());
}

}  // namespace diaoyan
