// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_gallery.h"
#include "charts/figures/figures.h"
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// A town of two schools with ten and nine parents, and teachers.
class ChartCommandTest : public ProgramTest {
protected:
    void makeSurvey(const std::string& name, int satisfied) {
        write("roster.csv", "学校代码,学校名称,学段\nS01,第一小学,小学\nS02,第二小学,小学\n");
        std::string parents = "您孩子所在的学校,总体来看，您对学校是否满意\n";
        std::string teachers = "您所在的学校,总体来看，您对学校是否满意\n";
        for (int i = 0; i < 10; ++i) {
            parents += std::string("第一小学,") + (i < satisfied ? "满意\n" : "不满意\n");
            if (i < 9) parents += "第二小学,满意\n";
            teachers += std::string("第一小学,") + (i < 5 ? "满意\n" : "一般\n");
        }
        write("parents.csv", parents);
        write("teachers.csv", teachers);
        ASSERT_EQ(run("new " + name + " --schools roster.csv --forms teacher,parent").exit_code, 0);
        ASSERT_EQ(run("import " + name + " parents.csv --form parent").exit_code, 0);
        ASSERT_EQ(run("import " + name + " teachers.csv --form teacher").exit_code, 0);
    }

    /// The data of a figure that can be drawn.
    std::string dataOf(const std::string& arguments) {
        const Ran ran = run("chart " + arguments + " -o f.svg --data f.csv");
        EXPECT_EQ(ran.exit_code, 0) << arguments << "\n" << ran.err;
        return bytesOf("f.csv");
    }

    std::string problemOf(const std::string& arguments) {
        const Ran ran = run("chart " + arguments + " -o f.svg --json");
        EXPECT_NE(ran.exit_code, 0) << arguments;
        return json::parse(ran.out)["problem"]["code"];
    }
};

TEST_F(ChartCommandTest, TheDataStandsBesideTheFigure) {
    makeSurvey("a.survey", 7);
    const Ran ran = run("chart a.survey --question parent.overall --intervals -o f.svg --data f.csv --json");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(json::parse(ran.out)["data"], "f.csv");
    EXPECT_THAT(bytesOf("f.csv"), HasSubstr("value,满意,,16人（84.2%）,,84.21052631578948,62.4"));
    EXPECT_THAT(bytesOf("f.csv"), HasSubstr(",16,19,"));
}

TEST_F(ChartCommandTest, SmallSchoolsAreNotListed) {
    makeSurvey("a.survey", 7);
    const std::string data = dataOf("a.survey --question parent.overall --by school --kind dots");
    EXPECT_THAT(data, HasSubstr("第一小学（n=10）"));
    EXPECT_THAT(data, Not(HasSubstr("第二小学")));
    EXPECT_THAT(data, HasSubstr("有效作答不足10人或无人作答的学校未列出"));
    EXPECT_THAT(dataOf("a.survey --question parent.overall --by school --kind dots --minimum-n 9"),
                HasSubstr("第二小学（n=9）"));
}

TEST_F(ChartCommandTest, FormsAndWavesStandBesideEachOther) {
    makeSurvey("2024.survey", 4);
    makeSurvey("2025.survey", 7);
    const std::string roles = dataOf("2024.survey --question overall --form parent,teacher");
    EXPECT_THAT(roles, HasSubstr("家长（n=19）"));
    EXPECT_THAT(roles, HasSubstr("教师（n=10）"));
    const std::string same = dataOf("2024.survey --question parent.overall,teacher.overall --kind grouped");
    EXPECT_EQ(same, roles) << "questions with the forms in front mean the same";
    const std::string waves = dataOf("2024.survey --second 2025.survey --question parent.overall");
    EXPECT_THAT(waves, HasSubstr("value,2024,"));
    EXPECT_THAT(waves, HasSubstr("68.4%（n=19）"));
    EXPECT_THAT(waves, HasSubstr("84.2%（n=19）"));
    EXPECT_EQ(problemOf("2024.survey --question parent.overall --kind slope"), "two-waves-wanted");
}

TEST_F(ChartCommandTest, ResolutionMakesMorePixels) {
    makeSurvey("a.survey", 7);
    const auto widthAt = [&](const std::string& dpi) {
        EXPECT_EQ(run("chart a.survey --question parent.overall -o f.png --dpi " + dpi).exit_code, 0);
        const std::string png = bytesOf("f.png");
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(png.at(at)); };
        return byte(18) * 256 + byte(19);
    };
    EXPECT_EQ(widthAt("96"), 1200);
    EXPECT_EQ(widthAt("192"), 2400);
    EXPECT_EQ(run("chart a.survey --question parent.overall -o f.png --dpi 0").exit_code, 2);
}

TEST_F(ChartCommandTest, WhatCannotBeDrawnIsSaid) {
    makeSurvey("a.survey", 7);
    EXPECT_EQ(problemOf("a.survey --question parent.moon"), "unknown-item");
    EXPECT_EQ(problemOf("a.survey --question parent.overall,parent.moon"), "unknown-item");
    EXPECT_EQ(problemOf("a.survey --question overall"), "questionnaire-unclear");
    EXPECT_EQ(problemOf("a.survey --question parent.overall --kind pie"), "unknown-figure-kind");
    EXPECT_EQ(problemOf("a.survey --question parent.overall --kind histogram"), "not-a-number");
    EXPECT_EQ(problemOf("a.survey --question parent.overall --kind dots --definition nonsense"), "unknown-definition");
    EXPECT_EQ(problemOf("a.survey --question parent.hope --kind dots"), "definition-wanted");
    EXPECT_EQ(problemOf("a.survey --second none.survey --question parent.overall"), "file-missing");
    EXPECT_EQ(run("chart a.survey --question parent.hope --kind dots -o f.svg").exit_code, 2);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "f.svg"));
}

TEST_F(ChartCommandTest, TheGalleryShowsEveryKindByItsOwnCommand) {
    ASSERT_EQ(run("demo out").exit_code, 0);
    const std::string page = bytesOf("out/gallery/figures.md");
    std::ifstream kept(std::string(DIAOYAN_SOURCE_DIR) + "/docs/figures.md", std::ios::binary);
    EXPECT_EQ((std::string{std::istreambuf_iterator<char>(kept), {}}), page)
        << "./dev demo, then: cp -r out/gallery/. docs/";
    ASSERT_EQ(galleryPictures().size(), figureKinds().size());
    std::filesystem::copy(folder_ / "out/town.survey", folder_ / "town.survey");
    for (std::size_t i = 0; i < figureKinds().size(); ++i) {
        const GalleryPicture& picture = galleryPictures()[i];
        EXPECT_EQ(picture.kind, figureKinds()[i].id);
        EXPECT_THAT(page, HasSubstr("(`" + picture.kind + "`)"));
        EXPECT_TRUE(std::filesystem::exists(std::string(DIAOYAN_SOURCE_DIR) + "/docs/figures/" + picture.file()));
        ASSERT_TRUE(picture.command().starts_with("diaoyan "));
        EXPECT_EQ(run(picture.command().substr(8)).exit_code, 0) << picture.command();
        EXPECT_EQ(bytesOf(picture.file()), bytesOf("out/gallery/figures/" + picture.file())) << picture.command();
    }
}

}  // namespace
}  // namespace diaoyan
