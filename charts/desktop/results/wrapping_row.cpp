// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/wrapping_row.h"

#include <algorithm>

namespace diaoyan {

WrappingRow::~WrappingRow() = default;

void WrappingRow::addItem(QLayoutItem* item) {
    items_.emplace_back(item);
}

QLayoutItem* WrappingRow::itemAt(int position) const {
    return position >= 0 && position < count() ? items_[static_cast<std::size_t>(position)].get() : nullptr;
}

QLayoutItem* WrappingRow::takeAt(int position) {
    if (position < 0 || position >= count()) return nullptr;
    QLayoutItem* taken = items_[static_cast<std::size_t>(position)].release();
    items_.erase(items_.begin() + position);
    return taken;
}

void WrappingRow::setGeometry(const QRect& area) {
    QLayout::setGeometry(area);
    placed(area, true);
}

QSize WrappingRow::sizeHint() const {
    QSize whole;
    for (const auto& item : items_) {
        if (item->isEmpty()) continue;
        const QSize size = item->sizeHint();
        whole = {whole.width() + size.width() + (whole.width() > 0 ? gap_ : 0),
                 std::max(whole.height(), size.height())};
    }
    return whole;
}

QSize WrappingRow::minimumSize() const {
    QSize smallest;
    for (const auto& item : items_)
        if (!item->isEmpty()) smallest = smallest.expandedTo(item->minimumSize());
    return smallest;
}

int WrappingRow::placed(const QRect& area, bool move) const {
    int x = area.x();
    int y = area.y();
    int line = 0;
    for (const auto& item : items_) {
        if (item->isEmpty()) continue;
        QSize size = item->sizeHint();
        size.setWidth(std::min(size.width(), std::max(area.width(), item->minimumSize().width())));
        if (x > area.x() && x + size.width() > area.x() + area.width()) {
            x = area.x();
            y += line + gap_;
            line = 0;
        }
        if (move) item->setGeometry({{x, y}, size});
        x += size.width() + gap_;
        line = std::max(line, size.height());
    }
    return y + line - area.y();
}

}  // namespace diaoyan
