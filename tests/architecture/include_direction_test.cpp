// SPDX-License-Identifier: GPL-3.0-or-later
// The arrows of docs/architecture.md: who may include whom, and which library lives in which room.
#include "tests/architecture/source_tree.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace diaoyan::architecture {
namespace {

using Folders = std::vector<std::string>;

/// The folders that a folder may include besides itself. The longest matching folder counts.
const std::map<std::string, Folders>& arrows() {
    static const std::map<std::string, Folders> table{
        {"questionnaires", {}},
        {"collector", {"questionnaires"}},
        {"collector/tabular", {"questionnaires"}},
        {"collector/store", {"questionnaires", "collector/web/wire"}},
        {"collector/exporters", {"questionnaires"}},
        // Pages, submissions and protection are of plain strings; only the http room knows the web server's library.
        {"collector/web", {"questionnaires", "collector/store", "collector/exporters"}},
        {"collector/web/wire", {}},
        {"collector/web/pages", {"questionnaires", "collector/web/wire"}},
        {"collector/web/submissions", {"questionnaires", "collector/web/wire"}},
        {"collector/web/protection", {"questionnaires", "collector/web/wire"}},
        {"analysis", {"questionnaires"}},
        {"analysis/numeric", {}},
        {"charts", {"questionnaires", "collector", "analysis"}},
        {"charts/tables", {"questionnaires", "analysis", "charts/figures"}},
        {"charts/figures", {"questionnaires", "analysis"}},
        {"charts/findings", {"questionnaires", "analysis", "charts/tables"}},
        // What is handed out on paper, as values; knows nothing of how it is drawn.
        {"charts/printables", {"questionnaires"}},
        // Hands the report a way to draw (FigureRenderer); the report knows nothing of it.
        {"charts/render",
         {"questionnaires", "analysis", "charts/tables", "charts/figures", "charts/report", "charts/printables"}},
        // A document in a file format: knows the report's values, not how they came about.
        {"charts/writers", {"questionnaires", "analysis", "charts/tables", "charts/figures", "charts/report"}},
        // What a report says: the template and what its directives write.
        {"charts/template",
         {"questionnaires", "analysis", "charts/tables", "charts/findings", "charts/figures", "charts/report"}},
        {"charts/report",
         {"questionnaires", "collector", "analysis", "charts/tables", "charts/findings", "charts/figures"}},
        // Documents that are written together: guards what the report is made of, knows nothing of how it looks.
        {"charts/release", {"questionnaires", "analysis", "charts/tables", "charts/report"}},
        // From a survey file to what is counted, drawn and written; both programs start here.
        {"charts/survey",
         {"questionnaires", "collector", "analysis", "charts/tables", "charts/findings", "charts/figures",
          "charts/report", "charts/template", "charts/release", "charts/writers", "charts/printables"}},
        // Only the window sees everything; nothing sees the window but the program that opens it.
        {"charts/desktop", {"questionnaires", "collector", "analysis", "charts"}},
        {"apps", {"questionnaires", "collector", "analysis", "charts"}},
        {"bench", {"questionnaires", "collector", "analysis", "charts"}},
        {"examples", {"questionnaires", "collector", "analysis", "charts"}},
        {"tests", {"questionnaires", "collector", "analysis", "charts", "apps", "bench"}},
    };
    return table;
}

/// A library: how its headers begin, and the only folders that may know it.
struct Library {
    std::string name;
    std::regex headers;
    Folders folders;
    bool stays_in_folder = false;  ///< a header that shows it may be included from its own folder only
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> list{
        {"Qt",
         std::regex("Q[A-Z].*|Qt.*/.*"),
         {"charts/render", "charts/desktop", "collector/web/http", "apps", "bench/peers", "tests"}},
        {"SQLite", std::regex("SQLiteCpp/.*|sqlite3\\.h"), {"collector/store", "bench/peers", "tests"}, true},
        {"md4c", std::regex("md4c.*\\.h"), {"charts/template", "tests"}},
        {"nlohmann-json",
         std::regex("nlohmann/json\\.hpp"),  // json_fwd.hpp names the type and nothing else
         {"questionnaires", "collector", "charts", "apps", "bench", "tests"},
         true},
        {"simdjson", std::regex("simdjson\\.h"), {"collector", "tests"}, true},
        {"uchardet", std::regex("uchardet/.*"), {"collector/tabular", "tests"}},
        {"libzip", std::regex("zip\\.h"), {"collector/tabular", "charts/writers", "tests"}},
        {"pugixml",
         std::regex("pugixml\\.hpp"),
         {"questionnaires/exchange", "collector/exporters", "charts/writers", "tests"},
         true},
        {"ReadStat", std::regex("readstat\\.h"), {"collector/tabular", "collector/exporters", "tests"}, true},
        {"libxlsxwriter", std::regex("xlsxwriter.*\\.h"), {"collector/exporters", "charts/writers", "tests"}, true},
        {"zlib", std::regex("zlib\\.h"), {"collector/tabular", "tests"}},
        {"Boost, Eigen", std::regex("boost/.*|Eigen/.*"), {"analysis", "tests"}, true},
        {"Highway", std::regex("hwy/.*"), {"analysis/engine", "bench", "tests"}, true},
        {"CLI11", std::regex("CLI/.*"), {"apps", "bench"}},
        {"libqrencode", std::regex("qrencode\\.h"), {"charts/printables", "tests"}, true},
        {"Google Benchmark", std::regex("benchmark/.*"), {"bench"}},
        {"printing, files, locales",
         std::regex("iostream|fstream|ostream|istream|cstdio|filesystem|locale|clocale"),
         {"questionnaires", "collector", "charts", "apps", "bench", "examples", "tests"}},
    };
    return list;
}

bool liesInAny(std::string_view path, const Folders& folders) {
    return std::any_of(folders.begin(), folders.end(), [&](const auto& folder) { return liesIn(path, folder); });
}

/// The entry of the arrows that speaks for a path.
const std::pair<const std::string, Folders>* arrowsOf(std::string_view path) {
    const std::pair<const std::string, Folders>* best = nullptr;
    for (const auto& entry : arrows()) {
        if (liesIn(path, entry.first) && (!best || entry.first.size() > best->first.size())) best = &entry;
    }
    return best;
}

bool arrowAllows(std::string_view from, std::string_view to) {
    const auto* entry = arrowsOf(from);
    if (!entry) return false;
    // What lies directly in a room (analysis/share.h) belongs to all of its inner folders.
    const std::string room = topFolder(from);
    const bool directly_in_room = topFolder(to) == room && std::count(to.begin(), to.end(), '/') == 1;
    return liesIn(to, entry->first) || liesInAny(to, entry->second) || directly_in_room;
}

bool libraryAllows(std::string_view from, const std::string& header) {
    return std::all_of(libraries().begin(), libraries().end(), [&](const Library& library) {
        return liesInAny(from, library.folders) || !std::regex_match(header, library.headers);
    });
}

struct Include {
    std::string header;
    bool own = false;  ///< of this project, not of a library
};

std::vector<Include> includesOf(const SourceFile& file) {
    static const std::regex include("^[ \t]*#[ \t]*include[ \t]*([<\"])([^>\"]+)[>\"]");
    std::vector<Include> found;
    std::size_t begin = 0;
    while (begin < file.content.size()) {
        const std::size_t end = std::min(file.content.find('\n', begin), file.content.size());
        const std::string line = file.content.substr(begin, end - begin);
        begin = end + 1;
        std::smatch match;
        if (line.find("include") == std::string::npos || !std::regex_search(line, match, include)) continue;
        found.push_back({match[2], match[1] == "\"" || arrowsOf(match[2].str()) != nullptr});
    }
    return found;
}

/// One line per include that the rules forbid: "analysis/x.cpp includes QString".
std::vector<std::string> forbiddenIncludes(const SourceFile& file) {
    std::vector<std::string> found;
    for (const auto& [header, own] : includesOf(file)) {
        if (own ? !arrowAllows(file.path, header) : !libraryAllows(file.path, header)) {
            found.push_back(file.path + " includes " + header);
        }
    }
    return found;
}

/// Headers that show a library to whoever includes them, directly or through one another.
std::set<std::string> headersShowing(const Library& library, const std::vector<SourceFile>& files) {
    std::set<std::string> showing;
    for (std::size_t before = 1; before != showing.size();) {
        before = showing.size();
        for (const SourceFile& file : files) {
            if (!isHeader(file.path)) continue;
            for (const auto& [header, own] : includesOf(file)) {
                if (own ? showing.contains(header) : std::regex_match(header, library.headers)) {
                    showing.insert(file.path);
                }
            }
        }
    }
    return showing;
}

/// One line per include by which a library leaves its folder.
std::vector<std::string> leaks(const Library& library, const std::vector<SourceFile>& files) {
    const std::set<std::string> showing = headersShowing(library, files);
    std::vector<std::string> found;
    for (const SourceFile& file : files) {
        if (!isCpp(file.path) || topFolder(file.path) == "tests") continue;
        for (const auto& [header, own] : includesOf(file)) {
            const std::string folder = header.substr(0, header.rfind('/'));
            if (own && showing.contains(header) && !liesIn(file.path, folder)) {
                found.push_back(file.path + " sees " + library.name + " through " + header);
            }
        }
    }
    return found;
}

std::vector<std::string> forbidden(std::string path, std::string include) {
    return forbiddenIncludes({std::move(path), "#pragma once\n#include " + include + "\n"});
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(IncludeDirection, RulesCatchAWrongArrow) {
    EXPECT_THAT(forbidden("questionnaires/a.h", "\"analysis/share.h\""),
                ElementsAre("questionnaires/a.h includes analysis/share.h"));
    EXPECT_THAT(forbidden("analysis/a.cpp", "\"collector/tabular/row_source.h\""), testing::SizeIs(1));
    EXPECT_THAT(forbidden("collector/store/a.cpp", "\"analysis/share.h\""), testing::SizeIs(1));
    EXPECT_THAT(forbidden("charts/report/a.cpp", "\"charts/render/render.h\""), testing::SizeIs(1));
    EXPECT_THAT(forbidden("charts/a.cpp", "\"apps/diaoyan/main.h\""), testing::SizeIs(1));
    EXPECT_THAT(forbidden("analysis/a.cpp", "\"share.h\""), testing::SizeIs(1)) << "includes go from the root";
    EXPECT_THAT(forbidden("analysis/a.cpp", "<collector/a.h>"), testing::SizeIs(1));
}

TEST(IncludeDirection, RulesCatchALibraryInTheWrongRoom) {
    EXPECT_THAT(forbidden("analysis/a.cpp", "<QString>"), testing::SizeIs(1));
    EXPECT_THAT(forbidden("charts/report/a.cpp", "<QtCharts/QChart>"), testing::SizeIs(1));
    EXPECT_THAT(forbidden("apps/diaoyan/a.cpp", "<SQLiteCpp/SQLiteCpp.h>"), testing::SizeIs(1));
    EXPECT_THAT(forbidden("analysis/a.cpp", "<iostream>"), testing::SizeIs(1));
}

TEST(IncludeDirection, RulesLetTheRightArrowsThrough) {
    EXPECT_THAT(forbidden("analysis/engine/a.cpp", "\"analysis/share.h\""), IsEmpty());
    EXPECT_THAT(forbidden("collector/store/a.cpp", "<SQLiteCpp/SQLiteCpp.h>"), IsEmpty());
    EXPECT_THAT(forbidden("questionnaires/a.cpp", "<nlohmann/json.hpp>"), IsEmpty());
    EXPECT_THAT(forbidden("charts/render/a.cpp", "<QChart>"), IsEmpty());
    EXPECT_THAT(forbidden("charts/tables/a.cpp", "\"analysis/statistics/frequency.h\""), IsEmpty());
    EXPECT_THAT(forbidden("analysis/a.cpp", "<vector>"), IsEmpty());
}

TEST(IncludeDirection, NoFileIncludesWhatItsArrowsForbid) {
    std::vector<std::string> found;
    for (const SourceFile& file : sourceTree()) {
        if (!isCpp(file.path)) continue;
        for (std::string& line : forbiddenIncludes(file)) found.push_back(std::move(line));
    }
    EXPECT_THAT(found, IsEmpty());
}

TEST(IncludeDirection, LeaksAreFoundThroughSeveralHeaders) {
    const std::vector<SourceFile> files{
        {"questionnaires/inner.h", "#include <nlohmann/json.hpp>\n"},
        {"questionnaires/outer.h", "#include \"questionnaires/inner.h\"\n"},
        {"questionnaires/a.cpp", "#include \"questionnaires/inner.h\"\n"},
        {"analysis/b.cpp", "#include \"questionnaires/outer.h\"\n"},
    };
    const auto json = std::find_if(libraries().begin(), libraries().end(),
                                   [](const Library& library) { return library.name == "nlohmann-json"; });
    EXPECT_THAT(leaks(*json, files), ElementsAre("analysis/b.cpp sees nlohmann-json through questionnaires/outer.h"));
}

TEST(IncludeDirection, NoLibraryLeavesItsFolderThroughAHeader) {
    for (const Library& library : libraries()) {
        if (library.stays_in_folder) { EXPECT_THAT(leaks(library, sourceTree()), IsEmpty()); }
    }
}

TEST(IncludeDirection, EverySourceLiesInARoomThatHasArrows) {
    for (const SourceFile& file : sourceTree()) {
        if (isCpp(file.path)) { EXPECT_NE(arrowsOf(file.path), nullptr) << file.path; }
    }
}

}  // namespace
}  // namespace diaoyan::architecture
