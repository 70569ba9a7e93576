// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/lean_assets.h"
#include "collector/web/pages/web_assets.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string fileText(const std::string& name) {
    std::ifstream file(std::string(DIAOYAN_SOURCE_DIR) + "/collector/web/assets/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(WebAssets, CarryAHashOfTheirContent) {
    EXPECT_THAT(assetPath("form.css"), testing::MatchesRegex("/assets/form\\.[0-9a-f]{8}\\.css"));
    EXPECT_THAT(assetPath("form.js"), testing::MatchesRegex("/assets/form\\.[0-9a-f]{8}\\.js"));
    EXPECT_THROW(assetPath("nothing.js"), std::logic_error);
    for (const WebAsset& asset : webAssets()) {
        EXPECT_FALSE(asset.body.empty()) << asset.path;
        EXPECT_THAT(asset.content_type, HasSubstr(asset.path.ends_with(".css") ? "text/css" : "text/javascript"));
    }
}

TEST(WebAssets, AskNothingOfOtherServers) {
    for (const WebAsset& asset : webAssets()) {
        EXPECT_THAT(asset.body, Not(HasSubstr("http:"))) << asset.path;
        EXPECT_THAT(asset.body, Not(HasSubstr("https:"))) << asset.path;
        EXPECT_THAT(asset.body, Not(HasSubstr("@import"))) << asset.path;
    }
}

TEST(WebAssets, ScriptsParse) {
    if (std::system("node --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "node is not installed";
    for (const WebAsset& asset : webAssets()) {
        if (!asset.path.ends_with(".js")) continue;
        const std::filesystem::path file = std::filesystem::temp_directory_path() / asset.path.substr(8);
        std::ofstream(file, std::ios::binary) << asset.body;
        EXPECT_EQ(std::system(("node --check '" + file.string() + "'").c_str()), 0) << asset.path;
        std::filesystem::remove(file);
    }
}

TEST(WebAssets, TheFormScriptIsForOldPhones) {
    // What ES5 does not have; a WebView of 2014 would not run one line of the script.
    const std::string script = fileText("form.js");
    ASSERT_FALSE(script.empty());
    for (const char* newer :
         {"=>", "`", "\nconst ", "  let ", "class ", "async ", "await ", "...", "Promise", "fetch("})
        EXPECT_THAT(script, Not(HasSubstr(newer)));
    EXPECT_THAT(fileText("form.css"), Not(testing::ContainsRegex("var\\(|display: grid|:has\\(|@layer")));
}

TEST(LeanStyle, KeepsWhatSeparates) {
    EXPECT_EQ(leanStyle(""), "\n");
    EXPECT_EQ(leanStyle("/* a */ .a > .b:first-child , p :focus {\n  color : red ;\n  margin: 0 -3px ;\n}\n"),
              ".a>.b:first-child,p :focus{color :red;margin:0 -3px}\n");
    EXPECT_EQ(leanStyle("@media (a: b) and (c) { p:before { content: \"a ;  /* b */\"; } }"),
              "@media (a:b) and (c){p:before{content:\"a ;  /* b */\"}}\n");
    EXPECT_EQ(leanStyle("a { b: c /* open"), "a{b:c\n");
}

TEST(LeanScript, ShortensOwnNamesOnly) {
    EXPECT_EQ(leanScript(""), "");
    EXPECT_EQ(leanScript("// words\nvar answer = 1, other = [answer, f(2)]; /* x */\nanswer++ + +answer;\n"),
              "var a=1,b=[a,f(2)];\na++ + +a;\n");
    EXPECT_EQ(leanScript("function keep(value, a) { return { value: value, b: keep }; }"),
              "function c(value,a){return{value:value,b:c};}")
        << "value is a property too, and a and b are taken";
    EXPECT_EQ(leanScript("var word = 'word // \\' word', rx = /[/'\\]]\\/ word/g; word / 2 / word;"),
              "var a='word // \\' word',b=/[/'\\]]\\/ word/g;a/2/a;");
    EXPECT_EQ(leanScript("x.word; var word;"), "x.word;var word;");
    EXPECT_EQ(leanScript("function go(location) {} location = 1;"), "function a(location){}location=1;");
}

TEST(LeanScript, EndsWhateverItReads) {
    for (const char* broken :
         {"'open", "/* open", "/[open", "var", "function", "function (", "var a = {", "\\", "\xFF"})
        EXPECT_LE(leanScript(broken).size(), 20U) << broken;
}

}  // namespace
}  // namespace diaoyan
