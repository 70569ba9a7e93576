// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/form_fields.h"

#include <gmock/gmock.h>

#include <chrono>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr std::string_view urlencoded = "application/x-www-form-urlencoded";
constexpr std::string_view json = "application/json";
constexpr std::string_view multipart = "multipart/form-data; boundary=B";

/// The fields, or one named "problem" with its code.
FormFields fields(std::string_view type, std::string_view body, const FieldLimits& limits = {}) {
    auto read = readFormFields(type, body, limits);
    return read ? std::move(read).value() : FormFields{{"problem", read.problem().code}};
}

std::string problem(std::string_view type, std::string_view body, const FieldLimits& limits = {}) {
    const auto read = readFormFields(type, body, limits);
    if (read) return "read";
    EXPECT_FALSE(read.problem().message.zh.empty());
    EXPECT_FALSE(read.problem().message.en.empty());
    return read.problem().code;
}

std::string part(const std::string& name, const std::string& value) {
    return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

TEST(Urlencoded, IsReadInItsOrder) {
    EXPECT_THAT(fields(urlencoded, ""), IsEmpty());
    EXPECT_THAT(fields(urlencoded, "a=1&b=%E5%A5%BD+x%2B&a=2&c="),
                ElementsAre(Pair("a", "1"), Pair("b", "好 x+"), Pair("a", "2"), Pair("c", "")));
    EXPECT_THAT(fields(urlencoded, "&&a&order%23b=1&x=y=z&"),
                ElementsAre(Pair("a", ""), Pair("order#b", "1"), Pair("x", "y=z")));
    EXPECT_THAT(fields("Application/X-WWW-Form-Urlencoded ; Charset=\"UTF-8\"", "a=%e5%a5%bd"),
                ElementsAre(Pair("a", "好")));
}

TEST(Urlencoded, BrokenOnesAreRefused) {
    for (const char* body : {"a=%", "a=%4", "a=%zz", "a=%4g", "%=1", "a=1&b=%F", "=1", "a=1&=", "a=%+1"})
        EXPECT_EQ(problem(urlencoded, body), "malformed-form") << body;
}

TEST(InvalidUtf8, IsRefusedInEveryKindOfBody) {
    for (const char* bytes : {"\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xED\xA0\x80", "\xED\xBF\xBF",
                              "\xE5\xA5", "\xE5", "\x80", "\xFF", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"}) {
        const std::string text(bytes);
        EXPECT_EQ(problem(urlencoded, "a=" + text), "invalid-utf8") << testing::PrintToString(text);
        EXPECT_EQ(problem(urlencoded, text + "=a"), "invalid-utf8");
        EXPECT_EQ(problem(multipart, part("a", text) + "--B--\r\n"), "invalid-utf8");
        EXPECT_EQ(problem(multipart, part(text, "a") + "--B--\r\n"), "invalid-utf8");
        EXPECT_EQ(problem(json, "{\"answers\":{\"a\":\"" + text + "\"}}"), "invalid-utf8");
    }
    EXPECT_EQ(problem(urlencoded, "a=%C0%AF"), "invalid-utf8") << "overlong";
    EXPECT_EQ(problem(urlencoded, "a=%ED%A0%80"), "invalid-utf8") << "half a surrogate pair";
    EXPECT_EQ(problem(json, R"({"answers":{"a":"\ud800"}})"), "malformed-form") << "half a surrogate pair";
}

TEST(ControlCharacters, NulAndThoseInNamesAreRefused) {
    EXPECT_EQ(problem(urlencoded, "a=%00"), "malformed-form");
    EXPECT_EQ(problem(urlencoded, "a%00b=1"), "malformed-form");
    EXPECT_EQ(problem(urlencoded, std::string_view("a=b\0c", 5)), "malformed-form");
    EXPECT_EQ(problem(json, R"({"answers":{"a":"x\u0000y"}})"), "malformed-form");
    EXPECT_EQ(problem(multipart, part("a", std::string(1, '\0')) + "--B--\r\n"), "malformed-form");
    for (const char* name : {"a%0Ab", "a%0D%0Ab", "a%09b", "a%1Bb", "a%7Fb", "a%C2%85b"})
        EXPECT_EQ(problem(urlencoded, std::string(name) + "=1"), "malformed-form") << name;
}

TEST(ControlCharacters, ThoseThatAPhonePastedBecomeASpace) {
    EXPECT_THAT(fields(urlencoded, "a=x%0Bb%1B%5B2J%7Fy"), ElementsAre(Pair("a", "x b [2J y")));
    EXPECT_THAT(fields(urlencoded, "a=x%C2%85y%C2%A0z"), ElementsAre(Pair("a", "x y\u00A0z"))) << "U+0085, not U+00A0";
    EXPECT_THAT(fields(urlencoded, "a=1%0D%0A2%0D3%0A4%09%0D"), ElementsAre(Pair("a", "1\n2\n3\n4\t\n")));
}

TEST(FormContentType, OnlyTheThreeKindsOfForms) {
    for (const char* type :
         {"", ";", "text/plain", "application/xml", "multipart/mixed; boundary=B", "application/x-www-form-urlencoded2",
          "application/json; charset=gbk", "application/x-www-form-urlencoded; charset=\"utf-16\"",
          "application/jso\xC3", "application/json; charset=utf-8; charset=utf-8", "application/json; x=\"a;b\""})
        EXPECT_EQ(problem(type, "{}"), "unsupported-content-type") << type;
    EXPECT_EQ(problem(std::string(json) + ";" + std::string(100'000, ';'), "{}"), "unsupported-content-type");
    EXPECT_EQ(problem("application/json;", "{}"), "read");
}

TEST(FieldLimits, ABodyOverTheLimit) {
    const FieldLimits limits{.body = 10};
    EXPECT_EQ(problem(urlencoded, "a=12345678", limits), "read");
    EXPECT_EQ(problem(urlencoded, "a=123456789", limits), "body-too-long");
    EXPECT_EQ(problem("text/plain", "a=123456789", limits), "body-too-long");
    EXPECT_EQ(readQueryFields("a=123456789", limits).problem().code, "body-too-long");
}

TEST(FieldLimits, NamesAndValues) {
    const FieldLimits limits{.name = 5, .value = 6};
    EXPECT_EQ(problem(urlencoded, "abcde=%E5%A5%BD%E5%A5%BD", limits), "read");
    EXPECT_EQ(problem(urlencoded, "abcdef=1", limits), "field-too-long");
    EXPECT_EQ(problem(urlencoded, "a=1234567", limits), "field-too-long");
    EXPECT_EQ(problem(json, R"({"answers":{"a":"1234567"}})", limits), "field-too-long");
    EXPECT_EQ(problem(json, R"({"answers":{"a":12345678}})", limits), "field-too-long");
    EXPECT_EQ(problem(multipart, part("a", "1234567") + "--B--", limits), "field-too-long");
}

/// Each kind of body with 10^5 fields is refused, and at once.
TEST(FieldLimits, AHundredThousandParameters) {
    const FieldLimits limits{.body = 100'000'000};
    std::string encoded, members, array, parts;
    for (int i = 0; i < 100'000; ++i) {
        const std::string number = std::to_string(i);
        encoded += "a" + number + "=1&";
        members += "\"a" + number + "\":1,";
        array += "1,";
        parts += part("a" + number, "1");
    }
    members.back() = '}';
    array.back() = ']';
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(problem(urlencoded, encoded, limits), "too-many-fields");
    EXPECT_EQ(readQueryFields(encoded, limits).problem().code, "too-many-fields");
    EXPECT_EQ(problem(json, "{\"answers\":{" + members + "}", limits), "too-many-fields");
    EXPECT_EQ(problem(json, "{\"answers\":{\"a\":[" + array + "}}", limits), "too-many-fields");
    EXPECT_EQ(problem(multipart, parts + "--B--", limits), "too-many-fields");
    EXPECT_EQ(problem(urlencoded, encoded), "body-too-long") << "the usual limit is met first";
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(FieldLimits, EmptyAnswersCountAsWell) {
    std::string members;
    for (int i = 0; i < 2001; ++i) members += "\"a" + std::to_string(i) + "\":null,";
    members.back() = '}';
    EXPECT_EQ(problem(json, "{\"answers\":{" + members + "}"), "too-many-fields");
}

TEST(Multipart, IsReadAsBrowsersWriteIt) {
    EXPECT_THAT(
        fields(multipart, part("a", "1") + part("b", "一\r\n二") + part("a", "") + part("c", "x--B-") + "--B--\r\n"),
        ElementsAre(Pair("a", "1"), Pair("b", "一\n二"), Pair("a", ""), Pair("c", "x--B-")));
    EXPECT_THAT(fields("multipart/form-data; boundary=\"B\"", "--B--"), IsEmpty());
    EXPECT_THAT(fields(multipart, "--B\r\ncontent-disposition:form-data;name=\"a\"\r\n"
                                  "Content-Type: text/plain; charset=UTF-8\r\n\r\n1\r\n--B--"),
                ElementsAre(Pair("a", "1")));
}

TEST(Multipart, FilesAreRefused) {
    EXPECT_EQ(
        problem(multipart, "--B\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x.html\"\r\n\r\n1\r\n--B--"),
        "malformed-form");
    EXPECT_EQ(problem(multipart, "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: image/png\r\n\r\n1"
                                 "\r\n--B--"),
              "malformed-form");
}

TEST(Multipart, BrokenOnesAreRefused) {
    const std::string good = part("a", "1") + "--B--\r\n";
    for (std::size_t size = 0; size + 2 < good.size(); ++size)
        EXPECT_EQ(problem(multipart, good.substr(0, size)), "malformed-form") << size;
    for (const char* body :
         {"preamble\r\n--B--", "--B--x", "--B--\r\n\r\n", "--B-", "--BB\r\n", "--B\n\n--B--", "--B\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: form-data\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: form-data; name=\"a\\\"b\"\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; "
          "name=\"b\"\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nX: y\r\n\r\n1\r\n--B--",
          "--B\r\nno colon\r\n\r\n1\r\n--B--", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--B--",
          "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--Bx\r\n--B--"})
        EXPECT_EQ(problem(multipart, body), "malformed-form") << body;
    for (const char* type :
         {"multipart/form-data", "multipart/form-data; boundary=<>",
          "multipart/form-data; boundary=1234567890123456789012345678901234567890123456789012345678901234567890x"})
        EXPECT_EQ(problem(type, good), "malformed-form") << type;
    EXPECT_EQ(problem("multipart/form-data; boundary=", good), "unsupported-content-type");
    EXPECT_EQ(problem(multipart, "--B\r\n" + std::string(200'000, 'x')), "malformed-form") << "endless headers";
}

TEST(JsonForm, MembersBecomeFields) {
    EXPECT_THAT(fields(json, "{}"), IsEmpty());
    EXPECT_THAT(fields(json, R"({"id": "x", "code": "C", "school": "S01", "class": "2", "tag": "t", "consent": true,
                                 "lang": "en", "began": 1764000000, "seconds": 61.5, "answers": {}})"),
                ElementsAre(Pair(".id", "x"), Pair(".code", "C"), Pair(".school", "S01"), Pair(".class", "2"),
                            Pair(".tag", "t"), Pair(".consent", "yes"), Pair(".lang", "en"),
                            Pair(".began", "1764000000"), Pair(".seconds", "61.5")));
    EXPECT_THAT(
        fields(json,
               R"({"answers": {"hope": ["a", "z"], "hope:z": "好\n的", "n": -1.50, "x": [], "y": null, "m.r": 3}})"),
        ElementsAre(Pair("hope", "a"), Pair("hope", "z"), Pair("hope:z", "好\n的"), Pair("n", "-1.5"),
                    Pair("m.r", "3")));
    EXPECT_THAT(fields(json, R"({"consent": false, "code": null})"), IsEmpty());
}

TEST(JsonForm, BrokenOnesAreRefused) {
    const std::string good = R"({"id":"x","answers":{"a":["1",2.5e1]}})";
    for (std::size_t size = 0; size < good.size(); ++size)
        EXPECT_EQ(problem(json, good.substr(0, size)), "malformed-form") << size;
    for (const char* body : {"[]",
                             "null",
                             "1",
                             "\"x\"",
                             "{} {}",
                             "{},",
                             "{\"a\"}",
                             "{'id':'x'}",
                             "{\"id\":x}",
                             "{\"id\":\"x\",}",
                             "\xEF\xBB\xBF{",
                             "{\"id\":[\"x\"]}",
                             "{\"id\":true}",
                             "{\"other\":1}",
                             "{\"answers\":[]}",
                             "{\"answers\":1}",
                             "{\"answers\":{\"a\":true}}",
                             "{\"answers\":{\"a\":{}}}",
                             "{\"answers\":{\"a\":[null]}}",
                             "{\"answers\":{\"a\":[[1]]}}",
                             "{\"answers\":{\"\":1}}",
                             "{\"answers\":{\".id\":\"x\"}}",
                             "{\"id\":\"\n\"}",
                             "{\"id\":\"\\x\"}",
                             "{\"id\":01}",
                             "{\"id\":1.}",
                             "{\"id\":+1}",
                             "{\"id\":NaN}"})
        EXPECT_EQ(problem(json, body), "malformed-form") << body;
}

TEST(JsonForm, MembersComeOnce) {
    for (const char* body :
         {R"({"id":"a","id":"b"})", R"({"answers":{},"answers":{}})", R"({"answers":{"a":1,"b":2,"a":1}})",
          R"({"answers":{"a":null,"a":1}})", R"({"answers":{"a":1,"\u0061":1}})", R"({"code":null,"code":null})"})
        EXPECT_EQ(problem(json, body), "malformed-form") << body;
}

TEST(JsonForm, DepthAndHugeNumbersAreLimited) {
    EXPECT_EQ(problem(json, std::string(100'000, '[')), "malformed-form");
    EXPECT_EQ(problem(json, "{\"answers\":{\"a\":" + std::string(100, '[') + std::string(100, ']') + "}}"),
              "malformed-form");
    for (const char* number : {"1e400", "-1e400", "123456789012345678901234567890", "1e99999999999"})
        EXPECT_EQ(problem(json, "{\"answers\":{\"a\":" + std::string(number) + "}}"), "malformed-form") << number;
}

TEST(JsonForm, ALongOneAfterAShortOneAndBack) {
    std::string array;
    for (int i = 0; i < 1500; ++i) array += "\"" + std::string(100, 'x') + "\",";
    array.back() = ']';
    const std::string large = "{\"answers\":{\"a\":[" + array + "}}";
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(fields(json, R"({"id":"x"})").size(), 1u);
        EXPECT_EQ(fields(json, large).size(), 1500u);
        EXPECT_EQ(problem(json, large.substr(0, large.size() - 1)), "malformed-form");
    }
}

TEST(PercentDecoded, IsUtf8OrNothing) {
    EXPECT_EQ(percentDecoded("", true), "");
    EXPECT_EQ(percentDecoded("a+b%2Fc", true), "a b/c");
    EXPECT_EQ(percentDecoded("a+b%2fc", false), "a+b/c");
    EXPECT_EQ(percentDecoded("%E5%AE%B6%E9%95%BF", false), "家长");
    for (const char* text : {"%", "%1", "%g0", "%E5", "%C0%AF", "%ED%A0%80", "\xFF"})
        EXPECT_EQ(percentDecoded(text, false), std::nullopt) << text;
}

TEST(StatusOf, SaysWhoseFaultItIs) {
    const auto status = [](const char* code) { return statusOf({code, {}, {}}); };
    EXPECT_EQ(status("body-too-long"), 413);
    EXPECT_EQ(status("too-many-fields"), 413);
    EXPECT_EQ(status("field-too-long"), 413);
    EXPECT_EQ(status("unsupported-content-type"), 415);
    EXPECT_EQ(status("malformed-form"), 400);
    EXPECT_EQ(status("invalid-utf8"), 400);
    EXPECT_EQ(status("unknown-field"), 400);
    EXPECT_EQ(status("required"), 422);
}

}  // namespace
}  // namespace diaoyan
