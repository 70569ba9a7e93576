// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// What can be pointed at: the piece of each value, in reading order.
namespace diaoyan {

namespace {

constexpr double least = 14;  // a piece of 14 units is hit by a hand that trembles

}  // namespace

void PlanBuilder::addSpot(const QRectF& area, int series, int category, int point) {
    const double wide = std::max(0.0, (least - area.width()) / 2);
    const double high = std::max(0.0, (least - area.height()) / 2);
    plan_.spots.push_back({area.adjusted(-wide, -high, wide, high), series, category, point});
}

QRectF PlanBuilder::wordsArea(const ChartValue& value, double x, double middle, double height, double size) const {
    const double room = plan_.width - style::margin - x - style::value_gap;
    const double width = std::clamp(widthOf(valueWords(value), font(size)), least, std::max(room, least));
    return {x, middle - height / 2, style::value_gap + width, height};
}

void PlanBuilder::addBarSpots(const NumberScale& scale) {
    const std::size_t categories = spec_.series.front().values.size();
    for (std::size_t i = 0; i < categories; ++i) {
        for (std::size_t s = 0; s < spec_.series.size(); ++s) {
            const ChartValue& value = spec_.series[s].values[i];
            QRectF area = barArea(scale, i, s);
            if (!value.position() && upright()) { area.setTop(area.bottom() - 2 * least); }
            if (!value.position() && !upright()) {
                const double size = spec_.series.size() > 1 ? style::small_size : style::label_size;
                area = wordsArea(value, area.left(), area.center().y(), area.height(), size);
            }
            addSpot(area, static_cast<int>(s), static_cast<int>(i));
        }
    }
}

void PlanBuilder::addRowSpot(std::size_t category, double x, double middle, double height) {
    const auto withheld = std::find_if(spec_.series.begin(), spec_.series.end(),
                                       [&](const ChartSeries& one) { return one.values[category].withheld; });
    if (withheld == spec_.series.end() && !nobodyAnswered(category)) { return; }
    const bool some = withheld != spec_.series.end();
    const ChartValue& value = some ? withheld->values[category] : spec_.series.front().values[category];
    addSpot(wordsArea(value, x, middle, height, style::small_size),
            some ? static_cast<int>(withheld - spec_.series.begin()) : -1, static_cast<int>(category));
}

}  // namespace diaoyan
