// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/jobs/jobs.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QPointer>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <new>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::chrono::milliseconds betweenWords{100};

}  // namespace

/// What the window and the job's thread share: the words under the lock, the stop source by itself.
struct Jobs::Job {
    RunningJob shown{};
    QPointer<QObject> receiver{};
    bool dropped = false;  ///< the window's thread only
    std::stop_source stop{};

    std::mutex lock{};
    double share = -1;
    Text words{};
    std::chrono::steady_clock::time_point said{};
};

Problem jobStopped() {
    return {"interrupted", phrase("已停止", "stopped"), {}};
}

bool wasStopped(const Problem& problem) {
    return problem.code == "interrupted";
}

Jobs::Jobs(QObject* parent) : QObject(parent) {
    reading_.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    writing_.setMaxThreadCount(1);
}

Jobs::~Jobs() {
    for (const auto& [id, job] : jobs_) job->stop.request_stop();
    reading_.waitForDone();
    writing_.waitForDone();
}

Problem Jobs::problemOfException() {
    try {
        throw;
    } catch (const EnvironmentFailure& failure) { return failure.problem(); } catch (const std::bad_alloc&) {
        return {"out-of-memory", phrase("内存不足", "out of memory"), {}};
    } catch (const std::exception& failure) {
        return {"unexpected-failure", phrase("程序内部出错：{0}", "the program failed: {0}", {failure.what()}), {}};
    }
}

JobId Jobs::start(JobLane lane, const Text& title, QObject* receiver, std::function<Finish(const JobControl&)> work) {
    const JobId id = ++last_;
    const auto job = std::make_shared<Job>();
    job->shown = {.id = id, .title = title, .writing = lane == JobLane::writing};
    job->receiver = receiver;
    jobs_.emplace(id, job);
    const auto say = [this, job = job.get()](double share, Text words) {
        {
            const std::lock_guard hold(job->lock);
            job->share = share;
            job->words = std::move(words);
            const auto now = std::chrono::steady_clock::now();
            if (now - job->said < betweenWords) return;
            job->said = now;
        }
        QMetaObject::invokeMethod(this, &Jobs::changed, Qt::QueuedConnection);
    };
    QThreadPool& pool = lane == JobLane::reading ? reading_ : writing_;
    pool.start([this, id, say, job, work = std::move(work)] {
        const JobControl control(job->stop.get_token(), say);
        Finish take = work(control);
        QMetaObject::invokeMethod(
            this, [this, id, take = std::move(take)] { finish(id, take); }, Qt::QueuedConnection);
    });
    emit changed();
    return id;
}

void Jobs::finish(JobId id, const Finish& take) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return;
    const std::shared_ptr<Job> job = found->second;
    jobs_.erase(found);
    if (!job->dropped && job->receiver) take();
    emit changed();
}

void Jobs::stop(JobId id) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end() || std::exchange(found->second->shown.stopping, true)) return;
    found->second->stop.request_stop();
    emit changed();
}

void Jobs::drop(JobId id) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return;
    found->second->dropped = true;
    stop(id);
}

std::vector<RunningJob> Jobs::running() const {
    std::vector<RunningJob> shown;
    for (const auto& [id, job] : jobs_) {
        if (job->shown.title.empty() || job->dropped) continue;
        RunningJob one = job->shown;
        const std::lock_guard hold(job->lock);
        one.share = job->share;
        one.words = job->words;
        shown.push_back(std::move(one));
    }
    return shown;
}

void Jobs::finishAll() {
    while (!idle()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
}

}  // namespace diaoyan
