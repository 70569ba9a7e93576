// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/writers.h"

#include "tests/charts/writers/sample_report.h"

#include <gtest/gtest.h>

#include <set>

namespace diaoyan {
namespace {

TEST(Writers, TheListIsSound) {
    std::set<std::string> ids;
    for (const auto& writer : writers()) {
        EXPECT_TRUE(ids.insert(writer.id).second);
        EXPECT_EQ(writer.extension, "." + writer.id);
        EXPECT_FALSE(writer.title.zh.empty() || writer.title.en.empty());
        const auto written = writer.write(sampleReport(), fakeRenderer(), {});
        ASSERT_TRUE(written.ok());
        EXPECT_GT(written->size(), 1000u);
    }
    for (const char* id : {"docx", "html", "md", "odt", "pdf", "xlsx"}) EXPECT_EQ(ids.count(id), 1u) << id;
}

TEST(Writers, AreFoundByTheEndingOfAFileName) {
    ASSERT_NE(writerFor("out/report.docx"), nullptr);
    EXPECT_EQ(writerFor("out/report.docx")->id, "docx");
    EXPECT_EQ(writerFor("C:\\报告\\REPORT.DOCX")->id, "docx");
    EXPECT_EQ(writerFor("报告.Html")->id, "html");
    for (const char* other : {"", "docx", "report", "report.docx.txt", "report.doc", "htmls"})
        EXPECT_EQ(writerFor(other), nullptr) << other;
}

}  // namespace
}  // namespace diaoyan
