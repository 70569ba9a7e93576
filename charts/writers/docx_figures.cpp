// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_figures.h"

#include "charts/tables/printable_text.h"
#include "charts/writers/chart_workbook.h"
#include "charts/writers/docx_xml.h"
#include "charts/writers/figure_for_document.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan::docx {

namespace {

constexpr double emu_per_point = 12700;
constexpr double caption_room = 120;  ///< points under a figure, for caption and base

std::string emu(double points) {
    return std::to_string(std::llround(points * emu_per_point));
}

void addSize(pugi::xml_node parent, const char* element, double width, double height) {
    add(parent, element, {{"cx", emu(width)}, {"cy", emu(height)}});
}

void addVectorPicture(pugi::xml_node blip, const std::string& relation) {
    auto extension = add(add(blip, "a:extLst"), "a:ext", {{"uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"}});
    add(extension, "asvg:svgBlip",
        {{"xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"}, {"r:embed", relation}});
}

}  // namespace

Result<Figures> Figures::drawn(const Report& report, const FigureRenderer& renderer, const Look& look) {
    Figures figures(look);
    Report pictures;
    for (const auto& block : report.blocks) {
        const auto* figure = std::get_if<FigureBlock>(&block);
        if (!figure) continue;
        Prepared prepared;
        if (canBeNative(figure->figure)) {
            prepared.chart = nativeChart(figure->figure, look.chart.language);
            prepared.room = chartRoom(prepared.chart, look.chart);
            prepared.native = prepared.room.fits;
        }
        if (!prepared.native) pictures.blocks.push_back(block);
        figures.prepared_.push_back(std::move(prepared));
    }
    auto pngs = figuresForDocument(pictures, renderer.pngs);
    if (!pngs) return pngs.problem();
    std::size_t next = 0;
    for (auto& prepared : figures.prepared_) {
        if (prepared.native) continue;
        if (renderer.svg) {
            auto svg = figureForDocument(std::get<FigureBlock>(pictures.blocks[next]).figure, renderer.svg);
            if (!svg) return svg.problem();
            prepared.svg = std::move(svg->bytes);
        }
        prepared.png = std::move((*pngs)[next++]);
    }
    return figures;
}

Result<std::string> Figures::place(pugi::xml_node paragraph, const ChartSpec& spec) {
    auto& prepared = prepared_[static_cast<std::size_t>(placed_++)];
    if (prepared.native) return placeChart(paragraph, spec, prepared);
    return placePicture(paragraph, spec, prepared);
}

pugi::xml_node Figures::addFrame(pugi::xml_node paragraph, const ChartSpec& spec, double width, double height) {
    auto frame = add(add(add(paragraph, "w:r"), "w:drawing"), "wp:inline",
                     {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}});
    addSize(frame, "wp:extent", width, height);
    const bool zh = look_->chart.language == Language::zh;
    add(frame, "wp:docPr",
        {{"id", std::to_string(placed_)},
         {"name", (zh ? "图 " : "Figure ") + std::to_string(placed_)},
         {"descr", printable(alternativeText(spec))}});
    return frame;
}

Result<std::string> Figures::placeChart(pugi::xml_node paragraph, const ChartSpec& spec, const Prepared& prepared) {
    const auto sheet = chartSheet(prepared.chart, look_->chart.language);
    auto workbook = chartWorkbook(sheet);
    if (!workbook) return workbook.problem();
    const auto id = "chart" + std::to_string(placed_);
    const auto part = "word/charts/" + id + ".xml";
    parts_.push_back({part, chartPart(prepared.chart, sheet, look_->chart, prepared.room, "workbook"),
                      "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"});
    parts_.push_back({"word/charts/_rels/" + id + ".xml.rels",
                      relationsPart({{"workbook", office_relation + "package", "../embeddings/" + id + ".xlsx"}})});
    parts_.push_back({"word/embeddings/" + id + ".xlsx", std::move(*workbook)});
    relations_.push_back({id, office_relation + "chart", "charts/" + id + ".xml"});
    auto frame = addFrame(paragraph, spec, prepared.room.width, prepared.room.height);
    add(frame, "wp:cNvGraphicFramePr");
    constexpr const char* kind = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    auto data = add(add(frame, "a:graphic"), "a:graphicData", {{"uri", kind}});
    add(data, "c:chart", {{"xmlns:c", kind}, {"r:id", id}});
    return part;
}

std::string Figures::placePicture(pugi::xml_node paragraph, const ChartSpec& spec, Prepared& picture) {
    const double highest = look_->text_height / 20.0 - caption_room;
    double width = look_->text_width / 20.0;
    double height = width * picture.png.height / picture.png.width;
    if (height > highest) {
        height = highest;
        width = height * picture.png.width / picture.png.height;
    }
    const auto id = "figure" + std::to_string(placed_);
    const auto part = "word/media/" + id + ".png";
    parts_.push_back({part, std::move(picture.png.bytes)});
    relations_.push_back({id, office_relation + "image", "media/" + id + ".png"});
    auto frame = addFrame(paragraph, spec, width, height);
    add(add(frame, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks", {{"noChangeAspect", "1"}});
    auto data = add(add(frame, "a:graphic"), "a:graphicData",
                    {{"uri", "http://schemas.openxmlformats.org/drawingml/2006/picture"}});
    auto pic = add(data, "pic:pic");
    auto identity = add(pic, "pic:nvPicPr");
    add(identity, "pic:cNvPr", {{"id", std::to_string(placed_)}, {"name", id}});
    add(identity, "pic:cNvPicPr");
    auto fill = add(pic, "pic:blipFill");
    auto blip = add(fill, "a:blip", {{"r:embed", id}});
    if (!picture.svg.empty()) {
        const auto vector = "vector" + std::to_string(placed_);
        parts_.push_back({"word/media/" + id + ".svg", std::move(picture.svg)});
        relations_.push_back({vector, office_relation + "image", "media/" + id + ".svg"});
        addVectorPicture(blip, vector);
    }
    add(add(fill, "a:stretch"), "a:fillRect");
    auto shape = add(pic, "pic:spPr");
    auto transform = add(shape, "a:xfrm");
    add(transform, "a:off", {{"x", "0"}, {"y", "0"}});
    addSize(transform, "a:ext", width, height);
    add(add(shape, "a:prstGeom", {{"prst", "rect"}}), "a:avLst");
    return part;
}

std::vector<Part> Figures::takeParts() {
    return std::exchange(parts_, {});
}

}  // namespace diaoyan::docx
