// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/figure_view.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/figure_accessible.h"
#include "charts/desktop/views/figure_canvas.h"
#include "charts/desktop/views/figure_copies.h"
#include "charts/desktop/views/plain_tip.h"
#include "charts/desktop/views/save_formats.h"
#include "charts/desktop/views/spot_words.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QPainter>
#include <QScrollArea>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr int widest = 1400;  // beyond, letters would be those of a poster
constexpr int words_height = 200;

}  // namespace

/// The figure laid out, and what is pointed at.
struct FigureView::Drawn {
    FigureCanvas canvas;
    int hovered = -1;
    int current = -1;
    int pressed = -1;
};

FigureView::FigureView(QWidget* parent) : QWidget(parent), drawn_(std::make_unique<Drawn>()) {
    makeFiguresAccessible();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    takeTheme();
}

FigureView::~FigureView() = default;

void FigureView::forget() {
    drawn_->hovered = drawn_->current = drawn_->pressed = -1;
    if (QToolTip::isVisible() && (underMouse() || hasFocus())) QToolTip::hideText();
}

void FigureView::show(const ChartSpec& spec) {
    if (spec_ && *spec_ == spec && words_.isEmpty()) return;
    forget();
    spec_ = spec;
    words_.clear();
    if (const Result<Done> laid_out = drawn_->canvas.show(spec); !laid_out.ok()) {
        const Problem& problem = laid_out.problem();
        QString advice = adviceFor(problem);
        if (problem.code == "figure-too-large") advice = tr("Choose fewer questions, schools or options to show.");
        if (problem.code == "glyph-missing") advice = tr("Install a font that has this letter, or change the word.");
        words_ = advice.isEmpty() ? shown(problem) : shown(problem) + "\n\n" + advice;
    }
    setFocusPolicy(spots().empty() ? Qt::NoFocus : Qt::StrongFocus);
    setAccessibleName(shown(spec.title));
    setAccessibleDescription(words_.isEmpty() ? shown(spec.caption) : words_);
    drawn_->canvas.setScale(scaleFor(width()));
    updateGeometry();
    update();
}

void FigureView::showWords(const QString& words) {
    forget();
    spec_.reset();
    words_ = words;
    drawn_->canvas.clear();
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(words);
    setAccessibleDescription({});
    updateGeometry();
    update();
}

QString FigureView::wordsOf(const FigureSpot& spot) const {
    if (!spec_) return {};
    QStringList lines;
    for (const std::string& line : spotLines(*spec_, spot, shownLanguage())) lines << shown(line);
    return lines.join('\n');
}

std::optional<QRectF> FigureView::placeOf(const FigureSpot& spot) const {
    for (std::size_t i = 0; i < spots().size(); ++i) {
        const FigureSpot& one = spots()[i];
        if (one.series == spot.series && one.category == spot.category && one.point == spot.point)
            return placeAt(static_cast<int>(i));
    }
    return std::nullopt;
}

QRectF FigureView::placeAt(int spot) const {
    const double scale = scaleFor(width());
    const QRectF& area = spots()[static_cast<std::size_t>(spot)].area;
    return {corner() + area.topLeft() * scale, area.size() * scale};
}

const std::vector<FigureSpot>& FigureView::spots() const {
    return drawn_->canvas.plan().spots;
}

std::optional<FigureSpot> FigureView::current() const {
    if (drawn_->current < 0) return std::nullopt;
    return spots()[static_cast<std::size_t>(drawn_->current)];
}

double FigureView::scaleFor(int width) const {
    return std::min(width, widest) / FigurePlan{}.width;
}

QPointF FigureView::corner() const {
    return {std::max(0, (width() - widest) / 2) * 1.0, 0};
}

int FigureView::heightForWidth(int width) const {
    if (drawn_->canvas.isEmpty()) return words_height;
    return static_cast<int>(std::ceil(drawn_->canvas.plan().height * scaleFor(width)));
}

QSize FigureView::sizeHint() const {
    return {640, heightForWidth(640)};
}

QSize FigureView::minimumSizeHint() const {
    return {360, std::min(heightForWidth(360), words_height)};
}

// Of several the smallest: a dot before the bar behind it.
int FigureView::spotAt(const QPointF& place) const {
    if (drawn_->canvas.isEmpty()) return -1;
    const QPointF at = (place - corner()) / scaleFor(width());
    int found = -1;
    double least = 0;
    for (std::size_t i = 0; i < spots().size(); ++i) {
        const QRectF& area = spots()[i].area;
        if (!area.contains(at)) continue;
        const double size = area.width() * area.height();
        const double away = QPointF(at - area.center()).manhattanLength();
        if (found < 0 || size + away / 1000 < least) {
            found = static_cast<int>(i);
            least = size + away / 1000;
        }
    }
    return found;
}

void FigureView::point(int spot) {
    if (spot == drawn_->hovered) return;
    drawn_->hovered = spot;
    update();
    if (spot < 0) {
        QToolTip::hideText();
        return;
    }
    const QRectF place = placeAt(spot);
    QToolTip::showText(QCursor::pos(), plainTip(wordsOf(spots()[static_cast<std::size_t>(spot)])), this,
                       place.toAlignedRect(), 60000);
}

void FigureView::setCurrent(int spot) {
    if (spots().empty()) return;
    drawn_->current = std::clamp(spot, 0, static_cast<int>(spots().size()) - 1);
    const QRect place = placeAt(drawn_->current).toAlignedRect();
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above); area != nullptr && area->widget() != nullptr) {
            const QPoint middle = mapTo(area->widget(), place.center());
            area->ensureVisible(middle.x(), middle.y(), place.width() / 2 + 30, place.height() / 2 + 30);
        }
    sayCurrent();
    update();
}

