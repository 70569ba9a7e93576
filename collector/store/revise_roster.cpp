// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/survey_edits.h"
#include "collector/store/survey_state.h"
#include "questionnaires/responses.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

Problem rosterProblem(const char* code, Text words, const std::string& path, const std::string& school = {}) {
    return {code, std::move(words), {.file = path, .text = school}};
}

/// What keeps schools from being a roster at all.
Result<Done> checkSchools(const Roster& roster, const std::string& path) {
    if (roster.schools.size() >= Responses::noSchool)
        return rosterProblem(
            "too-many-schools",
            phrase("学校太多：最多 {0} 所", "too many schools: {0} at most", {Responses::noSchool - 1}), path);
    std::set<std::string> codes;
    for (const School& school : roster.schools) {
        if (school.code.empty())
            return rosterProblem("no-school-code",
                                 phrase("学校“{0}”没有代码", "school \"{0}\" has no code", {school.name}), path,
                                 school.name);
        if (!codes.insert(school.code).second)
            return rosterProblem("school-twice",
                                 phrase("学校代码 {0} 出现了两次", "the school code {0} is there twice", {school.code}),
                                 path, school.code);
    }
    return Done{};
}

/// A school that would go although something in the file is of it.
std::optional<Problem> schoolInUse(SQLite::Database& database, const std::set<std::string>& going,
                                   const std::string& path) {
    if (going.empty()) return std::nullopt;
    SQLite::Statement rows(database, "SELECT school, sum(sheets), sum(codes) FROM (SELECT school, count(*) AS sheets, "
                                     "0 AS codes FROM responses GROUP BY school UNION ALL SELECT school, 0, sum(count) "
                                     "FROM code_series GROUP BY school) WHERE school IS NOT NULL GROUP BY school");
    while (rows.executeStep()) {
        const std::string school = rows.getColumn(0);
        if (!going.contains(school)) continue;
        const std::int64_t sheets = rows.getColumn(1).getInt64();
        const std::int64_t codes = rows.getColumn(2).getInt64();
        return rosterProblem("school-in-use",
                             sheets > 0 ? phrase("学校 {0} 已有 {1} 份答卷，不能移除，也不能改代码",
                                                 "school {0} has {1} answer sheets: it cannot be removed, nor its code "
                                                 "be changed",
                                                 {school, sheets})
                                        : phrase("学校 {0} 已有 {1} 个一次性编码，不能移除，也不能改代码",
                                                 "school {0} has {1} one-time codes: it cannot be removed, nor its "
                                                 "code be changed",
                                                 {school, codes}),
                             path, school);
    }
    return std::nullopt;
}

}  // namespace

Result<Roster> SurveyEdits::reviseRoster(const Roster& roster) {
    const std::string& path = SurveyInside::path(change_);
    if (const Result<Done> fit = checkSchools(roster, path); !fit) return fit.problem();
    return withDatabase(path, [&]() -> Result<Roster> {
        SQLite::Database& database = SurveyInside::database(change_);
        Roster before = readRoster(database);
        std::set<std::string> going;
        for (const School& school : before.schools) going.insert(school.code);
        for (const School& school : roster.schools) going.erase(school.code);
        if (const auto problem = schoolInUse(database, going, path)) return *problem;
        database.exec("DELETE FROM schools");
        writeRoster(database, roster);
        // Snapshots have the position of a school on the roster.
        const auto sameCode = [](const School& a, const School& b) { return a.code == b.code; };
        const bool same_places =
            before.schools.size() <= roster.schools.size() &&
            std::equal(before.schools.begin(), before.schools.end(), roster.schools.begin(), sameCode);
        SQLite::Statement forms(database, "SELECT id FROM questionnaires");
        while (!same_places && forms.executeStep())
            SurveyInside::forgetAnswers(change_, forms.getColumn(0).getString());
        SurveyInside::readSchools(change_);
        return before;
    });
}

}  // namespace diaoyan
