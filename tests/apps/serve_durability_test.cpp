// SPDX-License-Identifier: GPL-3.0-or-later
// What `diaoyan serve` has thanked for is in the file once, whatever happens to the server: killed in the midst of it,
// the file locked by somebody else, no room left, told to end. And it does not grow.
#include "bench/web_load.h"
#include "bench/web_requests.h"
#include "bench/web_server_process.h"
#include "collector/store/collection_store.h"
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <map>
#include <random>
#include <set>
#include <thread>

namespace diaoyan {
namespace {

using bench::postOf;
using bench::runWebLoad;
using bench::WebLoadResult;
using bench::WebServerProcess;
using testing::HasSubstr;
using Requests = std::vector<std::string>;

/// A survey file seen from outside, by SQLite alone.
class RawFile {
public:
    explicit RawFile(const std::filesystem::path& path) {
        EXPECT_EQ(sqlite3_open(path.c_str(), &database_), SQLITE_OK);
    }
    ~RawFile() { sqlite3_close(database_); }
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    /// The first column of every row.
    std::vector<std::string> column(const char* sql) const {
        std::vector<std::string> values;
        const auto take = [](void* list, int, char** cells, char**) {
            static_cast<std::vector<std::string>*>(list)->emplace_back(cells[0] == nullptr ? "" : cells[0]);
            return 0;
        };
        char* error = nullptr;
        EXPECT_EQ(sqlite3_exec(database_, sql, take, &values, &error), SQLITE_OK) << (error ? error : "");
        sqlite3_free(error);
        return values;
    }

private:
    sqlite3* database_ = nullptr;
};

/// As the file keeps it: 16 bytes, here as hexadecimal digits.
std::string storedId(std::uint64_t number) {
    std::string digits;
    for (const char letter : bench::answerIdOf(number))
        if (letter != '-') digits += static_cast<char>(std::toupper(letter));
    return digits;
}

class ServeDurability : public ProgramTest {
protected:
    /// A survey of three schools with the questionnaire for parents, and requests that hand in different answers; with
    /// `codes`, everyone has a one-time code.
    void makeSurvey(std::size_t answers, bool codes) {
        write("schools.csv",
              "学校代码,学校名称,学段,在校生数\nS1,东湖小学,小学,900\nS2,西山小学,小学,800\nS3,南塘中学,初中,700\n");
        ASSERT_EQ(run("new town.survey --schools schools.csv --forms parent").exit_code, 0);
        if (codes) orderCodes(answers);
        for (std::uint64_t number = 0; number < answers; ++number) {
            const std::string code = codes ? codes_[number] : std::string();
            const std::string school = "S" + std::to_string(1 + number % 3);
            requests_.push_back(postOf("/submit/parent", bench::parentSubmission(number, school, code)));
        }
    }

    WebServerProcess serve(std::vector<std::string> before = {}) const {
        before.insert(before.end(),
                      {DIAOYAN_PROGRAM, "serve", survey(), "--port", "0", "--submissions-per-minute", "0", "--json"});
        auto started = WebServerProcess::start(before, folder_ / "serve.log");
        if (!started) throw std::runtime_error(started.problem().message.en);
        return std::move(*started);
    }

    std::filesystem::path survey() const { return folder_ / "town.survey"; }

    /// Sends requests until all are answered or the server is gone.
    static WebLoadResult send(const WebServerProcess& server, const Requests& requests, int connections = 16) {
        const auto result = runWebLoad(
            {.port = server.port(), .connections = connections, .requests = requests, .wanted = "\"thanks\""});
        EXPECT_TRUE(result.ok());
        return result.ok() ? *result : WebLoadResult{};
    }

    /// Answers by number, those that the server has thanked for.
    void note(const std::vector<std::size_t>& numbers, const WebLoadResult& result) {
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (result.acknowledged[i]) thanked_.insert(numbers[i]);
    }
    std::vector<std::size_t> notThanked(std::size_t most) const {
        std::vector<std::size_t> numbers;
        for (std::size_t number = 0; number < requests_.size() && numbers.size() < most; ++number)
            if (!thanked_.contains(number)) numbers.push_back(number);
        return numbers;
    }
    Requests requestsOf(const std::vector<std::size_t>& numbers) const {
        Requests requests;
        for (const std::size_t number : numbers) requests.push_back(requests_[number]);
        return requests;
    }

