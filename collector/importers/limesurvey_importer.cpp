// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/limesurvey_importer.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/limesurvey_groups.h"
#include "collector/tabular/matching.h"

#include <algorithm>

// LimeSurvey's "Export responses" as CSV: one header row, quoted or not, separated by comma, semicolon or tab. Whoever
// exports chooses between codes and texts for headings and for answers, and the language; meta columns are translated.

namespace diaoyan {

namespace {

/// What the meta table looks a heading up by: `id. Response ID` of codes and texts is `id`.
std::string metaName(const std::string& heading) {
    const std::size_t point = heading.find(". ");
    if (point == std::string::npos) return heading;
    const std::string code = heading.substr(0, point);
    const bool known = std::any_of(limeMetaHeadings().begin(), limeMetaHeadings().end(),
                                   [&](const KnownHeading& meta) { return meta.name == code; });
    return known || headingKind(code) != HeadingKind::question ? code : heading;
}

SourceLayout limeLayout(const std::vector<std::string>& headings, const HeaderPlace& header) {
    std::vector<std::string> names;
    for (const std::string& heading : headings)
        names.push_back(isLimeTiming(heading, headings) ? "lastpage" : metaName(heading));
    return layoutOf(std::move(names), static_cast<std::int64_t>(header.first) + 1, limeMetaHeadings());
}

/// Are all filled cells of the column such, and is there one?
bool allBelow(const SourceSample& sample, std::size_t first_row, std::size_t column, auto test) {
    const std::set<std::string> values = valuesBelow(sample, first_row, column);
    return !values.empty() && std::all_of(values.begin(), values.end(), test);
}

bool isWholeNumber(const std::string& value) {
    return value.find_first_not_of("0123456789") == std::string::npos;
}

/// fi, pt-BR, zh-Hans
bool isLanguage(const std::string& value) {
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    constexpr std::size_t longest = 12;
    return value.size() >= 2 && value.size() <= longest && lower(value[0]) && lower(value[1]) &&
           (value.size() == 2 || value[2] == '-');
}

bool isMoment(const std::string& value) {
    return momentIn(value).value_or(std::string{}).size() > 10;
}

/// The first columns by what stands in them, for languages that are not known here: number, time of submission or
/// nothing, last page, language. How many of them there are; 0 when they are no such columns.
std::size_t metaByContent(const SourceSample& sample, std::size_t first_row, const std::vector<std::string>& headings) {
    constexpr std::size_t fewest = 4;
    const std::size_t rows = sample.rows.size() - std::min(first_row, sample.rows.size());
    if (headings.size() <= fewest || rows < 2 || valuesBelow(sample, first_row, 0).size() != rows) return 0;
    if (!allBelow(sample, first_row, 0, isWholeNumber) || !allBelow(sample, first_row, 1, isMoment) ||
        !allBelow(sample, first_row, 2, isWholeNumber) || !allBelow(sample, first_row, 3, isLanguage))
        return 0;
    std::size_t count = fewest;
    // A seed, and the times of beginning and last action, may follow.
    const auto isSeed = [](const std::string& value) { return isWholeNumber(value) && value.size() > 4; };
    if (count < headings.size() && allBelow(sample, first_row, count, isSeed)) ++count;
    while (count < headings.size() && allBelow(sample, first_row, count, isMoment)) ++count;
    return count;
}

void takeMetaByContent(const SourceSample& sample, SourceLayout& layout) {
    if (layout.sequence || layout.submitted_at) return;
    const std::size_t count = metaByContent(sample, static_cast<std::size_t>(layout.header_rows), layout.headings);
    if (count == 0) return;
    layout.sequence = 0;
    layout.submitted_at = 1;
    for (std::size_t column = 2; column < count; ++column)
        if (std::count(layout.left_out.begin(), layout.left_out.end(), column) == 0) layout.left_out.push_back(column);
    std::sort(layout.left_out.begin(), layout.left_out.end());
}

bool isAnswerCode(const std::string& value) {
    if (value == "-oth-") return true;
    if (value.empty() || value.size() > 5 || value.front() < 'A' || value.front() > 'z') return false;
    return value.find_first_of("0123456789") != std::string::npos &&
           std::all_of(value.begin(), value.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
}

/// Codes instead of texts in the cells: `Y` alone in options, A1, AO01, -oth-.
Coding codingOf(const std::vector<LimeColumn>& columns) {
    std::size_t coded = 0;
    for (const LimeColumn& column : columns) {
        if (column.isYesNo() && column.values != std::set<std::string>{"N/A"}) return Coding::labels;
        const bool codes = !column.values.empty() && std::all_of(column.values.begin(), column.values.end(),
                                                                 [](const auto& value) { return isAnswerCode(value); });
        coded += codes || (column.values.size() == 1 && *column.values.begin() == "Y") ? 1 : 0;
    }
    return coded > 0 ? Coding::values : Coding::labels;
}

void remarkOnAnswers(const std::vector<LimeColumn>& columns, const SourceSample& sample, SourceLayout& layout) {
    if (layout.dialect.coding == Coding::values &&
        std::any_of(columns.begin(), columns.end(), [](const LimeColumn& column) { return column.isTick(); }))
        layout.remarks.push_back(
            {"not-shown-unknown",
             phrase(
                 "短答案导出中，没有显示的题与没有勾选的选项都是空的，无法区分；长答案（Full answers）或 .lsa 能区分",
                 "short answers leave options that were not shown and options that were not ticked alike empty; full "
                 "answers or an .lsa tell them apart"),
             {}});
    if (!layout.submitted_at) {
        layout.remarks.push_back({"unfinished-unknown",
                                  phrase("没有提交时间列，无法区分未完成的答卷",
                                         "there is no column of the time of submission, so unfinished sheets cannot be "
                                         "told"),
                                  {}});
        return;
    }
    const std::set<std::string> times =
        valuesBelow(sample, static_cast<std::size_t>(layout.header_rows), *layout.submitted_at);
    if (std::any_of(times.begin(), times.end(), [](const std::string& time) { return time.starts_with("1980-01-01"); }))
        layout.remarks.push_back({"submitted-at-unknown",
                                  phrase("匿名调查只记录“已完成”（1980-01-01），没有真实的提交时间",
                                         "an anonymised survey notes only that a sheet is complete (1980-01-01), not "
                                         "when"),
                                  {}});
}

/// With "spaces to underscores" no heading has a blank left.
bool hasUnderscoresForBlanks(const std::vector<std::string>& headings) {
    const auto blank = [](const std::string& heading) { return heading.find(' ') != std::string::npos; };
    const auto underscores = std::count_if(headings.begin(), headings.end(), [](const std::string& heading) {
        return heading.find('_') != std::string::npos;
    });
    return std::none_of(headings.begin(), headings.end(), blank) &&
           2 * static_cast<std::size_t>(underscores) > headings.size();
}

}  // namespace

Evidence recogniseLimeSurvey(const SourceSample& sample) {
    Evidence evidence;
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return evidence;
    int strong = 0, weak = 0, brackets = 0;
    bool id = false, coded = false;
    std::set<std::string> stems;
    for (const std::string& heading : headingsAt(sample, header->first)) {
        const std::string name = foldForMatching(metaName(heading));
        const auto found = std::find_if(limeMetaHeadings().begin(), limeMetaHeadings().end(),
                                        [&](const auto& known) { return foldForMatching(known.name) == name; });
        if (found != limeMetaHeadings().end()) {
            const bool own = name == "submitdate" || name == "startlanguage" || name == "lastpage" ||
                             name == "datestamp" || name == "interviewtime";
            strong += own ? 1 : 0;
            weak += !own && (found->kind == HeadingKind::technical || found->kind == HeadingKind::submitted_at) ? 1 : 0;
            id = id || (found->kind == HeadingKind::sequence && name != "id" && name != "response id");
        }
        const std::size_t open = heading.find("[SQ");
        coded = coded || (open != std::string::npos && open > 0 && heading.find(']', open) != std::string::npos);
        const LimeHeading read = readLimeHeading(heading, LimeStyle::texts);
        if (!read.parts.empty() && !stems.insert(read.title).second) ++brackets;
    }
    const int meta = strong + (weak > 1 ? weak : 0);
    const auto add = [&](int score, Text reason) {
        evidence.score += score;
        evidence.reasons.push_back(std::move(reason));
    };
    if (meta > 0)
        add(std::min(9, 3 * meta),
            phrase("{0} 个 LimeSurvey 的管理列（submitdate、lastpage、startlanguage 等）",
                   "{0} meta columns of LimeSurvey (submitdate, lastpage, startlanguage ...)", {meta}));
    if (id) add(4, phrase("有 LimeSurvey 的答卷编号列", "LimeSurvey's column of response numbers"));
    if (coded) add(4, phrase("列标题形如 Q1[SQ001]", "headings such as Q1[SQ001]"));
    if (evidence.score == 0 && brackets > 1 &&
        metaByContent(sample, header->first + 1, headingsAt(sample, header->first)) > 0)
        add(5, phrase("前几列像 LimeSurvey 的编号、提交时间、末页与语言",
                      "the first columns look like LimeSurvey's number, time of submission, last page and language"));
    if (brackets > 1 && evidence.score > 0)
        add(2, phrase("列标题形如“题干 [子题]”", "headings such as \"Question [sub-question]\""));
    return evidence;
}

namespace {

Result<LimeTable> readLimeSurvey(const SourceSample& sample) {
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return header.problem();
    const std::vector<std::string> given = headingsAt(sample, header->first);
    LimeTable reading{limeLayout(given, *header), given.size(), {}};
    SourceLayout& layout = reading.layout;
    layout.headings = uniqueHeadings(given, layout.remarks);
    takeMetaByContent(sample, layout);
    layout.unfinished_without_time = layout.submitted_at.has_value();
    const std::vector<std::size_t> of_questions = questionColumns(layout);
    std::vector<std::string> headings;
    for (const std::size_t column : of_questions) headings.push_back(given[column]);
    const LimeStyle style = limeStyleOf(headings);
    const bool underscores = style == LimeStyle::texts && hasUnderscoresForBlanks(headings);
    std::vector<LimeColumn> columns;
    for (std::size_t i = 0; i < of_questions.size(); ++i) {
        std::string heading = headings[i];
        if (underscores) std::replace(heading.begin(), heading.end(), '_', ' ');
        columns.push_back(limeColumn(sample, header->first + 1, of_questions[i], readLimeHeading(heading, style)));
    }
    layout.dialect.coding = codingOf(columns);
    remarkOnAnswers(columns, sample, layout);
    for (const std::vector<LimeColumn>& group : groupLimeColumns(columns)) addLimeGroup(group, reading);
    if (layout.questions.empty()) return noQuestions(sample);
    remarkOnColumns(sample, layout);
    return reading;
}

}  // namespace

Result<SourceLayout> layOutLimeSurvey(const SourceSample& sample) {
    Result<LimeTable> reading = readLimeSurvey(sample);
    if (!reading) return reading.problem();
    return std::move(reading->layout);
}

std::unique_ptr<RowSource> decodedLimeSurvey(std::unique_ptr<RowSource> rows, const SourceSample& sample) {
    const Result<LimeTable> reading = readLimeSurvey(sample);
    return reading ? withJoinedRanks(std::move(rows), reading->rankings, reading->width) : std::move(rows);
}

}  // namespace diaoyan
