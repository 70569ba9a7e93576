// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/jobs/jobs.h"

#include <QCoreApplication>
#include <QThread>
#include <gmock/gmock.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>

namespace diaoyan {
namespace {

using std::chrono_literals::operator""ms;

void untilStopped(const JobControl& control) {
    while (!control.stopped()) std::this_thread::sleep_for(1ms);
}

TEST(JobsTest, BringsAValueFromItsThreadToTheWindows) {
    Jobs jobs;
    QObject receiver;
    QThread* worked_on = nullptr;
    QThread* taken_on = nullptr;
    int taken = 0;
    jobs.run<int>(
        JobLane::reading, {}, &receiver,
        [&](const JobControl&) -> Result<int> {
            worked_on = QThread::currentThread();
            return 42;
        },
        [&](Result<int> value) {
            taken_on = QThread::currentThread();
            taken = value.value();
        });
    jobs.finishAll();
    EXPECT_EQ(taken, 42);
    EXPECT_NE(worked_on, taken_on);
    EXPECT_EQ(taken_on, QThread::currentThread());
}

TEST(JobsTest, ExceptionsAreProblems) {
    Jobs jobs;
    QObject receiver;
    std::vector<std::string> codes;
    const auto take = [&](Result<Done> result) { codes.push_back(result.problem().code); };
    jobs.run<Done>(
        JobLane::writing, {}, &receiver,
        [](const JobControl&) -> Result<Done> {
            throw EnvironmentFailure({"disk-full", {}, {}});
        },
        take);
    jobs.run<Done>(
        JobLane::writing, {}, &receiver, [](const JobControl&) -> Result<Done> { throw std::bad_alloc(); }, take);
    jobs.run<Done>(
        JobLane::writing, {}, &receiver, [](const JobControl&) -> Result<Done> { throw std::logic_error("oh"); }, take);
    jobs.finishAll();
    EXPECT_THAT(codes, testing::ElementsAre("disk-full", "out-of-memory", "unexpected-failure"));
}

TEST(JobsTest, NothingIsTakenToWhoIsGone) {
    Jobs jobs;
    auto receiver = std::make_unique<QObject>();
    bool taken = false;
    jobs.run<int>(
        JobLane::reading, {}, receiver.get(), [](const JobControl&) -> Result<int> { return 1; },
        [&](Result<int>) { taken = true; });
    receiver.reset();
    jobs.finishAll();
    EXPECT_FALSE(taken);
}

TEST(JobsTest, AStoppedJobSaysSoAndADroppedOneNothing) {
    Jobs jobs;
    QObject receiver;
    int stopped = 0;
    const auto work = [](const JobControl& control) -> Result<int> {
        untilStopped(control);
        return jobStopped();
    };
    const auto take = [&](Result<int> result) { stopped += wasStopped(result.problem()); };
    const JobId first = jobs.run<int>(JobLane::reading, {"一", "one"}, &receiver, work, take);
    const JobId second = jobs.run<int>(JobLane::reading, {"二", "two"}, &receiver, work, take);
    EXPECT_EQ(jobs.running().size(), 2u);
    jobs.drop(second);
    ASSERT_EQ(jobs.running().size(), 1u);
    jobs.stop(first);
    jobs.finishAll();
    EXPECT_EQ(stopped, 1);
}

TEST(JobsTest, WritingJobsRunOneAfterTheOther) {
    Jobs jobs;
    QObject receiver;
    std::atomic<int> at_once = 0;
    std::atomic<int> most = 0;
    std::vector<int> order;
    for (int i = 0; i < 5; ++i)
        jobs.run<int>(
            JobLane::writing, {}, &receiver,
            [&, i](const JobControl&) -> Result<int> {
                most = std::max<int>(most, ++at_once);
                std::this_thread::sleep_for(2ms);
                --at_once;
                return i;
            },
            [&](Result<int> value) { order.push_back(value.value()); });
    jobs.finishAll();
    EXPECT_EQ(most, 1);
    EXPECT_THAT(order, testing::ElementsAre(0, 1, 2, 3, 4));
}

TEST(JobsTest, SaysHowFarItIs) {
    Jobs jobs;
    QObject receiver;
    std::vector<RunningJob> seen;
    QObject::connect(&jobs, &Jobs::changed, [&] {
        const auto running = jobs.running();
        if (running.empty() || running.front().share < 0) return;
        seen = running;
        jobs.stop(running.front().id);
    });
    jobs.run<int>(
        JobLane::reading, {"读", "read"}, &receiver,
        [](const JobControl& control) -> Result<int> {
            control.say(0.25, {"已读 3 行", "3 rows"});
            untilStopped(control);
            return 0;
        },
        [](Result<int>) {});
    jobs.finishAll();
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0].title.zh, "读");
    EXPECT_EQ(seen[0].share, 0.25);
    EXPECT_EQ(seen[0].words.zh, "已读 3 行");
}

TEST(JobsTest, EndsWhileJobsRun) {
    QObject receiver;
    std::atomic<bool> ended = false;
    {
        Jobs jobs;
        jobs.run<int>(
            JobLane::reading, {}, &receiver,
            [&](const JobControl& control) -> Result<int> {
                untilStopped(control);
                ended = true;
                return 0;
            },
            [](Result<int>) { FAIL() << "nobody is there to take it"; });
    }
    EXPECT_TRUE(ended);
    QCoreApplication::processEvents();
}

TEST(LatestJobTest, OnlyTheNewestAnswerIsTaken) {
    Jobs jobs;
    QObject receiver;
    LatestJob latest(jobs, &receiver);
    std::vector<int> taken;
    for (int i = 0; i < 4; ++i)
        latest.run<int>(
            {}, [i](const JobControl&) -> Result<int> { return i; },
            [&](Result<int> value) { taken.push_back(value.value()); });
    jobs.finishAll();
    EXPECT_THAT(taken, testing::ElementsAre(3));
}

}  // namespace
}  // namespace diaoyan