    /// All thanked for are there, none twice, none that was never sent; the file is whole.
    void expectThankedForInFile() const {
        const RawFile file(survey());
        EXPECT_EQ(file.column("PRAGMA integrity_check"), std::vector<std::string>{"ok"});
        std::map<std::string, int> stored;
        for (const std::string& id : file.column("SELECT hex(answer_id) FROM responses")) ++stored[id];
        std::size_t missing = 0;
        for (const std::size_t number : thanked_) missing += stored.contains(storedId(number)) ? 0 : 1;
        EXPECT_EQ(missing, 0u) << "of " << thanked_.size() << " that were thanked for";
        const auto twice = std::count_if(stored.begin(), stored.end(), [](const auto& id) { return id.second > 1; });
        EXPECT_EQ(twice, 0);
        std::size_t known = 0;
        for (std::size_t number = 0; number < requests_.size(); ++number) known += stored.contains(storedId(number));
        EXPECT_EQ(known, stored.size());
    }

    std::int64_t storedAnswers() const {
        return std::stoll(RawFile(survey()).column("SELECT count(*) FROM responses").at(0));
    }

    std::vector<std::string> codes_;
    Requests requests_;
    std::set<std::size_t> thanked_;

private:
    void orderCodes(std::size_t count) {
        auto store = CollectionStore::open(survey());
        ASSERT_TRUE(store.ok());
        const auto made = store->makeCodes({{.questionnaire = "parent", .count = static_cast<std::int64_t>(count)}});
        ASSERT_TRUE(made.ok());
        codes_ = made->at(0).codes;
        CollectionSettings settings = store->settings();
        settings.access["parent"] = WebAccess::codes;
        store->setSettings(settings);
    }
};

TEST_F(ServeDurability, KilledAtRandomMomentsItLosesNothingItThankedFor) {
    makeSurvey(6'000, true);
    std::mt19937 random(20261123);
    constexpr int kills = 12;
    int in_the_midst = 0;
    for (int round = 0; round < kills; ++round) {
        WebServerProcess server = serve();
        const auto numbers = notThanked(1'500);
        const auto moment = std::chrono::milliseconds(2 + random() % 80);
        std::thread killer([&] {
            std::this_thread::sleep_for(moment);
            server.signal(SIGKILL);
        });
        const WebLoadResult result = send(server, requestsOf(numbers));
        killer.join();
        EXPECT_EQ(server.stop(SIGTERM), 128 + SIGKILL);
        note(numbers, result);
        in_the_midst += result.lost > 0 ? 1 : 0;
        EXPECT_EQ(static_cast<std::size_t>(result.answered()),
                  result.statuses.contains(200) ? result.statuses.at(200) : 0)
            << result.first_refusal;
        expectThankedForInFile();
    }
    EXPECT_GE(in_the_midst, kills / 3) << "the server was hardly ever killed while it had something to do";

    WebServerProcess server = serve();
    const auto rest = notThanked(requests_.size());
    note(rest, send(server, requestsOf(rest)));
    EXPECT_EQ(server.stop(SIGTERM), 0);
    EXPECT_EQ(thanked_.size(), requests_.size()) << "what had no reply is taken when it is sent again";
    expectThankedForInFile();
    EXPECT_EQ(storedAnswers(), static_cast<std::int64_t>(requests_.size()));
    std::int64_t used = 0;
    for (const CodeSeries& series : CollectionStore::open(survey())->codeSeries()) used += series.used;
    EXPECT_EQ(used, static_cast<std::int64_t>(requests_.size()));
}

TEST_F(ServeDurability, ALockedFileIsWaitedForAndThenWorks) {
    makeSurvey(2, false);
    WebServerProcess server = serve();
    const auto before = bench::singleRequest(server.port(), requests_[0]);
    EXPECT_EQ(before.status, 200) << before.body;
    {
        const RawFile backup(survey());
        backup.column("BEGIN IMMEDIATE");
        const auto refused = bench::singleRequest(server.port(), requests_[1]);
        EXPECT_EQ(refused.status, 503) << refused.body;
        EXPECT_THAT(refused.head, HasSubstr("Retry-After: "));
        EXPECT_EQ(bench::singleRequest(server.port(), bench::getOf("/f/parent")).status, 200);
    }
    const auto after = bench::singleRequest(server.port(), requests_[1]);
    EXPECT_EQ(after.status, 200) << after.body;
    EXPECT_EQ(server.stop(SIGTERM), 0);
    EXPECT_EQ(storedAnswers(), 2);
}

TEST_F(ServeDurability, AFullDiskIsSaidAndOvercome) {
    makeSurvey(4'000, false);
    WebServerProcess server = serve({"env", "--ignore-signal=XFSZ"});
    const rlim_t unlimited = RLIM_INFINITY;
    const rlimit little{512 * 1024, unlimited};
    ASSERT_EQ(::prlimit(server.process(), RLIMIT_FSIZE, &little, nullptr), 0);
    const auto all = notThanked(requests_.size());
    const WebLoadResult while_full = send(server, requests_);
    note(all, while_full);
    EXPECT_GT(while_full.answered(), 0);
    EXPECT_EQ(while_full.lost, 0) << "everybody gets a reply";
    ASSERT_TRUE(while_full.statuses.contains(503)) << "the limit was never reached";
    EXPECT_EQ(while_full.statuses.size(), 2u) << while_full.first_refusal;
    EXPECT_THAT(while_full.first_refusal, HasSubstr("Retry-After: "));
    EXPECT_EQ(bench::singleRequest(server.port(), bench::getOf("/f/parent")).status, 200);

    const rlimit enough{unlimited, unlimited};
    ASSERT_EQ(::prlimit(server.process(), RLIMIT_FSIZE, &enough, nullptr), 0);
    const auto rest = notThanked(requests_.size());
    note(rest, send(server, requestsOf(rest)));
    EXPECT_EQ(server.stop(SIGTERM), 0);
    EXPECT_EQ(thanked_.size(), requests_.size());
    expectThankedForInFile();
    EXPECT_EQ(storedAnswers(), static_cast<std::int64_t>(requests_.size()));
}

TEST_F(ServeDurability, ToldToEndItFinishesWhatItHas) {
    makeSurvey(20'000, false);
    WebServerProcess server = serve();
    std::atomic<int> status{-1};
    std::thread ending([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        status = server.stop(SIGTERM);
    });
    const auto all = notThanked(requests_.size());
    note(all, send(server, requests_));
    ending.join();
    EXPECT_EQ(status, 0) << bytesOf("serve.log");
    EXPECT_GT(thanked_.size(), 0u);
    EXPECT_LT(thanked_.size(), requests_.size()) << "it ended before the signal came";
    const std::filesystem::path log = survey().string() + "-wal";
    EXPECT_TRUE(!std::filesystem::exists(log) || std::filesystem::file_size(log) == 0);
    expectThankedForInFile();
}

TEST_F(ServeDurability, ItDoesNotGrow) {
    makeSurvey(20'000, false);
    WebServerProcess server = serve();
    const Requests first(requests_.begin(), requests_.begin() + 4'000);
    const Requests others(requests_.begin() + 4'000, requests_.end());
    EXPECT_EQ(send(server, first, 64).errors(), 0);
    const double before = server.megabytes();
    EXPECT_EQ(send(server, others, 64).errors(), 0);
    const double after = server.megabytes();
    EXPECT_GT(before, 5);
    EXPECT_LT(after - before, 6) << before << " MB, then " << after << " MB";
    EXPECT_EQ(server.stop(SIGTERM), 0);
    EXPECT_EQ(storedAnswers(), 20'000);
}

}  // namespace
}  // namespace diaoyan
