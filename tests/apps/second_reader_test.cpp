// SPDX-License-Identifier: GPL-3.0-or-later
// Documents are read back by other people's programs: python3-docx and python3-openpyxl, which hold them to the rules
// of OOXML on their own account.
#include "tests/apps/program.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;

constexpr const char* reader = R"py(
import sys
import docx, openpyxl
report = docx.Document("r.docx")
print("title", report.core_properties.title)
print("headings", len([p for p in report.paragraphs if p.style.name.lower().startswith("heading")]))
print("tables", len(report.tables))
for table in report.tables:
    widths = {len(row.cells) for row in table.rows}
    assert len(widths) == 1, widths
parts = [part.partname for part in report.part.package.iter_parts()]
print("charts", len([name for name in parts if name.startswith("/word/charts/chart")]))
print("sentence", any("有效作答的30名家长" in p.text for p in report.paragraphs))
book = openpyxl.load_workbook("r.xlsx")
print("sheets", len(book.sheetnames), book.sheetnames[0])
links = [c.hyperlink.location for row in book[book.sheetnames[0]].iter_rows() for c in row if c.hyperlink]
for link in links:
    assert link.split("!")[0].strip("'") in book.sheetnames, link
print("links", len(links) > 2)
print("drawn", sum(len(sheet._charts) + len(sheet._images) for sheet in book.worksheets) > 0)
)py";

class SecondReaderTest : public ProgramTest {
protected:
    void SetUp() override {
        ProgramTest::SetUp();
        write("probe.py", "import docx, openpyxl\n");
        if (run("probe.py", "", "/usr/bin/python3").exit_code != 0)
            GTEST_SKIP() << "python3-docx and python3-openpyxl are not installed";
    }
};

TEST_F(SecondReaderTest, WordAndExcelReportsAreReadByOthers) {
    write("roster.csv", "学校代码,学校名称,学段\nS01,第一小学,小学\nS02,第二小学,小学\n");
    ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent").exit_code, 0);
    std::string answers = "您孩子所在的学校,对孩子的首要期望,总体来看，您对学校是否满意\n";
    for (int i = 0; i < 30; ++i)
        answers += std::string(i % 2 == 0 ? "第一小学," : "第二小学,") +
                   (i % 3 == 0 ? "学习成绩优秀,非常满意\n" : "健康快乐成长,一般\n");
    write("a.csv", answers);
    ASSERT_EQ(run("import town.survey a.csv --form parent").exit_code, 0);
    const Ran report = run("report town.survey -o r.docx -o r.xlsx --title 第二位读者");
    ASSERT_EQ(report.exit_code, 0) << report.err;
    write("reader.py", reader);
    const Ran read = run("reader.py", "PYTHONIOENCODING=utf-8", "/usr/bin/python3");
    ASSERT_EQ(read.exit_code, 0) << read.err;
    for (const char* line : {"title 第二位读者\n", "sentence True\n", "links True\n", "drawn True\n"})
        EXPECT_THAT(read.out, HasSubstr(line));
    EXPECT_THAT(read.out, testing::Not(HasSubstr("charts 0\n")));
}

}  // namespace
}  // namespace diaoyan
