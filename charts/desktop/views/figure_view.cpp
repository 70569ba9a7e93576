// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/figure_view.h"

#include "charts/render/planned_figure.h"

#include <QPainter>

namespace diaoyan {

/// The figure laid out for a width.
struct FigureView::Drawn {
    PlannedFigure figure;
};

FigureView::FigureView(QWidget* parent) : QWidget(parent), drawn_(std::make_unique<Drawn>()) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
}

FigureView::~FigureView() = default;

void FigureView::show(const ChartSpec& spec) {
    spec_ = spec;
    words_.clear();
    if (Result<PlannedFigure> planned = plannedFigure(spec, {})) drawn_->figure = std::move(*planned);
    updateGeometry();
    update();
}

void FigureView::showWords(const QString& words) {
    spec_.reset();
    words_ = words;
    drawn_->figure = {};
    update();
}

QString FigureView::wordsOf(const FigureSpot&) const {
    return {};
}

std::optional<QRectF> FigureView::placeOf(const FigureSpot&) const {
    return std::nullopt;
}

const std::vector<FigureSpot>& FigureView::spots() const {
    return drawn_->figure.plan.spots;
}

int FigureView::heightForWidth(int width) const {
    const FigurePlan& plan = drawn_->figure.plan;
    return spec_ ? static_cast<int>(plan.height * width / plan.width) : 200;
}

QSize FigureView::sizeHint() const {
    return {640, heightForWidth(640)};
}

void FigureView::copyPicture() {}
void FigureView::copyTable() {}
void FigureView::saveAs() {}

void FigureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!spec_) {
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, words_);
        return;
    }
    const FigurePlan& plan = drawn_->figure.plan;
    painter.scale(width() / plan.width, width() / plan.width);
    paintFigure(painter, *spec_, plan);
}

}  // namespace diaoyan
