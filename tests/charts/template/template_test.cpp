// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/template.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

std::string codeOf(const std::string& text) {
    const auto parsed = parseTemplate(text, "t.md");
    return parsed.ok() ? "" : parsed.problem().code + "@" + std::to_string(parsed.problem().where.row);
}

TEST(Template, EmptyIsNothing) {
    const auto empty = parseTemplate("", "t.md");
    ASSERT_TRUE(empty.ok());
    EXPECT_TRUE(empty->nodes.empty());
    EXPECT_TRUE(empty->front.empty());
}

TEST(Template, WordsDirectivesAndSettings) {
    const auto parsed =
        parseTemplate("说 {{percent parent.hope \"学习 成绩\"}} 了\n{{图 hope by=school 标题=“各 校”}}\n", "");
    ASSERT_TRUE(parsed.ok());
    ASSERT_EQ(parsed->nodes.size(), 4U);
    const Directive& percent = parsed->nodes[1].directive;
    EXPECT_EQ(percent.name, "percent");
    EXPECT_EQ(percent.words, (std::vector<std::string>{"parent.hope", "学习 成绩"}));
    EXPECT_FALSE(parsed->nodes[1].alone);
    const Directive& figure = parsed->nodes[3].directive;
    EXPECT_TRUE(parsed->nodes[3].alone);
    EXPECT_EQ(figure.line, 2);
    EXPECT_EQ(figure.settings.at("by"), "school");
    EXPECT_EQ(figure.settings.at("title"), "各 校");
}

TEST(Template, ConditionsAndLoopsNest) {
    const auto parsed =
        parseTemplate("{{each questionnaire}}\n{{if not school}}\na\n{{else}}\nb\n{{end}}\n{{结束}}\n", "");
    ASSERT_TRUE(parsed.ok());
    ASSERT_EQ(parsed->nodes.size(), 1U);
    const TemplateNode& loop = parsed->nodes[0];
    EXPECT_EQ(loop.kind, TemplateNode::Kind::loop);
    ASSERT_EQ(loop.body.size(), 1U);
    EXPECT_EQ(loop.body[0].kind, TemplateNode::Kind::condition);
    EXPECT_EQ(loop.body[0].body.at(0).words, "a\n");
    EXPECT_EQ(loop.body[0].otherwise.at(0).words, "b\n");
}

TEST(Template, FrontIsReadInBothLanguages) {
    const auto parsed = parseTemplate("---\ntitle: A: b\n标题：甲\n# remark\n---\n# x\n", "");
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(parsed->front.at("title"), "A: b");
    EXPECT_EQ(parsed->front.at("标题"), "甲");
    EXPECT_EQ(parsed->nodes.at(0).words, "# x\n");
}

TEST(Template, ProblemsSayTheirLine) {
    EXPECT_EQ(codeOf("a\n{{figure x\n"), "directive-unfinished@2");
    EXPECT_EQ(codeOf("{{a {{b}} }}"), "directive-unfinished@1");
    EXPECT_EQ(codeOf("a\n\n{{ }}"), "directive-empty@3");
    EXPECT_EQ(codeOf("{{if school}}\na"), "block-unfinished@1");
    EXPECT_EQ(codeOf("a\n{{end}}"), "end-without-block@2");
    EXPECT_EQ(codeOf("{{each question}}{{else}}{{end}}"), "else-without-if@1");
    EXPECT_EQ(codeOf("{{if a}}{{else}}{{else}}{{end}}"), "else-without-if@1");
    EXPECT_EQ(codeOf("---\ntitle: a\n"), "front-unfinished@1");
    EXPECT_EQ(codeOf("\xff"), "template-not-utf8@0");
    EXPECT_EQ(codeOf(std::string(1'000'001, 'a')), "template-too-large@0");
    std::string deep;
    for (int i = 0; i < 40; ++i) deep += "{{if school}}";
    EXPECT_EQ(codeOf(deep), "template-too-large@1");
}

}  // namespace
}  // namespace diaoyan
