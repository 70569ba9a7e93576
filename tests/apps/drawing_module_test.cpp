// SPDX-License-Identifier: GPL-3.0-or-later
// Qt is loaded by what draws and by nothing else, from where the program is.
#include "tests/apps/program.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class DrawingModule : public ProgramTest {
protected:
    void SetUp() override {
        ProgramTest::SetUp();
        write("roster.csv", "学校代码,学校名称\nS01,第一小学\n");
        write("a.csv", "您孩子所在的学校,对孩子的首要期望\n第一小学,学习成绩优秀\n");
        ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent").exit_code, 0);
        ASSERT_EQ(run("import town.survey a.csv --form parent").exit_code, 0);
        fs::create_directories(folder_ / "moved/bin");
        fs::copy_file(DIAOYAN_PROGRAM, program());
    }

    std::string program() const { return (folder_ / "moved/bin/diaoyan").string(); }

    static constexpr const char* draw = "chart town.survey --question hope -o fig.svg";
};

TEST_F(DrawingModule, OnlyWhatDrawsLoadsQt) {
    // The loader names every library that it maps, on stderr.
    for (const char* arguments : {"--help", "tables town.survey", "tables town.survey --by school --json",
                                  "satisfaction town.survey", "status town.survey", "help chart"}) {
        const Ran ran = run(arguments, "LD_DEBUG=files");
        EXPECT_THAT(ran.err, HasSubstr("libstdc++")) << arguments;
        EXPECT_EQ(ran.err.find("libQt"), std::string::npos) << arguments;
    }
    EXPECT_NE(run(draw, "LD_DEBUG=files").err.find("libQt6Charts"), std::string::npos);
}

TEST_F(DrawingModule, IsFoundWhereverBothWereMoved) {
    const fs::path module =
        program() + "/../" + fs::relative(DIAOYAN_DRAWING, fs::path(DIAOYAN_PROGRAM).parent_path()).string();
    fs::create_directories(module.lexically_normal().parent_path());
    fs::copy_file(DIAOYAN_DRAWING, module.lexically_normal());
    const Ran ran = run(draw, "LC_ALL=zh_CN.UTF-8", program());
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(bytesOf("fig.svg"), HasSubstr("学习成绩优秀"));
}

TEST_F(DrawingModule, WithoutItTheRestWorksAndDrawingSaysWhatIsMissing) {
    const Ran drawn = run(draw, "LC_ALL=zh_CN.UTF-8", program());
    EXPECT_EQ(drawn.exit_code, 3);
    EXPECT_THAT(drawn.err, HasSubstr("不能作图"));
    EXPECT_THAT(run("report town.survey -o a.pdf", "LC_ALL=en_US.UTF-8", program()).err,
                HasSubstr("cannot be loaded, so nothing can be drawn"));
    EXPECT_EQ(run("tables town.survey", "LC_ALL=zh_CN.UTF-8", program()).exit_code, 0);
    EXPECT_FALSE(fs::exists(folder_ / "a.pdf"));
}

}  // namespace
}  // namespace diaoyan
