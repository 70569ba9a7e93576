// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace diaoyan {

/// What a run of the program left behind.
struct Ran {
    int exit_code = -1;
    std::string out;
    std::string err;
};

/// Runs the built program as a user would, in a folder of the test's own that is removed afterwards.
class ProgramTest : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("diaoyan-program-" + std::to_string(::getpid()) + "-" + info->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    /// `arguments` as they would be typed in the test's folder; the language is set, not taken from here.
    Ran run(const std::string& arguments, const std::string& before = "LC_ALL=zh_CN.UTF-8",
            const std::string& program = DIAOYAN_PROGRAM) const {
        const std::string errors = (folder_ / "stderr").string();
        const std::string command = "cd '" + folder_.string() + "' && " + before + " '" + program + "' " + arguments +
                                    " 2>'" + errors + "' </dev/null";
        Ran ran;
        FILE* pipe = ::popen(command.c_str(), "r");
        if (pipe == nullptr) return ran;
        std::array<char, 4096> block{};
        for (std::size_t read = 0; (read = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
            ran.out.append(block.data(), read);
        const int status = ::pclose(pipe);
        ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        ran.err = bytesOf("stderr");
        return ran;
    }

    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }

    std::string bytesOf(const std::string& name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    static std::string data(const std::string& name) { return std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/" + name; }

    std::filesystem::path folder_;
};

}  // namespace diaoyan
