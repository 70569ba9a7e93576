// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/claims_chapter.h"

#include "questionnaires/questionnaire.h"

#include <algorithm>

namespace diaoyan {

namespace {

TableCell printedPercent(const PublishedClaim& claim) {
    if (!claim.printed_percent) return NoValue{phrase("原报告未印", "not printed")};
    return untranslated(std::to_string(*claim.printed_percent) + "%");
}

/// The published counts of one role beside what the answers say.
ResultTable claimTable(const std::vector<CheckedClaim>& claims, const Role& role) {
    ResultTable table{.id = "published." + role.id, .kind = "published-claims"};
    table.title = phrase("{0}问卷：公布的数字与答卷统计", "{0}: published numbers beside the answers", {role.name});
    table.base = {"百分比以该题有效作答者（多选题为个案）为基数",
                  "percentages are of the valid answers to the question (cases, for a multiple choice)"};
    table.columns = {
        {{"题目", "Question"}, ColumnRole::label},    {{"选项", "Option"}, ColumnRole::label},
        {{"公布人数", "Printed"}, ColumnRole::count}, {{"统计人数", "Counted"}, ColumnRole::count},
        {{"百分比", "Percent"}, ColumnRole::share},   {{"原印百分比", "Printed percent"}, ColumnRole::figure}};
    for (const CheckedClaim& checked : claims) {
        const PublishedClaim& claim = checked.claim;
        if (claim.role != role.id) continue;
        TableRow row{.code = claim.item + "." + claim.option};
        row.cells = {untranslated(claim.printed_question), untranslated(claim.printed_option), claim.count};
        if (checked.count) {
            row.cells.emplace_back(*checked.count);
            row.cells.emplace_back(Share{*checked.count, checked.base, BaseKind::valid});
        } else {
            row.cells.insert(row.cells.end(), 2, NoValue{phrase("没有统计", "not counted")});
        }
        row.cells.push_back(printedPercent(claim));
        table.rows.push_back(std::move(row));
    }
    return table;
}

bool hasFault(const CheckedClaim& checked, std::string_view code) {
    return std::any_of(checked.faults.begin(), checked.faults.end(),
                       [&](const ClaimFault& fault) { return fault.code == code; });
}

std::int64_t numberWith(const std::vector<CheckedClaim>& claims, std::string_view code) {
    return std::count_if(claims.begin(), claims.end(),
                         [&](const CheckedClaim& checked) { return hasFault(checked, code); });
}

/// What is wrong with most percentages, said once; the right ones stand in the tables.
std::vector<Text> commonFaults(const std::vector<CheckedClaim>& claims) {
    std::vector<Text> lines;
    if (const std::int64_t many = numberWith(claims, "base-is-axis"); many > 0)
        lines.push_back(
            phrase("原印的{0}个百分比以图中坐标轴的最大值为基数，不是受访人数，全部不能成立；正确的百分比见上表。",
                   "{0} printed percentages are shares of the maximum of a chart's axis, not of respondents: none of "
                   "them can stand. The right ones are in the tables above.",
                   {many}));
    if (const std::int64_t many = numberWith(claims, "truncated"); many > 0)
        lines.push_back(phrase("其中{0}个即使按所印基数也是截去小数，没有四舍五入。",
                               "{0} of them are cut off instead of rounded, even over the printed base.", {many}));
    return lines;
}

/// The other faults: every reason once, with the places where it applies behind it.
std::vector<std::string> faultLines(const std::vector<CheckedClaim>& claims, Language language) {
    const bool zh = language == Language::zh;
    std::vector<std::pair<std::string, std::vector<std::string>>> lines;
    for (const Text& common : commonFaults(claims)) lines.push_back({common.in(language), {}});
    for (const CheckedClaim& checked : claims)
        for (const ClaimFault& fault : checked.faults) {
            if (fault.code == "base-is-axis" || fault.code == "truncated") continue;
            const std::string reason = fault.reason.in(language);
            auto line = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.first == reason; });
            if (line == lines.end()) line = lines.insert(lines.end(), {reason, {}});
            line->second.push_back(roleNamed(checked.claim.role).name.in(language) + (zh ? "“" : ": ") +
                                   checked.claim.printed_question + (zh ? "·" : ", ") + checked.claim.printed_option +
                                   (zh ? "”" : ""));
        }
    std::vector<std::string> words;
    for (auto& [reason, places] : lines) {
        std::string joined;
        for (const std::string& place : places) joined += (joined.empty() ? "" : zh ? "、" : "; ") + place;
        words.push_back(joined.empty() ? reason : joined + (zh ? "：" : " — ") + reason + (zh ? "。" : "."));
    }
    return words;
}

}  // namespace

std::vector<Block> claimsChapter(const std::vector<CheckedClaim>& claims, Language language) {
    const bool zh = language == Language::zh;
    const auto same =
        std::count_if(claims.begin(), claims.end(), [](const CheckedClaim& one) { return one.count_reproduced; });
    std::vector<Block> blocks;
    blocks.push_back(Heading{1, zh ? "与原报告公布数字的对照" : "Beside the numbers that were published"});
    blocks.push_back(Paragraph{
        phrase("原报告公布了{0}个人数，本次答卷统计与其中{1}"
               "个完全一致。原报告的百分比多以图中坐标轴的最大值为分母，并非受访人数，"
               "因此不能重现；下表给出以实际作答人数为基数的百分比。",
               "The published report gives {0} counts; the answers reproduce {1} of them exactly. Most of its "
               "percentages are shares of the maximum of a chart's axis, not of respondents, and cannot be "
               "reproduced; the table gives the percentages of those who answered.",
               {static_cast<std::int64_t>(claims.size()), static_cast<std::int64_t>(same)})
            .in(language)});
    for (const char* role : {"teacher", "parent", "student"}) {
        ResultTable table = claimTable(claims, roleNamed(role));
        if (!table.rows.empty()) blocks.push_back(TableBlock{std::move(table)});
    }
    if (std::vector<std::string> lines = faultLines(claims, language); !lines.empty()) {
        blocks.push_back(Heading{2, zh ? "不能成立的公布数字及原因" : "What cannot be true, and why"});
        blocks.push_back(BulletList{std::move(lines)});
    }
    return blocks;
}

}  // namespace diaoyan
