// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/offscreen_qt.h"
#include "charts/render/pdf_file.h"
#include "charts/render/printable_documents.h"
#include "charts/render/printable_parts.h"

#include <QPen>

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

constexpr double mm = tenthsPerMillimetre;
constexpr double qr_side = 120 * mm;
constexpr double margin = 20 * mm;
const QColor accent(0x1F, 0x4E, 0x86);
const QColor quiet(0x4A, 0x55, 0x60);

struct PosterStep {
    Text what{};
    Text how{};
};

const std::array<PosterStep, 3>& posterSteps() {
    static const std::array<PosterStep, 3> steps = {
        PosterStep{{"扫码", "Scan"}, {"用微信或相机扫上面的二维码", "the code above, with the camera of your phone"}},
        PosterStep{{"作答", "Answer"}, {"按您的真实想法选择", "as you really think"}},
        PosterStep{{"提交", "Send"}, {"看到致谢页面就完成了", "you are done when you are thanked"}}};
    return steps;
}

TextLook centred(TextLook look) {
    look.alignment = Qt::AlignHCenter;
    return look;
}

class PosterSheet {
public:
    PosterSheet(const PdfLooks& looks, Language language) : looks_(looks), pages_(looks), language_(language) {}

    void place(const PosterText& poster, const QrCode& code) {
        if (!first_) { pages_.newPage(); }
        first_ = false;
        const double width = looks_.page_width - 2 * margin;
        const auto fitting = [&](const std::string& words, bool bold, const std::vector<double>& points, int lines) {
            return fittingText(words, centred(sizedLook(looks_, 12, bold)), points, width, lines);
        };
        const SetText title = fitting(poster.title.in(language_), true, {44, 38, 32, 27, 22, 18}, 2);
        const SetText words = fitting(poster.words.in(language_), false, {16, 14, 12}, 3);
        const SetText address = fitting(poster.address, true, {26, 22, 18, 15, 12, 10}, 2);
        const double words_height = poster.words.empty() ? 0 : words.height() + 5 * mm;
        const double frame = qr_side * (1 + 8.0 / code.width);
        const double steps_top = looks_.page_height - 58 * mm;
        const double used = title.height() + 9 * mm + frame + 4 * mm + address.height() + 3 * mm + words_height;
        const double top = std::max(14 * mm, (steps_top - used) / 2);
        pages_.draw([=](QPainter& painter) {
            painter.fillRect(QRectF(0, 0, 5953, 6 * mm), accent);
            double y = top;
            drawLines(painter, title, margin, y, accent);
            y += title.height() + 9 * mm;
            drawFramedQr(painter, code, (5953 - frame) / 2, y, frame);
            y += frame + 4 * mm;
            drawLines(painter, address, margin, y);
            y += address.height() + 3 * mm;
            if (words_height > 0) { drawLines(painter, words, margin, y, quiet); }
        });
        placeSteps(steps_top, width);
    }

    const PdfPages& pages() const { return pages_; }

private:
    static void drawFramedQr(QPainter& painter, const QrCode& code, double x, double y, double frame) {
        painter.setPen(QPen(accent, 20));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(x, y, frame, frame), 5 * mm, 5 * mm);
        drawQr(painter, code, x + (frame - qr_side) / 2, y + (frame - qr_side) / 2, qr_side);
    }

    /// Three numbers in circles with arrows between them.
    void placeSteps(double y, double width) {
        const double column = width / 3;
        constexpr double circle = 13 * mm;
        for (std::size_t i = 0; i < posterSteps().size(); ++i) {
            const PosterStep& step = posterSteps()[i];
            const double left = margin + static_cast<double>(i) * column;
            const double room = column - 8 * mm;
            const SetText number = setText(std::to_string(i + 1), centred(sizedLook(looks_, 20, true)), circle);
            const SetText what = setText(step.what.in(language_), centred(sizedLook(looks_, 20, true)), room);
            const SetText how = setByMeaning(step.how.in(language_), centred(sizedLook(looks_, 11)), room, 3);
            const bool arrow = i + 1 < posterSteps().size();
            pages_.draw([=](QPainter& painter) {
                const double middle = left + column / 2;
                painter.setPen(Qt::NoPen);
                painter.setBrush(accent);
                painter.drawEllipse(QRectF(middle - circle / 2, y, circle, circle));
                drawLines(painter, number, middle - circle / 2, y + (circle - number.line_height) / 2, Qt::white);
                drawLines(painter, what, left + 4 * mm, y + circle + 2 * mm);
                drawLines(painter, how, left + 4 * mm, y + circle + 2 * mm + what.height(), quiet);
                if (arrow) { drawArrow(painter, left + column, y + circle / 2); }
            });
        }
    }

    static void drawArrow(QPainter& painter, double x, double y) {
        painter.setPen(QPen(accent, 16, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        constexpr double half = 8 * mm;
        constexpr double tip = 2.4 * mm;
        painter.drawLine(QPointF(x - half, y), QPointF(x + half, y));
        painter.drawPolyline(
            QPolygonF({QPointF(x + half - tip, y - tip), QPointF(x + half, y), QPointF(x + half - tip, y + tip)}));
    }

    const PdfLooks& looks_;
    PdfPages pages_;
    Language language_;
    bool first_ = true;
};

}  // namespace

Result<std::string> postersPdf(const std::vector<PosterText>& posters, Language language) {
    if (const Result<Done> ready = ensureQtApplication(); !ready) { return ready.problem(); }
    const Result<PdfLooks> looks = printableLooks(language);
    if (!looks) { return looks.problem(); }
    PosterSheet sheet(*looks, language);
    for (const PosterText& poster : posters) {
        const Result<Done> known = wordsCanBePrinted({poster.title.in(language), poster.words.in(language)}, *looks);
        if (!known) { return known.problem(); }
        const Result<QrCode> code = qrCode(poster.address);
        if (!code) { return code.problem(); }
        sheet.place(poster, *code);
    }
    if (posters.empty()) {
        return Problem{"nothing-to-print", phrase("没有海报可印", "there are no posters to print"), {}};
    }
    return pdfFile(sheet.pages(), posters.front().title.in(language));
}

Result<std::string> posterPdf(const PosterText& poster, Language language) {
    return postersPdf({poster}, language);
}

}  // namespace diaoyan
