// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "charts/figures/figure_options.h"

#include <cstdint>
#include <string>
#include <vector>

// Questions with counts to make figures of. The numbers of `hope` are published (town survey); the
// others are made up to be awkward.
namespace diaoyan::sample {

inline Option option(const std::string& code, const std::string& zh, const std::string& en) {
    Option made;
    made.code = code;
    made.label = {zh, en};
    return made;
}

inline Counts oneGroup(Item item, std::vector<std::int64_t> options, std::int64_t answered) {
    Counts counts;
    counts.item = std::move(item);
    counts.groups = std::vector<Group>(1);
    ItemCounts group;
    group.options = std::move(options);
    group.answered = answered;
    counts.per_group.push_back(std::move(group));
    return counts;
}

inline FigureOptions parents(Language language = Language::zh) {
    FigureOptions options;
    options.role = roleNamed("parent");
    options.language = language;
    return options;
}

inline Counts hope() {
    Item item;
    item.id = item.question = "parent.hope";
    item.title = {"您对孩子的首要期望是什么？", "What do you hope for your child above all?"};
    item.kind = QuestionKind::multiple;
    item.options = {option("other", "其他", "Other"),
                    option("conduct", "讲文明懂礼貌", "Good manners"),
                    option("harmony", "和谐全面发展", "All-round development"),
                    option("none", "以上都不是", "None of these"),
                    option("health", "健康快乐成长", "Growing up healthy and happy"),
                    option("marks", "学习成绩优秀", "Excellent marks"),
                    option("ability", "综合能力提高", "Better general abilities")};
    item.options[0].other = true;
    item.options[3].exclusive = true;
    return oneGroup(item, {300, 274, 467, 12, 405, 551, 266}, 1241);
}

inline Counts twelveLongOptions() {
    const std::vector<std::string> labels = {"希望学校进一步控制作业总量，保证孩子每天有充足的睡眠和体育锻炼时间",
                                             "加强师德师风建设，杜绝体罚和变相体罚，尊重每一个孩子的人格",
                                             "多组织社会实践、研学旅行和劳动教育等丰富多彩的校外活动",
                                             "提高食堂饭菜质量并公开每周食谱和采购来源，接受家长监督",
                                             "改善校门口上下学时段的交通秩序，增设护学岗和接送等候区",
                                             "课后服务内容应更加多样，增加科技、艺术、体育类的选修社团",
                                             "及时向家长反馈孩子在校的学习、生活与心理状况，畅通沟通渠道",
                                             "关注学习有困难的学生，提供有针对性的辅导而不是简单地批评",
                                             "加强心理健康教育，配备专职心理教师，定期开展心理健康筛查",
                                             "改善教室照明、桌椅和厕所等基本办学条件，尤其是冬季供暖",
                                             "严格落实减负规定，规范考试次数，不公布学生的考试成绩和排名",
                                             "其他（请写明）"};
    Item item;
    item.id = item.question = "parent.suggestions";
    item.title = untranslated("您认为学校今后最需要在哪些方面加以改进？（可多选）");
    item.kind = QuestionKind::multiple;
    std::vector<std::int64_t> counts;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        item.options.push_back(option("s" + std::to_string(i), labels[i], labels[i]));
        counts.push_back(static_cast<std::int64_t>(730 - (i * 311) % 690));
    }
    item.options.back().other = true;
    return oneGroup(item, counts, 1238);
}

inline Counts yesNo() {
    Item item;
    item.id = item.question = "parent.homework";
    item.title = {"孩子每天的书面作业能否在一小时内完成？", "Is written homework done within an hour?"};
    item.options = {option("yes", "能", "Yes"), option("no", "不能", "No")};
    return oneGroup(item, {872, 366}, 1238);
}

inline Item satisfactionItem(const std::string& id, const Text& title) {
    Item item;
    item.id = item.question = id;
    item.title = title;
    item.kind = QuestionKind::scale;
    item.options = {option("5", "非常满意", "Very satisfied"),
                    option("4", "比较满意", "Satisfied"),
                    option("3", "一般", "Neutral"),
                    option("2", "不太满意", "Dissatisfied"),
                    option("1", "很不满意", "Very dissatisfied"),
                    option("9", "不了解", "Don't know")};
    for (std::size_t i = 0; i < 5; ++i) { item.options[i].score = 5.0 - static_cast<double>(i); }
    item.options[5].substantive = false;
    return item;
}

inline Counts satisfaction() {
    return oneGroup(
        satisfactionItem("parent.overall", {"总体而言，您对学校的满意程度", "Satisfaction with the school"}),
        {507, 411, 203, 64, 33, 20}, 1238);
}

inline std::vector<Counts> sixItems() {
    const std::vector<Text> titles = {
        {"师资队伍", "Teachers"},         {"教育教学质量", "Teaching"},
        {"校园环境与设施", "Facilities"}, {"食堂饭菜与服务", "Canteen"},
        {"学校管理与作风", "Management"}, {"家校沟通与教师对家长意见的回应情况", "Contact with parents"}};
    const std::vector<std::vector<std::int64_t>> counts = {{640, 390, 130, 40, 20, 18}, {560, 430, 170, 42, 25, 11},
                                                           {430, 420, 260, 80, 40, 8},  {210, 330, 350, 210, 130, 8},
                                                           {498, 402, 222, 60, 36, 20}, {455, 401, 240, 77, 41, 24}};
    std::vector<Counts> items;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        items.push_back(oneGroup(satisfactionItem("parent.part" + std::to_string(i), titles[i]), counts[i], 1238));
    }
    return items;
}

inline Counts twentyFiveSchools() {
    const std::vector<std::string> names = {"第一中学",       "第二中学",
                                            "第三中学",       "实验中学",
                                            "育才中学",       "明德初级中学",
                                            "城关初级中学",   "新华路小学",
                                            "人民路中心小学", "东门小学",
                                            "西门小学",       "南关小学",
                                            "北关小学",       "向阳小学",
                                            "光明小学",       "红旗小学",
                                            "和平小学",       "解放路小学",
                                            "青山乡中心小学", "绿水乡中心小学",
                                            "龙泉镇中心学校", "凤凰岭九年一贯制学校",
                                            "石桥小学",       "柳林小学",
                                            "杨家湾教学点"};
    Counts counts;
    counts.item = satisfactionItem("parent.overall", {"总体而言，您对学校的满意程度", "Satisfaction with the school"});
    counts.by = "school";
    counts.by_title = {"学校", "school"};
    std::vector<Group> groups;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto k = static_cast<std::int64_t>(i);
        groups.push_back({"S" + std::to_string(i + 1), untranslated(names[i])});
        ItemCounts group;
        group.options = {10 + (k * 7) % 23, 8 + (k * 11) % 19, 3 + (k * 5) % 13, (k * 3) % 7, (k * 13) % 5, k % 3};
        if (i + 1 == names.size()) {
            group.options.assign(6, 0);  // nobody there has answered yet
        }
        for (const std::int64_t chosen : group.options) { group.answered += chosen; }
        counts.per_group.push_back(std::move(group));
    }
    counts.groups = std::move(groups);
    counts.ungrouped = 4;
    return counts;
}

}  // namespace diaoyan::sample
