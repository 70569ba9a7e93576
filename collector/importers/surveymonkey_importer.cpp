// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/surveymonkey_importer.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/merged_headings.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

using enum HeadingKind;

constexpr std::array surveyMonkeyMeta = {
    KnownHeading{"respondent id", sequence}, KnownHeading{"collector id", technical},
    KnownHeading{"start date", technical},   KnownHeading{"end date", submitted_at},
    KnownHeading{"date created", technical}, KnownHeading{"date modified", submitted_at},
    KnownHeading{"ip address", personal},    KnownHeading{"email address", personal},
    KnownHeading{"first name", personal},    KnownHeading{"last name", personal},
    KnownHeading{"respondent_id", sequence}, KnownHeading{"collector_id", technical},
    KnownHeading{"ip_address", personal},    KnownHeading{"email_address", personal},
    KnownHeading{"first_name", personal},    KnownHeading{"last_name", personal},
    KnownHeading{"date_created", technical}, KnownHeading{"date_modified", submitted_at},
};

constexpr std::array typeformMeta = {
    KnownHeading{"#", sequence},
    KnownHeading{"network id", technical},
    KnownHeading{"start date (utc)", technical},
    KnownHeading{"stage date (utc)", technical},
    KnownHeading{"submit date (utc)", submitted_at},
    KnownHeading{"response type", technical},
    KnownHeading{"tags", technical},
    KnownHeading{"ending", technical},
};

std::size_t foundOf(std::span<const KnownHeading> known, const std::vector<std::string>& headings) {
    std::size_t found = 0;
    for (const KnownHeading& one : known)
        found += std::any_of(headings.begin(), headings.end(),
                             [&](const std::string& heading) { return foldForMatching(heading) == one.name; })
                     ? 1
                     : 0;
    return found;
}

/// The row of the sample that names respondent and collector: the first header row may be far from full.
std::optional<std::size_t> surveyMonkeyRow(const SourceSample& sample) {
    constexpr std::size_t deepest = 20;
    for (std::size_t row = 0; row < std::min(deepest, sample.rows.size()); ++row) {
        const std::string first = foldForMatching(cellAt(sample, row, 0));
        if (first == "respondent id" || first == "respondent_id") return row;
    }
    return std::nullopt;
}

/// The whole answer stands here: `Response`, `Open-Ended Response`.
bool isWholeAnswer(const std::string& part) {
    const std::string folded = foldForMatching(part);
    for (const std::string_view word : {"response", "open-ended response", "回答", "答复", "开放式回答", "antwort",
                                        "offene antwort", "respuesta", "respuesta abierta"})
        if (folded == word) return true;
    return false;
}

bool isOwnWords(const std::string& part) {
    const std::string folded = foldForMatching(part);
    for (const std::string_view word : {"other (please specify)", "其他（请注明）", "其他(请注明)", "其他（请说明）",
                                        "sonstiges (bitte angeben)", "otro (especifique)"})
        if (folded == foldForMatching(word)) return true;
    return false;
}

/// `Custom Data 1` is left out where nothing stands in it; else somebody put a school or class there.
bool isEmptyCustomData(const SourceSample& sample, const SourceLayout& layout, std::size_t column) {
    const std::string heading = foldForMatching(layout.headings[column]);
    return (heading.starts_with("custom data") || heading.starts_with("custom_")) &&
           valuesBelow(sample, static_cast<std::size_t>(layout.header_rows), column).empty();
}

/// Downloaded with numbers for answers, a tick is the number of its option: 1 in the first column, 2 in the second ...
void markTicksByNumber(const SourceSample& sample, const SourceLayout& layout, SourceQuestion& question) {
    std::vector<std::string> ticks;
    double last = 0;
    for (const SourceColumn& column : question.columns) {
        if (column.words) continue;
        const std::set<std::string> values =
            valuesBelow(sample, static_cast<std::size_t>(layout.header_rows), column.index);
        if (column.part.empty() || values.size() > 1) return;
        ticks.push_back(values.empty() ? std::string{} : *values.begin());
        if (values.empty()) continue;
        const double number = numberIn(ticks.back()).value_or(0);
        if (number <= last) return;
        last = number;
    }
    if (ticks.size() < 2 || last < 2) return;
    auto tick = ticks.begin();
    for (SourceColumn& column : question.columns)
        if (!column.words) column.ticked = *tick++;
}

}  // namespace

Evidence recogniseSurveyMonkey(const SourceSample& sample) {
    const std::optional<std::size_t> row = surveyMonkeyRow(sample);
    if (!row) return {};
    const std::size_t found = foundOf(surveyMonkeyMeta, headingsAt(sample, *row));
    if (found < 2) return {};
    return {static_cast<int>(std::min<std::size_t>(10, 3 * found)),
            {phrase("有 Respondent ID 等 {0} 个 SurveyMonkey 管理列",
                    "{0} meta columns of SurveyMonkey (Respondent ID ...)", {static_cast<std::int64_t>(found)})}};
}

