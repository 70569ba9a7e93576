// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_figures.h"

#include "charts/tables/printable_text.h"
#include "charts/writers/chart_workbook.h"
#include "charts/writers/docx_xml.h"
#include "charts/writers/drawingml_chart.h"
#include "charts/writers/figure_for_document.h"
#include "charts/writers/native_chart.h"

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
    for (const auto& block : report.blocks)
        if (const auto* figure = std::get_if<FigureBlock>(&block))
            if (!canBeNative(figure->figure)) pictures.blocks.push_back(block);
    auto pngs = figuresForDocument(pictures, renderer.pngs);
    if (!pngs) return pngs.problem();
    for (std::size_t i = 0; i < pngs->size(); ++i) {
        Picture picture{std::move((*pngs)[i]), ""};
        if (renderer.svg) {
            auto svg = figureForDocument(std::get<FigureBlock>(pictures.blocks[i]).figure, renderer.svg);
            if (!svg) return svg.problem();
            picture.svg = std::move(svg->bytes);
        }
        figures.pictures_.push_back(std::move(picture));
    }
    return figures;
}

Result<std::string> Figures::place(pugi::xml_node paragraph, const ChartSpec& spec) {
    ++placed_;
    if (canBeNative(spec)) return placeChart(paragraph, spec);
    return placePicture(paragraph, spec);
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

Result<std::string> Figures::placeChart(pugi::xml_node paragraph, const ChartSpec& spec) {
    auto look = look_->chart;
    look.highest = look_->text_height / 20.0 - caption_room;
    const auto chart = nativeChart(spec, look.language);
    const auto sheet = chartSheet(chart, look.language);
    auto workbook = chartWorkbook(sheet);
    if (!workbook) return workbook.problem();
    const auto id = "chart" + std::to_string(placed_);
    const auto part = "word/charts/" + id + ".xml";
    parts_.push_back({part, chartPart(chart, sheet, look, "workbook"),
                      "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"});
    parts_.push_back({"word/charts/_rels/" + id + ".xml.rels",
                      relationsPart({{"workbook", office_relation + "package", "../embeddings/" + id + ".xlsx"}})});
    parts_.push_back({"word/embeddings/" + id + ".xlsx", std::move(*workbook)});
    relations_.push_back({id, office_relation + "chart", "charts/" + id + ".xml"});
    auto frame = addFrame(paragraph, spec, look.width, chartRoom(chart, look).height);
    add(frame, "wp:cNvGraphicFramePr");
    constexpr const char* kind = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    auto data = add(add(frame, "a:graphic"), "a:graphicData", {{"uri", kind}});
    add(data, "c:chart", {{"xmlns:c", kind}, {"r:id", id}});
    return part;
}

std::string Figures::placePicture(pugi::xml_node paragraph, const ChartSpec& spec) {
    auto& picture = pictures_[next_picture_++];
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
