// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>
#include <vector>

namespace diaoyan {

using JobId = std::uint64_t;  ///< 0: none

/// How far a job is, for the window's foot.
struct RunningJob {
    JobId id = 0;
    Text title{};       ///< 正在导入 parent.csv
    double share = -1;  ///< 0 .. 1; negative: nobody knows
    Text words{};       ///< 已读 120,000 行; may be empty
    bool stopping = false;
    bool writing = false;  ///< it changes something

    bool operator==(const RunningJob&) const = default;
};

/// What a job's work is handed: when to stop, and where to say how far it is. Any thread.
class JobControl {
public:
    JobControl(std::stop_token stop, std::function<void(double, Text)> say)
        : stop_(std::move(stop)), say_(std::move(say)) {}

    const std::stop_token& stop() const { return stop_; }
    bool stopped() const { return stop_.stop_requested(); }
    /// Shown a few times a second at most.
    void say(double share, Text words = {}) const { say_(share, std::move(words)); }

private:
    std::stop_token stop_;
    std::function<void(double, Text)> say_;
};

/// The one problem of a job that was told to stop: code "interrupted".
Problem jobStopped();

/// Whether a problem only says that somebody stopped the work: nothing to show.
bool wasStopped(const Problem& problem);

/// Reading jobs run beside one another; writing ones one after the other, in their order.
enum class JobLane { reading, writing };

/// Runs work off the window's thread. Work gets copies of what it needs and returns a value; the value comes back to
/// the window's thread. Exceptions (EnvironmentFailure, no memory) become problems. Used from the window's thread only.
class Jobs : public QObject {
    Q_OBJECT

public:
    explicit Jobs(QObject* parent = nullptr);
    /// Tells all to stop, and waits.
    ~Jobs() override;

    template <class Value>
    using Work = std::function<Result<Value>(const JobControl&)>;
    template <class Value>
    using Take = std::function<void(Result<Value>)>;

    /// `take` is called once on the window's thread, unless `receiver` is gone by then. A job without a title is not
    /// shown.
    template <class Value>
    JobId run(JobLane lane, const Text& title, QObject* receiver, Work<Value> work, Take<Value> take) {
        return start(lane, title, receiver,
                     [work = std::move(work), take = std::move(take)](const JobControl& control) -> Finish {
                         auto result = std::make_shared<Result<Value>>(guarded<Value>(work, control));
                         return [take, result] { take(std::move(*result)); };
                     });
    }

    /// Tells a job to stop; its result is still handed over (usually the problem "interrupted").
    void stop(JobId id);
    /// Tells a job to stop, and throws its result away.
    void drop(JobId id);
    /// Those with a title, oldest first.
    std::vector<RunningJob> running() const;
    bool idle() const { return jobs_.empty(); }
    /// Whether its result is still to come.
    bool isRunning(JobId id) const { return jobs_.contains(id); }
    /// Lets everything end while events are handled; for tests and the end of the program.
    void finishAll();

signals:
    /// A job began, ended or went on.
    void changed();

private:
    using Finish = std::function<void()>;
    struct Job;

    template <class Value>
    static Result<Value> guarded(const Work<Value>& work, const JobControl& control) {
        Problem problem;
        try {
            return work(control);
        } catch (...) { problem = problemOfException(); }
        return problem;
    }
    static Problem problemOfException();

    JobId start(JobLane lane, const Text& title, QObject* receiver, std::function<Finish(const JobControl&)> work);
    void finish(JobId id, const Finish& take);

    std::map<JobId, std::shared_ptr<Job>> jobs_;
    JobId last_ = 0;
    QThreadPool reading_;
    QThreadPool writing_;
};

/// The newest question of one asker: asking anew drops the question before, so that late answers to old questions are
/// never shown. REQUIRES: lives on the window's thread, no longer than `receiver`.
class LatestJob {
public:
    LatestJob(Jobs& jobs, QObject* receiver) : jobs_(jobs), receiver_(receiver) {}

    template <class Value>
    void run(const Text& title, Jobs::Work<Value> work, Jobs::Take<Value> take) {
        drop();
        id_ = jobs_.run<Value>(JobLane::reading, title, receiver_, std::move(work), std::move(take));
    }
    void drop() {
        if (id_ != 0) jobs_.drop(id_);
        id_ = 0;
    }
    bool isRunning() const { return id_ != 0 && jobs_.isRunning(id_); }

private:
    Jobs& jobs_;
    QObject* receiver_;
    JobId id_ = 0;
};

}  // namespace diaoyan
