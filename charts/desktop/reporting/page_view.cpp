// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/page_view.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/reporting/pdf_pictures.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

constexpr int gap = 12;            ///< around and between pages
constexpr int neighbours = 1;      ///< pages beside the visible ones that get pictures, too
constexpr double smallest = 0.25;  ///< zoom
constexpr double largest = 4;
constexpr double zoomStep = 1.2;

}  // namespace

PageView::PageView(Jobs& jobs, QWidget* parent) : QAbstractScrollArea(parent), jobs_(jobs), painting_(jobs_, this) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalScrollBar()->setSingleStep(40);
}

double PageView::scale() const {
    if (!fits_width_ || sizes_.empty()) return chosen_scale_;
    double widest = 1;
    for (const QSizeF& size : sizes_) widest = std::max(widest, size.width());
    return std::max(0.1, (viewport()->width() - 2 * gap) / widest);
}

double PageView::zoom() const {
    return scale() * 72 / std::max(1, logicalDpiX());
}

void PageView::setZoom(double zoom) {
    const int at = std::max(0, page() - 1);
    const double down = sizes_.empty() ? 0 : partAbove(at);
    fits_width_ = false;
    chosen_scale_ = std::clamp(zoom, smallest, largest) * logicalDpiX() / 72;
    layOut();
    if (!sizes_.empty()) goTo(at + 1, down);
    emit zoomChanged();
}

void PageView::fitWidth() {
    const int at = page();
    fits_width_ = true;
    layOut();
    if (at > 0) goTo(at, 0);
    emit zoomChanged();
}

void PageView::setPages(std::shared_ptr<const std::string> pdf, std::vector<QSizeF> sizes) {
    painting_.drop();
    busy_ = false;
    pdf_ = std::move(pdf);
    sizes_ = std::move(sizes);
    current_.clear();
    if (sizes_.empty()) pictures_.clear();
    layOut();
    emit placeChanged();
}

void PageView::layOut() {
    tops_.assign(1, gap);
    double widest = 0;
    for (const QSizeF& size : sizes_) {
        tops_.push_back(tops_.back() + static_cast<int>(std::lround(size.height() * scale())) + gap);
        widest = std::max(widest, size.width() * scale());
    }
    const QSize room = viewport()->size();
    verticalScrollBar()->setRange(0, std::max(0, tops_.back() - room.height()));
    verticalScrollBar()->setPageStep(room.height());
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(widest) + 2 * gap - room.width()));
    horizontalScrollBar()->setPageStep(room.width());
    wantPictures();
    viewport()->update();
}

QRect PageView::placeOf(int index) const {
    const QSizeF size = sizes_[static_cast<std::size_t>(index)] * scale();
    const int width = static_cast<int>(std::lround(size.width()));
    const int left = std::max(gap, (viewport()->width() - width) / 2) - horizontalScrollBar()->value();
    return {left, tops_[static_cast<std::size_t>(index)] - verticalScrollBar()->value(), width,
            static_cast<int>(std::lround(size.height()))};
}

/// Which part of a page is above the view; as goTo() takes it.
double PageView::partAbove(int index) const {
    const QRect place = placeOf(index);
    return static_cast<double>(gap - place.top()) / std::max(1, place.height());
}

/// The page at a height of the view.
int PageView::indexAt(int y) const {
    const int place = y + verticalScrollBar()->value();
    const auto above = std::upper_bound(tops_.begin(), tops_.end(), place);
    return std::clamp(static_cast<int>(above - tops_.begin()) - 1, 0, pages() - 1);
}

int PageView::page() const {
    return sizes_.empty() ? 0 : indexAt(viewport()->height() / 3) + 1;
}

void PageView::goTo(int page, double height) {
    if (page < 1 || page > pages()) return;
    const int top = tops_[static_cast<std::size_t>(page - 1)];
    const double whole = sizes_[static_cast<std::size_t>(page - 1)].height() * scale();
    verticalScrollBar()->setValue(top - gap + static_cast<int>(std::lround(whole * height)));
}

QImage PageView::pictureOf(int page) const {
    const auto found = pictures_.find(page - 1);
    return found == pictures_.end() || !current_.contains(page - 1) ? QImage() : found->second;
}

/// Pages to be drawn, with the size of their pictures in pixels of the screen.
std::map<int, QSize> PageView::missing() const {
    std::map<int, QSize> wanted;
    if (sizes_.empty()) return wanted;
    const int first = std::max(0, indexAt(0) - neighbours);
    const int last = std::min(pages() - 1, indexAt(viewport()->height()) + neighbours);
    for (int index = first; index <= last; ++index) {
        const QSize size = (QSizeF(placeOf(index).size()) * devicePixelRatioF()).toSize();
        const auto picture = pictures_.find(index);
        if (picture != pictures_.end() && current_.contains(index) && picture->second.size() == size) continue;
        wanted.emplace(index, size);
    }
    return wanted;
}

void PageView::wantPictures() {
    if (busy_ || pdf_ == nullptr) return;
    const std::map<int, QSize> wanted = missing();
    if (wanted.empty()) return;
    busy_ = true;
    painting_.run<std::map<int, QImage>>(
        {},
        [pdf = pdf_, wanted](const JobControl& control) -> Result<std::map<int, QImage>> {
            return picturesOfPages(*pdf, wanted, control.stop());
        },
        [this](Result<std::map<int, QImage>> made) {
            busy_ = false;
            if (!made || made->empty()) return;
            const int middle = page() - 1;
            std::erase_if(pictures_, [&](const auto& one) { return std::abs(one.first - middle) > 12; });
            for (auto& [index, picture] : *made) {
                pictures_.insert_or_assign(index, std::move(picture));
                current_[index] = true;
            }
            viewport()->update();
            wantPictures();
        });
}

void PageView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Window));
    if (sizes_.empty()) return;
    const int last = indexAt(viewport()->height());
    for (int index = indexAt(0); index <= last; ++index) {
        const QRect place = placeOf(index);
        const auto picture = pictures_.find(index);
        painter.fillRect(place, Qt::white);
        if (picture != pictures_.end()) painter.drawImage(place, picture->second);
        painter.setPen(themeColours().line);
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
}

void PageView::resizeEvent(QResizeEvent* event) {
    const int at = page();
    const double down = at == 0 ? 0 : partAbove(at - 1);
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    if (at > 0 && fits_width_) goTo(at, down);
    if (fits_width_) emit zoomChanged();
}

void PageView::scrollContentsBy(int, int) {
    viewport()->update();
    wantPictures();
    emit placeChanged();
}

void PageView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Home) return verticalScrollBar()->setValue(0);
    if (event->key() == Qt::Key_End) return verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    QAbstractScrollArea::keyPressEvent(event);
}

void PageView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) return QAbstractScrollArea::wheelEvent(event);
    if (event->angleDelta().y() != 0) setZoom(event->angleDelta().y() > 0 ? zoom() * zoomStep : zoom() / zoomStep);
    event->accept();
}

}  // namespace diaoyan
