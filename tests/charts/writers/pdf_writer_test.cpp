// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/pdf_writer.h"
#include "tests/charts/writers/sample_report.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

TEST(PdfWriter, NeedsSomethingThatSetsPages) {
    const auto written = writePdf(sampleReport(), FigureRenderer{});
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.problem().code, "no-figure-renderer");
    EXPECT_FALSE(written.problem().message.zh.empty());
}

TEST(PdfWriter, HandsReportAndStyleOver) {
    FigureRenderer renderer;
    renderer.pdf_document = [](const Report& report, const WriterOptions& options) -> Result<std::string> {
        return report.title + (options.style == DocumentStyle::plain ? " plain" : " gbt9704");
    };
    Report report;
    report.title = "报告";
    EXPECT_EQ(*writePdf(report, renderer), "报告 gbt9704");
    EXPECT_EQ(*writePdf(report, renderer, {.style = DocumentStyle::plain}), "报告 plain");
}

}  // namespace
}  // namespace diaoyan
