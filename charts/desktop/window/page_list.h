// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace diaoyan {

/// The sidebar: pages with their icons, in groups. Up and down pass over the headings.
class PageList : public QListWidget {
    Q_OBJECT

public:
    explicit PageList(QWidget* parent = nullptr);

    /// Nothing happens for an unknown id.
    void choose(const QString& id);
    QString chosenId() const;
    QSize sizeHint() const override;

signals:
    void chosen(const QString& id);

private:
    void addHeading(const QString& words);
};

}  // namespace diaoyan
