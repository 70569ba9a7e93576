// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_schools.h"

#include <array>

namespace diaoyan {

namespace {

constexpr std::array fullSecondary = {"第一中学", "第二中学"};
constexpr std::array juniorSecondary = {"初级中学"};
constexpr std::array primary = {"中心小学", "实验小学", "育才小学", "育英小学", "东街小学", "西街小学",
                                "南门小学", "北门小学", "新村小学", "河东小学", "河西小学", "柳湾小学",
                                "桃源小学", "竹林小学", "石桥小学", "青山小学", "白云小学", "枫林小学",
                                "荷塘小学", "沙洲小学", "梨园小学", "希望小学"};
constexpr std::size_t schoolsInTown = 8;  ///< of the primary schools; the others stand in villages

School school(std::size_t number, const char* name, const char* stage, const char* area, std::int64_t enrolment) {
    School made{
        .code = (number < 9 ? "S0" : "S") + std::to_string(number + 1), .name = name, .stage = stage, .area = area};
    made.enrolment = enrolment;
    made.teachers = enrolment / 15 + 3;
    return made;
}

std::vector<School> schools(Dice& dice) {
    std::vector<School> all;
    for (const char* name : fullSecondary)
        all.push_back(school(all.size(), name, "完全中学", "镇区", 1500 + 10 * dice.below(50)));
    for (const char* name : juniorSecondary)
        all.push_back(school(all.size(), name, "初级中学", "镇区", 800 + 10 * dice.below(30)));
    for (std::size_t i = 0; i < primary.size(); ++i) {
        const bool town = i < schoolsInTown;
        all.push_back(school(all.size(), primary[i], "小学", town ? "镇区" : "乡村",
                             (town ? 450 : 180) + dice.below(town ? 400 : 200)));
    }
    return all;
}

}  // namespace

FoundingSchools foundingSchools(Dice& dice, const std::vector<std::int64_t>& of_role) {
    FoundingSchools founding{
        .roster = {.schools = schools(dice), .attribute_names = {}}, .quality = {}, .respondents = {}};
    for (std::size_t i = 0; i < founding.roster.schools.size(); ++i) founding.quality.push_back(dice.below(11) - 5);
    for (std::size_t role = 0; role < of_role.size(); ++role) {
        const bool students = foundingRoles[role] == "student";
        std::vector<std::int64_t> weights;
        for (const School& one : founding.roster.schools) {
            const bool asked = !students || one.stage != "小学";
            const std::int64_t size = foundingRoles[role] == "teacher" ? *one.teachers : *one.enrolment;
            weights.push_back(asked ? size * (85 + dice.below(31)) : 0);
        }
        founding.respondents.push_back(apportion(of_role[role], weights));
        for (std::size_t i = 0; i < founding.roster.schools.size(); ++i) {
            const std::int64_t returned = founding.respondents[role][i];
            if (weights[i] > 0)  // 82-98 % of the forms come back, and everybody in a small school may
                founding.roster.schools[i].expected[foundingRoles[role]] = returned * 100 / (82 + dice.below(17));
        }
    }
    return founding;
}

std::string rosterCsv(const Roster& roster) {
    std::string csv = "学校代码,学校名称,学段,城乡,在校生数,教师数,教师发放数,家长发放数,学生发放数\r\n";
    for (const School& one : roster.schools) {
        csv += one.code + ',' + csvField(one.name) + ',' + one.stage + ',' + one.area + ',' +
               std::to_string(one.enrolment.value_or(0)) + ',' + std::to_string(one.teachers.value_or(0));
        for (const std::string& role : foundingRoles) {
            const auto expected = one.expected.find(role);
            csv += ',' + (expected == one.expected.end() ? std::string{} : std::to_string(expected->second));
        }
        csv += "\r\n";
    }
    return csv;
}

Grades gradesOf(const School& school) {
    if (school.stage == "小学") return {1, 6};
    if (school.stage == "初级中学") return {7, 9};
    return {7, 12};
}

std::string csvField(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace diaoyan
