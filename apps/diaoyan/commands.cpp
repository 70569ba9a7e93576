// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"

#include <array>

namespace diaoyan {

std::span<const Command> commands() {
    static const std::array list = {
        Command{"new", {"新建调查文件", "make a new survey file"}, declareNew},
        Command{"serve",
                {"在学校网络里收集答卷，手机作答", "collect answers from phones on the school's network"},
                declareServe},
        Command{"import",
                {"导入答卷（问卷星、LimeSurvey、SPSS、表格等）",
                 "import answers (Wenjuanxing, LimeSurvey, SPSS, tables ...)"},
                declareImport},
        Command{
            "collect",
            {"网上填写的设置：开放、暂停、截止、同意书、密码", "how answers are collected on the web: open, close ..."},
            declareCollect},
        Command{"merge", {"并入其他学校的调查文件", "bring survey files of other schools in"}, declareMerge},
        Command{"form", {"查看、转换问卷文件", "show a questionnaire, or write it in another format"}, declareForm},
        Command{
            "codes", {"一次性填写码：生成、打印、作废", "one-time codes: make, print and withdraw them"}, declareCodes},
        Command{"links", {"各校各班的作答链接", "links by which schools and classes answer"}, declareLinks},
        Command{"print", {"打印纸质问卷、海报", "a questionnaire on paper, or a poster"}, declarePrint},
        Command{"status", {"回收情况：各学校、各类对象", "who answered: counts and response rates"}, declareStatus},
        Command{"quality",
                {"可疑答卷：直线作答、重复、用时过短等，及其影响", "suspicious answer sheets, and what they change"},
                declareQuality},
        Command{"tables", {"频数表、多选题表、交叉表", "frequency, multiple-response and cross tables"}, declareTables},
        Command{"satisfaction", {"满意率与满意度指数", "satisfaction rates and indices"}, declareSatisfaction},
        Command{"describe",
                {"描述统计：均值、区间、四分位数、偏度", "describe scales and numbers: means, intervals, quartiles"},
                declareDescribe},
        Command{
            "reliability", {"信度：α、ω、KMO、逐题分析", "reliability: alpha, omega, KMO, items"}, declareReliability},
        Command{"drivers",
                {"满意度驱动因素与IPA矩阵", "key drivers of satisfaction, importance and performance"},
                declareDrivers},
        Command{"compare",
                {"比较学校和各组：区间、检验、名次", "compare schools and groups: intervals, tests, ranks"},
                declareCompare},
        Command{
            "weights", {"加权：按总体调整各答卷的权重", "make the answers count like the population"}, declareWeights},
        Command{"gap", {"教师、家长、学生之间的差距", "gaps between teachers, parents and students"}, declareGap},
        Command{"trend", {"两期调查的比较", "change between two waves"}, declareTrend},
        Command{"chart", {"画一道题的图（png、svg、pdf）", "draw one question (png, svg, pdf)"}, declareChart},
        Command{"report",
                {"生成调研报告（Word、Excel、PDF、网页等）", "write the report (Word, Excel, PDF, web page ...)"},
                declareReport},
        Command{
            "template", {"查看、检查、保存报告模板", "show, check or save the template of reports"}, declareTemplate},
        Command{"about",
                {"填写调研信息：委托单位、实施时间等", "what the study says of itself: sponsor, dates ..."},
                declareAbout},
        Command{"fieldwork",
                {"实地调研记录：座谈、听课等", "the fieldwork log: talks, lessons observed ..."},
                declareFieldwork},
        Command{
            "export", {"导出答卷（csv、xlsx、sav、json）", "write the answers (csv, xlsx, sav, json)"}, declareExport},
        Command{"demo",
                {"示例：25 所学校的调研，从原始答卷到报告", "the founding survey, from raw answers to report"},
                declareDemo},
        Command{"help", {"统计方法说明，命令用法", "explain a statistic or a command"}, declareHelp},
    };
    return list;
}

}  // namespace diaoyan
