// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/look/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QSvgRenderer>

#include <utility>

namespace diaoyan {

namespace {

struct Chosen {
    bool dark = false;
    ThemeColours colours;
};

Chosen& chosen() {
    static Chosen theme;
    return theme;
}

ThemeColours lightColours() {
    return {.accent = "#1a5fb4",
            .quiet = "#5e6470",
            .line = "#d8dbe0",
            .card = "#ffffff",
            .trouble = "#b3261e",
            .good = "#1d7a46",
            .bar = "#4a86c5"};
}

ThemeColours darkColours() {
    return {.accent = "#78aeed",
            .quiet = "#a3a9b4",
            .line = "#43474f",
            .card = "#2a2d33",
            .trouble = "#ff9b8f",
            .good = "#7bd3a0",
            .bar = "#5b93cf"};
}

QPalette paletteOf(bool dark) {
    const QColor window(dark ? "#202226" : "#f5f6f8");
    const QColor base(dark ? "#26292e" : "#ffffff");
    const QColor text(dark ? "#e8eaed" : "#1d2025");
    const QColor button(dark ? "#33363d" : "#ffffff");
    const QColor faint(dark ? "#7b808a" : "#9096a1");
    QPalette palette(text, button, button.lighter(115), button.darker(150), button.darker(120), text, Qt::white, base,
                     window);
    palette.setColor(QPalette::AlternateBase, QColor(dark ? "#2a2d33" : "#f7f8fa"));
    palette.setColor(QPalette::Highlight, QColor(dark ? "#2f5d95" : "#1a5fb4"));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, dark ? darkColours().accent : lightColours().accent);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::ToolTipBase, QColor(dark ? "#3a3e46" : "#1d2025"));
    palette.setColor(QPalette::ToolTipText, QColor("#ffffff"));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

QString styleSheetOf(const ThemeColours& colours) {
    return QString(R"(
#quiet { color: %1; }
#pageTitle { font-size: 20px; font-weight: 600; }
#sectionTitle, #tableTitle { font-weight: 600; }
#emptyHeadline { font-size: 18px; font-weight: 600; }
#card { background: %3; border: 1px solid %2; border-radius: 8px; }
#trouble { color: %4; }
#messageStrip { background: %3; border: 1px solid %2; border-left: 4px solid %5; border-radius: 4px; }
#messageStrip[trouble="true"] { border-left-color: %4; }
QToolTip { padding: 5px 7px; border: none; color: #ffffff; background: #343942; }
QTableView { gridline-color: %2; }
#pageList { background: transparent; border: none; border-right: 1px solid %2; padding: 4px 8px; outline: none; }
#pageList::item { border-radius: 6px; padding-left: 6px; }
#pageList::item:hover:enabled:!selected { background: %3; }
#pageList::item:selected { background: palette(highlight); color: palette(highlighted-text); }
#mainBar { border: none; border-bottom: 1px solid %2; background: palette(window); padding: 3px 8px; spacing: 6px; }
#surveyTitle { font-size: 15px; font-weight: 600; padding-left: 8px; }
QMenuBar { background: palette(window); }
QPlainTextEdit, QTextEdit { border: 1px solid %2; border-radius: 3px; background: palette(base); }
QPlainTextEdit:focus, QTextEdit:focus { border-color: %5; }
QToolButton:checked { border: 1px solid %5; border-radius: 4px; background: %3; }
QHeaderView::section { padding: 5px 8px; border: none; border-bottom: 1px solid %2; background: %3; }
)")
        .arg(colours.quiet.name(), colours.line.name(), colours.card.name(), colours.trouble.name(),
             colours.accent.name());
}

/// Fusion rims its boxes and circles darker than the window, which on a dark one cannot be seen.
class RimmedFusion final : public QProxyStyle {
public:
    RimmedFusion() : QProxyStyle(QStyleFactory::create("Fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
        const bool field = element == PE_FrameLineEdit && !(option->state & State_HasFocus);
        if (!isDark() || (!box && !field && element != PE_IndicatorRadioButton)) return;
        const QRectF rim = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool usable = option->state & State_Enabled;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(usable && !field ? themeColours().quiet : themeColours().line);
        if (box || field)
            painter->drawRoundedRect(rim, 2, 2);
        else
            painter->drawEllipse(rim);
        painter->restore();
    }
};

/// Draws a one-colour SVG in the colour of the words that it stands beside.
class TintedIcon final : public QIconEngine {
public:
    explicit TintedIcon(QByteArray svg) : svg_(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& area, QIcon::Mode mode, QIcon::State) override {
        QByteArray svg = svg_;
        const QPalette palette = QApplication::palette();
        const QColor colour = mode == QIcon::Disabled   ? palette.color(QPalette::Disabled, QPalette::WindowText)
                              : mode == QIcon::Selected ? palette.color(QPalette::HighlightedText)
                                                        : palette.color(QPalette::WindowText);
        QSvgRenderer(svg.replace("currentColor", colour.name().toLatin1())).render(painter, area);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }
    QIconEngine* clone() const override { return new TintedIcon(*this); }

private:
    QByteArray svg_;
};

}  // namespace

void applyTheme(QApplication& application, Theme theme) {
    static const bool system_dark = QApplication::palette().color(QPalette::Window).lightnessF() < 0.5;
    const bool dark = theme == Theme::dark || (theme == Theme::as_system && system_dark);
    chosen() = {dark, dark ? darkColours() : lightColours()};
    QApplication::setStyle(new RimmedFusion);
    QApplication::setPalette(paletteOf(dark));
    application.setStyleSheet(styleSheetOf(chosen().colours));
}

bool isDark() {
    return chosen().dark;
}

const ThemeColours& themeColours() {
    if (!chosen().colours.accent.isValid()) chosen().colours = lightColours();
    return chosen().colours;
}

QIcon themeIcon(const QString& name) {
    QFile file(":/diaoyan/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new TintedIcon(file.readAll()));
}

}  // namespace diaoyan
