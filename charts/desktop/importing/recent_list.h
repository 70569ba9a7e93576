// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QStringList>

namespace diaoyan {

/// Survey files opened lately: name, folder and when each was last changed; one that is gone is grey.
class RecentList : public QListWidget {
    Q_OBJECT

public:
    explicit RecentList(QWidget* parent = nullptr);
    void setPaths(const QStringList& paths);

signals:
    void asked(const QString& path);
    void forgotten(const QString& path);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void forget(QListWidgetItem* item);
};

}  // namespace diaoyan
