// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/offscreen_qt.h"
#include "charts/render/pdf_file.h"
#include "charts/render/printable_documents.h"
#include "charts/render/printable_parts.h"
#include "charts/render/slip_grid.h"

#include <QPen>

#include <algorithm>
#include <set>
#include <tuple>

namespace diaoyan {

namespace {

constexpr double mm = tenthsPerMillimetre;
constexpr double smallest_qr = 22 * mm;
constexpr double largest_qr = 46 * mm;
constexpr double edge = 7 * mm;      ///< of the paper, which printers leave white
constexpr double heading = 10 * mm;  ///< above the slips
constexpr double padding = 3 * mm;
const QColor quiet(0x4A, 0x55, 0x60);

std::string placeOf(const CodeSlipSet& set) {
    return set.school + (set.school.empty() || set.class_name.empty() ? "" : "　") + set.class_name;
}

/// The words beside a QR code from top to bottom.
struct SlipWords {
    std::vector<std::pair<SetText, QColor>> parts{};
    double gap = 0;
    int code_lines = 1;

    double height() const {
        double sum = gap * static_cast<double>(parts.empty() ? 0 : parts.size() - 1);
        for (const auto& part : parts) { sum += part.first.height(); }
        return sum;
    }
};

/// Sizes of letters, from roomy to tight; points.
struct SlipSizes {
    double title = 10;
    double place = 9;
    double code = 16;
    double address = 9;
    double small = 8;
    int title_lines = 2;
    bool apart = true;  ///< title and place on lines of their own, and a word that says what to do
};

const std::vector<SlipSizes>& slipSizes() {
    static const std::vector<SlipSizes> sizes = {
        {16, 13, 24, 14, 11, 2, true}, {12, 10.5, 20, 11, 9, 2, true}, {},
        {9, 8, 14, 8, 7.5, 2, true},   {8, 7.5, 13, 7.5, 7, 1, true},  {7, 7, 11.5, 6.5, 6.5, 2, false},
        {6.5, 6, 10.5, 6, 6, 1, false}};
    return sizes;
}

/// ABCD-EFGH-JKLM on one line, or a group a line where the width of a group is all there is.
SetText setCode(const std::string& code, double points, double width) {
    const TextLook look = codeLook(points);
    SetText whole = setText(code, look, width);
    if (whole.lines <= 1) { return whole; }
    const double group = widestLine(setText(code.substr(0, code.find('-') + 1), look, width));
    return setText(code, look, std::min(group + points, width));
}

class SlipSheets {
public:
    SlipSheets(const PdfLooks& looks, int per_page, Language language)
        : looks_(looks), pages_(looks), language_(language), per_page_(per_page),
          grid_(slipGrid(per_page, looks.page_width - 2 * edge, looks.page_height - 2 * edge - heading)) {}

    Result<Done> add(const CodeSlipSet& set) {
        const auto count = static_cast<int>(set.slips.size());
        const int sheets = (count + per_page_ - 1) / per_page_;
        for (int first = 0, sheet = 1; first < count; first += per_page_, ++sheet) {
            if (!fresh_) { pages_.newPage(); }
            fresh_ = false;
            drawHeading(set, sheet, sheets);
            const int here = std::min(per_page_, count - first);
            drawCuts(here);
            for (int i = 0; i < here; ++i) {
                const Result<Done> drawn = drawSlip(set, set.slips[static_cast<std::size_t>(first + i)], i);
                if (!drawn) { return drawn; }
            }
        }
        return Done{};
    }

    bool empty() const { return fresh_; }
    const PdfPages& pages() const { return pages_; }

private:
    QPointF cornerOf(int slip) const {
        return {edge + slip % grid_.columns * grid_.width, edge + heading + slip / grid_.columns * grid_.height};
    }

    void drawHeading(const CodeSlipSet& set, int sheet, int sheets) {
        const std::string place = placeOf(set);
        const std::string title = set.title.in(language_);
        const Text sheet_words = phrase("共 {0} 张　第 {1} 页，共 {2} 页", "{0} slips, page {1} of {2}",
                                        {static_cast<std::uint64_t>(set.slips.size()), sheet, sheets});
        const double width = looks_.page_width - 2 * edge;
        const SetText left =
            setText(place.empty() ? title : place + "　" + title, sizedLook(looks_, 11, true), width * 0.72, 1);
        TextLook right_look = sizedLook(looks_, 9);
        right_look.alignment = Qt::AlignRight;
        const SetText right = setText(sheet_words.in(language_), right_look, width * 0.27, 1);
        pages_.draw([=](QPainter& painter) {
            drawLines(painter, left, edge, edge);
            drawLines(painter, right, edge + width * 0.73, edge + 10, quiet);
        });
    }

