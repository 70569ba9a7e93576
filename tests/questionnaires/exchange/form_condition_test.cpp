// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_condition.h"

#include "questionnaires/exchange/plain_text.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

using Atoms = std::vector<ConditionAtom>;

ConditionClause clause(Atoms any_of, bool negated = false) {
    return {std::move(any_of), negated};
}

TEST(FormCondition, UnderstandsThreeLanguages) {
    const auto a = clause({{"a", "x"}});
    for (const char* text : {"a == 'x'", "a.NAOK == \"x\"", "((a.NAOK=='x'))", "${a} = 'x'", "selected(${a}, 'x')",
                             "{a} = 'x'", "{a} contains 'x'", "{ a } anyof ['x']", "'x' = ${a}", "!(a != 'x')"})
        EXPECT_THAT(parseCondition(text), Optional(ElementsAre(a))) << text;
    EXPECT_THAT(parseCondition("{a} notcontains 'x'"), Optional(ElementsAre(clause({{"a", "x"}}, true))));
    EXPECT_THAT(parseCondition("{a} noneof ['x', 'y']"), Optional(ElementsAre(clause({{"a", "x"}, {"a", "y"}}, true))));
    EXPECT_THAT(parseCondition("is_empty(a)"), Optional(ElementsAre(clause({{"a", ""}}))));
    EXPECT_THAT(parseCondition("{a} notempty"), Optional(ElementsAre(clause({{"a", ""}}, true))));
    EXPECT_THAT(parseCondition("{b} = true"), Optional(ElementsAre(clause({{"b", "true"}}))));
}

TEST(FormCondition, JoinsClauses) {
    EXPECT_THAT(
        parseCondition("a = 1 and (b = 2 or c = 3) and not(d = 4)"),
        Optional(ElementsAre(clause({{"a", "1"}}), clause({{"b", "2"}, {"c", "3"}}), clause({{"d", "4"}}, true))));
    EXPECT_THAT(parseCondition("a == 1 && !(b == 2 || b == 3)"),
                Optional(ElementsAre(clause({{"a", "1"}}), clause({{"b", "2"}, {"b", "3"}}, true))));
}

TEST(FormCondition, HoldsAlways) {
    for (const char* text : {"", "  ", "1", "true", "true()", "(1)"})
        EXPECT_THAT(parseCondition(text), Optional(IsEmpty())) << text;
}

TEST(FormCondition, GivesUpOnAnythingElse) {
    for (const char* text :
         {"0", "a", "a ==", "a > 3", "a = b", "(a = 1", "a = 1)", "a = 'x", "a = 1 or (b = 2 and c = 3)",
          "not(a = 1 and b = 2)", "a != 1 or a != 2", "{a} anyof []", "{a", "f(a)", "a = 1 a = 2", "['x']"})
        EXPECT_EQ(parseCondition(text), std::nullopt) << text;
    EXPECT_EQ(parseCondition(std::string(10'000, '(') + "a = 1"), std::nullopt);
    EXPECT_EQ(parseCondition(std::string(10'000, '!') + "a = 1"), std::nullopt);
    EXPECT_EQ(parseCondition(std::string(1'000'000, 'a')), std::nullopt);
}

TEST(PlainText, TakesTheMarkupOff) {
    EXPECT_EQ(plainText("<p>A <b>b</b>c</p><p>d</p>"), "A bc d");
    EXPECT_EQ(plainText("a &amp; b &lt;c&gt; &#20320;&#x597D; &nbsp; &unknown; &"), "a & b <c> 你好 &unknown; &");
    EXPECT_EQ(plainText("1 < 2 and <3"), "1 < 2 and <3");
    EXPECT_EQ(plainText("<script>alert(1)</script>x<!-- y -->z<style>p{}</style>"), "xz");
    EXPECT_EQ(plainText("<img src=\"up/fire.png\" alt=\"\">"), "fire");
    EXPECT_EQ(plainText("<img alt='a fire' src=\"x.png\">"), "a fire");
    EXPECT_EQ(plainText("words <img alt='a fire'>"), "words");
    EXPECT_EQ(plainText("<b never closed"), "<b never closed");
    EXPECT_EQ(plainText("<script>never closed"), "");
    EXPECT_EQ(plainText("&#0;&#xD800;&#99999999;"), "&#0;&#xD800;&#99999999;");
}

TEST(PlainText, WritesTextsThatReadTheSame) {
    for (const char* text : {"a < b & c > d", "<b>no tag</b>", "{expression}", "&amp; stays", "甲、乙"})
        EXPECT_EQ(plainText(htmlText(text)), text);
}

}  // namespace
}  // namespace diaoyan
