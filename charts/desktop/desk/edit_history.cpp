// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/desk/edit_history.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

/// Whether an edit sets again what the one right before it set.
bool continues(const SurveyEdit& edit, const std::string& set_before) {
    return !edit.sets.empty() && edit.sets == set_before;
}

}  // namespace

EditHistory::Ticket EditHistory::want(Step step, SurveyEdit edit) {
    const std::lock_guard hold(lock_);
    waiting_.push_back({++last_, step, std::move(edit)});
    return last_;
}

std::optional<SurveyEdit> EditHistory::begin(Ticket ticket) {
    const std::lock_guard hold(lock_);
    const auto found = std::find_if(waiting_.begin(), waiting_.end(),
                                    [&](const Waiting& waiting) { return waiting.ticket == ticket; });
    if (found == waiting_.end()) return std::nullopt;
    if (found->step == Step::first) return found->edit;
    const std::vector<SurveyEdit>& from = found->step == Step::undo ? done_ : undone_;
    if (!from.empty()) return from.back();
    waiting_.erase(found);
    return std::nullopt;
}

void EditHistory::finish(Ticket ticket, bool done) {
    const std::lock_guard hold(lock_);
    const auto found = std::find_if(waiting_.begin(), waiting_.end(),
                                    [&](const Waiting& waiting) { return waiting.ticket == ticket; });
    if (found == waiting_.end()) return;
    Waiting one = std::move(*found);
    waiting_.erase(found);
    if (!done) {
        std::erase_if(waiting_, [](const Waiting& waiting) { return waiting.step != Step::first; });
        return;
    }
    if (one.step == Step::first) {
        if (undone_.empty() && !done_.empty() && continues(one.edit, done_.back().sets)) {
            done_.back().title = one.edit.title;
            done_.back().apply = one.edit.apply;
        } else {
            done_.push_back(std::move(one.edit));
        }
        undone_.clear();
        return;
    }
    std::vector<SurveyEdit>& from = one.step == Step::undo ? done_ : undone_;
    std::vector<SurveyEdit>& to = one.step == Step::undo ? undone_ : done_;
    if (from.empty()) return;
    to.push_back(std::move(from.back()));
    from.pop_back();
}

EditHistory::Titles EditHistory::expected() const {
    const std::lock_guard hold(lock_);
    Titles titles;
    std::string last_set = done_.empty() || !undone_.empty() ? "" : done_.back().sets;
    for (const SurveyEdit& edit : done_) titles.done.push_back(edit.title);
    for (const SurveyEdit& edit : undone_) titles.undone.push_back(edit.title);
    for (const Waiting& waiting : waiting_) {
        if (waiting.step == Step::first) {
            if (continues(waiting.edit, last_set)) titles.done.pop_back();
            titles.done.push_back(waiting.edit.title);
            titles.undone.clear();
            last_set = waiting.edit.sets;
            continue;
        }
        last_set.clear();
        std::vector<Text>& from = waiting.step == Step::undo ? titles.done : titles.undone;
        std::vector<Text>& to = waiting.step == Step::undo ? titles.undone : titles.done;
        if (from.empty()) continue;
        to.push_back(from.back());
        from.pop_back();
    }
    return titles;
}

Text EditHistory::undoTitle() const {
    const Titles titles = expected();
    return titles.done.empty() ? Text{} : titles.done.back();
}

Text EditHistory::redoTitle() const {
    const Titles titles = expected();
    return titles.undone.empty() ? Text{} : titles.undone.back();
}

void EditHistory::remember(SurveyEdit edit) {
    const std::lock_guard hold(lock_);
    done_.push_back(std::move(edit));
    undone_.clear();
}

void EditHistory::forgetUndone() {
    const std::lock_guard hold(lock_);
    undone_.clear();
}

}  // namespace diaoyan
