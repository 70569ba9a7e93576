// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/render.h"

#include "charts/render/chart_scene.h"
#include "charts/render/compact_png.h"
#include "charts/render/figure_marks.h"
#include "charts/render/figure_plan.h"
#include "charts/render/figure_svg.h"
#include "charts/render/han_font.h"
#include "charts/render/known_letters.h"
#include "charts/render/label_text.h"
#include "charts/render/offscreen_qt.h"
#include "charts/render/pdf_corrections.h"
#include "charts/render/pdf_document.h"
#include "charts/render/planned_figure.h"
#include "charts/render/scene_thread.h"

#include <QBuffer>
#include <QImage>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <future>
#include <thread>
#include <utility>

namespace diaoyan {

namespace {

Problem tooLarge(const ChartSpec& spec) {
    return {"figure-too-large",
            phrase("图“{0}”太大，画不了；请减少类别，或调小宽度、高度和分辨率",
                   "figure \"{0}\" is too large to draw; use fewer categories or a smaller size", {spec.id}),
            {}};
}

// Hostile or mistaken: no page holds as many marks.
bool holdsTooMuch(const ChartSpec& spec) {
    std::size_t in_lines = 0;
    for (const ChartLine& line : spec.lines) { in_lines += line.points.size(); }
    std::size_t outliers = 0;
    for (const ChartBox& box : spec.boxes) { outliers += box.outliers.size(); }
    return spec.categories.size() > 2000 || spec.series.size() > 200 ||
           spec.categories.size() * spec.series.size() > 40000 || spec.points.size() > 5000 ||
           spec.lines.size() > 100 || in_lines > 100000 || outliers > 20000;
}

Result<PlannedFigure> plan(const ChartSpec& spec, const FigureSize& size) {
    const Result<Done> ready = ensureQtApplication();
    if (!ready.ok()) { return ready.problem(); }
    const Result<QString>& family = hanFont();
    if (!family.ok()) { return family.problem(); }
    constexpr int largest = 20000;
    const bool sensible = size.width >= 100 && size.width <= largest && size.height >= 0 && size.height <= largest &&
                          size.pixel_ratio > 0 && size.pixel_ratio <= 16;
    if (!sensible || holdsTooMuch(spec)) { return tooLarge(spec); }
    const double scale = size.width / FigurePlan{}.width;
    Result<FigurePlan> laid_out = planFigure(spec, *family, size.height / scale);
    if (!laid_out.ok()) { return laid_out.problem(); }
    const Result<Done> written = wordsCanBeDrawn(laid_out->texts);
    if (!written.ok()) { return written.problem(); }
    PlannedFigure figure{std::move(*laid_out), size.width, 0, scale};
    const double height = std::max<double>(size.height, std::ceil(figure.plan.height * scale - 1e-6));
    // QImage, PDF pages and browsers all give up somewhere beyond these.
    if (height > 60000 || size.width * height * size.pixel_ratio * size.pixel_ratio > 250e6 ||
        height * size.pixel_ratio > 65000 || size.width * size.pixel_ratio > 65000) {
        return tooLarge(spec);
    }
    figure.height = static_cast<int>(height);
    return figure;
}

// QPainter draws text as it is typed: no markup is ever interpreted.
void paintText(QPainter& painter, const TextPiece& piece) {
    painter.setFont(piece.font);
    painter.setPen(piece.colour);
    const QString text = withKnownLetters(piece.text, piece.font);
    const double width = piece.anchor == Anchor::start ? 0 : widthOf(text, piece.font);
    const double before = piece.anchor == Anchor::end ? width : width / 2;
    if (!piece.turned) {
        painter.drawText(QPointF(piece.x - before, piece.y), text);
        return;
    }
    painter.save();
    painter.translate(piece.x, piece.y);
    painter.rotate(-90);
    painter.drawText(QPointF(-before, 0), text);
    painter.restore();
}

/// Marks and letters around the bars. `part`: only what is near it is written.
void paintParts(QPainter& painter, const FigurePlan& plan, const QRectF& part,
                const std::function<void()>& paint_bars) {
    constexpr double reach = 400;  // of a turned name of a column
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintMarks(painter, plan.behind);
    if (!plan.plot.isEmpty()) { paint_bars(); }
    paintMarks(painter, plan.marks);
    for (const TextPiece& piece : plan.texts) {
        if (piece.y > part.top() - reach && piece.y < part.bottom() + reach) { paintText(painter, piece); }
    }
}

/// A picture that is painted, but not a file yet.
struct PaintedFigure {
    QImage picture;
    int width = 0;
    int height = 0;
};

Result<PaintedFigure> painted(const ChartSpec& spec, const FigureSize& size) {
    const Result<PlannedFigure> figure = plan(spec, size);
    if (!figure.ok()) { return figure.problem(); }
    const auto pixels = [&](int units) { return static_cast<int>(std::lround(units * size.pixel_ratio)); };
    QImage picture(std::max(1, pixels(figure->width)), std::max(1, pixels(figure->height)), QImage::Format_RGB32);
    if (picture.isNull()) { return tooLarge(spec); }
    picture.fill(Qt::white);
    {
        QPainter painter(&picture);
        painter.scale(figure->scale * size.pixel_ratio, figure->scale * size.pixel_ratio);
        paintFigure(painter, spec, figure->plan);
    }
    return PaintedFigure{std::move(picture), figure->width, figure->height};
}

}  // namespace

Result<PlannedFigure> plannedFigure(const ChartSpec& spec, const FigureSize& size) {
    return plan(spec, size);
}

void paintFigure(QPainter& painter, const ChartSpec& spec, const FigurePlan& plan) {
    const QRectF whole(0, 0, plan.width, plan.height);
    paintParts(painter, plan, whole, [&] {
        // The scene lives and dies on its own thread, whichever thread paints.
        onSceneThread([&] { chartScene(spec, plan)->render(&painter, whole, whole); });
    });
}

FigurePicture::FigurePicture(const ChartSpec& spec, const FigurePlan& plan)
    : plan_(plan), bars_(plan.plot.isEmpty() ? nullptr : chartScene(spec, plan)) {}
FigurePicture::FigurePicture(FigurePicture&&) noexcept = default;
FigurePicture& FigurePicture::operator=(FigurePicture&&) noexcept = default;
FigurePicture::~FigurePicture() = default;

void FigurePicture::paint(QPainter& painter, const QRectF& part) const {
    paintParts(painter, plan_, part, [&] { bars_->render(&painter, part, part); });
}

Result<RenderedFigure> renderPng(const ChartSpec& spec, const FigureSize& size) {
    Result<PaintedFigure> figure = painted(spec, size);
    if (!figure.ok()) { return figure.problem(); }
    return RenderedFigure{compactPng(std::move(figure->picture), size.pixel_ratio), figure->width, figure->height};
}

std::vector<Result<RenderedFigure>> renderPngs(const std::vector<ChartSpec>& specs, const FigureSize& size) {
    std::vector<Result<RenderedFigure>> figures;
    std::deque<std::pair<std::size_t, std::future<std::string>>> in_work;
    const auto finishOldest = [&] {
        figures[in_work.front().first]->bytes = in_work.front().second.get();
        in_work.pop_front();
    };
    const std::size_t at_once = std::max(1U, std::thread::hardware_concurrency());
    for (const ChartSpec& spec : specs) {
        Result<PaintedFigure> figure = painted(spec, size);
        if (!figure.ok()) {
            figures.emplace_back(figure.problem());
            continue;
        }
        in_work.emplace_back(figures.size(), std::async(compactPng, std::move(figure->picture), size.pixel_ratio));
        figures.emplace_back(RenderedFigure{{}, figure->width, figure->height});
        if (in_work.size() > at_once) { finishOldest(); }
    }
    while (!in_work.empty()) { finishOldest(); }
    return figures;
}

Result<RenderedFigure> renderSvg(const ChartSpec& spec, const FigureSize& size) {
    const Result<PlannedFigure> figure = plan(spec, size);
    if (!figure.ok()) { return figure.problem(); }
    return RenderedFigure{figureSvg(spec, figure->plan, figure->width, figure->height), figure->width, figure->height};
}

Result<RenderedFigure> renderPdf(const ChartSpec& spec, const FigureSize& size) {
    const Result<PlannedFigure> figure = plan(spec, size);
    if (!figure.ok()) { return figure.problem(); }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(plainLabel(spec.title));
        writer.setCreator(QStringLiteral("Diaoyan"));
        writer.setResolution(1200);
        writer.setPageSize(QPageSize(QSizeF(figure->width * 0.75, figure->height * 0.75), QPageSize::Point, QString(),
                                     QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        painter.scale(figure->scale * 1200 / 96, figure->scale * 1200 / 96);
        paintFigure(painter, spec, figure->plan);
    }
    withoutDate(bytes);
    withSearchableText(bytes);
    return RenderedFigure{bytes.toStdString(), figure->width, figure->height};
}

FigureRenderer qtFigureRenderer() {
    FigureRenderer renderer;
    renderer.pngs = [](const std::vector<ChartSpec>& specs) { return renderPngs(specs, FigureSize{1200, 0, 2}); };
    renderer.svg = [](const ChartSpec& spec) { return renderSvg(spec); };
    renderer.pdf_document = [](const Report& report, const WriterOptions& options) {
        return renderPdfDocument(report, options);
    };
    return renderer;
}

}  // namespace diaoyan
