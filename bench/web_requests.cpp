// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/web_requests.h"

#include <array>
#include <span>
#include <string_view>

namespace diaoyan::bench {
namespace {

/// SplitMix64: the next of a row of numbers that look random.
std::uint64_t nextOf(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
    return mixed ^ (mixed >> 31);
}

using Codes = std::span<const std::string_view>;

constexpr std::array<std::string_view, 12> grades{"g1", "g2", "g3", "g4",  "g5",  "g6",
                                                  "g7", "g8", "g9", "g10", "g11", "g12"};
constexpr std::array<std::string_view, 5> changes{"grades", "abilities", "cheerful", "manners", "confident"};
constexpr std::array<std::string_view, 5> hopes{"grades", "harmonious", "healthy", "manners", "abilities"};
constexpr std::array<std::string_view, 8> satisfying{"staff",  "teaching", "discipline", "facilities",
                                                     "campus", "contact",  "safety",     "activities"};
constexpr std::array<std::string_view, 5> improvements{"teaching", "environment", "staff", "profile", "services"};
constexpr std::array<std::string_view, 4> ratings{"satisfied", "rather", "basically", "dissatisfied"};
constexpr std::array<std::string_view, 6> aspects{"teaching", "staff", "discipline", "campus", "activities", "canteen"};
constexpr std::array<std::string_view, 5> overall{"very_satisfied", "satisfied", "neutral", "dissatisfied",
                                                  "very_dissatisfied"};
constexpr std::array<std::string_view, 4> remarks{"希望食堂的菜多一些花样", "放学时校门口车太多",
                                                  "老师很负责，谢谢学校", "more time for sports, please"};

class Answers {
public:
    explicit Answers(std::uint64_t number) : state_(number) {}

    Answers& one(std::string_view item, Codes codes) {
        return member(item, quoted(codes[static_cast<std::size_t>(nextOf(state_) % codes.size())]));
    }
    Answers& some(std::string_view item, Codes codes) {
        std::string ticks;
        for (const std::string_view code : codes)
            if (nextOf(state_) % 3 == 0) ticks += (ticks.empty() ? "" : ",") + quoted(code);
        return member(item, "[" + ticks + "]");
    }
    Answers& words(std::string_view item, std::string_view text) { return member(item, quoted(text)); }
    bool oftenTrue() { return nextOf(state_) % 4 != 0; }
    std::string json() const { return "{" + members_ + "}"; }

private:
    static std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }
    Answers& member(std::string_view item, const std::string& value) {
        members_ += (members_.empty() ? "" : ",") + quoted(item) + ':' + value;
        return *this;
    }

    std::uint64_t state_;
    std::string members_;
};

}  // namespace

std::string answerIdOf(std::uint64_t number) {
    std::uint64_t state = number ^ 0x5151A2B3C4D5E6F7;
    std::string id;
    for (int half = 0; half < 2; ++half) {
        const std::uint64_t bits = nextOf(state);
        for (int digit = 0; digit < 16; ++digit) id += "0123456789abcdef"[(bits >> (4 * digit)) & 15];
    }
    for (const std::size_t hyphen : {8, 13, 18, 23}) id.insert(hyphen, "-");
    id[14] = '4';  // the version
    id[19] = "89ab"[nextOf(state) % 4];
    return id;
}

std::string parentSubmission(std::uint64_t number, const std::string& school, const std::string& code) {
    Answers answers(number);
    answers.one("grade", grades)
        .words("class_name", std::to_string(1 + number % 12) + "班")
        .some("child_change", changes)
        .some("hope", hopes)
        .some("most_satisfying", satisfying)
        .some("improve", improvements);
    const bool joined = answers.oftenTrue();
    answers.words("joined_event", joined ? "yes" : "no");
    if (joined) answers.one("event_rating", ratings);
    for (const std::string_view aspect : aspects) answers.one("aspects." + std::string(aspect), ratings);
    answers.one("overall", overall);
    if (!answers.oftenTrue()) answers.one("suggestion", remarks);
    std::string json = R"({"id":")" + answerIdOf(number) + R"(","began":1764000000)";
    if (!code.empty()) json += R"(,"code":")" + code + '"';
    if (!school.empty()) json += R"(,"school":")" + school + '"';
    return json + R"(,"lang":"zh","answers":)" + answers.json() + "}";
}

std::string plainSubmission(std::uint64_t number) {
    constexpr std::size_t size = 505;
    std::string json = R"({"id":")" + answerIdOf(number) + R"(","answers":")";
    std::uint64_t state = number;
    while (json.size() < size - 2) json += static_cast<char>('a' + nextOf(state) % 26);
    return json + "\"}";
}

std::string postOf(const std::string& path, const std::string& json) {
    return "POST " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
           "Content-Length: " +
           std::to_string(json.size()) + "\r\n\r\n" + json;
}

std::string getOf(const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n\r\n";
}

}  // namespace diaoyan::bench
