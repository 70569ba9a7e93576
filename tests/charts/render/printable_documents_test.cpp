// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/printable_documents.h"
#include "questionnaires/forms.h"
#include "tests/charts/render/read_pdf.h"

#include <gmock/gmock.h>

#include <set>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAreArray;

CodeSlipSet slips(int number, const std::string& school = "第一小学") {
    CodeSlipSet set{{"家长问卷", "Questionnaire for parents"}, school, "2班", "http://192.168.1.20:8080"};
    for (int i = 0; i < number; ++i) {
        const std::string code = "ABCD-EFGH-JK" + std::to_string(10 + i);
        set.slips.push_back({code, set.typed_address + "/c/" + code});
    }
    return set;
}

Questionnaire oneQuestion(Question question) {
    return {.id = "f", .title = untranslated("F"), .questions = {std::move(question)}};
}

Question choiceOf(int options, const std::string& label) {
    Question question{.id = "q", .title = untranslated("T00"), .kind = QuestionKind::single};
    for (int i = 0; i < options; ++i) {
        const std::string name = label + std::to_string(i);
        question.options.push_back({"o" + std::to_string(i), untranslated(name)});
    }
    return question;
}

std::string pdfOf(const Questionnaire& form, const Text& consent = {}) {
    const auto pdf = paperFormPdf(form, consent, Language::zh);
    EXPECT_TRUE(pdf.ok()) << (pdf.ok() ? "" : describe(pdf.problem(), Language::en));
    return pdf.ok() ? *pdf : std::string();
}

TEST(CodeSlips, NothingToPrintIsSaid) {
    EXPECT_EQ(codeSlipsPdf({}, 10, Language::zh).problem().code, "nothing-to-print");
    EXPECT_EQ(codeSlipsPdf({slips(0)}, 10, Language::zh).problem().code, "nothing-to-print");
    EXPECT_EQ(postersPdf({}, Language::zh).problem().code, "nothing-to-print");
}

TEST(CodeSlips, EverySetBeginsAPage) {
    EXPECT_EQ(pagesOfPdf(*codeSlipsPdf({slips(1)}, 10, Language::zh)), 1u);
    EXPECT_EQ(pagesOfPdf(*codeSlipsPdf({slips(10), slips(11), slips(0), slips(1)}, 10, Language::zh)), 4u);
    EXPECT_EQ(pagesOfPdf(*codeSlipsPdf({slips(41)}, 40, Language::en)), 2u);
    EXPECT_EQ(pagesOfPdf(*codeSlipsPdf({slips(8)}, -3, Language::en)), 2u) << "four on a page at least";
}

TEST(CodeSlips, EqualValuesGiveEqualBytes) {
    const auto first = codeSlipsPdf({slips(12)}, 10, Language::zh);
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(*codeSlipsPdf({slips(12)}, 10, Language::zh), *first);
    EXPECT_NE(*codeSlipsPdf({slips(13)}, 10, Language::zh), *first);
}

TEST(CodeSlips, TheirWordsCanBeRead) {
    const PdfText text = textOfPdf(*codeSlipsPdf({slips(2)}, 10, Language::zh));
    if (!text.readable) GTEST_SKIP() << "pdftotext is not installed (poppler-utils)";
    ASSERT_THAT(text.pages, SizeIs(1));
    for (const char* words :
         {"家长问卷", "第一小学", "2班", "ABCD-EFGH-JK11", "http://192.168.1.20:8080", "一次有效，不记名", "共 2 张"})
        EXPECT_THAT(text.pages.front(), HasSubstr(words));
}

TEST(CodeSlips, AreScanned) {
    for (const int per_page : {10, 40}) {
        const CodeSlipSet set = slips(12);
        const ScannedPdf scanned = scanPdf(*codeSlipsPdf({set}, per_page, Language::zh));
        if (!scanned.reason.empty()) GTEST_SKIP() << scanned.reason;
        std::vector<std::string> addresses;
        for (const CodeSlip& slip : set.slips) addresses.push_back(slip.address);
        EXPECT_THAT(scanned.codes, UnorderedElementsAreArray(addresses)) << per_page << " on a page";
    }
}

