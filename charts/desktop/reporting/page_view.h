// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/jobs/jobs.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// Pages of a PDF file below one another, as wide as the view or at a size of the user's choice. Pictures are made in
/// jobs for the pages that are seen; another file with the same pages keeps the place that is looked at.
class PageView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit PageView(Jobs& jobs, QWidget* parent = nullptr);

    /// `sizes`: of its pages, in points. None: nothing is shown.
    void setPages(std::shared_ptr<const std::string> pdf, std::vector<QSizeF> sizes);
    int pages() const { return static_cast<int>(sizes_.size()); }
    int page() const;  ///< the one in the middle of the view, from 1; 0: none
    void goTo(int page, double height);

    /// 1: a point of the page is 1/72 inch of the screen.
    double zoom() const;
    void setZoom(double zoom);
    void fitWidth();
    bool fitsWidth() const { return fits_width_; }
    /// The picture of a page (from 1) as it is shown now; null until it is made.
    QImage pictureOf(int page) const;

signals:
    void placeChanged();
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    double scale() const;  ///< logical pixels per point
    QRect placeOf(int index) const;
    int indexAt(int y) const;
    double partAbove(int index) const;
    void layOut();
    void wantPictures();
    std::map<int, QSize> missing() const;

    Jobs& jobs_;
    LatestJob painting_;
    bool busy_ = false;
    std::shared_ptr<const std::string> pdf_;
    std::vector<QSizeF> sizes_;
    std::vector<int> tops_;  ///< of the pages, in pixels; one more than pages
    std::map<int, QImage> pictures_;
    std::map<int, bool> current_;  ///< whether a picture is of this file, not of the one before
    double chosen_scale_ = 1;
    bool fits_width_ = true;
};

}  // namespace diaoyan
