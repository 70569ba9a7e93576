// SPDX-License-Identifier: GPL-3.0-or-later
// What is handed out on paper, by the built program: codes, links, posters, questionnaires.
#include "collector/store/collection_store.h"
#include "collector/web/protection/secrets.h"
#include "collector/web/wire/invitation.h"
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

namespace diaoyan {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class CodesCommandTest : public ProgramTest {
protected:
    void SetUp() override {
        ProgramTest::SetUp();
        write("roster.csv", "学校代码,学校名称,家长应答数\nS01,第一小学,12\nS02,第二小学,7\n");
        ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent,teacher").exit_code, 0);
    }

    Ran codes(const std::string& arguments) const {
        return run("codes town.survey --form parent --address http://192.168.1.20:8080 " + arguments);
    }

    std::string problemOf(const std::string& command) const {
        const Ran ran = run(command + " --json");
        EXPECT_NE(ran.exit_code, 0) << command;
        return json::parse(ran.out)["problem"]["code"];
    }

    /// Rows of a CSV without its heading.
    std::vector<std::string> rowsOf(const std::string& name) const {
        std::istringstream lines(bytesOf(name));
        std::vector<std::string> rows;
        for (std::string line; std::getline(lines, line);) rows.push_back(line.substr(0, line.find('\r')));
        if (!rows.empty()) rows.erase(rows.begin());
        return rows;
    }

    /// The series as --list has them: rows of the table's cells.
    json series() const { return json::parse(run("codes town.survey --list --json").out)["tables"][0]["rows"]; }

