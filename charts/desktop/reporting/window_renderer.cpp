// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/window_renderer.h"

#include "charts/desktop/jobs/jobs.h"
#include "charts/render/render.h"
#include "charts/render/scene_thread.h"

#include <QCoreApplication>
#include <QThread>

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>

namespace diaoyan {

namespace {

/// What a job and the window share about one piece of work.
struct HandedOver {
    enum class Step { waiting, begun, done, abandoned };

    std::mutex lock{};
    std::condition_variable_any changed{};
    Step step = Step::waiting;
    const std::function<void()>* work = nullptr;  ///< lives until done or abandoned
    std::exception_ptr failure{};
};

void doHandedOver(HandedOver& piece) {
    {
        const std::lock_guard hold(piece.lock);
        if (piece.step == HandedOver::Step::abandoned) return;
        piece.step = HandedOver::Step::begun;
    }
    std::exception_ptr failure;
    try {
        (*piece.work)();
    } catch (...) { failure = std::current_exception(); }
    {
        const std::lock_guard hold(piece.lock);
        piece.failure = failure;
        piece.step = HandedOver::Step::done;
    }
    piece.changed.notify_all();
}

ScenesElsewhere scenesByWindow(const std::stop_token& stop) {
    return ScenesElsewhere([stop](const std::function<void()>& work) { doneByWindow(work, stop); });
}

}  // namespace

bool doneByWindow(const std::function<void()>& work, const std::stop_token& stop) {
    QCoreApplication* const application = QCoreApplication::instance();
    if (application == nullptr || stop.stop_requested()) return false;
    if (QThread::currentThread() == application->thread()) {
        work();
        return true;
    }
    const auto piece = std::make_shared<HandedOver>();
    piece->work = &work;
    QMetaObject::invokeMethod(
        application, [piece] { doHandedOver(*piece); }, Qt::QueuedConnection);
    const auto done = [&] { return piece->step == HandedOver::Step::done; };
    std::unique_lock hold(piece->lock);
    if (!piece->changed.wait(hold, stop, done)) {
        if (piece->step == HandedOver::Step::waiting) {
            piece->step = HandedOver::Step::abandoned;
            return false;
        }
        piece->changed.wait(hold, done);  // the window is at it; it will not be long
    }
    if (piece->failure) std::rethrow_exception(piece->failure);
    return true;
}

FigureRenderer windowRenderer(const std::stop_token& stop) {
    const FigureRenderer here = qtFigureRenderer();
    FigureRenderer renderer;
    renderer.pngs = [here, stop](const std::vector<ChartSpec>& specs) {
        const ScenesElsewhere scenes = scenesByWindow(stop);
        std::vector<Result<RenderedFigure>> figures = here.pngs(specs);
        if (stop.stop_requested()) figures.assign(specs.size(), jobStopped());
        return figures;
    };
    renderer.svg = [here, stop](const ChartSpec& spec) -> Result<RenderedFigure> {
        const ScenesElsewhere scenes = scenesByWindow(stop);
        Result<RenderedFigure> figure = here.svg(spec);
        if (stop.stop_requested()) return jobStopped();
        return figure;
    };
    renderer.pdf_document = [stop](const Report& report, const WriterOptions& options) -> Result<std::string> {
        Result<PdfDocument> document = pagesForWindow(report, options, stop);
        if (!document) return document.problem();
        return std::move(document->bytes);
    };
    return renderer;
}

Result<PdfDocument> pagesForWindow(const Report& report, const WriterOptions& options, const std::stop_token& stop) {
    const ScenesElsewhere scenes = scenesByWindow(stop);
    Result<PdfDocument> document = renderPdfWithPlaces(report, options);
    if (stop.stop_requested()) return jobStopped();
    return document;
}

}  // namespace diaoyan
