// SPDX-License-Identifier: GPL-3.0-or-later
// A test file that nobody compiles looks like a passing one. Here it fails.
#include "tests/architecture/source_tree.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <map>

namespace diaoyan::architecture {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The CMake target of a compiler's command line: `... -o tests/CMakeFiles/charts_tests.dir/charts/x_test.cpp.o ...`
std::string targetOf(const std::string& command) {
    const std::string before = "CMakeFiles/";
    const std::size_t begin = command.find(before, command.find(" -o "));
    const std::size_t end = command.find(".dir/", begin);
    if (begin == std::string::npos || end == std::string::npos) return {};
    return command.substr(begin + before.size(), end - begin - before.size());
}

/// Compiled source (path from the project's root) -> target.
std::map<std::string, std::string> compiledSources() {
    std::map<std::string, std::string> sources;
    const fs::path root = fs::canonical(DIAOYAN_SOURCE_DIR);
    const std::string text = contentOf(fs::path(DIAOYAN_BINARY_DIR) / "compile_commands.json");
    for (const auto& command : nlohmann::json::parse(text)) {
        const fs::path file = fs::weakly_canonical(command.at("file").get<std::string>());
        sources[fs::relative(file, root).generic_string()] = targetOf(command.at("command").get<std::string>());
    }
    return sources;
}

/// Everything that CTest was told, over all folders of the build.
std::string registrations() {
    std::string text;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(DIAOYAN_BINARY_DIR) / "tests")) {
        if (entry.path().filename() == "CTestTestfile.cmake") text += contentOf(entry.path());
    }
    return text;
}

TEST(RegisteredTests, TargetIsReadFromTheCommandLine) {
    EXPECT_EQ(targetOf("c++ -include b/CMakeFiles/b.dir/pch -o tests/CMakeFiles/charts_tests.dir/charts/x_test.cpp.o"),
              "charts_tests");
    EXPECT_EQ(targetOf("c++ -o nothing.o"), "");
}

TEST(RegisteredTests, EveryTestFileIsCompiledIntoARegisteredProgram) {
    const auto compiled = compiledSources();
    const std::string registered = registrations();
    int files = 0;
    for (const SourceFile& file : sourceTree()) {
        if (!file.path.ends_with("_test.cpp")) continue;
        ++files;
        const auto found = compiled.find(file.path);
        if (found == compiled.end()) {
            ADD_FAILURE() << file.path << " is compiled into no program: name its folder in tests/CMakeLists.txt";
            continue;
        }
        EXPECT_NE(registered.find("/" + found->second + "["), std::string::npos)
            << file.path << " is compiled into " << found->second << ", which CTest does not know";
    }
    EXPECT_GE(files, 3) << "the tests were not found at all";
}

TEST(RegisteredTests, TestsLieInTheTestsFolder) {
    for (const SourceFile& file : sourceTree()) {
        if (file.path.ends_with("_test.cpp")) { EXPECT_EQ(topFolder(file.path), "tests") << file.path; }
    }
}

}  // namespace
}  // namespace diaoyan::architecture
