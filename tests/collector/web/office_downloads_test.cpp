// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/exporters.h"
#include "collector/store/survey_copy.h"
#include "collector/web/office/office_page.h"
#include "tests/collector/web/office_room.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class OfficeDownloadsTest : public OfficeRoom {
protected:
    static std::size_t passingFolders() {
        std::size_t found = 0;
        for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
            if (entry.path().filename().string().starts_with("diaoyan-office-")) ++found;
        return found;
    }
};

TEST_F(OfficeDownloadsTest, FilesAreThoseOfTheExporters) {
    makeOffice();
    signIn();
    for (int n = 0; n < 3; ++n) store(sheet(n == 1 ? "c" : "a"));
    const std::size_t folders_before = passingFolders();
    Result<SurveyFile> file = SurveyFile::open(survey_path_, SurveyFile::Access::read);
    const Questionnaire form = routedForm();
    const Roster roster = file->roster();
    std::filesystem::create_directory(path("expected"));
    std::size_t files = 0;
    for (const Exporter& exporter : exporters()) {
        const ExportSource source{.questionnaire = form, .roster = roster, .visit = [&](const auto& take) {
                                      return file->visitSheets("parent", take);
                                  }};
        const Result<Exported> expected =
            exporter.write(source, path("expected/parent" + exporter.ending), {.language = Language::en});
        ASSERT_TRUE(expected.ok()) << exporter.id;
        EXPECT_EQ(expected->sheets, 3);
        for (std::size_t part = 0; part < expected->files.size(); ++part, ++files) {
            const WebReply reply = get("/office/download/parent" + exporter.ending,
                                       part == 0 ? "lang=en" : "lang=en&part=" + std::to_string(part + 1));
            EXPECT_EQ(reply.status, 200) << exporter.id;
            EXPECT_EQ(reply.body, bytesOf(expected->files[part])) << expected->files[part];
            const std::string ending = std::filesystem::path(expected->files[part]).extension().string();
            EXPECT_THAT(header(reply, "Content-Disposition"),
                        HasSubstr("attachment; filename=\"parent" + ending + "\"; filename*=UTF-8''parent" + ending));
            EXPECT_THAT(get("/office/downloads").body, HasSubstr(">" + ending + "</a>"));
        }
    }
    EXPECT_GE(files, exporters().size());
    EXPECT_EQ(get("/office/download/parent.csv", "part=9").status, 404);
    EXPECT_EQ(get("/office/download/parent.csv", "part=-1").status, 404);
    EXPECT_EQ(passingFolders(), folders_before) << "files with answers must not stay behind";
}

TEST_F(OfficeDownloadsTest, TheSurveyFileIsCopiedWholeWhileAnswersCome) {
    makeOffice();
    signIn();
    for (int n = 0; n < 5; ++n) store(sheet("a"));
    const WebReply reply = get("/office/download/survey");
    ASSERT_EQ(reply.status, 200);
    store(sheet("b"));
    const std::string copy = write("copy.survey", reply.body);
    Result<SurveyFile> opened = SurveyFile::open(copy, SurveyFile::Access::read);
    ASSERT_TRUE(opened.ok()) << describe(opened.problem(), Language::en);
    EXPECT_EQ(opened->roster(), smallRoster());
    EXPECT_EQ(opened->responses("parent")->rows, 5u);
    EXPECT_THAT(header(reply, "Content-Disposition"), HasSubstr("filename=\"town.survey\""));
}

TEST_F(OfficeDownloadsTest, ACopyNeitherReplacesAFileNorComesOfNothing) {
    makeOffice();
    EXPECT_EQ(copySurvey(path("none.survey"), path("copy.survey")).problem().code, "file-missing");
    EXPECT_EQ(copySurvey(survey_path_, write("there.survey", "words")).problem().code, "file-exists");
    EXPECT_EQ(bytesOf(path("there.survey")), "words");
    EXPECT_TRUE(copySurvey(survey_path_, path("copy.survey")).ok());
    EXPECT_THROW(copySurvey(survey_path_, path("no folder/copy.survey")), EnvironmentFailure);
}

TEST_F(OfficeDownloadsTest, NoFileNameBreaksAHeader) {
    for (const std::string& name :
         {std::string("a\r\nSet-Cookie: stolen=1.csv"), std::string("a\"; filename=\"b.exe"),
          std::string("家长\n问卷.csv"), std::string("a\0b.csv", 7), std::string("\xff\xfe.csv")}) {
        const std::string value = header(office::fileReply("text/csv", "", name), "Content-Disposition");
        for (const char c : value) EXPECT_TRUE(c >= 0x20 && c < 0x7F) << value;
        EXPECT_EQ(std::count(value.begin(), value.end(), '"'), 2) << value;
    }
    EXPECT_THAT(header(office::fileReply("text/csv", "", "家长.csv"), "Content-Disposition"),
                HasSubstr("filename*=UTF-8''%E5%AE%B6%E9%95%BF.csv"));
}

TEST_F(OfficeDownloadsTest, ASurveyFileOfAnyNameIsOffered) {
    makeOffice({routedForm()}, smallRoster(), "城东 \"2026\"\r\n.survey");
    signIn();
    const WebReply reply = get("/office/download/survey");
    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(header(reply, "Content-Disposition"), AllOf(Not(HasSubstr("\n")), Not(HasSubstr("\r"))));
}

TEST_F(OfficeDownloadsTest, PapersComeFromTheFindings) {
    makeOffice();
    signIn();
    const WebReply poster = get("/office/poster.pdf");
    EXPECT_EQ(poster.body, "%PDF town http://192.168.1.20:8080");
    EXPECT_EQ(poster.content_type, "application/pdf");
    EXPECT_EQ(get("/office/paper/parent.pdf").body, "%PDF parent");
}

TEST_F(OfficeDownloadsTest, LinksOfSchoolsAreSignedAndOpenOnesAreNot) {
    makeOffice();
    signIn();
    const std::string key = collection().settings().link_key;
    ASSERT_FALSE(key.empty());
    const std::string page = get("/office/links").body;
    EXPECT_THAT(page, AllOf(HasSubstr("value=\"http://192.168.1.20:8080/f/parent\""),
                            HasSubstr("value=\"http://192.168.1.20:8080/f/parent?school=S01&amp;tag=" +
                                      linkTag(key, "parent", "S01", "") + "\"")));
    EXPECT_THAT(get("/office/links", "lang=en&class=3%E7%8F%AD").body,
                HasSubstr("?school=S02&amp;class=3%E7%8F%AD&amp;tag=" + linkTag(key, "parent", "S02", "3班")));
    CollectionStore store = collection();
    CollectionSettings settings = store.settings();
    settings.access["parent"] = WebAccess::school_links;
    store.setSettings(settings);
    EXPECT_THAT(get("/office/links").body, Not(HasSubstr("value=\"http://192.168.1.20:8080/f/parent\"")));
}

}  // namespace
}  // namespace diaoyan
