// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/render/figure_plan.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace diaoyan {

struct SaveFormat;

/// A figure on the screen: the report's own (the same ChartSpec, laid out by the same plan), which answers to the mouse
/// and the keyboard. It grows in width with the widget and takes the height that it needs (heightForWidth). Where the
/// figure cannot be drawn it says why.
class FigureView : public QWidget {
    Q_OBJECT

public:
    explicit FigureView(QWidget* parent = nullptr);
    ~FigureView() override;

    void show(const ChartSpec& spec);
    using QWidget::show;
    /// Words in place of a figure: why there is none.
    void showWords(const QString& words);
    const std::optional<ChartSpec>& spec() const { return spec_; }
    /// What stands in place of a figure; empty where there is one.
    const QString& words() const { return words_; }

    /// What is said of a piece of the figure: name, count, base, percentage, interval; plain text, lines.
    QString wordsOf(const FigureSpot& spot) const;
    /// Where a piece is drawn, in this widget's coordinates; none where the figure has no such piece.
    std::optional<QRectF> placeOf(const FigureSpot& spot) const;
    const std::vector<FigureSpot>& spots() const;
    /// The piece that the keyboard stands on; none before a key was pressed.
    std::optional<FigureSpot> current() const;
    /// What it can be saved as: always as it is printed, also where the screen is dark.
    std::vector<SaveFormat> formats() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    /// As it is printed, in double resolution on white.
    void copyPicture();
    void copyTable();
    /// Asks for a name; PNG, SVG, PDF or CSV by its ending.
    void saveAs();

signals:
    /// A piece of the figure was clicked, or chosen with Enter.
    void chosen(const diaoyan::FigureSpot& spot);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Drawn;
    double scaleFor(int width) const;
    QPointF corner() const;
    int spotAt(const QPointF& place) const;
    QRectF placeAt(int spot) const;
    void point(int spot);
    void setCurrent(int spot);
    void sayCurrent();
    void takeTheme();
    void paintMarkOf(QPainter& painter, int spot, bool focus) const;
    void forget();

    std::optional<ChartSpec> spec_;
    QString words_;
    std::unique_ptr<Drawn> drawn_;
};

}  // namespace diaoyan
