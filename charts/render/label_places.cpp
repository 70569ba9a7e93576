// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_places.h"

#include <algorithm>

namespace diaoyan {

namespace {

// Right of the dot first, where reading goes on; then left, above, below and between.
constexpr double directions[][2] = {{1, 0},     {-1, 0},   {0, -1},   {0, 1},   {1, -0.7},  {1, 0.7},
                                    {-1, -0.7}, {-1, 0.7}, {0.5, -1}, {0.5, 1}, {-0.5, -1}, {-0.5, 1}};
constexpr double distances[] = {4, 14, 28, 46, 68, 94};

QRectF labelArea(const LabelWish& wish, double dx, double dy, double reach) {
    const double width = wish.size.width();
    const double height = wish.size.height();
    // At (1, 0) the left edge is `reach` away; in between, the label slides along the dot.
    const double x = wish.dot.x() + dx * (reach + width / 2) - width / 2;
    const double y = wish.dot.y() + dy * (reach + height / 2) - height / 2;
    return {x, y, width, height};
}

bool isFree(const QRectF& area, const std::vector<QRectF>& taken) {
    return std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(area); });
}

/// Where a label may stand, the best place first.
std::vector<QRectF> candidates(const LabelWish& wish, double dot_radius) {
    std::vector<QRectF> areas;
    if (!wish.beside) {
        for (const double distance : distances) {
            areas.push_back(labelArea(wish, 0, -1, dot_radius + distance));
            areas.push_back(labelArea(wish, 0, 1, dot_radius + distance));
        }
    }
    for (const double distance : distances) {
        for (const auto& direction : directions) {
            areas.push_back(labelArea(wish, direction[0], direction[1], dot_radius + distance));
        }
    }
    return areas;
}

}  // namespace

std::vector<std::optional<QRectF>> placeLabels(const std::vector<LabelWish>& wishes, const std::vector<QPointF>& dots,
                                               double dot_radius, const std::vector<QRectF>& taken,
                                               const QRectF& within) {
    std::vector<QRectF> occupied = taken;
    for (const QPointF& dot : dots) {
        occupied.emplace_back(dot.x() - dot_radius, dot.y() - dot_radius, 2 * dot_radius, 2 * dot_radius);
    }
    std::vector<std::optional<QRectF>> places;
    for (const LabelWish& wish : wishes) {
        std::optional<QRectF> place;
        for (const QRectF& area : candidates(wish, dot_radius)) {
            if (within.contains(area) && isFree(area, occupied)) {
                place = area;
                break;
            }
        }
        if (place) { occupied.push_back(*place); }
        places.push_back(place);
    }
    return places;
}

}  // namespace diaoyan
