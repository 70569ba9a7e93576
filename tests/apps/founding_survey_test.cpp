// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_survey.h"

#include "apps/diaoyan/founding_answers.h"
#include "questionnaires/answer_check.h"
#include "questionnaires/forms.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace diaoyan {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

std::vector<std::string> split(std::string text, const std::string& mark) {
    std::vector<std::string> parts;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
        parts.push_back(text.substr(0, at));
        text.erase(0, at + mark.size());
    }
    parts.push_back(text);
    return parts;
}

/// A reader of our own, so that the importer is not asked to vouch for itself. Quotes are taken off blindly.
Rows rowsOf(const std::string& path) {
    Rows rows;
    for (std::string& line : split(contentOf(path), "\n")) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        if (const std::size_t quote = line.find('"'); quote != std::string::npos) {  // "text, coded" of published.csv
            const std::size_t comma = line.find(',', quote);
            line.replace(comma, 1, ";");
        }
        rows.push_back(split(line, ","));
    }
    return rows;
}

class FoundingSurvey : public testing::Test {
protected:
    static void SetUpTestSuite() {
        // ctest runs every test as a process of its own, several at once.
        folder_ = std::filesystem::path(testing::TempDir()) / ("founding_survey_" + std::to_string(getpid()));
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        auto written = writeFoundingSurvey(folder_.string());
        ASSERT_TRUE(written.ok()) << describe(written.problem(), Language::en);
        files_ = std::move(written).value();
        for (const FoundingExport& one : files_.exports) exports_[one.role] = rowsOf(one.path);
    }
    static void TearDownTestSuite() { std::filesystem::remove_all(folder_); }

    /// Column of the only heading that ends so.
    static std::size_t column(const std::string& role, const std::string& title) {
        const auto& headings = exports_[role].at(0);
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < headings.size(); ++i)
            if (headings[i].ends_with("、" + title)) found.push_back(i);
        EXPECT_EQ(found.size(), 1u) << role << " " << title;
        return found.empty() ? 0 : found[0];
    }

    /// How often an option was ticked, words behind 其他 overlooked.
    static int ticks(const std::string& role, std::size_t at, const std::string& option) {
        int count = 0;
        for (std::size_t row = 1; row < exports_[role].size(); ++row)
            for (const std::string& tick : split(exports_[role][row].at(at), "┋"))
                if (tick.substr(0, tick.find("〖")) == option) ++count;
        return count;
    }

    static std::filesystem::path folder_;
    static FoundingFiles files_;
    static std::map<std::string, Rows> exports_;
};

std::filesystem::path FoundingSurvey::folder_;
FoundingFiles FoundingSurvey::files_;
std::map<std::string, Rows> FoundingSurvey::exports_;

TEST_F(FoundingSurvey, HasEveryPublishedCount) {
    const Rows published = rowsOf(DIAOYAN_SOURCE_DIR "/examples/founding_survey/published.csv");
    ASSERT_EQ(published.size(), 43u);
    for (std::size_t i = 1; i < published.size(); ++i) {
        const auto& row = published[i];
        const std::string option = row.at(5) == "—1小时" ? "0.5—1小时" : row.at(5);
        EXPECT_EQ(exports_.at(row.at(0)).size() - 1, std::stoul(row.at(1)));
        EXPECT_EQ(ticks(row.at(0), column(row.at(0), row.at(3)), option), std::stoi(row.at(6)))
            << row.at(2) << " " << option;
    }
}

TEST_F(FoundingSurvey, HasThePublishedCopyOfTheTable) {
    const std::string original = DIAOYAN_SOURCE_DIR "/../shared/data/town_survey_published.csv";
    if (!std::filesystem::exists(original)) GTEST_SKIP() << "the original table is not beside the project";
    EXPECT_EQ(contentOf(original), contentOf(DIAOYAN_SOURCE_DIR "/examples/founding_survey/published.csv"));
}

TEST_F(FoundingSurvey, AsksTwentyFiveSchools) {
    const Rows roster = rowsOf(files_.roster);
    ASSERT_EQ(roster.size(), 26u);
    std::map<std::string, int> stages;
    std::map<std::string, std::string> stage_of;
    for (std::size_t i = 1; i < roster.size(); ++i) {
        ++stages[roster[i].at(2)];
        stage_of[roster[i].at(1)] = roster[i].at(2);
    }
    EXPECT_EQ(stages, (std::map<std::string, int>{{"完全中学", 2}, {"初级中学", 1}, {"小学", 22}}));
    for (const auto& [role, rows] : exports_) {
        std::map<std::string, int> answered;
        for (std::size_t i = 1; i < rows.size(); ++i) ++answered[rows[i].at(6)];
        for (const auto& [school, count] : answered) EXPECT_EQ(stage_of.count(school), 1u) << school;
        EXPECT_EQ(answered.size(), role == "student" ? 3u : 25u);
        if (role == "student") {
            EXPECT_TRUE(std::none_of(answered.begin(), answered.end(),
                                     [&](const auto& one) { return stage_of[one.first] == "小学"; }));
        }
        for (std::size_t i = 1; i < roster.size(); ++i) {
            const std::string& handed_out = roster[i].at(role == "teacher" ? 6 : role == "parent" ? 7 : 8);
            EXPECT_EQ(handed_out.empty(), answered.count(roster[i].at(1)) == 0);
            if (!handed_out.empty()) { EXPECT_GE(std::stoi(handed_out), answered[roster[i].at(1)]) << roster[i].at(1); }
        }
    }
}

