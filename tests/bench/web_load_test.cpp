// SPDX-License-Identifier: GPL-3.0-or-later
// The load generator counts what happened and nothing else; its requests are what they claim to be.
#include "bench/web_load.h"

#include "bench/measured_run.h"
#include "bench/web_comparison.h"
#include "bench/web_requests.h"
#include "bench/web_server_process.h"
#include "collector/web/submissions/form_fields.h"
#include "collector/web/submissions/submission.h"
#include "questionnaires/forms.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

namespace diaoyan::bench {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class WebLoadTest : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("diaoyan-web-load-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
        std::ofstream(folder_ / "page.html") << "a page";
    }
    void TearDown() override { fs::remove_all(folder_); }

    WebServerProcess server() const {
        auto started = WebServerProcess::start({DIAOYAN_BARE_QT_SERVER, folder_ / "a.db", folder_ / "page.html"},
                                               folder_ / "server.log");
        EXPECT_TRUE(started.ok());
        return std::move(*started);
    }

    static std::vector<std::string> posts(std::uint64_t count) {
        std::vector<std::string> requests;
        for (std::uint64_t number = 0; number < count; ++number)
            requests.push_back(postOf("/submit", plainSubmission(number)));
        return requests;
    }

    fs::path folder_;
};

TEST_F(WebLoadTest, EveryRequestIsAnsweredAndTimedOnce) {
    const WebServerProcess server = this->server();
    const auto requests = posts(500);
    for (const int connections : {1, 7, 600}) {
        const auto result =
            runWebLoad({.port = server.port(), .connections = connections, .requests = requests, .wanted = "thanks"});
        ASSERT_TRUE(result.ok());
        EXPECT_EQ(result->answered(), 500) << connections;
        EXPECT_EQ(result->errors(), 0);
        EXPECT_EQ(result->lost, 0);
        EXPECT_EQ(result->statuses, (std::map<int, std::int64_t>{{200, 500}}));
        EXPECT_LE(result->latencyAt(0.5), result->latencyAt(0.99));
        EXPECT_LE(result->latencyAt(1), result->seconds);
        EXPECT_GT(result->latencyAt(0), 0);
    }
    EXPECT_GT(server.megabytes(), 1);
}

TEST_F(WebLoadTest, ARequestIsRepeatedAsOftenAsWanted) {
    const WebServerProcess server = this->server();
    const std::vector<std::string> page{getOf("/")};
    const auto result =
        runWebLoad({.port = server.port(), .connections = 3, .requests = page, .count = 100, .wanted = "a page"});
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->answered(), 100);
}

TEST_F(WebLoadTest, AReplyWithoutTheWantedWordsIsAnError) {
    const WebServerProcess server = this->server();
    const auto requests = posts(3);
    const auto result = runWebLoad({.port = server.port(), .requests = requests, .wanted = "something else"});
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->answered(), 0);
    EXPECT_EQ(result->errors(), 3);
    EXPECT_EQ(result->statuses.at(200), 3);
    EXPECT_THAT(result->first_refusal, HasSubstr("thanks"));
    EXPECT_EQ(result->latencyAt(0.5), 0);
}

TEST_F(WebLoadTest, AServerThatIsKilledEndsTheLoad) {
    WebServerProcess server = this->server();
    const auto requests = posts(200'000);
    std::thread killer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        server.signal(SIGKILL);
    });
    const auto result = runWebLoad({.port = server.port(), .connections = 8, .requests = requests, .wanted = "thanks"});
    killer.join();
    ASSERT_TRUE(result.ok());
    EXPECT_LT(result->answered(), 200'000);
    EXPECT_THAT(result->lost, testing::AllOf(testing::Ge(1), testing::Le(8)));
    EXPECT_EQ(std::count(result->acknowledged.begin(), result->acknowledged.end(), true), result->answered());
    EXPECT_EQ(server.stop(SIGTERM), 128 + SIGKILL);
}

TEST_F(WebLoadTest, NobodyListensAndNothingStarts) {
    const std::vector<std::string> page{getOf("/")};
    EXPECT_EQ(runWebLoad({.port = 1, .requests = page}).problem().code, "cannot-connect");
    EXPECT_EQ(singleRequest(1, page[0]).status, 0);
    const std::string log = folder_ / "log";
    EXPECT_EQ(WebServerProcess::start({"/nonexistent"}, log).problem().code, "server-not-started");
    const auto wrong = WebServerProcess::start({"sh", "-c", "echo '{\"port\": \"x\"}'; echo alas >&2; exit 3"}, log);
    ASSERT_FALSE(wrong.ok());
    EXPECT_THAT(wrong.problem().message.en, HasSubstr("alas"));
}

