// SPDX-License-Identifier: GPL-3.0-or-later
// Figures and pages drawn by a job: the same bytes, a window that stays responsive, and nobody who waits for ever.
#include "charts/desktop/reporting/window_renderer.h"
#include "charts/render/render.h"
#include "charts/survey/write_report.h"
#include "charts/writers/writers.h"
#include "tests/desktop/desk_test.h"

#include <QElapsedTimer>
#include <QTimer>
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <thread>

namespace diaoyan {
namespace {

using WindowRendererTest = DeskTest;

/// How long the window was busy between two of its events, at most.
class Pulse {
public:
    Pulse() {
        QObject::connect(&timer_, &QTimer::timeout, [this] { longest_ = std::max(longest_, clock_.restart()); });
        clock_.start();
        timer_.start(0);
    }
    qint64 longest() const { return longest_; }

private:
    QTimer timer_;
    QElapsedTimer clock_;
    qint64 longest_ = 0;
};

Report foundingReport(const Study& study) {
    const Result<Report> report = buildReport(study, {});
    EXPECT_TRUE(report.ok());
    return report.ok() ? *report : Report{};
}

TEST_F(WindowRendererTest, AJobWritesTheSameBytesAsTheWindowAndKeepsItResponsive) {
    openFounding();
    const Report report = foundingReport(*desk_.study());
    for (const Writer& writer : writers()) {
        const Result<std::string> here = writer.write(report, qtFigureRenderer(), {});
        ASSERT_TRUE(here.ok()) << here.problem().message.en;
        Result<std::string> there = jobStopped();
        const Pulse pulse;
        desk_.jobs().run<std::string>(
            JobLane::reading, {}, &desk_,
            [&](const JobControl& control) { return writer.write(report, windowRenderer(control.stop()), {}); },
            [&](Result<std::string> written) { there = std::move(written); });
        settle();
        ASSERT_TRUE(there.ok()) << writer.id << there.problem().message.en;
        EXPECT_TRUE(*here == *there) << writer.id << " differs";
        std::cout << writer.id << ": the window was busy for " << pulse.longest() << " ms at most\n";
        EXPECT_LT(pulse.longest(), 400) << writer.id;  // 100 on a machine that has nothing else to do
    }
}

TEST_F(WindowRendererTest, WorkForAWindowThatHandlesNoEventsEndsWhenItIsStopped) {
    std::stop_source stop;
    bool done = true;
    bool worked = false;
    std::thread job([&] { done = doneByWindow([&] { worked = true; }, stop.get_token()); });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop.request_stop();
    job.join();
    EXPECT_FALSE(done);
    QCoreApplication::processEvents();
    EXPECT_FALSE(worked) << "what it refers to is gone";
}

TEST_F(WindowRendererTest, JobsThatWaitForTheWindowDoNotHoldUpTheirEnd) {
    openFounding();
    const Report report = foundingReport(*desk_.study());
    auto jobs = std::make_unique<Jobs>();
    std::atomic<bool> ended = false;
    QObject receiver;
    jobs->run<PdfDocument>(
        JobLane::reading, {}, &receiver,
        [&](const JobControl& control) {
            Result<PdfDocument> pages = pagesForWindow(report, {}, control.stop());
            EXPECT_TRUE(!pages.ok() && wasStopped(pages.problem()));
            ended = true;
            return pages;
        },
        [](const Result<PdfDocument>&) { FAIL() << "nobody is there to take it"; });
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    jobs.reset();
    EXPECT_TRUE(ended);
}

TEST_F(WindowRendererTest, WhatTheWorkThrowsComesBackToTheJob) {
    std::string said;
    std::atomic<bool> ended = false;
    std::thread job([&] {
        try {
            doneByWindow([] { throw std::runtime_error("torn"); }, std::stop_token());
        } catch (const std::exception& failure) { said = failure.what(); }
        ended = true;
    });
    EXPECT_TRUE(soon([&] { return ended.load(); }));
    job.join();
    EXPECT_EQ(said, "torn");
}

TEST_F(WindowRendererTest, SaysWhereTheHeadingsAre) {
    openFounding();
    const Report report = foundingReport(*desk_.study());
    const Result<PdfDocument> pages = pagesForWindow(report, {}, {});
    ASSERT_TRUE(pages.ok());
    std::vector<std::string> headings;
    for (const Block& block : report.blocks)
        if (const auto* heading = std::get_if<Heading>(&block)) headings.push_back(heading->text);
    ASSERT_EQ(pages->headings.size(), headings.size());
    int page = 2;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        EXPECT_EQ(pages->headings[i].text, headings[i]);
        EXPECT_GE(pages->headings[i].page, page);
        page = pages->headings[i].page;
        EXPECT_GT(pages->headings[i].height, 0);
        EXPECT_LT(pages->headings[i].height, 1);
    }
}

}  // namespace
}  // namespace diaoyan
