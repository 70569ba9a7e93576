// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace diaoyan {

/// A thread that takes whatever was given to it since it last looked, all at once: a group for one transaction.
template <class Job>
class WorkThread {
public:
    /// `work` gets every group (never empty, at most `most`); `idle` is called once when nothing came for a moment.
    WorkThread(std::size_t most, std::function<void(std::vector<Job>)> work, std::function<void()> idle)
        : most_(most), work_(std::move(work)), idle_(std::move(idle)), thread_([this] { run(); }) {}
    WorkThread(const WorkThread&) = delete;
    WorkThread& operator=(const WorkThread&) = delete;
    ~WorkThread() { finish(); }

    /// False: `limit` jobs wait already, or the thread is being finished.
    bool give(Job job, std::size_t limit) {
        {
            const std::lock_guard lock(mutex_);
            if (finishing_ || waiting_.size() >= limit) return false;
            waiting_.push_back(std::move(job));
        }
        wake_.notify_one();
        return true;
    }

    /// Takes no more; does what was given. `done` says whether it has ended.
    void beginFinish() {
        {
            const std::lock_guard lock(mutex_);
            finishing_ = true;
        }
        wake_.notify_one();
    }
    bool done() const {
        const std::lock_guard lock(mutex_);
        return ended_;
    }
    void finish() {
        beginFinish();
        if (thread_.joinable()) thread_.join();
    }

private:
    static constexpr std::chrono::milliseconds quiet{200};

    void run() {
        bool tidied = true;
        std::unique_lock lock(mutex_);
        while (!finishing_ || !waiting_.empty()) {
            if (waiting_.empty()) {
                const auto something = [this] { return finishing_ || !waiting_.empty(); };
                if (tidied) {
                    wake_.wait(lock, something);
                } else if (!wake_.wait_for(lock, quiet, something)) {
                    tidied = true;
                    lock.unlock();
                    if (idle_) idle_();
                    lock.lock();
                }
                continue;
            }
            std::vector<Job> group = take();
            lock.unlock();
            work_(std::move(group));
            tidied = false;
            lock.lock();
        }
        ended_ = true;
    }

    std::vector<Job> take() {
        std::vector<Job> group;
        if (waiting_.size() <= most_) {
            group.swap(waiting_);
            return group;
        }
        const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(most_);
        group.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
        waiting_.erase(waiting_.begin(), end);
        return group;
    }

    std::size_t most_;
    std::function<void(std::vector<Job>)> work_;
    std::function<void()> idle_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Job> waiting_;
    bool finishing_ = false;
    bool ended_ = false;
    std::thread thread_;  ///< last: it uses all the others
};

}  // namespace diaoyan
