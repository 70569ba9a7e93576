// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/code_orders.h"

#include "charts/survey/class_list.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr std::size_t longest_address = 200;

Problem wrongOption(Text message) {
    return {"wrong-option", std::move(message), {}};
}

Result<std::vector<CodeOrder>> ordersPerClass(const CodeWish& wish, const Questionnaire& form,
                                              const std::vector<School>& schools) {
    if (wish.classes.empty())
        return wrongOption(phrase("--per-class 要同时用 --classes 写出班级，如 --classes \"1班,2班\"",
                                  "--per-class needs the classes: --classes \"1班,2班\""));
    std::vector<CodeOrder> orders;
    for (const School& school : schools)
        for (const std::string& name : wish.classes) orders.push_back({form.id, school.code, name, *wish.per_class});
    return orders;
}

/// As many as the roster expects, where no number is given.
Result<std::vector<CodeOrder>> ordersPerSchool(const CodeWish& wish, const Questionnaire& form,
                                               const std::vector<School>& schools) {
    std::vector<CodeOrder> orders;
    std::string unknown;
    for (const School& school : schools) {
        const auto expected = school.expected.find(form.role.id);
        const bool known = expected != school.expected.end() && expected->second > 0;
        if (*wish.per_school == 0 && !known) unknown += (unknown.empty() ? "" : "、") + school.name;
        orders.push_back({form.id,
                          school.code,
                          {},
                          *wish.per_school != 0 ? *wish.per_school
                          : known               ? expected->second
                                                : 0});
    }
    if (unknown.empty()) return orders;
    return Problem{
        "expected-unknown",
        phrase("名册里没有这些学校的{0}应答人数：{1}；请写 --per-school N，或在名册里补上",
               "the roster does not say how many {0} these schools have: {1}; write --per-school N, or add it",
               {form.role.name, unknown}),
        {}};
}

}  // namespace

std::vector<std::string> namesTyped(const std::string& typed) {
    std::vector<std::string> names{""};
    for (std::size_t at = 0; at < typed.size();) {
        const std::string_view rest = std::string_view(typed).substr(at);
        const std::size_t comma = rest.starts_with(',') ? 1 : rest.starts_with("，") || rest.starts_with("、") ? 3 : 0;
        if (comma > 0)
            names.emplace_back();
        else if (rest.front() != ' ' || !names.back().empty())
            names.back() += rest.front();
        at += std::max<std::size_t>(comma, 1);
    }
    for (std::string& name : names)
        while (name.ends_with(' ')) name.pop_back();
    std::vector<std::string> once;
    for (const std::string& name : names)
        if (!name.empty() && std::find(once.begin(), once.end(), name) == once.end()) once.push_back(name);
    return once;
}

Result<std::vector<School>> schoolsNamed(const std::vector<std::string>& names, const Roster& roster) {
    if (names.empty()) return roster.schools;
    std::vector<School> schools;
    for (const std::string& name : names) {
        const auto found = findSchool(roster, name);
        if (!found)
            return Problem{
                "unknown-school", phrase("名册里没有这所学校", "the roster has no such school"), {.text = name}};
        const School& school = roster.schools[*found];
        if (std::find(schools.begin(), schools.end(), school) == schools.end()) schools.push_back(school);
    }
    return schools;
}

Result<std::vector<CodeOrder>> codeOrders(const CodeWish& wish, const Questionnaire& form, const Roster& roster) {
    const int ways =
        wish.per_class.has_value() + !wish.class_file.empty() + wish.per_school.has_value() + wish.count.has_value();
    if (ways != 1)
        return wrongOption(phrase("请用 --per-class、--roster、--per-school、--count 中的一个写明要多少填写码",
                                  "say how many codes with one of --per-class, --roster, --per-school and --count"));
    const Result<std::vector<School>> schools = schoolsNamed(wish.schools, roster);
    if (!schools) return schools.problem();
    if (!wish.class_file.empty()) {
        Result<std::vector<CodeOrder>> orders = readClassList(wish.class_file, form.id, roster);
        if (!orders || wish.schools.empty()) return orders;
        const auto not_meant = [&](const CodeOrder& order) {
            return std::none_of(schools->begin(), schools->end(),
                                [&](const School& school) { return school.code == order.school; });
        };
        orders->erase(std::remove_if(orders->begin(), orders->end(), not_meant), orders->end());
        return orders;
    }
    if (wish.count) {
        if (wish.schools.size() > 1)
            return wrongOption(phrase("--count 只能用于一所学校或不分学校；几所学校请用 --per-school",
                                      "--count is for one school or for none; for several write --per-school"));
        return std::vector<CodeOrder>{{form.id, wish.schools.empty() ? "" : schools->front().code, {}, *wish.count}};
    }
    if (schools->empty())
        return Problem{"no-schools",
                       phrase("调查文件里没有学校名册；请用 --count", "the survey has no roster; write --count"),
                       {}};
    return wish.per_class ? ordersPerClass(wish, form, *schools) : ordersPerSchool(wish, form, *schools);
}

Result<std::string> webAddress(const std::string& typed) {
    std::string address = typed;
    while (address.ends_with('/')) address.pop_back();
    const std::size_t host = address.starts_with("http://") ? 7 : address.starts_with("https://") ? 8 : 0;
    const auto fits = [](unsigned char c) {
        return c > ' ' && c < 0x7F && c != '?' && c != '#' && c != '"' && c != '<';
    };
    if (host == 0 || address.size() <= host || address.size() > longest_address || address[host] == '/' ||
        !std::all_of(address.begin(), address.end(), fits))
        return wrongOption(phrase("网址应写成 http://192.168.1.20:8080 这样，而不是“{0}”",
                                  "an address looks like http://192.168.1.20:8080, not \"{0}\"", {typed}));
    return address;
}

}  // namespace diaoyan
