// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/study_record.h"

namespace diaoyan {

std::span<const StudyFact> studyFacts() {
    static const StudyFact list[] = {
        {"title",
         {"报告标题", "Title of the report"},
         {"某镇中小学办学满意度调研报告", "School satisfaction in a town"}},
        {"organisation", {"编写单位", "Written by"}, {"封面上的单位名称", "as it stands on the cover"}},
        {"date", {"报告日期", "Date of the report"}, {"2026年5月8日", "2026-05-08"}},
        {"purpose", {"调研目的", "Purpose"}, {"为什么做这次调研", "why the study was made"}},
        {"sponsor", {"委托与经费来源", "Sponsor and funding"}, {"谁委托、谁出资", "who commissioned and paid for it"}},
        {"conducted_by", {"实施单位", "Conducted by"}, {"谁设计、谁实施", "who designed it and did the fieldwork"}},
        {"population", {"调研总体", "Population under study"}, {"哪些人、哪个地区", "who, and where"}},
        {"sampling",
         {"抽样方法", "Sampling"},
         {"普查、整群、分层，抽样框从何而来", "census or sample, and from what frame"}},
        {"mode",
         {"实施方式", "Mode of data collection"},
         {"网上、纸质、当面；用什么语言", "web, paper, in person; language"}},
        {"field_dates", {"实施时间", "Dates of data collection"}, {"2026年4月1日至20日", "1 to 20 April 2026"}},
        {"incentives", {"报酬与奖励", "Incentives"}, {"有无报酬、礼品", "what respondents were given, if anything"}},
        {"quality",
         {"数据质量控制", "Quality control"},
         {"怎样核对、剔除答卷", "how answers were checked and excluded"}},
        {"weighting_note", {"加权说明", "Weighting"}, {"如何加权；未加权也请写明", "how, or that there is none"}},
        {"limitations", {"局限", "Limitations"}, {"结果不能说明什么", "what the results cannot show"}},
        {"contact", {"联系方式", "Contact"}, {"对本报告有疑问时找谁", "whom to ask about the report"}},
    };
    return list;
}

const StudyFact* studyFactNamed(const std::string& name) {
    for (const StudyFact& fact : studyFacts())
        if (fact.id == name || fact.title.zh == name || fact.title.en == name) return &fact;
    return nullptr;
}

std::span<const FieldworkKind> fieldworkKinds() {
    static const FieldworkKind list[] = {
        {"talk", {"座谈", "Group talks"}, {"场", "sessions"}},
        {"interview", {"访谈", "Interviews"}, {"次", "interviews"}},
        {"lesson", {"听课", "Lessons observed"}, {"节", "lessons"}},
        {"visit", {"走访", "School visits"}, {"次", "visits"}},
        {"documents", {"查阅资料", "Documents read"}, {"份", "documents"}},
        {"questionnaire", {"问卷发放", "Questionnaire sessions"}, {"场", "sessions"}},
    };
    return list;
}

}  // namespace diaoyan