void FigureView::sayCurrent() {
    const QRect place = placeAt(drawn_->current).toAlignedRect();
    const QString words = wordsOf(*current());
    QToolTip::showText(mapToGlobal(place.bottomRight()), plainTip(words), this, {}, 60000);
    announceSpot(*this, drawn_->current);
}

void FigureView::copyPicture() {
    if (!spec_) return;
    if (const Result<Done> copied = copyFigure(*spec_); !copied.ok()) showProblemBox(this, copied.problem());
}

void FigureView::copyTable() {
    if (spec_) copyFigureTable(*spec_);
}

std::vector<SaveFormat> FigureView::formats() const {
    return spec_ ? figureFormats(*spec_) : std::vector<SaveFormat>{};
}

void FigureView::saveAs() {
    if (spec_) askAndSave(this, shown(spec_->title), formats());
}

void FigureView::mouseMoveEvent(QMouseEvent* event) {
    point(spotAt(event->position()));
    setCursor(drawn_->hovered >= 0 && isSignalConnected(QMetaMethod::fromSignal(&FigureView::chosen))
                  ? Qt::PointingHandCursor
                  : Qt::ArrowCursor);
}

void FigureView::mousePressEvent(QMouseEvent* event) {
    drawn_->pressed = event->button() == Qt::LeftButton ? spotAt(event->position()) : -1;
}

void FigureView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const int pressed = std::exchange(drawn_->pressed, -1);
    if (pressed < 0 || spotAt(event->position()) != pressed) return;
    drawn_->current = pressed;
    update();
    const FigureSpot spot = spots()[static_cast<std::size_t>(pressed)];  // who hears it may show another figure
    emit chosen(spot);
}

void FigureView::leaveEvent(QEvent*) {
    point(-1);
}

void FigureView::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(spots().size()) - 1;
    if (event->matches(QKeySequence::Copy)) {
        copyTable();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down: setCurrent(drawn_->current + 1); return;
    case Qt::Key_Left:
    case Qt::Key_Up: setCurrent(drawn_->current - 1); return;
    case Qt::Key_Home: setCurrent(0); return;
    case Qt::Key_End: setCurrent(last); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (const std::optional<FigureSpot> spot = current()) {
            emit chosen(*spot);
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void FigureView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (event->reason() != Qt::TabFocusReason && event->reason() != Qt::BacktabFocusReason) return;
    setCurrent(std::max(drawn_->current, 0));
}

void FigureView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (QToolTip::isVisible()) QToolTip::hideText();
    update();
}

void FigureView::contextMenuEvent(QContextMenuEvent* event) {
    if (!spec_) return;
    auto* menu = new QMenu(this);
    menu->setObjectName("figureMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool drawn = words_.isEmpty();
    QAction* picture = menu->addAction(tr("Copy &picture"), this, &FigureView::copyPicture);
    picture->setEnabled(drawn);
    QAction* table = menu->addAction(tr("Copy &table"), this, &FigureView::copyTable);
    table->setShortcut(QKeySequence::Copy);
    menu->addAction(tr("&Save as..."), this, &FigureView::saveAs);
    const bool by_key = event->reason() == QContextMenuEvent::Keyboard && drawn_->current >= 0;
    menu->popup(by_key ? mapToGlobal(placeAt(drawn_->current).center().toPoint()) : event->globalPos());
}

void FigureView::takeTheme() {
    drawn_->canvas.setGround(themeColours().card, isDark());
    update();
}

void FigureView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) takeTheme();
}

// Its words come at once and stay while the piece is pointed at; Qt's own tip would take them away.
bool FigureView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) return true;
    return QWidget::event(event);
}

void FigureView::resizeEvent(QResizeEvent*) {
    drawn_->canvas.setScale(scaleFor(width()));
}

void FigureView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    if (drawn_->canvas.isEmpty()) {
        painter.setPen(themeColours().quiet);
        painter.drawText(rect().adjusted(24, 12, -24, -12), Qt::AlignCenter | Qt::TextWordWrap, words_);
        return;
    }
    painter.fillRect(event->rect(), themeColours().card);
    const QPoint corner = this->corner().toPoint();
    painter.translate(corner);
    drawn_->canvas.paint(painter, event->rect().translated(-corner));
    painter.translate(-corner);
    painter.setRenderHint(QPainter::Antialiasing);
    if (drawn_->hovered >= 0) paintMarkOf(painter, drawn_->hovered, false);
    if (hasFocus() && drawn_->current >= 0) paintMarkOf(painter, drawn_->current, true);
    if (hasFocus() && drawn_->current < 0) {
        painter.setPen(QPen(themeColours().accent, 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

// Pointed at: a veil and a thin line; the keyboard's: a ring that is seen on any colour.
void FigureView::paintMarkOf(QPainter& painter, int spot, bool focus) const {
    const QRectF place = placeAt(spot);
    const bool dot =
        spec_->kind == ChartKind::interval_dots || spec_->kind == ChartKind::slopes || !spec_->points.empty();
    const double away = focus ? 3 : dot ? 3 : 0.5;
    const QRectF ring = place.adjusted(-away, -away, away, away);
    QColor veil = isDark() ? Qt::white : Qt::black;
    veil.setAlphaF(0.12F);
    painter.setBrush(focus || dot ? QBrush(Qt::NoBrush) : QBrush(veil));
    const auto draw = [&](const QColor& colour, double width) {
        painter.setPen(QPen(colour, width));
        if (dot)
            painter.drawEllipse(ring);
        else
            painter.drawRoundedRect(ring, 2, 2);
    };
    if (focus) draw(themeColours().card, 5);
    draw(focus ? themeColours().accent : palette().color(QPalette::Text), focus ? 2.5 : 1.5);
}

}  // namespace diaoyan
