// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/figure_accessible.h"

#include "charts/desktop/views/figure_view.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <map>

namespace diaoyan {

namespace {

/// A piece of a figure as a screen reader meets it.
class AccessibleSpot final : public QAccessibleInterface {
public:
    AccessibleSpot(FigureView* figure, int spot) : figure_(figure), spot_(spot) {}

    bool isValid() const override { return spot_ < static_cast<int>(figure_->spots().size()); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(figure_); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text which) const override {
        if (which != QAccessible::Name || !isValid()) return {};
        return figure_->wordsOf(spot()).replace('\n', ", ");
    }
    QRect rect() const override {
        const std::optional<QRectF> place = isValid() ? figure_->placeOf(spot()) : std::nullopt;
        if (!place) return {};
        const QRect area = place->toAlignedRect();
        return {figure_->mapToGlobal(area.topLeft()), area.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.focused = isValid() && figure_->hasFocus() && figure_->current() == spot();
        state.readOnly = true;
        return state;
    }

private:
    const FigureSpot& spot() const { return figure_->spots()[static_cast<std::size_t>(spot_)]; }

    FigureView* figure_;
    int spot_;
};

class AccessibleFigure final : public QAccessibleWidget {
public:
    explicit AccessibleFigure(FigureView* figure)
        : QAccessibleWidget(figure, QAccessible::List, figure->accessibleName()), figure_(figure) {}
    ~AccessibleFigure() override {
        for (const auto& [spot, id] : ids_) QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(figure_->spots().size()); }
    QAccessibleInterface* child(int spot) const override {
        if (spot < 0 || spot >= childCount()) return nullptr;
        auto known = ids_.find(spot);
        if (known == ids_.end())
            known =
                ids_.emplace(spot, QAccessible::registerAccessibleInterface(new AccessibleSpot(figure_, spot))).first;
        return QAccessible::accessibleInterface(known->second);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (const auto& [spot, id] : ids_)
            if (QAccessible::accessibleInterface(id) == child) return spot;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        for (int spot = 0; spot < childCount(); ++spot)
            if (QAccessibleInterface* one = child(spot); one->rect().contains(x, y)) return one;
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        const std::optional<FigureSpot> current = figure_->current();
        if (!current || !figure_->hasFocus()) return nullptr;
        for (int spot = 0; spot < childCount(); ++spot)
            if (figure_->spots()[static_cast<std::size_t>(spot)] == *current) return child(spot);
        return nullptr;
    }
    QString text(QAccessible::Text which) const override {
        if (which == QAccessible::Name) return figure_->accessibleName();
        if (which == QAccessible::Description) return figure_->accessibleDescription();
        if (which == QAccessible::Value)
            if (const std::optional<FigureSpot> current = figure_->current())
                return figure_->wordsOf(*current).replace('\n', ", ");
        return {};
    }

private:
    FigureView* figure_;
    mutable std::map<int, QAccessible::Id> ids_;
};

QAccessibleInterface* accessibleFigure(const QString&, QObject* object) {
    auto* figure = qobject_cast<FigureView*>(object);
    return figure != nullptr ? new AccessibleFigure(figure) : nullptr;
}

}  // namespace

void makeFiguresAccessible() {
    static const bool once = [] {
        QAccessible::installFactory(accessibleFigure);
        return true;
    }();
    (void)once;
}

void announceSpot(FigureView& figure, int spot) {
    if (!QAccessible::isActive()) return;
    QAccessibleEvent focus(&figure, QAccessible::Focus);
    focus.setChild(spot);
    QAccessible::updateAccessibility(&focus);
}

}  // namespace diaoyan