TEST_F(FoundingSurvey, LooksLikeAnExport) {
    for (const auto& [role, rows] : exports_) {
        EXPECT_EQ(rows[0].at(0), "序号");
        EXPECT_EQ(rows[0].at(5), "来自IP");
        std::set<std::string> numbers;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            ASSERT_EQ(rows[i].size(), rows[0].size()) << role << " row " << i;
            EXPECT_TRUE(numbers.insert(rows[i][0]).second);
            EXPECT_EQ(rows[i][5], "") << "no address is kept";
        }
    }
    const std::size_t joined = column("parent", "本学年您是否参加过家长会或家校活动");
    for (std::size_t i = 1; i < exports_["parent"].size(); ++i)
        EXPECT_EQ(exports_["parent"][i][joined] == "参加过", exports_["parent"][i][joined + 1] != "(跳过)") << i;
}

TEST_F(FoundingSurvey, IsTheSameEveryTime) {
    const auto again = folder_ / "again";
    std::filesystem::create_directories(again);
    const auto written = writeFoundingSurvey(again.string());
    ASSERT_TRUE(written.ok());
    EXPECT_EQ(contentOf(written->roster), contentOf(files_.roster));
    for (std::size_t i = 0; i < files_.exports.size(); ++i)
        EXPECT_EQ(contentOf(written->exports[i].path), contentOf(files_.exports[i].path));
}

TEST_F(FoundingSurvey, SaysWhenItCannotWrite) {
    const auto written = writeFoundingSurvey((folder_ / "missing" / "folder").string());
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.problem().code, "cannot-write");
}

TEST(FoundingAnswers, AreSoundAndHaveAllTheirTotals) {
    const auto margins = foundingMargins();
    ASSERT_TRUE(margins.ok());
    Dice dice(7);  // any seed will do: the totals do not depend on it
    std::vector<std::int64_t> of_role;
    for (const std::string& role : foundingRoles) of_role.push_back(margins->at(role).respondents);
    const FoundingSchools schools = foundingSchools(dice, of_role);
    for (std::size_t i = 0; i < foundingRoles.size(); ++i) {
        const RoleMargins& of_one = margins->at(foundingRoles[i]);
        const Questionnaire form = bundledForm(foundingRoles[i]).value();
        const auto sheets = drawAnswers(dice, form, of_one, schools, schools.respondents[i]);
        ASSERT_TRUE(sheets.ok()) << describe(sheets.problem(), Language::en);
        std::map<std::string, std::map<std::string, std::int64_t>> counts;
        std::map<std::string, std::int64_t> unanswered;
        for (const AnswerSheet& sheet : *sheets) {
            for (const Problem& problem : checkAnswers(form, sheet)) ADD_FAILURE() << describe(problem, Language::en);
            for (const auto& [item, answer] : sheet.answers) {
                if (const auto* one = std::get_if<Choice>(&answer)) ++counts[item][one->code];
                if (const auto* words = std::get_if<Words>(&answer)) ++counts[item][words->text];
                if (const auto* some = std::get_if<Choices>(&answer))
                    for (const Choice& choice : some->ticked) ++counts[item][choice.code];
                if (const auto* missing = std::get_if<Missing>(&answer))
                    unanswered[item] += missing->reason == MissingReason::unanswered;
            }
        }
        for (const auto& [item, margin] : of_one.items) {
            EXPECT_EQ(unanswered[item], margin.unanswered) << item;
            if (item == "sleep_hours") continue;  // numbers
            EXPECT_EQ(counts[item], margin.counts) << item;
        }
    }
}

TEST(FoundingAnswers, SayWhenTotalsAndFormDoNotFit) {
    auto margins = foundingMargins().value();
    RoleMargins& students = margins.at("student");
    Dice dice(7);
    const FoundingSchools schools = foundingSchools(dice, {507, 1241, 525});
    const Questionnaire form = bundledForm("student").value();
    const auto code = [&](auto change) {
        RoleMargins changed = students;
        change(changed);
        const auto sheets = drawAnswers(dice, form, changed, schools, schools.respondents[2]);
        return sheets.ok() ? std::string("ok") : sheets.problem().code + " " + sheets.problem().where.column;
    };
    EXPECT_EQ(code([](RoleMargins& m) { m.items.erase("club"); }), "founding-margins club");
    EXPECT_EQ(code([](RoleMargins& m) { ++m.items["club_rating"].unanswered; }), "founding-margins club_rating");
    EXPECT_EQ(code([](RoleMargins& m) { m.items["improve"].counts["activities"] = 520; }), "founding-margins improve");
    EXPECT_EQ(code([](RoleMargins&) {}), "ok");
}

}  // namespace
}  // namespace diaoyan
