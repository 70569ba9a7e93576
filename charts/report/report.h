// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/tables/result_table.h"
#include "questionnaires/result.h"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace diaoyan {

struct Heading {
    int level = 1;  ///< 1 .. 3
    std::string text;
    bool operator==(const Heading&) const = default;
};

struct Paragraph {
    std::string text;
    /// What its numbers were computed from: "sentence parent.hope by school". Empty for words of a person. A writer
    /// that can marks every number with it, so that an audit finds where the number comes from.
    std::string source{};
    bool operator==(const Paragraph&) const = default;
};

/// A remark in smaller print (definitions, what is synthetic, exclusions).
struct Remark {
    std::string text;
    bool operator==(const Remark&) const = default;
};

struct BulletList {
    std::vector<std::string> items;
    bool operator==(const BulletList&) const = default;
};

/// Ordered points: problems, suggestions.
struct NumberedList {
    std::vector<std::string> items;
    bool operator==(const NumberedList&) const = default;
};

/// Numbered by the writer: 表 1, 图 1. The source of a cell is table.id, the row's code and the column's number.
struct TableBlock {
    ResultTable table;
    bool operator==(const TableBlock&) const = default;
};

struct FigureBlock {
    ChartSpec figure;
    bool operator==(const FigureBlock&) const = default;
};

using Block = std::variant<Heading, Paragraph, Remark, BulletList, NumberedList, TableBlock, FigureBlock>;

/// A finished report before it has a file format.
struct Report {
    Language language = Language::zh;
    std::string title;
    std::string subtitle;
    std::string organisation;
    std::string date;  ///< as printed on the cover; empty leaves the line out
    std::vector<Block> blocks;

    bool operator==(const Report&) const = default;
};

/// How a document looks.
enum class DocumentStyle {
    gbt9704,  ///< 公文 after GB/T 9704-2012: 小标宋, 黑体, 楷体, 仿宋; 22 lines of 28 characters
    plain     ///< sans serif headings, tighter lines: a report among colleagues
};

/// What a writer is told besides the report.
struct WriterOptions {
    DocumentStyle style = DocumentStyle::gbt9704;
    /// The bytes of a user's own .docx whose styles, page set-up, header and footer a Word document takes over; empty:
    /// those of `style`. Other formats do not look at it.
    std::string style_document{};

    bool operator==(const WriterOptions&) const = default;
};

/// A drawn figure for a writer: PNG for Word, SVG for HTML.
struct RenderedFigure {
    std::string bytes;
    int width = 0;  ///< CSS pixels (96 per inch)
    int height = 0;
};

/// Draws figures; handed to the writers so that they know nothing of Qt.
struct FigureRenderer {
    /// The pictures of a whole document, parallel to the specs: several can be in work at the same time.
    std::function<std::vector<Result<RenderedFigure>>(const std::vector<ChartSpec>&)> pngs;
    std::function<Result<RenderedFigure>(const ChartSpec&)> svg;
    /// A whole report as PDF pages.
    std::function<Result<std::string>(const Report&, const WriterOptions&)> pdf_document{};
};

}  // namespace diaoyan
