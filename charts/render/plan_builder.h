// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/figure_plan.h"

#include <string>

namespace diaoyan {

/// Sizes and distances of the house style, in units of a figure 1200 wide. Printed 16 cm wide, 22
/// units are 8.3 points.
namespace style {
inline constexpr double margin = 36;
inline constexpr double title_size = 30;
inline constexpr double label_size = 22;
inline constexpr double small_size = 18;
inline constexpr double caption_size = 19;
inline constexpr double line = 1.36;  ///< line height by letter size
}  // namespace style

/// Builds one plan from top to bottom. Internal to render/.
class PlanBuilder {
public:
    PlanBuilder(const ChartSpec& spec, const QString& family, double wanted_height);
    FigurePlan build();

private:
    void addTitle();
    void addLegend();
    void addEmptyNote();
    void addHorizontalBars();
    void addColumns();
    void addCaption();

    void addBarLabels(const std::vector<std::vector<QString>>& labels);
    void addBarValues();
    void addPieceValues();
    void addColumnLabels(const std::vector<std::vector<QString>>& labels, double first_baseline);
    void addColumnValues(const std::vector<std::vector<QString>>& values);
    void addGround(const std::vector<QString>& lines, double middle, double top, double height);
    void addTicks(bool upright);
    double plotWidthBesideValues(double left) const;
    double footHeight() const;

    std::vector<QString> balanced(const std::string& label, const QFont& font, double width, int most_lines) const;
    QFont font(double size, bool bold = false) const;
    void addText(const QString& text, double x, double y, Anchor anchor, const QFont& letters, const QColor& colour);
    /// Lines centred on y as a block.
    void addBlock(const std::vector<QString>& lines, double x, double y, Anchor anchor, const QFont& letters,
                  const QColor& colour);
    double fraction(const ChartValue& value) const;  ///< of the axis, 0 .. 1
    bool nobodyAnswered() const;
    bool nobodyAnswered(std::size_t category) const;
    bool stacked() const { return spec_.kind == ChartKind::stacked_bars; }

    const ChartSpec& spec_;
    QString family_;
    double wanted_height_;
    double y_ = style::margin;
    std::vector<QString> caption_;
    FigurePlan plan_;
};

}  // namespace diaoyan
