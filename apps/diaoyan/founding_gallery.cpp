// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_gallery.h"

namespace diaoyan {

namespace {

std::string withCommas(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : ",") + part;
    return all;
}

}  // namespace

std::string GalleryPicture::command() const {
    std::string words = "diaoyan chart town.survey --kind " + kind;
    words += " --form " + withCommas(roles);
    words += " --question " + withCommas(questions);
    if (!by.empty()) words += " --by " + by;
    if (intervals) words += " --intervals";
    return words + " -o " + file();
}

const std::vector<GalleryPicture>& galleryPictures() {
    static const std::vector<GalleryPicture> pictures = {
        {.kind = "bar",
         .use = {"一道题选了什么，从多到少；选项再长再多也写得下",
                 "what was chosen, most first; long and many options fit"},
         .roles = {"parent"},
         .questions = {"hope"},
         .intervals = true},
        {.kind = "column",
         .use = {"选项少而短时的柱形图", "the same upright, for few, short options"},
         .roles = {"parent"},
         .questions = {"overall"}},
        {.kind = "frequency",
         .use = {"旧报告的频次项目柱形图：柱高为人数，最大刻度不是基数",
                 "counts as in older reports; the axis maximum is not the base"},
         .roles = {"parent"},
         .questions = {"hope"}},
        {.kind = "grouped",
         .use = {"同一道题，几类人并列", "one question, several groups or roles side by side"},
         .roles = {"parent", "teacher", "student"},
         .questions = {"overall"}},
        {.kind = "grouped-columns",
         .use = {"同上，竖排，可带误差线", "the same upright, here with error bars"},
         .roles = {"parent"},
         .questions = {"overall"},
         .by = "school.stage",
         .intervals = true},
        {.kind = "stacked",
         .use = {"同一量表的几道题，各项合成100%", "questions that share a scale, each 100 %"},
         .roles = {"parent"},
         .questions = {"aspects"}},
        {.kind = "diverging",
         .use = {"满意与不满意分列中线两侧，哪边长一眼可见", "satisfied to the right, dissatisfied to the left"},
         .roles = {"student"},
         .questions = {"aspects"}},
        {.kind = "dots",
         .use = {"各校满意率及其区间，与合计（虚线）相比；不排名",
                 "rates of schools with intervals beside all; no ranking"},
         .roles = {"parent"},
         .questions = {"overall"},
         .by = "school"},
        {.kind = "funnel",
         .use = {"哪些学校的差别超出偶然", "which schools differ by more than chance"},
         .roles = {"parent"},
         .questions = {"overall"},
         .by = "school"},
        {.kind = "heat",
         .use = {"学校与题目对照，找出成片的高与低", "schools by questions: where high and low gather"},
         .roles = {"parent"},
         .questions = {"aspects"},
         .by = "school"},
        {.kind = "histogram",
         .use = {"数值题的分布", "the distribution of a number"},
         .roles = {"student"},
         .questions = {"sleep_hours"}},
        {.kind = "box",
         .use = {"各组数值的中位数与分布", "medians and spread by group"},
         .roles = {"student"},
         .questions = {"sleep_hours"},
         .by = "school"},
        {.kind = "slope",
         .use = {"两期（或两类人）之间各项的升降；两期用 --second",
                 "what rises and falls between waves (--second) or roles"},
         .roles = {"parent", "teacher"},
         .questions = {"aspects"}},
        {.kind = "quadrant",
         .use = {"哪些方面与总体满意关系大而评价低", "what goes with overall satisfaction and is rated low"},
         .roles = {"parent"},
         .questions = {"overall", "aspects"}},
    };
    return pictures;
}

}  // namespace diaoyan
