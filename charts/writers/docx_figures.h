// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "charts/writers/docx_look.h"
#include "charts/writers/docx_package.h"
#include "charts/writers/drawingml_chart.h"
#include "charts/writers/native_chart.h"

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace diaoyan::docx {

/// The figures of one document: Word's own charts with their workbooks where Word has such charts, and vector pictures
/// with a PNG for programs that cannot draw them where it has not.
class Figures {
public:
    /// Draws the pictures that are needed, all together. The problem is that of the first figure that has one.
    static Result<Figures> drawn(const Report& report, const FigureRenderer& renderer, const Look& look);

    /// Adds the next figure of the report to a paragraph. The part that holds it.
    Result<std::string> place(pugi::xml_node paragraph, const ChartSpec& spec);

    int placed() const { return placed_; }
    std::vector<Part> takeParts();
    const std::vector<Relation>& relations() const { return relations_; }

private:
    /// What is needed to place a figure.
    struct Prepared {
        bool native = false;
        NativeChart chart{};
        ChartRoom room{};
        RenderedFigure png{};
        std::string svg{};
    };

    explicit Figures(const Look& look) : look_(&look) {}
    std::string placePicture(pugi::xml_node paragraph, const ChartSpec& spec, Prepared& picture);
    Result<std::string> placeChart(pugi::xml_node paragraph, const ChartSpec& spec, const Prepared& prepared);
    pugi::xml_node addFrame(pugi::xml_node paragraph, const ChartSpec& spec, double width, double height);

    const Look* look_;
    std::vector<Prepared> prepared_;  ///< in the order of the report
    int placed_ = 0;
    std::vector<Part> parts_;
    std::vector<Relation> relations_;
};

}  // namespace diaoyan::docx
