// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/platform_tables.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/column_groups.h"
#include "collector/importers/headings.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>

// None of these tools has a joiner of its own: commas and semicolons stand within options too, so the cells are split
// along the known options (see CellReader), and the words of 其他 stand where its label would.

namespace diaoyan {

namespace {

using enum HeadingKind;

/// A heading that speaks for a tool, and how loudly.
struct Mark {
    std::string_view heading;
    int score = 1;
};

struct Platform {
    std::string_view id;
    Text title;
    int least = 4;            ///< what its marks must add up to
    std::vector<Mark> marks;  ///< of several spellings the best counts once
    std::string_view first;   ///< where this is set, the marks count in the first column only
    std::vector<KnownHeading> own{};
    std::vector<std::string_view> beginnings_left_out{};  ///< `Points - ` and the question's title
    std::vector<std::string_view> endings_left_out{};     ///< the title and ` [Score]`
};

std::vector<Platform> chinesePlatforms() {
    return {
        {.id = "tencent",
         .title = {"腾讯问卷", "Tencent Questionnaire (wj.qq.com)"},
         .marks = {{"开始答题时间", 3},
                   {"结束答题时间", 3},
                   {"地理位置省", 3},
                   {"地理位置国家和地区", 2},
                   {"用户标识", 2},
                   {"答题时长", 1},
                   {"数据版本", 1}},
         .own = {{"用户类型", technical}, {"自定义字段", technical}},
         .beginnings_left_out = {"地理位置"}},
        {.id = "tencent-docs",
         .title = {"腾讯文档收集表", "Tencent Docs form"},
         .marks = {{"提交者（自动）", 5}, {"提交时间（自动）", 5}}},
        {.id = "surveyking",
         .title = {"卷王 SurveyKing", "SurveyKing"},
         .least = 6,
         .marks = {{"填写地区", 4}, {"填写时长", 3}, {"填写设备", 2}, {"提交人", 1}, {"自定义字段", 1}},
         .own = {{"自定义字段", technical}, {"分数", technical}}},
        {.id = "jinshuju",
         .title = {"金数据", "Jinshuju"},
         .marks = {{"填写设备", 3}, {"修改时间", 2}, {"微信openid", 3}, {"提交人", 1}, {"提交时间", 1}},
         .own = {{"微信性别", personal}, {"微信国家", personal}, {"微信省市", personal}, {"扩展属性", technical}}},
        {.id = "wenjuan",
         .title = {"问卷网", "Wenjuan (wenjuan.com)"},
         .least = 5,
         .marks = {{"答题序号", 3},
                   {"ip省份", 3},
                   {"ip城市", 2},
                   {"finish", 2},
                   {"q1", 1},
                   {"q2_a1", 2},
                   {"q3_a1", 2},
                   {"start", 2}},
         .own = {{"start", technical}, {"finish", submitted_at}, {"seq", sequence}}},
    };
}

std::vector<Platform> formPlatforms() {
    return {
        {.id = "google-forms",
         .title = {"Google 表单", "Google Forms"},
         .marks = {{"timestamp", 5},
                   {"时间戳记", 5},
                   {"時間戳記", 5},
                   {"时间戳", 5},
                   {"zeitstempel", 5},
                   {"marca temporal", 5},
                   {"horodateur", 5}},
         .first = "timestamp",
         .own = {{"timestamp", submitted_at},
                 {"时间戳", submitted_at},
                 {"horodateur", submitted_at},
                 {"score", technical},
                 {"分数", technical},
                 {"得分", technical},
                 {"punkte", technical},
                 {"puntuación", technical},
                 {"电子邮件地址", personal},
                 {"用户名", personal},
                 {"e-mail", personal}},
         .endings_left_out = {" [Score]", " [Feedback]", " [得分]", " [反馈]"}},
        {.id = "microsoft-forms",
         .title = {"Microsoft Forms", "Microsoft Forms"},
         .least = 5,
         .marks = {{"start time", 2},
                   {"completion time", 4},
                   {"开始时间", 2},
                   {"完成时间", 4},
                   {"startzeit", 2},
                   {"fertigstellungszeit", 4},
                   {"hora de inicio", 2},
                   {"hora de finalización", 4},
                   {"id", 1},
                   {"last modified time", 1}},
         .own = {{"完成时间", submitted_at},
                 {"fertigstellungszeit", submitted_at},
                 {"hora de finalización", submitted_at},
                 {"startzeit", technical},
                 {"hora de inicio", technical},
                 {"名称", personal},
                 {"nombre", personal},
                 {"total points", technical},
                 {"quiz feedback", technical},
                 {"grade posted time", technical},
                 {"language", technical},
                 {"总分", technical},
                 {"总点数", technical},
                 {"测验反馈", technical},
                 {"uhrzeit der letzten änderung", technical},
                 {"hora de la última modificación", technical},
                 {"上次修改时间", technical}},
         .beginnings_left_out = {"Points - ", "Feedback - ", "分数 - ", "点数 - ", "反馈 - ", "Punkte – ",
                                 "Feedback – ", "Puntos: ", "Comentarios: "}},
    };
}

const std::vector<Platform>& platforms() {
    static const std::vector<Platform> list = [] {
        std::vector<Platform> all = chinesePlatforms();
        for (const Platform& platform : formPlatforms()) all.push_back(platform);
        return all;
    }();
    return list;
}

bool isLeftOut(const Platform& platform, const std::string& heading) {
    const auto begins = [&](std::string_view part) { return heading.starts_with(part); };
    const auto ends = [&](std::string_view part) { return heading.ends_with(part); };
    return std::any_of(platform.beginnings_left_out.begin(), platform.beginnings_left_out.end(), begins) ||
           std::any_of(platform.endings_left_out.begin(), platform.endings_left_out.end(), ends);
}

Evidence recognisePlatform(const Platform& platform, const SourceSample& sample) {
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return {};
    std::vector<std::string> headings = headingsAt(sample, header->first);
    if (!platform.first.empty() && headings.size() > 1) headings.resize(1);
    int score = 0;
    std::string found;
    for (const std::string& heading : headings) {
        const std::string folded = foldForMatching(heading);
        for (const Mark& mark : platform.marks) {
            if (folded != foldForMatching(mark.heading)) continue;
            score += mark.score;
            found += (found.empty() ? "" : "、") + heading;
        }
    }
    if (score < platform.least) return {};
    return {score, {phrase("有列标题：{0}", "headings: {0}", {found})}};
}

Result<SourceLayout> layOutPlatform(const Platform& platform, const SourceSample& sample) {
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return header.problem();
    const std::vector<std::string> headings = headingsAt(sample, header->first);
    SourceLayout layout = layoutOf(headings, static_cast<std::int64_t>(header->first) + 1, platform.own);
    layout.headings = uniqueHeadings(headings, layout.remarks);
    for (const std::size_t column : questionColumns(layout))
        if (isLeftOut(platform, headings[column])) layout.left_out.push_back(column);
    std::sort(layout.left_out.begin(), layout.left_out.end());
    if (areColumnCodes(headings)) {
        addCodedColumns(layout);
        layout.dialect.coding = Coding::codes;
    } else {
        addNamedColumns(layout, headings);
    }
    if (layout.questions.empty()) return noQuestions(sample);
    remarkOnColumns(sample, layout);
    return layout;
}

}  // namespace

std::span<const Importer> platformImporters() {
    static const std::vector<Importer> importers = [] {
        std::vector<Importer> made;
        for (const Platform& platform : platforms())
            made.push_back({std::string(platform.id), platform.title,
                            [&platform](const SourceSample& sample) { return recognisePlatform(platform, sample); },
                            [&platform](const SourceSample& sample) { return layOutPlatform(platform, sample); }});
        return made;
    }();
    return importers;
}

}  // namespace diaoyan
