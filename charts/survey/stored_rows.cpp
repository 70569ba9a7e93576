// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/stored_rows.h"

#include "charts/survey/quality_rules.h"
#include "collector/store/row_order.h"
#include "collector/store/sheet_list.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <unordered_map>

namespace diaoyan {

namespace {

/// So many at a time, because most of a line is not kept.
constexpr std::size_t linesAtOnce = std::size_t{1} << 14;

/// `count` digits from `at` on; -1 where there are none.
int digitsAt(const std::string& text, std::size_t at, std::size_t count) {
    if (text.size() < at + count) return -1;
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        number = 10 * number + (text[i] - '0');
    }
    return number;
}

/// Positions of the roster's schools, as Responses numbers them.
std::unordered_map<std::string, std::uint16_t> schoolPositions(const Roster& roster) {
    std::unordered_map<std::string, std::uint16_t> positions{{"", Responses::noSchool}};
    for (std::size_t i = 0; i < roster.schools.size(); ++i)
        positions.emplace(roster.schools[i].code, static_cast<std::uint16_t>(i));
    return positions;
}

}  // namespace

std::optional<double> secondsOfMoment(const std::string& moment) {
    const int year = digitsAt(moment, 0, 4), month = digitsAt(moment, 5, 2), day = digitsAt(moment, 8, 2);
    if (year < 0 || month < 0 || day < 0 || moment[4] != '-' || moment[7] != '-') return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    double seconds = 86400.0 * static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count());
    if (moment.size() == 10) return seconds;
    const int hour = digitsAt(moment, 11, 2), minute = digitsAt(moment, 14, 2);
    if ((moment[10] != 'T' && moment[10] != ' ') || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return std::nullopt;
    seconds += 3600.0 * hour + 60.0 * minute;
    if (moment.size() > 16 && moment[16] == ':') {
        const int second = digitsAt(moment, 17, 2);
        if (second < 0 || second > 60) return std::nullopt;
        seconds += second;
    }
    return seconds;
}

Result<StoredRows> storedRows(const SurveyFile& survey, const std::string& questionnaire, const std::stop_token& stop) {
    const auto ids = sheetIds(survey, {.questionnaire = questionnaire}, stop);
    if (!ids) return ids.problem();
    const auto positions = schoolPositions(survey.roster());
    StoredRows stored{.questionnaire = questionnaire};
    std::vector<std::uint16_t> school;
    for (std::size_t begin = 0; begin < ids->size(); begin += linesAtOnce) {
        if (stop.stop_requested()) return Problem{"interrupted", {"已停止", "stopped"}, {}};
        const std::size_t count = std::min(linesAtOnce, ids->size() - begin);
        for (const SheetLine& line : sheetLines(survey, std::span(*ids).subspan(begin, count))) {
            if (!line.excluded_because.empty()) {
                ++stored.excluded_sheets[line.excluded_because];
                continue;
            }
            stored.sheet.push_back(line.id);
            stored.seconds.push_back(line.seconds < 0 ? std::nullopt : std::optional(line.seconds));
            stored.handed_in.push_back(secondsOfMoment(line.submitted_at));
            const auto known = positions.find(line.school);
            school.push_back(known == positions.end() ? Responses::noSchool : known->second);
        }
    }
    const std::vector<std::uint32_t> order = orderBySchool(school);  // as Responses has them
    stored.sheet = pickValues(stored.sheet, order);
    stored.seconds = pickValues(stored.seconds, order);
    stored.handed_in = pickValues(stored.handed_in, order);
    return stored;
}

Result<std::vector<std::int64_t>> sheetsLeftOutByRules(const SurveyFile& survey, const std::string& questionnaire) {
    std::vector<std::int64_t> sheets;
    for (const std::string& reason : exclusionReasons(survey, questionnaire)) {
        if (!isRuleReason(reason)) continue;
        const auto some = sheetIds(
            survey,
            {.questionnaire = questionnaire, .status = SheetQuery::Status::excluded, .excluded_because = reason});
        if (!some) return some.problem();
        sheets.insert(sheets.end(), some->begin(), some->end());
    }
    return sheets;
}

}  // namespace diaoyan
