// SPDX-License-Identifier: GPL-3.0-or-later
// One name, one type: two types of one name in namespace diaoyan, in different files, break a program silently.
#include "tests/architecture/source_tree.h"

#include <gmock/gmock.h>

#include <map>
#include <regex>

namespace diaoyan::architecture {
namespace {

/// Types defined directly in namespace diaoyan: not in a class, a function or an unnamed namespace.
std::vector<std::string> typesOf(const SourceFile& file) {
    static const std::regex shared("(^|.*[^a-zA-Z_:])namespace\\s+diaoyan\\s*$");
    static const std::regex type("(^|.*[^a-zA-Z_])(struct|class)\\s+([A-Za-z_]\\w*)(\\s+final)?\\s*(:[^:].*)?$");
    const std::string code = codeOnly(file.content);
    std::vector<bool> shared_scope;  // of the open braces: is it `namespace diaoyan`?
    std::vector<std::string> found;
    std::string head;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '#') {
            while (i < code.size() && code[i] != '\n') ++i;
        } else if (c == '{') {
            std::smatch match;
            const bool at_top = shared_scope.size() == 1 && shared_scope.back();
            if (at_top && std::regex_match(head, match, type) && head.find('(') == std::string::npos &&
                head.find("template") == std::string::npos)
                found.push_back(match[3]);
            shared_scope.push_back(std::regex_match(head, shared));
            head.clear();
        } else if (c == '}') {
            if (!shared_scope.empty()) shared_scope.pop_back();
            head.clear();
        } else if (c == ';') {
            head.clear();
        } else {
            head += c == '\n' ? ' ' : c;
        }
    }
    return found;
}

TEST(OneDefinition, EveryTypeNameIsUsedOnce) {
    std::map<std::string, std::string> where;
    for (const SourceFile& file : sourceTree()) {
        const std::string room = topFolder(file.path);
        if (room == "tests" || room == "bench" || room == "examples") continue;
        if (!isHeader(file.path) && !file.path.ends_with(".cpp")) continue;
        for (const std::string& name : typesOf(file)) {
            const auto [known, added] = where.emplace(name, file.path);
            EXPECT_TRUE(added) << name << " is defined in " << known->second << " and in " << file.path;
        }
    }
    EXPECT_GT(where.size(), 100u) << "the types of the project are no longer recognised";
}

TEST(OneDefinition, SeesTypesAndNothingElse) {
    const SourceFile file{"a.h",
                          "namespace diaoyan {\nstruct A {\n struct Inner { int x; };\n};\nclass B final : public A "
                          "{};\nnamespace {\nstruct Hidden {};\n}\nstruct Later;\nvoid f(struct A a) { struct "
                          "Local {}; }\n}\nnamespace other { struct C {}; }\n"};
    EXPECT_THAT(typesOf(file), testing::ElementsAre("A", "B"));
}

}  // namespace
}  // namespace diaoyan::architecture
