// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/questionnaires/exchange/awkward_forms.h"

#include "questionnaires/forms.h"

#include <fstream>
#include <map>

namespace diaoyan {

namespace {

Questionnaire formNamed(const std::string& id) {
    return {.id = id, .version = "3", .title = {"问卷", "form"}, .role = roleNamed("parent")};
}

/// Every sign that separates something somewhere.
Questionnaire signs() {
    Questionnaire form = formNamed("signs");
    Question ticks{.id = "ticks", .title = {"选，或；都不选 *", "a, b; or \"none\"?"}, .kind = QuestionKind::multiple};
    ticks.options = {{"a", {"甲，乙、丙", "one, two; three"}},
                     {"b", {"甲┋乙〖丙〗→丁", "slash / bar | tilde ~"}},
                     {"c", {"引号“双”\"直\"'单'", "\"quoted\" 'single'"}},
                     {"d", {"<b>不是标签</b> & 1 < 2", "a & b < c > d {e} ${f}"}},
                     {"e", {"表情😀与全角　空格", "emoji 😀"}},
                     {"f", {"=1+1", "@SUM(A1)"}}};
    Question words{.id = "words", .title = {"100% 满意[选填]", "50% [optional]"}, .kind = QuestionKind::text};
    form.questions = {ticks, words};
    return form;
}

Questionnaire longWords() {
    Questionnaire form = formNamed("long_words");
    std::string zh, en;
    for (int i = 0; i < 200; ++i) {
        zh += "很长的题干";
        en += "a long title ";
    }
    en.pop_back();
    Question one{.id = "one", .title = {zh, en}, .kind = QuestionKind::single};
    for (int i = 1; i <= 60; ++i)
        one.options.push_back({"option_" + std::to_string(i), {zh + std::to_string(i), en + std::to_string(i)}});
    form.questions = {one};
    return form;
}

Questionnaire lines() {
    Questionnaire form = formNamed("lines");
    Question one{.id = "one", .title = {"第一行\n第二行", "line one\nline two"}, .kind = QuestionKind::single};
    one.options = {{"a", {"甲\n乙", "a\nb"}}, {"b", {"丙", "c"}}};
    form.questions = {one};
    return form;
}

/// Every kind, with what can be set on it.
Questionnaire everyKind() {
    Questionnaire form = formNamed("every_kind");
    Question school{.id = "school", .title = {"学校", "school"}, .kind = QuestionKind::text, .required = true};
    school.roster_field = RosterField::school;
    Question grade{.id = "grade", .title = {"年级", "grade"}, .kind = QuestionKind::single};
    grade.roster_field = RosterField::grade;
    grade.options = {{"g1", {"一年级", "grade 1"}}, {"g2", {"二年级", "grade 2"}}};
    Question hope{.id = "hope", .title = {"期望", "hope"}, .kind = QuestionKind::multiple};
    hope.options = {{"health", {"健康", "health"}},
                    {"marks", {"成绩", "marks"}},
                    {"none", {"以上都没有", "none of these"}, {}, true, true},
                    {"else", {"其他", "other"}, {}, true, false, true}};
    hope.min_choices = 1;
    hope.max_choices = 2;
    hope.note = {"最多两项", "two at most"};
    Question overall{.id = "overall", .title = {"总体满意吗", "satisfied?"}, .kind = QuestionKind::scale};
    overall.options = {{"s4", {"满意", "satisfied"}, 4.0},
                       {"s3", {"较满意", "rather satisfied"}, 3.0},
                       {"s2", {"基本满意", "basically satisfied"}, 2.0},
                       {"s1", {"不满意", "dissatisfied"}, 1.0},
                       {"na", {"不了解", "do not know"}, {}, false}};
    overall.construct = "overall";
    Question services{.id = "services", .title = {"各方面", "aspects"}, .kind = QuestionKind::matrix};
    services.rows = {{"canteen", {"食堂", "canteen"}}, {"sports", {"操场", "sports ground"}}};
    services.options = overall.options;
    services.required = true;
    Question numbers{.id = "hours", .title = {"每天几小时", "hours a day"}, .kind = QuestionKind::matrix};
    numbers.cells = QuestionKind::number;
    numbers.rows = {{"sleep", {"睡眠", "sleep"}}, {"homework", {"作业", "homework"}}};
    Question order{.id = "order", .title = {"排序", "rank"}, .kind = QuestionKind::ranking, .options = grade.options};
    Question age{.id = "age", .title = {"年龄", "age"}, .kind = QuestionKind::number};
    age.min_number = 3;
    age.max_number = 14.5;
    Question day{.id = "day", .title = {"日期", "date"}, .kind = QuestionKind::date};
    form.questions = {school, grade, hope, overall, services, numbers, order, age, day};
    return form;
}

Questionnaire rules() {
    Questionnaire form = formNamed("rules");
    Question joined{.id = "joined", .title = {"参加过吗", "joined?"}, .kind = QuestionKind::single};
    joined.options = {{"yes", {"是", "yes"}}, {"no", {"否", "no"}}, {"soon", {"即将", "soon"}}};
    Question which{.id = "which", .title = {"哪些", "which"}, .kind = QuestionKind::multiple};
    which.options = {{"art", {"美术", "art"}}, {"ball", {"球类", "ball"}}, {"song", {"合唱", "song"}}};
    which.show_when = {{"joined", {"yes", "soon"}}};
    Question grid{.id = "grid", .title = {"各项", "each"}, .kind = QuestionKind::matrix, .options = joined.options};
    grid.cells = QuestionKind::single;
    grid.rows = {{"r1", {"食堂", "canteen"}}, {"r2", {"操场", "ground"}}};
    grid.show_when = {{"joined", {"no"}, true}, {"which", {"art", "song"}}};
    Question why{.id = "why", .title = {"为什么", "why"}, .kind = QuestionKind::text};
    why.show_when = {{"grid.r2", {"no"}}, {"which", {"ball"}, true}};
    form.questions = {joined, which, grid, why};
    return form;
}

Questionnaire chineseOnly() {
    Questionnaire form = formNamed("chinese");
    form.title = {"只有中文", ""};
    Question one{.id = "one", .title = {"喜欢吗", ""}, .kind = QuestionKind::single};
    one.options = {{"a", {"喜欢甲", ""}}, {"b", {"喜欢乙", ""}}};
    form.questions = {one};
    return form;
}

Questionnaire englishOnly() {
    Questionnaire form = formNamed("english");
    form.title = {"", "English only"};
    Question one{.id = "one", .title = {"", "Which?"}, .kind = QuestionKind::multiple};
    one.options = {{"a", {"", "this"}}, {"b", {"", "that"}}};
    form.questions = {one};
    return form;
}

Questionnaire sameWords() {
    Questionnaire form = formNamed("same");
    form.title = untranslated("ABC");
    Question one{.id = "one", .title = untranslated("Wi-Fi"), .kind = QuestionKind::single};
    one.options = {{"a", untranslated("A")}, {"b", untranslated("B")}};
    form.questions = {one};
    return form;
}

using LossesByKey = std::map<std::string, std::vector<std::string>>;

/// The list stands beside this file: a line `format form` and below it a line for each loss.
const LossesByKey& lossesByKey() {
    static const LossesByKey all = [] {
        LossesByKey read;
        std::ifstream file(std::string(DIAOYAN_SOURCE_DIR) + "/tests/questionnaires/exchange/declared_losses.txt");
        std::string key, line;
        while (std::getline(file, line)) {
            if (line.starts_with("    "))
                read[key].push_back(line.substr(4));
            else
                read[key = line];
        }
        return read;
    }();
    return all;
}

}  // namespace

const std::vector<AwkwardForm>& awkwardForms() {
    static const std::vector<AwkwardForm> forms{
        {"every_kind", everyKind()},
        {"rules", rules()},
        {"signs", signs()},
        {"long_words", longWords()},
        {"lines", lines()},
        {"chinese", chineseOnly()},
        {"english", englishOnly()},
        {"same", sameWords()},
        {"parent", bundledForm("parent").value()},
        {"teacher", bundledForm("teacher").value()},
        {"student", bundledForm("student").value()},
    };
    return forms;
}

std::vector<std::string> declaredLosses(const std::string& format, const std::string& form) {
    const auto found = lossesByKey().find(format + " " + form);
    return found == lossesByKey().end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> keysOfDeclaredLosses() {
    std::vector<std::string> keys;
    for (const auto& [key, losses] : lossesByKey()) keys.push_back(key);
    return keys;
}

}  // namespace diaoyan
