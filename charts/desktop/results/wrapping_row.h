// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace diaoyan {

/// Widgets one after the other like words: what does not fit into a line begins the next one.
class WrappingRow : public QLayout {
    Q_OBJECT

public:
    explicit WrappingRow(int gap) : gap_(gap) {}
    ~WrappingRow() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem* itemAt(int position) const override;
    QLayoutItem* takeAt(int position) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return placed(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect& area) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;

private:
    /// The height that the items need; moves them there when told to.
    int placed(const QRect& area, bool move) const;

    int gap_;
    std::vector<std::unique_ptr<QLayoutItem>> items_;
};

}  // namespace diaoyan
