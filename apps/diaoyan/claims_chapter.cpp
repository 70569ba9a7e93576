// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/claims_chapter.h"

#include "questionnaires/questionnaire.h"

#include <algorithm>
#include <map>

namespace diaoyan {

namespace {

Text yesOrNo(bool yes) {
    return yes ? Text{"是", "yes"} : Text{"否", "no"};
}

TableCell printedNumber(const std::optional<std::int64_t>& number, const char* unit) {
    if (!number) return NoValue{phrase("原报告未印", "not printed")};
    return untranslated(std::to_string(*number) + unit);
}

Text printedRank(const PublishedClaim& claim) {
    if (!claim.printed_rank) return Text{"—", "—"};
    if (!claim.printed_rank_of) return phrase("第{0}", "{0}", {*claim.printed_rank});
    return phrase("第{0}/{1}", "{0}/{1}", {*claim.printed_rank, *claim.printed_rank_of});
}

ResultTable claimTable(const std::vector<CheckedClaim>& claims) {
    ResultTable table{.id = "published", .kind = "published-claims", .title = {"公布的数字与答卷的对照", "Published numbers beside the answers"}};
    table.base = {"每行的百分比以该题有效作答者（多选题为个案）为基数", "each percentage is of the valid answers to its question (cases, for a multiple choice)"};
    table.columns = {{{"对象", "Role"}, ColumnRole::label},       {{"题目", "Question"}, ColumnRole::label},
                     {{"选项", "Option"}, ColumnRole::label},      {{"公布人数", "Printed count"}, ColumnRole::count},
                     {{"本表人数", "Count"}, ColumnRole::count},   {{"百分比", "Percent"}, ColumnRole::share},
                     {{"原印百分比", "Printed percent"}, ColumnRole::figure}, {{"原印位次", "Printed rank"}, ColumnRole::figure},
                     {{"本表位次", "Rank"}, ColumnRole::figure}, {{"人数一致", "Same count"}, ColumnRole::figure}};
    for (const CheckedClaim& checked : claims) {
        const PublishedClaim& claim = checked.claim;
        TableRow row{.code = claim.role + "." + claim.item + "." + claim.option};
        row.cells = {roleNamed(claim.role).name, untranslated(claim.printed_question), untranslated(claim.printed_option), claim.count};
        if (checked.count) {
            row.cells.emplace_back(*checked.count);
            row.cells.emplace_back(Share{*checked.count, checked.base, BaseKind::valid});
        } else {
            row.cells.insert(row.cells.end(), 2, NoValue{phrase("没有统计", "not counted")});
        }
        row.cells.push_back(printedNumber(claim.printed_percent, "%"));
        row.cells.emplace_back(printedRank(claim));
        row.cells.emplace_back(phrase("第{0}/{1}", "{0}/{1}", {checked.rank, checked.rank_of}));
        row.cells.emplace_back(yesOrNo(checked.count_reproduced));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Every reason once, with the places where it applies behind it.
std::vector<std::string> faultLines(const std::vector<CheckedClaim>& claims, Language language) {
    std::vector<std::pair<std::string, std::vector<std::string>>> lines;
    for (const CheckedClaim& checked : claims)
        for (const ClaimFault& fault : checked.faults) {
            const std::string reason = fault.reason.in(language);
            auto line = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.first == reason; });
            if (line == lines.end()) line = lines.insert(lines.end(), {reason, {}});
            const std::string place = roleNamed(checked.claim.role).name.in(language) +
                                      (language == Language::zh ? "·" : " · ") + checked.claim.printed_option;
            line->second.push_back(place);
        }
    std::vector<std::string> words;
    for (const auto& [reason, places] : lines) {
        std::string joined;
        for (const std::string& place : places) joined += (joined.empty() ? "" : language == Language::zh ? "、" : ", ") + place;
        words.push_back(reason + (language == Language::zh ? "（" + joined + "）" : " (" + joined + ")"));
    }
    return words;
}

} // namespace

std::vector<Block> claimsChapter(const std::vector<CheckedClaim>& claims, Language language) {
    const bool zh = language == Language::zh;
    const auto same = std::count_if(claims.begin(), claims.end(), [](const CheckedClaim& one) { return one.count_reproduced; });
    std::vector<Block> blocks;
    blocks.push_back(Heading{1, zh ? "与原报告公布数字的对照" : "Beside the numbers that were published"});
    blocks.push_back(Paragraph{phrase("原报告公布了{0}个人数，本次答卷统计与其中{1}个完全一致。原报告的百分比多以图中坐标轴的最大值为分母，并非受访人数，"
                                      "因此不能重现；下表给出以实际作答人数为基数的百分比。",
                                      "The published report gives {0} counts; the answers reproduce {1} of them exactly. Most of its "
                                      "percentages are shares of the maximum of a chart's axis, not of respondents, and cannot be "
                                      "reproduced; the table gives the percentages of those who answered.",
                                      {static_cast<std::int64_t>(claims.size()), static_cast<std::int64_t>(same)})
                                   .in(language)});
    blocks.push_back(TableBlock{claimTable(claims)});
    if (std::vector<std::string> lines = faultLines(claims, language); !lines.empty()) {
        blocks.push_back(Heading{2, zh ? "不能成立的公布数字及原因" : "What cannot be true, and why"});
        blocks.push_back(BulletList{std::move(lines)});
    }
    return blocks;
}

} // namespace diaoyan
