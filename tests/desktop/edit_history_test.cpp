// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/desk/edit_history.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

using Step = EditHistory::Step;

SurveyEdit titled(const std::string& title) {
    return {.title = untranslated(title)};
}

/// Lets one have its turn; the title of what was done, "-" where there was nothing.
std::string turn(EditHistory& history, EditHistory::Ticket ticket, bool done = true) {
    const std::optional<SurveyEdit> edit = history.begin(ticket);
    if (edit) history.finish(ticket, done);
    return edit ? edit->title.zh : "-";
}

TEST(EditHistory, UndoMeansTheEditThatWasDoneLastWhenItsTurnComes) {
    EditHistory history;
    const auto a = history.want(Step::first, titled("A"));
    const auto undo_a = history.want(Step::undo);
    const auto b = history.want(Step::first, titled("B"));
    EXPECT_EQ(history.undoTitle().zh, "B");
    EXPECT_FALSE(history.canRedo()) << "B forgets that A was undone";
    EXPECT_EQ(turn(history, a), "A");
    EXPECT_EQ(turn(history, undo_a), "A");
    EXPECT_EQ(turn(history, b), "B");
    EXPECT_EQ(turn(history, history.want(Step::undo)), "B");
    EXPECT_FALSE(history.canUndo());
    EXPECT_EQ(history.redoTitle().zh, "B");
    EXPECT_EQ(turn(history, history.want(Step::redo)), "B");
    EXPECT_EQ(turn(history, history.want(Step::redo)), "-");
}

TEST(EditHistory, WhatFailsIsNotRememberedAndItsUndoIsNotMeantForAnother) {
    EditHistory history;
    turn(history, history.want(Step::first, titled("A")));
    const auto b = history.want(Step::first, titled("B"));
    const auto undo = history.want(Step::undo);
    EXPECT_EQ(turn(history, b, false), "B");
    EXPECT_EQ(turn(history, undo), "-");
    EXPECT_EQ(history.undoTitle().zh, "A");
    EXPECT_EQ(turn(history, history.want(Step::undo), false), "A") << "the file was busy";
    EXPECT_EQ(history.undoTitle().zh, "A") << "it can be undone yet";
}

TEST(EditHistory, WhatOthersMadeImpossibleIsForgotten) {
    EditHistory history;
    turn(history, history.want(Step::first, titled("A")));
    turn(history, history.want(Step::first, titled("B")));
    turn(history, history.want(Step::undo));
    ASSERT_TRUE(history.canRedo());
    const auto redo = history.want(Step::redo);
    history.forgetUndone();
    EXPECT_EQ(turn(history, redo), "-");
    EXPECT_FALSE(history.canRedo());
    EXPECT_EQ(history.undoTitle().zh, "A");
    history.remember(titled("C"));
    EXPECT_EQ(history.undoTitle().zh, "C");
}

}  // namespace
}  // namespace diaoyan
