// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/importers/platform_samples.h"

#include <algorithm>
#include <filesystem>

namespace diaoyan {

std::string repeatedRows(const std::string& header, const std::vector<std::string>& rows, int times) {
    std::string text = header + "\n";
    for (int i = 0; i < times; ++i)
        for (const std::string& row : rows) text += row + "\n";
    return text;
}

namespace {

std::vector<PlatformSample> chineseSamples() {
    return {
        {"wjx-text", "wjx",
         repeatedRows(
             "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、性别 ,2：喜欢的课,3、对各项的评价—食堂,3、宿舍",
             {"1,2026/9/18 19:20:55,123秒,微信,N/A,1.2.3.4(江苏-苏州),1.男,语文┋其他〖编程〗〗,满意,不满意",
              "2,2026/9/18 19:21:55,2分3秒,微信,N/A,,2.女,数学,(跳过),(跳过)"},
             6)},
        {"wjx-numbers", "wjx",
         repeatedRows("序号,1、性别,第2题(语文),第2题(其他),第3题(食堂),第3题(宿舍)",
                      {"1,1,1,0,1,3", "2,2,0,1,-3,-3", "3,1,1,1,2,2"}, 4)},
        {"tencent", "tencent",
         repeatedRows("编号,开始答题时间,结束答题时间,答题时长,1.您的性别,2.喜欢的课:语文,2.喜欢的课:数学,"
                      "地理位置国家和地区,地理位置省,地理位置市,用户类型,用户标识,昵称,自定义字段",
                      {"1,2026-09-18 19:20:00,2026-09-18 19:21:00,60,男,1,0,中国,江苏,苏州,匿名,abc,甲,",
                       "2,2026-09-18 19:22:00,2026-09-18 19:25:00,180,女,0,1,中国,江苏,苏州,匿名,abd,乙,"},
                      5)},
        {"tencent-docs", "tencent-docs",
         repeatedRows("提交者（自动）,提交时间（自动）,所在学校,喜欢的课,家庭地区,,,",
                      {"张三,2026-09-18T19:20:00,一小,\"语文, 数学\",山东省 淄博市 张店区,,,",
                       "李四,2026-09-18T19:21:00,二小,\"数学, 体育\",山东省 淄博市 张店区,,,",
                       "王五,2026-09-18T19:22:00,一小,语文,山东省 济南市 历下区,,,"},
                      8)},
        {"jinshuju", "jinshuju",
         repeatedRows("序号,性别,对学校是否满意,提交人,提交时间,修改时间,填写设备,操作系统,浏览器,IP",
                      {"1,男,满意,甲,2026-09-18 19:20:00,2026-09-18 19:20:00,手机,iOS,微信,1.2.3.4",
                       "2,女,不满意,乙,2026-09-18 19:21:00,2026-09-18 19:21:00,电脑,Windows,Chrome,1.2.3.5"},
                      5)},
        {"surveyking", "surveyking",
         repeatedRows(
             "序号,性别,对学校是否满意,自定义字段,提交人,提交时间,填写时长,填写设备,操作系统,浏览器,填写地区,IP,ID",
             {"1,男,满意,,甲,2026-09-18 19:20:00,35秒,手机,iOS,微信,江苏,1.2.3.4,a1",
              "2,女,不满意,,乙,2026-09-18 19:21:00,1分2秒,电脑,Windows,Chrome,江苏,1.2.3.5,a2"},
             5)},
        {"wenjuan-readable", "wenjuan",
         repeatedRows("答题序号,来源,性别,对各项的评价_食堂,对各项的评价_宿舍,开始时间,提交时间,答题时长,IP省份,IP城市,"
                      "IP地址,浏览器,操作系统",
                      {"1,直接访问,男,满意,不满意,2026/9/18 19:20,2026/9/18 19:21,60,江苏,苏州,1.2.3.4,Chrome,Windows",
                       "2,直接访问,女,不满意,满意,2026/9/18 19:22,2026/9/18 19:24,120,江苏,苏州,1.2.3.5,微信,iOS"},
                      5)},
        {"wenjuan-original", "wenjuan",
         repeatedRows("seq,start,finish,Q1,Q2,Q3_A1,Q3_A2,Q3_A2_open,Q4_R1,Q4_R2",
                      {"1,2026-09-18 19:20:00,2026-09-18 19:21:00,1,一小,1,0,,1,3",
                       "2,2026-09-18 19:22:00,2026-09-18 19:24:00,2,二小,0,1,编程,2,2"},
                      5)},
    };
}

std::vector<PlatformSample> formSamples() {
    return {
        {"google", "google-forms",
         repeatedRows("Timestamp,Email Address,Score,What do you use?,Rate [Food],Rate [Dorm],Comment",
                      {"10/14/2016 10:05:00,a@b.c,1 / 2,\"Email, Chat\",good,bad,\"fine, thanks\"",
                       "10/15/2016 11:05:00,b@b.c,0 / 2,Chat,bad,good,",
                       "10/16/2016 12:05:00,c@b.c,2 / 2,\"Chat, Phone\",good,good,no"},
                      6)},
        {"google-chinese", "google-forms",
         repeatedRows("时间戳记,您的性别,对各项的评价 [食堂],对各项的评价 [宿舍]",
                      {"2021/3/5 下午 3:21:01,男,满意,不满意", "2021/3/5 上午 9:00:00,女,不满意,满意"}, 5)},
        {"microsoft", "microsoft-forms",
         repeatedRows("ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Which tools?,"
                      "Points - Which tools?,Feedback - Which tools?,The canteen is good,The canteen is good2",
                      {"1,2026-09-18T19:20:00,2026-09-18T19:21:00,anonymous,,3,,AGOL;Cartography;,1,,Agree,Disagree",
                       "2,2026-09-18T19:22:00,2026-09-18T19:25:00,anonymous,,2,,Cartography;,0,,Disagree,Agree",
                       "3,2026-09-18T19:22:30,2026-09-18T19:26:00,anonymous,,2,,AGOL;,0,,Neutral,Agree"},
                      6)},
        {"microsoft-chinese", "microsoft-forms",
         repeatedRows("ID,开始时间,完成时间,电子邮件,名称,性别,喜欢的课",
                      {"1,2026-09-18T19:20:00,2026-09-18T19:21:00,anonymous,,男,语文;数学;",
                       "2,2026-09-18T19:22:00,2026-09-18T19:25:00,anonymous,,女,数学;"},
                      6)},
        {"surveymonkey", "surveymonkey",
         repeatedRows(
             "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,"
             "Custom Data 1,What do you like?,,,How satisfied are you?,,Rate these,,Any comment?,Contact,\n"
             ",,,,,,,,,Music,Sport,Other (please specify),Response,Other (please specify),Food,Dorm,"
             "Open-Ended Response,Name,Email Address",
             {"11,7,09/18/2026 07:20:00 PM,09/18/2026 07:21:30 PM,1.2.3.4,,,,,Music,,chess,Satisfied,,Good,Bad,"
              "fine,Ann,a@b.c",
              "12,7,09/18/2026 08:20:00 PM,09/18/2026 08:24:30 PM,1.2.3.5,,,,,Music,Sport,,,so so,Bad,Bad,,Ben,",
              "13,7,09/18/2026 09:20:00 PM,09/18/2026 09:21:30 PM,1.2.3.6,,,,,,Sport,,Dissatisfied,,Good,Good,"
              "no,,"},
             4)},
        {"typeform", "typeform",
         repeatedRows("#,What is your school?,Music,Sport,Other,Are you content?,Response Type,Start Date (UTC),"
                      "Stage Date (UTC),Submit Date (UTC),Network ID,Tags",
                      {"aa1,One,Music,,,1,completed,2026-09-18 19:20:00,,2026-09-18 19:21:00,f1,",
                       "aa2,Two,Music,Sport,chess,0,completed,2026-09-18 19:22:00,,2026-09-18 19:23:00,f2,",
                       "aa3,One,,Sport,go,1,completed,2026-09-18 19:24:00,,2026-09-18 19:25:00,f3,"},
                      4)},
    };
}

std::vector<PlatformSample> limeSamples() {
    const std::string meta = "1,2026-09-18 19:20:00,2,en";
    return {
        {"lime-codes", "limesurvey",
         repeatedRows(
             R"("id","submitdate","lastpage","startlanguage","Q1","Q2[SQ001]","Q2[SQ002]","Q2[other]",)"
             R"("Q3","Q3[other]","Q4","Q4[comment]","Q5[SQ001_SQ001]","Q5[SQ001_SQ002]","Q5[SQ002_SQ001]",)"
             R"("Q5[SQ002_SQ002]","Q6[1]","Q6[2]","interviewtime","groupTime12","Q1Time")",
             {R"("1","2026-09-18 19:20:00","2","en","A1","Y","","chess","-oth-","both","A2","why","1","2","3",)"
              R"("4","A3","A1","55.2","20","3")",
              R"("2","","1","en","A2","","Y","","A1","","A1","","2","2","1","5","A1","A3","44","21","3")",
              R"("3","2026-09-18 19:24:00","2","en","A1","Y","Y","","A2","","A1","","1","1","2","2","A2","A3",)"
              R"("33","22","4")"},
             1)},
        {"lime-underscores", "limesurvey",
         repeatedRows("id,submitdate,lastpage,startlanguage,Q1,Q2_SQ001,Q2_SQ002,Q2_other,attribute_1,attribute_2",
                      {meta + ",A1,Y,,chess,x,y", "2,,1,en,A2,,Y,,x,z"}, 1)},
        {"lime-texts", "limesurvey",
         repeatedRows(R"("Response ID","Date submitted","Last page","Start language","Seed","Your school [code]?",)"
                      R"("What do you like? [Music]","What do you like? [Sport]","What do you like? [Other]",)"
                      R"("Rate these [Food][Scale 1]","Rate these [Dorm][Scale 1]","Rate these [Food][Scale 2]",)"
                      R"("Rate these [Dorm][Scale 2]","Order them [Rank 1]","Order them [Rank 2]","Is it so?",)"
                      R"("Total time","Group time: One")",
                      {R"("1","1980-01-01 00:00:00","2","en","5","S1","Yes","No","chess","good","bad","1","2","Tea",)"
                       R"("Milk","Yes","12","3")",
                       R"("2","","1","en","6","S2","N/A","N/A","","","","","","","","N/A","12","3")",
                       R"("3","1980-01-01 00:00:00","2","en","7","S1","No","Yes","","bad","good","2","2","Milk","Tea",)"
                       R"("No","12","3")"},
                      1)},
        {"lime-both", "limesurvey",
         repeatedRows("\"id. Response ID\",\"submitdate. Date submitted\",\"lastpage. Last page\",\"Q1. Your sex\","
                      "\"Q2[SQ001]. Rate these [Food]\",\"Q2[SQ002]. Rate these [Dorm]\"",
                      {"1,2026-09-18 19:20:00,2,Female,good,bad", "2,,1,N/A,bad,good"}, 1)},
        {"vv", "limesurvey-vv",
         repeatedRows("Response ID\tDate submitted\tLast page\tStart language\tWhat do you like?\tWhat do you like?\t"
                      "Why?\tOrder them\tOrder them\n"
                      "id\tsubmitdate\tlastpage\tstartlanguage\t8X3X3SQ001\t8X3X3SQ002\t8X3X26\t8X4X51\t8X4X52",
                      {"1\t2026-09-18 19:20:00\t2\ten\tY\t\ta{tab}b{newline}{quote}c{quote} {lbrace}tab}\tA1\tA2",
                       "2\tNULL\t1\ten\t{question_not_shown}\t{question_not_shown}\t{question_not_shown}\tA2\tA1"},
                      2)},
    };
}

std::vector<PlatformSample> otherSamples() {
    return {
        {"kobo-both", "kobo",
         repeatedRows("start;end;today;grp/sex;grp/hope;grp/hope/study;grp/hope/health;grp/hope/other;grp/hope_other;"
                      "remark;__version__;_id;_uuid;_submission_time;_validation_status;_index",
                      {"2026-09-18T19:20:00.000+08:00;2026-09-18T19:21:00.000+08:00;2026-09-18;f;study other;1;0;1;"
                       "chess;a text of words;v1;101;u1;2026-09-18T11:21:05;;1",
                       "2026-09-18T19:22:00.000+08:00;2026-09-18T19:23:00.000+08:00;2026-09-18;m;;;;;;;v1;102;u2;"
                       "2026-09-18T11:23:05;;2"},
                      2)},
        {"kobo-separate", "kobo",
         repeatedRows("sex,hope/study,hope/health,has_car,_id,_uuid,_submission_time,_index",
                      {"f,1,0,1,101,u1,2026-09-18T11:21:05,1", "m,0,1,0,102,u2,2026-09-18T11:22:05,2"}, 2)},
        {"kobo-by-r", "kobo",
         repeatedRows("X.U.FEFF.start,grp.sex,grp.hope,grp.hope.study,grp.hope.health,meta.instanceID,X_uuid,"
                      "X_submission_time",
                      {"2026-09-18,f,study,1,0,uuid:1,u1,2026-09-18T11:21:05",
                       "2026-09-18,m,health,0,1,uuid:2,u2,2026-09-18T11:22:05"},
                      2)},
        {"odk-central", "kobo",
         repeatedRows("SubmissionDate,school,sex,meta-instanceID,KEY,SubmitterID,SubmitterName,ReviewState,FormVersion",
                      {"2026-09-18T11:21:05.123Z,S1,f,uuid:1,uuid:1,5,ann,,1",
                       "2026-09-18T11:22:05.123Z,S2,m,uuid:2,uuid:2,5,ann,,1"},
                      2)},
        {"table", "table",
         repeatedRows("学校,性别,对学校是否满意,提交日期", {"一小,男,满意,2026-09-18", "二小,女,不满意,2026-09-19"},
                      5)},
        {"table-of-a-database", "table",
         repeatedRows("_id,_status,start,finish,answer",
                      {"a1,done,2026-09-18,2026-09-19,yes", "a2,done,2026-09-18,,no"}, 5)},
        {"table-english", "table",
         repeatedRows("School,Start language,Group [a],Group [b],Comment", {"One,en,1,2,\"a, b\"", "Two,de,2,1,a/b/c"},
                      5)},
    };
}

}  // namespace

const std::vector<PlatformSample>& platformSamples() {
    static const std::vector<PlatformSample> samples = [] {
        std::vector<PlatformSample> all = chineseSamples();
        for (const auto& some : {formSamples(), limeSamples(), otherSamples()})
            all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    return samples;
}

const std::string& platformText(const std::string& name) {
    return std::find_if(platformSamples().begin(), platformSamples().end(),
                        [&](const PlatformSample& sample) { return sample.name == name; })
        ->text;
}

std::string outline(const SourceLayout& layout) {
    std::string lines;
    for (const SourceQuestion& question : layout.questions) {
        lines += question.number.empty() ? "" : question.number + ". ";
        lines += question.id.empty() ? question.title : question.id + "|" + question.title;
        for (std::size_t i = 0; i < question.columns.size(); ++i) {
            const SourceColumn& column = question.columns[i];
            lines += i == 0 ? ": " : ", ";
            lines += column.part.empty() ? "*" : column.part;
            if (!column.part_id.empty() && column.part_id != column.part) lines += "=" + column.part_id;
            if (column.words) lines += "!";
            if (!column.missing.empty()) lines += "?";
        }
        lines += "\n";
    }
    return lines;
}

bool hasRemark(const SourceLayout& layout, const std::string& code) {
    return std::any_of(layout.remarks.begin(), layout.remarks.end(),
                       [&](const Problem& remark) { return remark.code == code; });
}

std::string sharedFile(const std::string& name) {
    const std::string path = std::string(DIAOYAN_SOURCE_DIR) + "/../shared/data/" + name;
    return std::filesystem::exists(path) ? path : std::string{};
}

}  // namespace diaoyan
