// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/writers.h"

#include "charts/writers/docx_writer.h"
#include "charts/writers/html_writer.h"
#include "charts/writers/markdown_writer.h"
#include "charts/writers/odt_writer.h"
#include "charts/writers/pdf_writer.h"
#include "charts/writers/xlsx_writer.h"

#include <algorithm>

namespace diaoyan {

namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool endsWith(const std::string& path, const std::string& ending) {
    return path.size() >= ending.size() && std::equal(ending.rbegin(), ending.rend(), path.rbegin(),
                                                      [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

std::span<const Writer> writers() {
    static const Writer list[] = {
        {"docx", ".docx", {"Word 文档", "Word document"}, writeDocx},
        {"xlsx", ".xlsx", {"Excel 工作簿", "Excel workbook"}, writeXlsx},
        {"pdf", ".pdf", {"PDF 文档", "PDF document"}, writePdf},
        {"html", ".html", {"网页（单个文件）", "Web page (one file)"}, writeHtml},
        {"odt", ".odt", {"OpenDocument 文档", "OpenDocument text"}, writeOdt},
        {"md", ".md", {"Markdown 文本（图以数据表代替）", "Markdown text (figures as tables)"}, writeMarkdown},
    };
    return list;
}

const Writer* writerFor(const std::string& path) {
    for (const auto& writer : writers())
        if (endsWith(path, writer.extension)) return &writer;
    return nullptr;
}

}  // namespace diaoyan
