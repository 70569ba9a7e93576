// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/directives.h"

#include "charts/template/gap_directive.h"
#include "charts/template/method_directives.h"
#include "charts/template/question_directives.h"
#include "charts/template/school_directives.h"
#include "charts/template/study_directives.h"

namespace diaoyan {

// THE LIST: a new directive is a function, a row here and a test.
std::span<const DirectiveKind> directiveKinds() {
    static const DirectiveKind list[] = {
        {"question",
         "题目",
         "question Q",
         {"一道题：结论、图和表", "a question: sentence, figure and table"},
         writeQuestion},
        {"sentence", "结论", "sentence Q", {"一道题的结论", "the sentence of a question"}, writeSentence},
        {"figure", "图", "figure Q [kind=K] [by=G] [title=T]", {"一道题的图", "the figure of a question"}, writeFigure},
        {"table", "表", "table Q [by=G]", {"一道题的表", "the table of a question"}, writeTable},
        {"schools", "各校", "schools [Q]", {"各学校比较", "schools compared"}, writeSchools},
        {"gap", "差距", "gap [CONSTRUCT]", {"各类对象比较及检验", "roles compared, with tests"}, writeGap},
        {"problems", "问题", "problems", {"满意率较低的项目", "the lowest ratings"}, writeProblems},
        {"remarks", "提示", "remarks", {"读者须先知道的事", "what a reader must know first"}, writeRemarks},
        {"subjects", "对象", "subjects", {"调研对象与问卷", "who was asked, and what"}, writeSubjects},
        {"fieldwork", "实地调研", "fieldwork", {"座谈、听课等记录", "talks, lessons observed ..."}, writeFieldwork},
        {"returns", "回收", "returns [by=school]", {"发放、回收、有效", "issued, returned, valid"}, writeReturns},
        {"profile", "基本情况", "profile", {"作答者的基本情况", "who answered"}, writeProfile},
        {"sources", "数据来源", "sources", {"答卷来自哪些文件", "the files of the answers"}, writeSources},
        {"basis", "统计依据", "basis [F]", {"一份问卷的作答人数与说明", "what a chapter rests on"}, writeBasis},
        {"appendix", "附录", "appendix", {"程序附加的章节", "a chapter that the program adds"}, writeAppendix},
        {"method", "方法", "method", {"说明与方法", "notes on method"}, writeMethod},
        {"disclosure", "披露", "disclosure", {"调研信息披露（AAPOR）", "disclosures (AAPOR)"}, writeDisclosure},
        {"questionnaire",
         "附问卷",
         "questionnaire [F]",
         {"问卷原文", "a questionnaire as asked"},
         writeQuestionnaireAsked},
    };
    return list;
}

const DirectiveKind* directiveNamed(const std::string& name) {
    for (const DirectiveKind& kind : directiveKinds())
        if (kind.id == name || kind.zh == name) return &kind;
    return nullptr;
}

}  // namespace diaoyan