TEST(CodeSlips, HostileAndEndlessNamesDoNotBreakThem) {
    CodeSlipSet set = slips(3, std::string(10'000, 'x'));
    set.title = untranslated("<b>\x1b[31m\n" + std::string(10'000, 'y'));
    set.class_name = "\xFF\xFE\u202E" + std::string(5'000, 'z');
    set.typed_address = std::string(3'000, 'a');
    for (const int per_page : {4, 10, 40}) {
        const auto pdf = codeSlipsPdf({set}, per_page, Language::zh);
        ASSERT_TRUE(pdf.ok());
        EXPECT_EQ(pagesOfPdf(*pdf), 1u);
    }
    set.slips.front().address = std::string(5'000, 'a');
    EXPECT_EQ(codeSlipsPdf({set}, 10, Language::zh).problem().code, "qr-too-long");
}

TEST(CodeSlips, ALostLetterIsAProblem) {
    EXPECT_TRUE(codeSlipsPdf({slips(1, "\U0001F600")}, 10, Language::zh).ok()) << "a stray emoji holds nothing up";
    const auto rare = codeSlipsPdf({slips(1, "\U0003134A")}, 10, Language::zh);
    if (rare.ok()) GTEST_SKIP() << "a font of this machine has even U+3134A";
    EXPECT_EQ(rare.problem().code, "glyph-missing");
}

TEST(Poster, SaysWhereAndHow) {
    const PosterText poster{{"家长问卷", "Parents"}, "http://192.168.1.20:8080/f/parent", {"请先连接校园网", ""}};
    const auto pdf = posterPdf(poster, Language::zh);
    ASSERT_TRUE(pdf.ok());
    EXPECT_EQ(*posterPdf(poster, Language::zh), *pdf);
    const ScannedPdf scanned = scanPdf(*pdf);
    if (scanned.reason.empty()) { EXPECT_THAT(scanned.codes, testing::ElementsAre(poster.address)); }
    const PdfText text = textOfPdf(*pdf);
    if (!text.readable) GTEST_SKIP() << "pdftotext is not installed (poppler-utils)";
    for (const char* words :
         {"家长问卷", "http://192.168.1.20:8080/f/parent", "请先连接校园网", "扫码", "作答", "提交"})
        EXPECT_THAT(text.pages.at(0), HasSubstr(words));
}

TEST(Poster, TakesLongAddressesUntilTheCodeIsFull) {
    const std::string words(2'000, 'w');
    EXPECT_TRUE(
        posterPdf({untranslated(words), "http://a/" + std::string(2'000, 'a'), untranslated(words)}, Language::en)
            .ok());
    EXPECT_EQ(posterPdf({untranslated("T"), std::string(3'000, 'a'), {}}, Language::en).problem().code, "qr-too-long");
    EXPECT_EQ(posterPdf({untranslated("T"), "", {}}, Language::en).problem().code, "qr-empty");
}

TEST(PaperFormPdf, BundledQuestionnairesFitOnOneSheet) {
    for (const char* id : {"parent", "student", "teacher"}) {
        const std::string pdf = pdfOf(*bundledForm(id), {"监护人同意。", "A guardian agrees."});
        EXPECT_LE(pagesOfPdf(pdf), 2u) << id;
        EXPECT_EQ(pdfOf(*bundledForm(id), {"监护人同意。", "A guardian agrees."}), pdf);
    }
}

TEST(PaperFormPdf, EmptyOnesAreAPage) {
    EXPECT_EQ(pagesOfPdf(pdfOf({.id = "f", .title = untranslated("F")})), 1u);
    EXPECT_EQ(pagesOfPdf(pdfOf({})), 1u);
    EXPECT_EQ(pagesOfPdf(pdfOf(oneQuestion({}))), 1u);
    Question matrix{.id = "m", .kind = QuestionKind::matrix};
    EXPECT_EQ(pagesOfPdf(pdfOf(oneQuestion(matrix))), 1u);
}

/// Thirty questions of seven long options: each stays on the page of its title.
TEST(PaperFormPdf, NoQuestionIsTornApart) {
    Questionnaire form = oneQuestion({});
    form.questions.clear();
    for (int i = 10; i < 40; ++i) {
        Question question = choiceOf(i % 7 + 1, "option" + std::string(60, 'x') + "n");
        question.title = untranslated("T" + std::to_string(i));
        for (Option& option : question.options) option.label = untranslated(question.title.zh + option.label.zh);
        form.questions.push_back(question);
    }
    const std::string pdf = pdfOf(form);
    EXPECT_GT(pagesOfPdf(pdf), 1u);
    const PdfText text = textOfPdf(pdf);
    if (!text.readable) GTEST_SKIP() << "pdftotext is not installed (poppler-utils)";
    for (int i = 10; i < 40; ++i) {
        const std::string title = "T" + std::to_string(i);
        std::set<std::size_t> pages;
        int options = 0;
        for (std::size_t page = 0; page < text.pages.size(); ++page)
            for (auto at = text.pages[page].find(title + "option"); at != std::string::npos;
                 at = text.pages[page].find(title + "option", at + 1)) {
                pages.insert(page);
                ++options;
            }
        EXPECT_THAT(pages, SizeIs(1)) << title;
        EXPECT_EQ(options, i % 7 + 1) << title;
        EXPECT_THAT(text.pages[*pages.begin()], HasSubstr(title + "\n")) << "the title stands there, too";
    }
}

TEST(PaperFormPdf, FortyOptionsAndFortyRowsAreAllThere) {
    Question grid = choiceOf(5, "o");
    grid.kind = QuestionKind::matrix;
    for (int i = 0; i < 60; ++i)
        grid.rows.push_back({"r" + std::to_string(i), untranslated("row" + std::to_string(i))});
    for (const QuestionKind kind : {QuestionKind::single, QuestionKind::multiple, QuestionKind::ranking}) {
        Question question = choiceOf(40, "choice");
        question.kind = kind;
        Questionnaire form = oneQuestion(question);
        form.questions.push_back(grid);
        const PdfText text = textOfPdf(pdfOf(form));
        if (!text.readable) GTEST_SKIP() << "pdftotext is not installed (poppler-utils)";
        for (int i = 0; i < 40; ++i) EXPECT_THAT(text.all(), HasSubstr("choice" + std::to_string(i)));
        for (int i = 0; i < 60; ++i) EXPECT_THAT(text.all(), HasSubstr("row" + std::to_string(i)));
        EXPECT_THAT(text.pages.back(), HasSubstr("1 o0")) << "the headings of a grid are said again on its last page";
    }
}

TEST(PaperFormPdf, GridsOfManyOptionsBecomeLists) {
    for (const int options : {0, 2, 11, 40}) {
        Question grid = choiceOf(options, "a rather long option ");
        grid.kind = QuestionKind::matrix;
        grid.cells = QuestionKind::multiple;
        grid.rows = {{"r", untranslated("first row")}, {"s", untranslated("second row")}};
        const PdfText text = textOfPdf(pdfOf(oneQuestion(grid)));
        if (!text.readable) GTEST_SKIP() << "pdftotext is not installed (poppler-utils)";
        EXPECT_THAT(text.all(), HasSubstr("first row"));
        EXPECT_THAT(text.all(), HasSubstr("second row"));
        if (options == 40) { EXPECT_THAT(text.all(), HasSubstr("a rather long option 39")); }
    }
}

TEST(PaperFormPdf, EveryKindIsDrawn) {
    Questionnaire form = oneQuestion(choiceOf(3, "o"));
    for (const QuestionKind kind : {QuestionKind::number, QuestionKind::date, QuestionKind::text}) {
        form.questions.push_back({.id = "x", .title = untranslated("X"), .kind = kind});
        Question matrix{.id = "m", .title = untranslated("M"), .kind = QuestionKind::matrix, .cells = kind};
        matrix.rows = {{"r", untranslated("a row to write in")}};
        form.questions.push_back(matrix);
    }
    const PdfText text = textOfPdf(pdfOf(form));
    if (!text.readable) GTEST_SKIP() << "pdftotext is not installed (poppler-utils)";
    EXPECT_THAT(text.all(), HasSubstr("年"));
    EXPECT_THAT(text.all(), HasSubstr("a row to write in"));
    EXPECT_THAT(text.all(), HasSubstr("编号"));
}

TEST(PaperFormPdf, HostileLabelsAreWordsAndEndlessOnesEnd) {
    Question question = choiceOf(2, "<script>\x1b]0;x\x07");
    question.title = untranslated("evil\u202E " + std::string(10'000, 'W'));
    question.options[0].label = untranslated(std::string(10'000, 'V'));
    question.options[1].other = true;
    question.kind = QuestionKind::multiple;
    Questionnaire form = oneQuestion(question);
    Question grid = choiceOf(3, std::string(3'000, 'U'));
    grid.kind = QuestionKind::matrix;
    grid.rows = {{"r", untranslated(std::string(10'000, 'R'))}, {"s", untranslated("\xC3\x28")}};
    form.questions.push_back(grid);
    form.title = untranslated(std::string(10'000, 'X'));
    const std::string pdf = pdfOf(form, untranslated(std::string(20'000, 'c') + "\n\n" + std::string(100, '\n')));
    EXPECT_GT(pagesOfPdf(pdf), 3u);
    EXPECT_LT(pagesOfPdf(pdf), 60u);
}

TEST(PaperFormPdf, ALostLetterIsAProblem) {
    Question question = choiceOf(2, "o");
    question.options[1].label = untranslated("\U0003134A");
    const auto rare = paperFormPdf(oneQuestion(question), {}, Language::zh);
    if (rare.ok()) GTEST_SKIP() << "a font of this machine has even U+3134A";
    EXPECT_EQ(rare.problem().code, "glyph-missing");
    EXPECT_EQ(paperFormPdf(oneQuestion(choiceOf(1, "o")), untranslated("\U0003134A"), Language::zh).problem().code,
              "glyph-missing");
}

}  // namespace
}  // namespace diaoyan
