// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace diaoyan {

namespace {

/// Set in every thread that works for a forEachIndex.
thread_local bool working = false;

/// Hands out the indices in ascending order. So when one fails, all lower ones have been begun, and the failure
/// of the lowest index is the same in every run.
class IndexQueue {
public:
    IndexQueue(std::size_t count, const std::function<void(std::size_t)>& work) : count_(count), work_(work) {}

    void run() {
        const bool outermost = !std::exchange(working, true);
        for (std::size_t index = next_++; index < count_ && !failed_; index = next_++) {
            try {
                work_(index);
            } catch (...) { note(index, std::current_exception()); }
        }
        if (outermost) working = false;
    }

    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    void note(std::size_t index, std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        failed_ = true;
        if (index >= failed_index_) return;
        failed_index_ = index;
        failure_ = std::move(failure);
    }

    const std::size_t count_;
    const std::function<void(std::size_t)>& work_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::size_t failed_index_ = std::numeric_limits<std::size_t>::max();
    std::exception_ptr failure_;
};

}  // namespace

void forEachIndex(std::size_t count, const std::function<void(std::size_t)>& work) {
    IndexQueue queue(count, work);
    std::vector<std::jthread> others;
    const std::size_t processors = working ? 1 : std::thread::hardware_concurrency();
    try {
        while (others.size() + 1 < std::min(processors, count)) others.emplace_back([&queue] { queue.run(); });
    } catch (const std::system_error&) {
        // No more threads to be had: those that there are do the work.
    }
    queue.run();
    others.clear();  // waits for them
    queue.rethrow();
}

}  // namespace diaoyan
