// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_desk.h"

#include <QApplication>
#include <QTest>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>

namespace diaoyan {

/// A desk with the founding survey (507 teachers, 1,241 parents, 525 students of 25 schools) open, in a folder of the
/// test's own that is removed afterwards.
class DeskTest : public testing::Test {
protected:
    void SetUp() override;
    void TearDown() override;

    /// A copy of the founding survey's file in the test's folder; it is made once per run.
    std::string foundingFile(const std::string& name = "town.survey") const;
    /// Opens a file and waits until its answers are there.
    void open(const std::string& path);
    void openFounding() { open(foundingFile()); }
    /// Handles events until it holds; a failure after so long.
    static testing::AssertionResult soon(const std::function<bool()>& holds, int milliseconds = 20000);
    /// Until no job is running and nothing is left to do.
    void settle();

    std::filesystem::path folder_;
    SurveyDesk desk_;
};

}  // namespace diaoyan
