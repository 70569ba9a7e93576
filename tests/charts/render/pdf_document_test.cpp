// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/offscreen_qt.h"
#include "charts/render/pdf_corrections.h"
#include "charts/render/pdf_document.h"
#include "charts/render/pdf_pages.h"
#include "charts/render/pdf_table.h"
#include "charts/render/render.h"
#include "tests/charts/writers/sample_report.h"

#include <gmock/gmock.h>

#include <cmath>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string pdfOf(const Report& report, DocumentStyle style = DocumentStyle::gbt9704) {
    const auto written = renderPdfDocument(report, {.style = style});
    EXPECT_TRUE(written.ok());
    return written.ok() ? *written : std::string();
}

std::size_t pagesIn(const std::string& pdf) {
    std::size_t pages = 0;
    for (auto at = pdf.find("/Type /Page\n"); at != std::string::npos; at = pdf.find("/Type /Page\n", at + 1)) ++pages;
    return pages;
}

PdfLooks sampleLooks() {
    EXPECT_TRUE(ensureQtApplication().ok());
    const auto looks = pdfLooks(DocumentStyle::gbt9704, Language::zh);
    EXPECT_TRUE(looks.ok());
    return looks.ok() ? *looks : PdfLooks{};
}

std::string sentences(int letters) {
    std::string words;
    for (int i = 0; i < letters; ++i) words += i % 20 == 19 ? "。" : "字";
    return words;
}

TEST(PdfDocument, AnEmptyReportIsAnEmptyCover) {
    EXPECT_EQ(pagesIn(pdfOf(Report{})), 1u);
}

TEST(PdfDocument, IsTheSameEachTimeAndHasNoDate) {
    const auto once = pdfOf(sampleReport());
    EXPECT_THAT(once, StartsWith("%PDF-1."));
    EXPECT_THAT(once, Not(HasSubstr("/CreationDate")));
    EXPECT_EQ(once, pdfOf(sampleReport()));
}

TEST(PdfDocument, CarriesItsLettersAndWhatTheyMean) {
    const auto pdf = pdfOf(sampleReport());
    EXPECT_THAT(pdf, HasSubstr("/FontFile"));
    EXPECT_THAT(pdf, HasSubstr("/ToUnicode"));
    EXPECT_THAT(pdf, HasSubstr("/MediaBox [0 0 595"));
}

TEST(PdfDocument, BothStylesAndLanguagesFillPages) {
    for (const Language language : {Language::zh, Language::en})
        for (const DocumentStyle style : {DocumentStyle::gbt9704, DocumentStyle::plain}) {
            auto report = sampleReport(language);
            report.blocks.push_back(NumberedList{{"一", "二"}});
            EXPECT_GE(pagesIn(pdfOf(report, style)), 4u);
        }
    EXPECT_GT(pagesIn(pdfOf(bigSampleReport())), pagesIn(pdfOf(sampleReport())));
}

TEST(PdfDocument, HostileLengthsFlowOverPages) {
    std::string endless;
    for (int i = 0; i < 10000; ++i) endless += "长";
    Report report;
    report.title = endless;
    auto table = hopeTable();
    table.title = untranslated(endless);
    table.rows[0].cells[0] = untranslated(endless);
    table.columns[1].heading = untranslated(endless);
    report.blocks = {Heading{7, endless}, Paragraph{endless}, BulletList{{endless}}, TableBlock{table}};
    EXPECT_GT(pagesIn(pdfOf(report)), 60u);
}

TEST(PdfDocument, AFigureThatCannotBeDrawnIsAProblem) {
    auto figure = hopeFigure();
    figure.series[0].values.pop_back();
    Report report;
    report.blocks = {Heading{1, "一"}, FigureBlock{figure}};
    const auto written = renderPdfDocument(report, {});
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.problem().where.text, figure.title);
}

TEST(PdfDocument, IsWhatTheRendererOffers) {
    const auto renderer = qtFigureRenderer();
    ASSERT_TRUE(renderer.pdf_document);
    EXPECT_EQ(*renderer.pdf_document(sampleReport(), {}), pdfOf(sampleReport()));
}

TEST(PdfCorrections, WhatIsSearchedForIsFound) {
    QByteArray map("1 beginbfrange\n<0001> <0004> [<2F26> <2ED3> <5B66> <2EF3>]\nendbfrange <2ED3>");
    withSearchableText(map);
    EXPECT_EQ(map.toStdString(), "1 beginbfrange\n<0001> <0004> [<5B50> <957F> <5B66> <9F9F>]\nendbfrange <2ED3>")
        << "子 and 长, not the radicals that look like them";
}

TEST(PdfPages, APageOfAnOfficialDocumentHas22LinesOf28Letters) {
    const PdfLooks looks = sampleLooks();
    PdfPages pages(looks);
    EXPECT_EQ(std::floor(pages.height() / looks.body.line + 0.01), 22);
    EXPECT_EQ(setText(sentences(26), looks.body, pages.width()).lines, 1) << "two letters of indent";
    EXPECT_EQ(setText(sentences(26 + 28), looks.body, pages.width()).lines, 2);
    EXPECT_EQ(setText(sentences(26 + 28 + 1), looks.body, pages.width()).lines, 3);
}

TEST(PdfPages, TextGoesOnOnTheNextPageButNotWithOneLineAlone) {
    const PdfLooks looks = sampleLooks();
    PdfPages pages(looks);
    pages.text(sentences(26 + 20 * 28), looks.body);
    EXPECT_EQ(pages.page(), 1);
    pages.text(sentences(26 + 28 + 10), looks.body);
    EXPECT_EQ(pages.page(), 2) << "only one line would have fitted";
    EXPECT_NEAR(pages.place(), looks.top + 3 * looks.body.line, 1);
}

TEST(PdfPages, NothingIsOneEmptyLine) {
    const PdfLooks looks = sampleLooks();
    EXPECT_EQ(setText("", looks.body, 1000).lines, 1);
    EXPECT_EQ(setText(sentences(400), looks.cell, 1000, 3).lines, 3);
}

TEST(PdfTable, ALongTableIsContinuedUnderItsHeadings) {
    const PdfLooks looks = sampleLooks();
    PdfPages pages(looks);
    setTable(pages, satisfactionTable(200), "表 1", Language::zh);
    EXPECT_GT(pages.page(), 4);
    PdfPages short_pages(looks);
    short_pages.take(short_pages.height() - 3 * looks.body.line);
    setTable(short_pages, satisfactionTable(10), "表 1", Language::zh);
    EXPECT_EQ(short_pages.page(), 2) << "short tables stay whole";
    EXPECT_TRUE(short_pages.pages()[0].empty());
}

}  // namespace
}  // namespace diaoyan
