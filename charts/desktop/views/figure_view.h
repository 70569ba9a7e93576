// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/render/figure_plan.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace diaoyan {

/// A figure on the screen: the report's own (the same ChartSpec, laid out by the same plan), which answers to the mouse
/// and the keyboard. It grows in width with the widget and takes the height that it needs (heightForWidth).
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

    /// What is said of a piece of the figure: name, count, base, percentage, interval; plain text, lines.
    QString wordsOf(const FigureSpot& spot) const;
    /// Where a piece is drawn, in this widget's coordinates; none where the figure has no such piece.
    std::optional<QRectF> placeOf(const FigureSpot& spot) const;
    const std::vector<FigureSpot>& spots() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

public slots:
    void copyPicture();
    void copyTable();
    /// Asks for a name; PNG, SVG, PDF or CSV by its ending.
    void saveAs();

signals:
    /// A piece of the figure was clicked, or chosen with Enter.
    void chosen(const diaoyan::FigureSpot& spot);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Drawn;
    std::optional<ChartSpec> spec_;
    QString words_;
    std::unique_ptr<Drawn> drawn_;
};

}  // namespace diaoyan
