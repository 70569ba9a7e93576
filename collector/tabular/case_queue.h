// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace diaoyan {

/// Whole cases, their cells one behind the other. A cell ends where the next begins.
struct CaseBatch {
    struct Place {
        Cell::Kind kind = Cell::Kind::empty;
        std::size_t begin = 0;
        double number = 0;
    };

    std::string text;
    std::vector<Place> places;
    std::size_t whole = 0;  ///< cells of whole cases
};

/// Lets a parser that pushes its cases be read by someone who pulls: it runs on a thread of its own, a few batches
/// ahead, and is told to stop when nobody wants more. Memory does not grow with the file.
class CaseQueue {
public:
    /// `read` pushes with endCase() and flush() until it is done, and answers how it ended.
    explicit CaseQueue(std::function<Result<Done>(CaseQueue&)> read)
        : thread_([this, read = std::move(read)] { run(read); }) {}

    ~CaseQueue() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        changed_.notify_all();
        thread_.join();
    }
    CaseQueue(const CaseQueue&) = delete;
    CaseQueue& operator=(const CaseQueue&) = delete;

    /// Reader's side: the next batch; false at the end. Problems and exceptions of the parser come out here.
    Result<bool> next(CaseBatch& batch) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !made_.empty() || ended_; });
        if (made_.empty()) {
            if (failure_) std::rethrow_exception(failure_);
            if (!end_) return end_.problem();
            return false;
        }
        batch = std::move(made_.front());
        made_.pop_front();
        lock.unlock();
        changed_.notify_all();
        return true;
    }

    /// Parser's side: a case is complete. Answers false when nobody wants more.
    bool endCase(CaseBatch& batch) {
        batch.whole = batch.places.size();
        return batch.text.size() < batchBytes && batch.places.size() < batchCells ? true : flush(batch);
    }

    /// Parser's side: hands over the whole cases of the batch and forgets a part of one behind them.
    bool flush(CaseBatch& batch) {
        if (batch.whole < batch.places.size()) {
            batch.text.resize(batch.places[batch.whole].begin);
            batch.places.resize(batch.whole);
        }
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return made_.size() < ahead || stopped_; });
        if (stopped_) return false;
        if (!batch.places.empty()) made_.push_back(std::exchange(batch, {}));
        lock.unlock();
        changed_.notify_all();
        return true;
    }

private:
    static constexpr std::size_t ahead = 4;
    static constexpr std::size_t batchBytes = 256 << 10;
    static constexpr std::size_t batchCells = 16 << 10;

    void run(const std::function<Result<Done>(CaseQueue&)>& read) {
        Result<Done> end = Done{};
        std::exception_ptr failure;
        try {
            end = read(*this);
        } catch (...) { failure = std::current_exception(); }
        const std::lock_guard lock(mutex_);
        failure_ = failure;
        end_ = std::move(end);
        ended_ = true;
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<CaseBatch> made_;
    Result<Done> end_ = Done{};
    std::exception_ptr failure_;
    bool ended_ = false;
    bool stopped_ = false;
    std::thread thread_;  ///< last: it uses the others
};

}  // namespace diaoyan