    CodeLookup lookUp(const std::string& printed) const {
        auto store = CollectionStore::open((folder_ / "town.survey").string());
        return store.ok() ? store->lookUp(normalCode(printed)) : CodeLookup{};
    }
};

TEST_F(CodesCommandTest, CodesOnPaperAreThoseThatTheSurveyTakes) {
    const Ran ran = codes("--per-class 3 --classes '1班，2班' --csv codes.csv -o codes.pdf --json");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const json said = json::parse(ran.out);
    EXPECT_EQ(said["codes"], 12);
    ASSERT_THAT(said["series"], SizeIs(4));
    EXPECT_EQ(said["series"][1]["class"], "2班");
    EXPECT_THAT(bytesOf("codes.pdf"), StartsWith("%PDF"));
    const auto rows = rowsOf("codes.csv");
    ASSERT_THAT(rows, SizeIs(12));
    std::set<std::string> different;
    for (const std::string& row : rows) {
        std::istringstream cells(row);
        std::string school, class_name, code, address;
        std::getline(std::getline(std::getline(std::getline(cells, school, ','), class_name, ','), code, ','), address);
        EXPECT_EQ(address, "http://192.168.1.20:8080/c/" + code);
        const CodeLookup found = lookUp(code);
        EXPECT_EQ(found.state, CodeState::unused);
        EXPECT_EQ(found.order.questionnaire, "parent");
        EXPECT_EQ(found.order.school, school == "第一小学" ? "S01" : "S02");
        EXPECT_EQ(found.order.class_name, class_name);
        different.insert(code);
    }
    EXPECT_THAT(different, SizeIs(12));
    EXPECT_THAT(ran.out, Not(HasSubstr(*different.begin()))) << "codes stand in the files and nowhere else";
}

TEST_F(CodesCommandTest, HowManyIsSaidInOneWay) {
    EXPECT_EQ(problemOf("codes town.survey --form parent --address http://a -o a.pdf"), "wrong-option");
    EXPECT_EQ(problemOf("codes town.survey --form parent --address http://a -o a.pdf --count 3 --per-school 2"),
              "wrong-option");
    EXPECT_EQ(problemOf("codes town.survey --form parent --address http://a -o a.pdf --per-class 3"), "wrong-option");
    EXPECT_EQ(problemOf("codes town.survey --form parent --address http://a --count 3"), "wrong-option") << "where to?";
    EXPECT_EQ(problemOf("codes town.survey --form parent -o a.pdf --count 3"), "wrong-option") << "which address?";
    EXPECT_EQ(problemOf("codes town.survey --address http://a -o a.pdf --count 3"), "questionnaire-unclear");
    EXPECT_EQ(problemOf("codes town.survey --form moon --address http://a -o a.pdf --count 3"),
              "unknown-questionnaire");
    EXPECT_EQ(problemOf("codes town.survey --form parent --address http://a -o a.txt --count 3"), "unknown-ending");
    for (const char* address : {"192.168.1.20", "ftp://a", "http://", "http:///x", "'http://a b'", "'http://a?b=c'"})
        EXPECT_EQ(problemOf(std::string("codes town.survey --form parent -o a.pdf --count 3 --address ") + address),
                  "wrong-option")
            << address;
    EXPECT_EQ(codes("--count 0 -o a.pdf").exit_code, 2);
    EXPECT_EQ(codes("--count 3 --per-page 41 -o a.pdf").exit_code, 2);
    EXPECT_THAT(series(), IsEmpty());
}

TEST_F(CodesCommandTest, SchoolsGetWhatTheRosterExpects) {
    ASSERT_EQ(codes("--per-school --csv a.csv").exit_code, 0);
    EXPECT_THAT(rowsOf("a.csv"), SizeIs(19));
    ASSERT_EQ(codes("--per-school 2 --school 第二小学 --csv b.csv").exit_code, 0);
    EXPECT_THAT(rowsOf("b.csv"), SizeIs(2));
    EXPECT_THAT(rowsOf("b.csv").front(), StartsWith("第二小学,,"));
    ASSERT_EQ(codes("--count 5 --csv c.csv").exit_code, 0);
    EXPECT_THAT(rowsOf("c.csv").front(), StartsWith(",,")) << "for any school";
    EXPECT_EQ(problemOf("codes town.survey --form teacher --address http://a --csv d.csv --per-school"),
              "expected-unknown");
    EXPECT_EQ(problemOf("codes town.survey --form parent --address http://a --csv d.csv --per-school 1 --school 月球"),
              "unknown-school");
    EXPECT_FALSE(fs::exists(folder_ / "d.csv"));
}

TEST_F(CodesCommandTest, ClassesMayStandInATable) {
    write("classes.csv", "2026年班级名单\n学校,班级,人数\n第一小学,1班,2\nS02,2班,1\n合计,,3\n");
    ASSERT_EQ(codes("--roster classes.csv --csv a.csv").exit_code, 0);
    EXPECT_THAT(rowsOf("a.csv"), SizeIs(3));
    ASSERT_EQ(codes("--roster classes.csv --school S02 --csv b.csv").exit_code, 0);
    EXPECT_THAT(rowsOf("b.csv"), SizeIs(1));
    const auto wrong = [&](const std::string& table) {
        write("classes.csv", table);
        return problemOf("codes town.survey --form parent --address http://a --csv c.csv --roster classes.csv");
    };
    EXPECT_EQ(wrong("学校,人数\n第一小学,2\n"), "no-class-column");
    EXPECT_EQ(wrong("学校,班级\n第一小学,1班\n"), "no-count-column");
    EXPECT_EQ(wrong("班级,人数\n1班,2\n"), "no-school-column");
    EXPECT_EQ(wrong("学校,班级,人数\n月球小学,1班,2\n"), "unknown-school");
    EXPECT_EQ(wrong("学校,班级,人数\n第一小学,1班,很多\n"), "bad-number");
    EXPECT_EQ(wrong("学校,班级,人数\n第一小学,1班,2\nS01,1班,2\n"), "duplicate-class");
    EXPECT_EQ(wrong("学校,班级,人数\n,,\n"), "no-classes");
}

TEST_F(CodesCommandTest, CodesThatNobodyHasOnPaperAreWithdrawn) {
    EXPECT_EQ(problemOf("codes town.survey --form parent --address http://a --count 4 -o nowhere/a.pdf"),
              "directory-missing");
    ASSERT_THAT(series(), SizeIs(1));
    EXPECT_THAT(series().dump(), HasSubstr("withdrawn"));
    EXPECT_EQ(problemOf("codes town.survey --form parent --address http://a --count 4 -o a.pdf --csv nowhere/a.csv"),
              "directory-missing");
    EXPECT_FALSE(fs::exists(folder_ / "a.pdf")) << "slips that open nothing are not left behind";
    EXPECT_EQ(problemOf("codes town.survey --form parent --address http://a --per-school 60000 -o a.pdf"),
              "code-count");
    EXPECT_THAT(series(), SizeIs(2)) << "refused before anything is made";
    EXPECT_FALSE(fs::exists(folder_ / "a.pdf"));
}

TEST_F(CodesCommandTest, ASeriesIsTakenBack) {
    ASSERT_EQ(codes("--count 2 --csv a.csv").exit_code, 0);
    const std::string row = rowsOf("a.csv").front();
    const std::string code = row.substr(2, 14);
    ASSERT_EQ(lookUp(code).state, CodeState::unused) << row;
    EXPECT_EQ(run("codes town.survey --withdraw 1").exit_code, 0);
    EXPECT_EQ(lookUp(code).state, CodeState::withdrawn);
    EXPECT_NE(run("codes town.survey --withdraw 7").exit_code, 0);
    EXPECT_THAT(run("codes town.survey --list").out, HasSubstr("已作废"));
}

TEST_F(CodesCommandTest, NamesCannotBeFormulas) {
    write("classes.csv", "学校,班级,人数\n第一小学,\"=1+1,\"\"x\",1\n");
    ASSERT_EQ(codes("--roster classes.csv --csv a.csv").exit_code, 0);
    EXPECT_THAT(rowsOf("a.csv").front(), StartsWith("第一小学,\"'=1+1,\"\"x\","));
}

TEST_F(CodesCommandTest, LinksAreSignedForSchoolAndClass) {
    ASSERT_EQ(
        run("links town.survey --address http://192.168.1.20:8080/ --form parent --classes 1班 -o l.csv").exit_code, 0);
    const auto rows = rowsOf("l.csv");
    ASSERT_THAT(rows, SizeIs(2));
    auto store = CollectionStore::open((folder_ / "town.survey").string());
    ASSERT_TRUE(store.ok());
    const std::string tag = linkTag(store->settings().link_key, "parent", "S01", "1班");
    EXPECT_EQ(rows.front(),
              "parent,S01,第一小学,1班,http://192.168.1.20:8080/f/parent?school=S01&class=1%E7%8F%AD&tag=" + tag);
    EXPECT_THAT(json::parse(run("links town.survey --address http://a --json").out)["tables"][0]["rows"], SizeIs(4));
    EXPECT_EQ(run("links town.survey --address http://a --form parent -o l.pdf").exit_code, 0);
    EXPECT_THAT(bytesOf("l.pdf"), StartsWith("%PDF"));
    EXPECT_EQ(problemOf("links town.survey --address http://a -o l.doc"), "unknown-ending");
    EXPECT_EQ(problemOf("links town.survey --address a"), "wrong-option");
}

TEST_F(CodesCommandTest, WhoElseMayAnswerIsSaid) {
    EXPECT_THAT(codes("--count 1 --csv a.csv").out, HasSubstr("家长问卷现在不用填写码也能填写"));
    EXPECT_THAT(run("links town.survey --address http://a").out, Not(HasSubstr("注意")));
    auto store = CollectionStore::open((folder_ / "town.survey").string());
    ASSERT_TRUE(store.ok());
    CollectionSettings settings = store->settings();
    settings.access["parent"] = WebAccess::codes;
    store->setSettings(settings);
    EXPECT_THAT(codes("--count 1 --csv a.csv").out, Not(HasSubstr("注意")));
    EXPECT_THAT(run("links town.survey --address http://a").out, HasSubstr("注意：家长问卷设为只凭填写码"));
}

TEST_F(CodesCommandTest, QuestionnairesAndPostersArePrinted) {
    ASSERT_EQ(run("print town.survey --form parent -o parent.pdf").exit_code, 0);
    const std::string form = bytesOf("parent.pdf");
    EXPECT_THAT(form, StartsWith("%PDF"));
    auto store = CollectionStore::open((folder_ / "town.survey").string());
    ASSERT_TRUE(store.ok());
    CollectionSettings settings = store->settings();
    settings.consent["parent"] = {"监护人同意后填写。", ""};
    store->setSettings(settings);
    ASSERT_EQ(run("print town.survey --form parent -o again.pdf").exit_code, 0);
    EXPECT_NE(bytesOf("again.pdf"), form) << "the consent stands above the questions";
    ASSERT_EQ(run("print town.survey --form parent --poster --address http://a -o poster.pdf --words 请先连接校园网")
                  .exit_code,
              0);
    EXPECT_THAT(bytesOf("poster.pdf"), StartsWith("%PDF"));
    EXPECT_EQ(problemOf("print town.survey --form parent --poster -o p.pdf"), "wrong-option");
    EXPECT_EQ(problemOf("print town.survey -o p.pdf"), "questionnaire-unclear");
    EXPECT_EQ(problemOf("print town.survey --form parent -o p.docx"), "unknown-ending");
    EXPECT_EQ(problemOf("print none.survey --form parent -o p.pdf"), "file-missing");
}

}  // namespace
}  // namespace diaoyan
