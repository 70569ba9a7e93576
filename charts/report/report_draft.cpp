// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/report/report_draft.h"

#include <algorithm>
#include <array>

namespace diaoyan {

std::string chineseNumeral(int number) {
    static const std::array<const char*, 10> digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const std::array<const char*, 4> places{"千", "百", "十", ""};
    if (number < 1 || number > 9999) return std::to_string(number);
    std::string words;
    bool zero = false;
    int unit = 1000;
    for (const char* place : places) {
        const int digit = number / unit % 10;
        unit /= 10;
        if (digit == 0) {
            zero = !words.empty();
            continue;
        }
        if (zero) words += digits[0];
        zero = false;
        // 十二, not 一十二.
        const bool plain_ten = digit == 1 && words.empty() && std::string(place) == "十";
        if (!plain_ten) words += digits[static_cast<std::size_t>(digit)];
        words += place;
    }
    return words;
}

namespace {

std::string withoutNumber(const std::string& title) {
    std::size_t end = 0;
    while (end < title.size() && end < 4 && title[end] >= '0' && title[end] <= '9') ++end;
    if (end == 0) return title;
    for (const std::string mark : {"、", "．", ".", "。", ")", "）"}) {
        if (title.compare(end, mark.size(), mark) != 0) continue;
        std::size_t start = end + mark.size();
        while (start < title.size() && title[start] == ' ') ++start;
        // 3.5小时 is not the third question.
        if (start < title.size() && !(title[start] >= '0' && title[start] <= '9')) return title.substr(start);
    }
    return title;
}

}  // namespace

Text withoutNumber(const Text& title) {
    return {withoutNumber(title.zh), withoutNumber(title.en)};
}

ReportDraft::ReportDraft(Language language) {
    report.language = language;
}

void ReportDraft::heading(int level, std::string number, const Text& title) {
    report.blocks.emplace_back(Heading{level, number + title.in(report.language)});
}

void ReportDraft::chapter(const Text& title) {
    ++chapter_;
    section_ = subsection_ = 0;
    heading(1, language() == Language::zh ? chineseNumeral(chapter_) + "、" : std::to_string(chapter_) + " ", title);
}

void ReportDraft::section(const Text& title) {
    ++section_;
    subsection_ = 0;
    heading(2,
            language() == Language::zh ? "（" + chineseNumeral(section_) + "）"
                                       : std::to_string(chapter_) + "." + std::to_string(section_) + " ",
            title);
}

void ReportDraft::subsection(const Text& title) {
    ++subsection_;
    const std::string number = std::to_string(subsection_);
    heading(3,
            language() == Language::zh ? number + ". "
                                       : std::to_string(chapter_) + "." + std::to_string(section_) + "." + number + " ",
            title);
}

void ReportDraft::say(const Text& sentence, const std::string& source) {
    if (!sentence.empty()) report.blocks.emplace_back(Paragraph{sentence.in(language()), source});
}

void ReportDraft::remark(const Text& words) {
    if (!words.empty()) report.blocks.emplace_back(Remark{words.in(language())});
}

void ReportDraft::list(const std::vector<Text>& points) {
    BulletList bullets;
    for (const Text& point : points)
        if (!point.empty()) bullets.items.push_back(point.in(language()));
    if (!bullets.items.empty()) report.blocks.emplace_back(std::move(bullets));
}

void ReportDraft::numbered(const std::vector<Text>& points) {
    NumberedList list;
    for (const Text& point : points)
        if (!point.empty()) list.items.push_back(point.in(language()));
    if (!list.items.empty()) report.blocks.emplace_back(std::move(list));
}

void ReportDraft::add(ResultTable table) {
    roundParts(table, rounding);
    if (!table.rows.empty()) report.blocks.emplace_back(TableBlock{std::move(table)});
}

void ReportDraft::add(ChartSpec figure) {
    report.blocks.emplace_back(FigureBlock{std::move(figure)});
}

void ReportDraft::append(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
        const Heading* title = std::get_if<Heading>(&block);
        if (title == nullptr)
            report.blocks.push_back(block);
        else if (title->level == 1)
            chapter(untranslated(title->text));
        else if (title->level == 2)
            section(untranslated(title->text));
        else
            subsection(untranslated(title->text));
    }
}

void ReportDraft::explain(const Text& definition) {
    if (std::find(definitions.begin(), definitions.end(), definition) == definitions.end())
        definitions.push_back(definition);
}

}  // namespace diaoyan
