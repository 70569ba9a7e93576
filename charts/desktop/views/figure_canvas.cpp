// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/figure_canvas.h"

#include "charts/render/dark_plan.h"

#include <QPaintDevice>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr int strip_height = 512;
constexpr int strips_beside = 4;

}  // namespace

// Planned small: limits of pictures do not bind a screen, which shows a part.
Result<Done> FigureCanvas::show(const ChartSpec& spec) {
    clear();
    Result<PlannedFigure> figure = plannedFigure(spec, FigureSize{.width = 300});
    if (!figure.ok()) return figure.problem();
    spec_ = spec;
    plan_ = std::move(figure->plan);
    return Done{};
}

void FigureCanvas::clear() {
    spec_.reset();
    plan_ = {};
    picture_.reset();
    strips_.clear();
}

void FigureCanvas::setGround(const QColor& ground, bool dark) {
    if (ground == ground_ && dark == dark_) return;
    ground_ = ground;
    dark_ = dark;
    picture_.reset();
    strips_.clear();
}

void FigureCanvas::setScale(double scale) {
    if (scale == scale_) return;
    scale_ = scale;
    strips_.clear();
}

const QPixmap& FigureCanvas::strip(int number, double ratio) {
    if (const auto kept = strips_.find(number); kept != strips_.end()) return kept->second;
    if (!picture_) picture_.emplace(*spec_, dark_ ? darkPlan(*spec_, plan_, ground_) : plan_);
    QPixmap pixmap(static_cast<int>(std::ceil(plan_.width * scale_ * ratio)),
                   static_cast<int>(std::ceil(strip_height * ratio)));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(ground_);
    QPainter painter(&pixmap);
    painter.translate(0, -number * strip_height);
    painter.scale(scale_, scale_);
    const double top = number * strip_height / scale_;
    picture_->paint(painter, QRectF(0, top, plan_.width, strip_height / scale_ + 1));
    painter.end();
    return strips_.emplace(number, std::move(pixmap)).first->second;
}

void FigureCanvas::paint(QPainter& painter, const QRect& part) {
    if (isEmpty()) return;
    const double ratio = painter.device()->devicePixelRatioF();
    if (ratio != ratio_) strips_.clear();
    ratio_ = ratio;
    const int last_strip = static_cast<int>(plan_.height * scale_) / strip_height;
    const int first = std::max(part.top() / strip_height, 0);
    const int last = std::min(part.bottom() / strip_height, last_strip);
    std::erase_if(strips_, [&](const auto& one) {
        return one.first < first - strips_beside || one.first > last + strips_beside;
    });
    for (int number = first; number <= last; ++number)
        painter.drawPixmap(QPointF(0, number * strip_height), strip(number, ratio));
}

}  // namespace diaoyan