    /// Every edge of a slip once, so that dashes do not fall into the gaps of others.
    void drawCuts(int slips) {
        std::set<std::tuple<int, int, bool>> edges;  // row, column, upright
        for (int i = 0; i < slips; ++i) {
            const int row = i / grid_.columns;
            const int column = i % grid_.columns;
            edges.insert({row, column, false});
            edges.insert({row + 1, column, false});
            edges.insert({row, column, true});
            edges.insert({row, column + 1, true});
        }
        pages_.draw([edges, grid = grid_](QPainter& painter) {
            QPen pen(QColor(0x80, 0x88, 0x90), 5);
            pen.setDashPattern({6, 6});
            pen.setCapStyle(Qt::FlatCap);
            painter.setPen(pen);
            for (const auto& [row, column, upright] : edges) {
                const QPointF from(edge + column * grid.width, edge + heading + row * grid.height);
                painter.drawLine(from, from + (upright ? QPointF(0, grid.height) : QPointF(grid.width, 0)));
            }
        });
    }

    SlipWords wordsOf(const CodeSlipSet& set, const std::string& code, const SlipSizes& sizes, double width) const {
        const std::string title = set.title.in(language_);
        const std::string place = placeOf(set);
        const bool zh = language_ == Language::zh;
        SlipWords words{{}, sizes.apart ? 20.0 : 6.0};
        const auto add = [&](const std::string& text, double points, bool bold, int most_lines, const QColor& colour) {
            if (text.empty()) { return; }
            words.parts.emplace_back(setByMeaning(text, sizedLook(looks_, points, bold), width, most_lines), colour);
        };
        if (sizes.apart) {
            add(title, sizes.title, true, sizes.title_lines, Qt::black);
            add(place, sizes.place, false, 1, quiet);
            add(zh ? "扫码作答；或打开网址，输入填写码：" : "Scan to answer, or open the address and type:",
                sizes.small, false, 2, quiet);
        } else {
            add(place.empty() ? title : place + "　" + title, sizes.title, true, sizes.title_lines, Qt::black);
        }
        words.parts.emplace_back(setCode(code, sizes.code, width), Qt::black);
        words.code_lines = words.parts.back().first.lines;
        add(set.typed_address, sizes.address, false, 2, Qt::black);
        add(zh ? "一次有效，不记名" : "valid once, anonymous", sizes.small, false, 1, quiet);
        return words;
    }

    Result<Done> drawSlip(const CodeSlipSet& set, const CodeSlip& slip, int place) {
        const Result<QrCode> code = qrCode(slip.address);
        if (!code) { return code.problem(); }
        // A white rim of four modules on each side belongs to the code.
        const double rims = 1 + 8.0 / code->width;
        const double most = std::min(grid_.height - 2, grid_.width * 0.47) / rims;
        const double side = std::clamp(most, smallest_qr, largest_qr);
        const double rim = std::max(std::min(4 * side / code->width, (grid_.height - side) / 2), 0.0);
        const QPointF corner = cornerOf(place);
        const double text_x = corner.x() + side + 2 * rim;
        const double width = corner.x() + grid_.width - padding * 0.7 - text_x;
        SlipWords words;
        for (const SlipSizes& sizes : slipSizes()) {
            words = wordsOf(set, slip.code, sizes, width);
            const bool breaks_code = sizes.apart && words.code_lines > 1;
            if (words.height() <= grid_.height - (sizes.apart ? padding : padding / 3) && !breaks_code) { break; }
        }
        pages_.draw([=, this, qr = *code](QPainter& painter) {
            drawQr(painter, qr, corner.x() + rim, corner.y() + (grid_.height - side) / 2, side);
            double y = corner.y() + (grid_.height - words.height()) / 2;
            for (const auto& [text, colour] : words.parts) {
                drawLines(painter, text, text_x, y, colour);
                y += text.height() + words.gap;
            }
        });
        return Done{};
    }

    const PdfLooks& looks_;
    PdfPages pages_;
    Language language_;
    int per_page_;
    SlipGrid grid_;
    bool fresh_ = true;
};

}  // namespace

Result<std::string> codeSlipsPdf(const std::vector<CodeSlipSet>& sets, int per_page, Language language) {
    if (const Result<Done> ready = ensureQtApplication(); !ready) { return ready.problem(); }
    const Result<PdfLooks> looks = printableLooks(language);
    if (!looks) { return looks.problem(); }
    SlipSheets sheets(*looks, std::clamp(per_page, 4, 40), language);
    for (const CodeSlipSet& set : sets) {
        const Result<Done> known = wordsCanBePrinted({set.title.in(language), set.school, set.class_name}, *looks);
        if (!known) { return known.problem(); }
        const Result<Done> added = sheets.add(set);
        if (!added) { return added.problem(); }
    }
    if (sheets.empty()) {
        return Problem{"nothing-to-print", phrase("没有填写码可印", "there are no codes to print"), {}};
    }
    return pdfFile(sheets.pages(), sets.front().title.in(language));
}

}  // namespace diaoyan
