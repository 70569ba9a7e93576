// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/form_page.h"
#include "tests/collector/web/page_reader.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

const Text hostileText{"</h1><script>甲</script>", "\"><img src=x onerror=alert(1)>"};

TEST(HtmlEscaped, LeavesNothingThatIsHtml) {
    EXPECT_EQ(htmlEscaped(""), "");
    EXPECT_EQ(htmlEscaped("<a href=\"x\">'&amp;'"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;");
    EXPECT_EQ(htmlEscaped("满意\n是"), "满意\n是") << "a line end is a line end";
    EXPECT_EQ(htmlEscaped(std::string_view("a\0b\tc\rd\x7F", 8)), "a b c d ");
    EXPECT_EQ(htmlEscaped("\xC2\x80\xC2\x9F\xC2\xA0\xC2"), "  \xC2\xA0\xC2");
}

TEST(PageLanguage, IsAskedForOrWhatTheBrowserPrefers) {
    EXPECT_EQ(pageLanguage("", ""), Language::zh);
    EXPECT_EQ(pageLanguage("en", "zh-CN"), Language::en);
    EXPECT_EQ(pageLanguage("zh", "en"), Language::zh);
    EXPECT_EQ(pageLanguage("fr", "en-US,en;q=0.9"), Language::en);
    EXPECT_EQ(pageLanguage("", "zh-CN,zh;q=0.9,en;q=0.8"), Language::zh);
    EXPECT_EQ(pageLanguage("", "en-US,en;q=0.9,zh-CN;q=0.8"), Language::en);
    EXPECT_EQ(pageLanguage("", "fr;q=0.9, EN;q=0.3, zh;q=0.25"), Language::en);
    EXPECT_EQ(pageLanguage("", "de"), Language::zh);
    EXPECT_EQ(pageLanguage("", "en;q=0"), Language::zh);
    EXPECT_EQ(pageLanguage("", ",;;q=q=,en;q=\xFF" + std::string(100'000, ',')), Language::zh);
}

TEST(StartPage, OffersWhatCanBeAnswered) {
    const std::vector<OfferedForm> forms{
        {{"家长问卷", "For parents"}, {"家长", "parents"}, "/f/parent", {}},
        {{"学生问卷", "For pupils"}, {"学生", "pupils"}, "", {"请用填写码", "Use your code"}}};
    const std::string zh = startPage(forms, {"满意度调查", "Survey"}, Language::zh);
    EXPECT_EQ(tagWith(zh, "href", "/f/parent?lang=zh").name, "a");
    EXPECT_THAT(zh, HasSubstr("请用填写码"));
    EXPECT_EQ(tagWith(zh, "name", "code").name, "input");
    EXPECT_EQ(tagWith(zh, "for", "code").name, "label");
    EXPECT_EQ(tagWith(zh, "action", "/c").name, "form");
    const std::string en = startPage(forms, {"满意度调查", "Survey"}, Language::en);
    EXPECT_EQ(tagWith(en, "href", "/f/parent?lang=en").name, "a");
    EXPECT_EQ(tagWith(en, "href", "/?lang=zh").name, "a");
    EXPECT_THAT(startPage({}, {}, Language::zh), HasSubstr("现在没有可以填写的问卷"));
}

TEST(MessagePage, SaysOneThing) {
    const std::string html = messagePage({"已结束", "Closed"}, {"谢谢", "Thanks"}, Language::en, "/f/parent?school=1");
    EXPECT_THAT(html, HasSubstr("<h1>Closed</h1>"));
    EXPECT_EQ(tagWith(html, "href", "/f/parent?school=1&lang=en").name, "a");
    EXPECT_THAT(messagePage({"已结束", ""}, {"谢谢", ""}, Language::zh), Not(HasSubstr("class=button")));
}

TEST(CodePage, SaysWhatWasWrong) {
    EXPECT_FALSE(tagWith(codePage({}, Language::zh), "name", "code").has("aria-describedby"));
    const std::string html = codePage({"没有这个码", "No such code"}, Language::zh);
    EXPECT_EQ(tagWith(html, "name", "code").at("aria-describedby"), "e");
    EXPECT_EQ(tagWith(html, "id", "e").at("role"), "alert");
}

TEST(PlainPages, KeepHostileWordsAsWords) {
    for (const Language language : {Language::zh, Language::en}) {
        for (const std::string& html :
             {startPage({{hostileText, hostileText, "/\"><script>", hostileText}, {hostileText, {}, "", hostileText}},
                        hostileText, language),
              messagePage(hostileText, hostileText, language, "/\"><script>"), codePage(hostileText, language)}) {
            for (const PageTag& tag : tagsOf(html)) EXPECT_TRUE(tag.name != "script" && tag.name != "img");
            EXPECT_THAT(html, Not(HasSubstr("<script")));
        }
    }
}

}  // namespace
}  // namespace diaoyan
