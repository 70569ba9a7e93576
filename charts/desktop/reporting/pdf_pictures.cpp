// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/pdf_pictures.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfDocument>

namespace diaoyan {

namespace {

/// A PDF file that is read where it stands in memory.
class OpenPdf {
public:
    explicit OpenPdf(const std::string& pdf)
        : bytes_(QByteArray::fromRawData(pdf.data(), static_cast<qsizetype>(pdf.size()))), document_(nullptr) {
        buffer_.setBuffer(&bytes_);
        buffer_.open(QIODevice::ReadOnly);
        document_.load(&buffer_);
    }
    QPdfDocument& operator*() { return document_; }

private:
    QByteArray bytes_;
    QBuffer buffer_;
    QPdfDocument document_;
};

}  // namespace

std::vector<QSizeF> sizesOfPages(const std::string& pdf) {
    OpenPdf open(pdf);
    std::vector<QSizeF> sizes;
    for (int page = 0; page < (*open).pageCount(); ++page) sizes.push_back((*open).pagePointSize(page));
    return sizes;
}

std::map<int, QImage> picturesOfPages(const std::string& pdf, const std::map<int, QSize>& wanted,
                                      const std::stop_token& stop) {
    OpenPdf open(pdf);
    std::map<int, QImage> pictures;
    for (const auto& [page, size] : wanted) {
        if (stop.stop_requested()) break;
        if (page < 0 || page >= (*open).pageCount() || size.isEmpty()) continue;
        const QImage ink = (*open).render(page, size);
        QImage paper(size, QImage::Format_RGB32);
        paper.fill(Qt::white);
        QPainter(&paper).drawImage(0, 0, ink);
        pictures.emplace(page, std::move(paper));
    }
    return pictures;
}

}  // namespace diaoyan
