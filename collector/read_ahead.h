// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace diaoyan {

/// Makes values on a thread of its own, a few ahead of the one who takes them: while one block of answers is being
/// stored, the next is being read.
template <class Value>
class ReadAhead {
public:
    /// `make` fills a value and says whether there was one; it is called on the other thread only, until it answers
    /// false, fails or throws.
    explicit ReadAhead(std::function<Result<bool>(Value&)> make)
        : thread_([this, make = std::move(make)] { run(make); }) {}

    ~ReadAhead() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        changed_.notify_all();
        thread_.join();
    }
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// The next value; false when there are no more. Problems and exceptions of `make` come out here.
    Result<bool> next(Value& value) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !made_.empty() || ended_; });
        if (made_.empty()) {
            if (failure_) std::rethrow_exception(failure_);
            return end_;
        }
        value = std::move(made_.front());
        made_.pop_front();
        lock.unlock();
        changed_.notify_all();
        return true;
    }

private:
    static constexpr std::size_t ahead = 4;

    void run(const std::function<Result<bool>(Value&)>& make) {
        Result<bool> more = true;
        std::exception_ptr failure;
        try {
            while (more.ok() && *more) {
                Value value;
                more = make(value);
                if (!more.ok() || !*more) break;
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [&] { return made_.size() < ahead || stopped_; });
                if (stopped_) return;
                made_.push_back(std::move(value));
                lock.unlock();
                changed_.notify_all();
            }
        } catch (...) { failure = std::current_exception(); }
        const std::lock_guard lock(mutex_);
        failure_ = failure;
        end_ = std::move(more);
        ended_ = true;
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Value> made_;
    Result<bool> end_ = false;
    std::exception_ptr failure_;
    bool ended_ = false;
    bool stopped_ = false;
    std::thread thread_;  ///< last: it uses the others
};

}  // namespace diaoyan