TEST_F(WebLoadTest, OneRequestBringsOneReply) {
    const WebServerProcess server = this->server();
    const SingleReply reply = singleRequest(server.port(), getOf("/"));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "a page");
    EXPECT_THAT(reply.head, HasSubstr("text/html"));
}

TEST(WebRequests, IdsAreDifferentUuidsOfVersionFour) {
    std::set<std::string> ids;
    for (std::uint64_t number = 0; number < 1'000; ++number) {
        const std::string id = answerIdOf(number);
        EXPECT_THAT(id, testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        ids.insert(id);
    }
    EXPECT_EQ(ids.size(), 1'000u);
}

TEST(WebRequests, ParentsAnswerWhatTheQuestionnaireAsks) {
    const Questionnaire parent = bundledForm("parent").value();
    Roster roster;
    roster.schools = {{.code = "S001", .name = "东湖小学"}, {.code = "S002", .name = "西山小学"}};
    const SubmissionReader reader(parent, roster, {});
    std::set<std::string> bodies;
    for (std::uint64_t number = 0; number < 500; ++number) {
        const std::string body = parentSubmission(number, "S002", "ABCDEFGHJKMN");
        const auto fields = readFormFields("application/json", body);
        ASSERT_TRUE(fields.ok()) << body;
        const auto submission = reader.read(*fields, 1764000100);
        ASSERT_TRUE(submission.ok()) << body;
        EXPECT_THAT(submission->problems, testing::IsEmpty()) << body;
        EXPECT_EQ(submission->answer_id, answerIdOf(number));
        EXPECT_EQ(submission->invitation.code, "ABCDEFGHJKMN");
        EXPECT_EQ(submission->sheet.school, "S002");
        for (const char* item : {"school", "grade", "joined_event", "aspects.canteen", "overall"})
            EXPECT_TRUE(submission->sheet.answers.contains(item)) << item;
        bodies.insert(body.substr(body.find("answers")));
    }
    EXPECT_GT(bodies.size(), 490u) << "they answer differently";
}

TEST(WebRequests, PlainBodiesAreJsonOfOneSize) {
    for (const std::uint64_t number : {0, 1, 99'999}) {
        EXPECT_EQ(plainSubmission(number).size(), 505u);
        EXPECT_EQ(nlohmann::json::parse(plainSubmission(number))["id"], answerIdOf(number));
    }
    EXPECT_NE(plainSubmission(1), plainSubmission(2));
}

TEST(WebComparison, RatiosAreTakenRoundByRound) {
    WebFindings findings;
    findings.measurements = {{ourServer, "s", 0, 10, 0, 100}, {bareQtServer, "s", 0, 10, 0, 200},
                             {ourServer, "s", 1, 10, 1, 300}, {bareQtServer, "s", 1, 10, 0, 400},
                             {ourServer, "s", 2, 10, 2, 50},  {bareQtServer, "s", 2, 10, 0, 1000}};
    EXPECT_DOUBLE_EQ(findings.ratio(ourServer, bareQtServer, "s").value(), 0.5);
    EXPECT_DOUBLE_EQ(findings.median(bareQtServer, "s", &WebMeasurement::per_second).value(), 400);
    EXPECT_EQ(findings.errors(ourServer, "s"), 3);
    EXPECT_TRUE(findings.failed());
    EXPECT_EQ(findings.ratio(ourServer, bareNodeServer, "s"), std::nullopt);
    EXPECT_EQ(findings.median(ourServer, "other", &WebMeasurement::p99), std::nullopt);
    EXPECT_FALSE(WebFindings{}.failed());
    EXPECT_TRUE(webTables({}).empty());
}

TEST(WebComparison, AMissedTargetSaysSo) {
    const std::string at64 = "submissions, 64 connections";
    WebFindings findings;
    findings.measurements = {{ourServer, at64, 0, 10, 0, 49, 0.01, 0.06, 0.07}, {bareQtServer, at64, 0, 10, 0, 100}};
    const std::vector<Target> targets = webTargets(findings);
    ASSERT_EQ(targets.size(), 2u) << "Node and pages were not measured";
    EXPECT_FALSE(targets[0].met());
    EXPECT_FALSE(targets[1].met());
    EXPECT_THAT(webPage(findings).markdown, HasSubstr("at least 0.50 x | 0.49 x | NO"));
}

}  // namespace
}  // namespace diaoyan::bench
