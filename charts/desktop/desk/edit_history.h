// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_edit.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace diaoyan {

/// What was done to one survey file, what can be taken back and done again, and what waits for its turn. Edits are
/// wanted on the window's thread and done, one after the other, on the thread of writing jobs; so "undo" means the edit
/// that was done last when its turn comes. Any thread.
class EditHistory {
public:
    enum class Step { first, undo, redo };
    using Ticket = std::uint64_t;

    /// From now on it waits for its turn. `edit`: for the first time.
    Ticket want(Step step, SurveyEdit edit = {});
    /// Its turn has come: the edit that is meant. Nothing where there is none: an edit before it failed.
    std::optional<SurveyEdit> begin(Ticket ticket);
    /// After begin(). Of one that failed nothing is remembered, and undos that wait were not meant for the edit before.
    void finish(Ticket ticket, bool done);

    /// As it will be when all that waits is done.
    bool canUndo() const { return !expected().done.empty(); }
    bool canRedo() const { return !expected().undone.empty(); }
    Text undoTitle() const;
    Text redoTitle() const;

    void remember(SurveyEdit edit);
    /// What was undone cannot be done again: somebody else changed the file meanwhile.
    void forgetUndone();

private:
    struct Waiting {
        Ticket ticket = 0;
        Step step = Step::first;
        SurveyEdit edit{};
    };
    struct Titles {
        std::vector<Text> done{};
        std::vector<Text> undone{};
    };
    Titles expected() const;

    mutable std::mutex lock_{};
    Ticket last_ = 0;
    std::deque<Waiting> waiting_{};  ///< the one whose turn it is stands first
    std::vector<SurveyEdit> done_{};
    std::vector<SurveyEdit> undone_{};
};

}  // namespace diaoyan
