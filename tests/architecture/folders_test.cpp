// SPDX-License-Identifier: GPL-3.0-or-later
// Every folder says what it is; no file knows the machine it was written on.
#include "tests/architecture/source_tree.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace diaoyan::architecture {
namespace {

const SourceFile* fileAt(const std::string& path) {
    const auto& tree = sourceTree();
    const auto found = std::find_if(tree.begin(), tree.end(), [&](const auto& file) { return file.path == path; });
    return found == tree.end() ? nullptr : &*found;
}

/// Lines of a text that name a folder of one particular machine.
std::vector<std::string> machinePaths(const SourceFile& file) {
    // Put together here, so that this file does not accuse itself.
    const std::string slash = "/";
    const std::vector<std::string> homes{slash + "home/", slash + "root/", slash + "work/", slash + "Users/",
                                         ":\\" + std::string("Users")};
    std::vector<std::string> found;
    for (const std::string& home : homes) {
        for (std::size_t at = file.content.find(home); at != std::string::npos; at = file.content.find(home, at + 1)) {
            // Within a longer path or an address the word is nobody's home.
            const char before = at == 0 ? ' ' : file.content[at - 1];
            if (std::string(" \t\n\"'`(=<:").find(before) != std::string::npos) {
                found.push_back(file.path + ": " + file.content.substr(at, 30));
            }
        }
    }
    return found;
}

TEST(Folders, EveryFolderHasAShortReadme) {
    for (const std::string& folder : foldersOfTree()) {
        // tests/charts/render mirrors charts/render, which speaks for both.
        if (topFolder(folder) == "tests" && std::count(folder.begin(), folder.end(), '/') > 1) continue;
        const SourceFile* readme = fileAt(folder + "/README.md");
        if (!readme) {
            ADD_FAILURE() << folder << " has no README.md";
            continue;
        }
        const auto lines = std::count(readme->content.begin(), readme->content.end(), '\n');
        EXPECT_GE(lines, 5) << readme->path;
        EXPECT_LE(lines, 15) << readme->path;
    }
}

TEST(Folders, TheRoomsExist) {
    const std::vector<std::string> folders = foldersOfTree();
    for (const char* room :
         {"questionnaires", "questionnaires/forms", "collector/tabular", "collector/importers", "collector/store",
          "analysis/engine", "analysis/statistics", "charts/tables", "charts/figures", "charts/render", "charts/report",
          "charts/release", "charts/writers", "apps/diaoyan", "bench", "docs"}) {
        EXPECT_THAT(folders, testing::Contains(room));
    }
}

TEST(Folders, NoVagueNames) {
    const std::set<std::string> vague{"utils", "util", "helpers", "helper", "common", "misc", "manager"};
    for (const SourceFile& file : sourceTree()) {
        std::string part;
        for (const char c : file.path + "/") {
            if (c == '/' || c == '.' || c == '_') {
                EXPECT_FALSE(vague.contains(part)) << file.path;
                part.clear();
            } else {
                part += c;
            }
        }
    }
}

TEST(Folders, MachinePathsAreFound) {
    const std::string home = std::string("/") + "home/";
    EXPECT_THAT(machinePaths({"a.md", "see \"" + home + "me/a\""}), testing::SizeIs(1));
    EXPECT_THAT(machinePaths({"a.md", "https://example.org" + home + "me"}), testing::IsEmpty());
}

TEST(Folders, NoFileNamesAFolderOfOneMachine) {
    std::vector<std::string> found;
    for (const SourceFile& file : sourceTree()) {
        for (std::string& line : machinePaths(file)) found.push_back(std::move(line));
    }
    EXPECT_THAT(found, testing::IsEmpty());
}

}  // namespace
}  // namespace diaoyan::architecture
