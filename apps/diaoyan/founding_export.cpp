// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_answers.h"
#include "apps/diaoyan/founding_schools.h"

#include <charconv>
#include <type_traits>

namespace diaoyan {

namespace {

std::string labelOf(const Item& item, const Choice& choice) {
    const auto index = optionIndex(item.options, choice.code);
    const std::string label = index ? item.options[*index].label.zh : choice.code;
    return choice.words.empty() ? label : label + "〖" + choice.words + "〗";
}

std::string plainNumber(double number) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, number);
    return error == std::errc{} ? std::string(text, end) : std::string{};
}

struct CellWriter {
    const Item& item;

    std::string operator()(const Missing& missing) const {
        return missing.reason == MissingReason::not_asked ? "(跳过)" : "(空)";
    }
    std::string operator()(const Choice& choice) const { return labelOf(item, choice); }
    std::string operator()(const Choices& choices) const {
        std::string cell;
        for (const Choice& choice : choices.ticked) cell += (cell.empty() ? "" : "┋") + labelOf(item, choice);
        return cell;
    }
    std::string operator()(const Ranking& ranking) const {
        std::string cell;
        for (const std::string& code : ranking.order) cell += (cell.empty() ? "" : "→") + labelOf(item, {code, {}});
        return cell;
    }
    std::string operator()(const Number& number) const { return plainNumber(number.value); }
    std::string operator()(const Words& words) const { return words.text; }
    std::string operator()(const Date& date) const { return date.iso; }
};

/// `1、题干`; of a matrix the first row's column is `7、题干—行1`, the others are `7、行2`.
std::vector<std::string> headings(const Question& question, std::size_t number) {
    const std::string prefix = std::to_string(number) + "、";
    if (question.kind != QuestionKind::matrix) return {prefix + question.title.zh};
    std::vector<std::string> all;
    for (const MatrixRow& row : question.rows)
        all.push_back(prefix + (all.empty() ? question.title.zh + "—" : "") + row.label.zh);
    return all;
}

/// 2024-05-13T07:05:09 as 2024/5/13 7:05:09.
std::string sourceTime(const std::string& iso) {
    const auto plain = [&](std::size_t at) { return std::to_string(std::stoi(iso.substr(at, 2))); };
    return iso.substr(0, 4) + "/" + plain(5) + "/" + plain(8) + " " + plain(11) + iso.substr(13);
}

}  // namespace

std::string textModeCsv(const Questionnaire& form, const Roster& roster, const std::vector<AnswerSheet>& sheets) {
    std::string csv = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP";
    for (std::size_t i = 0; i < form.questions.size(); ++i)
        for (const std::string& heading : headings(form.questions[i], i + 1)) csv += ',' + csvField(heading);
    csv += "\r\n";
    const std::vector<Item> columns = items(form);
    for (const AnswerSheet& sheet : sheets) {
        const auto school = findSchool(roster, sheet.school);
        const bool in_town = school && roster.schools[*school].area == "镇区";
        csv += sheet.source_id + ',' + sourceTime(sheet.submitted_at) + ',' + plainNumber(sheet.seconds) + "秒," +
               (in_town ? "微信,直接访问," : "手机提交,直接访问,");
        for (const Item& item : columns) {
            const auto answer = sheet.answers.find(item.id);
            csv += ',' + csvField(std::visit(CellWriter{item},
                                             answer == sheet.answers.end() ? Answer{Missing{}} : answer->second));
        }
        csv += "\r\n";
    }
    return csv;
}

}  // namespace diaoyan