Result<SourceLayout> layOutSurveyMonkey(const SourceSample& sample) {
    const HeaderPlace header{surveyMonkeyRow(sample).value_or(0), 2};
    // A download without options has nothing in its second row, or no second row at all.
    const bool second = cellAt(sample, header.first + 1, 0).empty() && header.first + 1 < sample.rows.size();
    MergedHeadings merged = mergedHeadings(sample, {header.first, second ? 2 : 1});
    for (std::string& part : merged.parts)
        if (isWholeAnswer(part)) part.clear();
    SourceLayout layout =
        layoutOf(merged.stems, static_cast<std::int64_t>(header.first) + (second ? 2 : 1), surveyMonkeyMeta);
    layout.headings = uniqueHeadings(merged.headings, layout.remarks);
    for (const std::size_t column : questionColumns(layout))
        if (isEmptyCustomData(sample, layout, column) || headingKind(merged.parts[column]) == personal)
            layout.left_out.push_back(column);
    std::sort(layout.left_out.begin(), layout.left_out.end());
    for (const std::size_t column : questionColumns(layout)) {
        const bool below_the_last = column > 0 && cellAt(sample, header.first, column).empty() &&
                                    !layout.questions.empty() &&
                                    layout.questions.back().columns.back().index + 1 == column;
        if (!below_the_last) layout.questions.push_back({{}, merged.stems[column], {}});
        SourceQuestion& question = layout.questions.back();
        SourceColumn made{column, layout.headings[column], merged.parts[column], {}};
        made.words = isOwnWords(made.part) && !question.columns.empty();
        if (made.words) made.part_id = "other";
        question.columns.push_back(std::move(made));
    }
    for (SourceQuestion& question : layout.questions) {
        markTicksByNumber(sample, layout, question);
        // A single column with a part (one row, one blank) is a question of its own.
        SourceColumn& only = question.columns.front();
        if (question.columns.size() > 1 || only.part.empty()) continue;
        question.title += "—" + only.part;
        only.part.clear();
    }
    if (layout.questions.empty()) return noQuestions(sample);
    remarkOnColumns(sample, layout);
    return layout;
}

Evidence recogniseTypeform(const SourceSample& sample) {
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return {};
    const std::size_t found = foundOf(typeformMeta, headingsAt(sample, header->first));
    if (found < 2) return {};
    return {static_cast<int>(std::min<std::size_t>(10, 3 * found)),
            {phrase("有 #、Network ID、Submit Date (UTC) 等 {0} 个 Typeform 管理列",
                    "{0} meta columns of Typeform (#, Network ID, Submit Date (UTC) ...)",
                    {static_cast<std::int64_t>(found)})}};
}

Result<SourceLayout> layOutTypeform(const SourceSample& sample) {
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return header.problem();
    const std::vector<std::string> headings = headingsAt(sample, header->first);
    SourceLayout layout = layoutOf(headings, static_cast<std::int64_t>(header->first) + 1, typeformMeta);
    layout.headings = uniqueHeadings(headings, layout.remarks);
    const auto first_row = static_cast<std::size_t>(layout.header_rows);
    const std::vector<std::size_t> columns = questionColumns(layout);
    const auto isOption = [&](std::size_t column) {
        const std::set<std::string> values = valuesBelow(sample, first_row, column);
        return values.size() == 1 && foldForMatching(*values.begin()) == foldForMatching(headings[column]);
    };
    for (std::size_t i = 0; i < columns.size();) {
        std::size_t end = i;
        while (end < columns.size() && columns[end] == columns[i] + (end - i) && isOption(columns[end])) ++end;
        SourceQuestion question;
        if (end - i < 2) {
            question.title = headings[columns[i]];
            question.columns.push_back({columns[i], layout.headings[columns[i]], {}, {}});
            ++i;
        } else {
            const bool words = end < columns.size() && foldForMatching(headings[columns[end]]) == "other";
            for (const std::size_t first = i; i < end + (words ? 1 : 0); ++i) {
                if (i < first + 2) question.title += (i == first ? "" : " / ") + headings[columns[i]];
                const bool own = i == end;
                question.columns.push_back({columns[i], layout.headings[columns[i]], headings[columns[i]],
                                            own ? "other" : std::string{}, own});
            }
            question.title += " …";
            layout.remarks.push_back(
                {"ticks-guessed",
                 phrase("这些列的内容就是列标题，按一道多选题理解；文件里没有题目文字，相邻的几道多选题也会连在一起",
                        "these columns repeat their headings: taken as one multiple choice; the file does not have "
                        "the question's text, and neighbouring multiple choices cannot be told apart"),
                 {.column = question.title}});
        }
        layout.questions.push_back(std::move(question));
    }
    if (layout.questions.empty()) return noQuestions(sample);
    remarkOnColumns(sample, layout);
    return layout;
}

}  // namespace diaoyan
