// SPDX-License-Identifier: GPL-3.0-or-later
// Schools and questionnaires of a file that is merged.
#include "collector/store/merge_parts.h"
#include "collector/store/survey_state.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace diaoyan {

namespace {

using Names = std::vector<std::string>;

std::map<std::string, std::string> schoolNames(SQLite::Database& database) {
    std::map<std::string, std::string> names;
    SQLite::Statement rows(database, "SELECT code, name FROM schools");
    while (rows.executeStep()) names.emplace(rows.getColumn(0).getString(), rows.getColumn(1).getString());
    return names;
}

Names attributeNames(SQLite::Database& database) {
    SQLite::Statement row(database, "SELECT value FROM survey WHERE key = 'roster_attributes'");
    const auto json = row.executeStep() ? nlohmann::json::parse(row.getColumn(0).getString(), nullptr, false)
                                        : nlohmann::json::array();
    Names names;
    for (const auto& one : json)
        if (one.is_string()) names.push_back(one.get<std::string>());
    return names;
}

/// Headings that only the other roster has come behind the town's.
void mergeAttributes(const MergeFiles& files) {
    Names names = attributeNames(files.town);
    for (const std::string& name : attributeNames(files.other))
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    SQLite::Statement put(files.town, "INSERT OR REPLACE INTO survey VALUES ('roster_attributes', ?)");
    put.bind(1, nlohmann::json(names).dump());
    put.exec();
}

constexpr int schoolColumns = 8;

void addSchool(const MergeFiles& files, SQLite::Statement& row) {
    SQLite::Statement insert(files.town,
                             "INSERT INTO schools (code, name, stage, area, enrolment, teachers, expected, attributes, "
                             "position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT ifnull(max(position), 0) + 1 FROM "
                             "schools))");
    for (int column = 0; column < schoolColumns; ++column) {
        const SQLite::Column value = row.getColumn(column);
        if (value.isNull())
            insert.bind(column + 1);
        else if (value.isInteger())
            insert.bind(column + 1, value.getInt64());
        else
            insert.bind(column + 1, value.getString());
    }
    insert.exec();
}

}  // namespace

Result<Done> mergeSchools(const MergeFiles& files, bool add, MergeReport& report) {
    const std::map<std::string, std::string> known = schoolNames(files.town);
    SQLite::Statement rows(files.other, "SELECT code, name, stage, area, enrolment, teachers, expected, attributes "
                                        "FROM schools ORDER BY position");
    std::string missing;
    while (rows.executeStep()) {
        const std::string code = rows.getColumn(0);
        const std::string name = rows.getColumn(1);
        const auto found = known.find(code);
        if (found != known.end() && found->second != name)
            return Problem{"school-differs",
                           phrase("学校代码 {0} 在 {1} 中是“{2}”，在这个文件中是“{3}”",
                                  "school {0} is \"{2}\" in {1} and \"{3}\" in this file",
                                  {code, files.town_path, found->second, name}),
                           {.file = files.other_path}};
        if (found != known.end()) continue;
        report.schools_added.push_back(code);
        if (add)
            addSchool(files, rows);
        else
            missing += (missing.empty() ? "" : ", ") + code + " " + name;
    }
    if (!missing.empty())
        return Problem{"school-missing",
                       phrase("{0} 的名册中没有这个文件中的学校（{1}）；加 --add-schools 把它们加进名册",
                              "schools of this file are not on the roster of {0} ({1}); add them with --add-schools",
                              {files.town_path, missing}),
                       {.file = files.other_path}};
    if (!report.schools_added.empty()) mergeAttributes(files);
    return Done{};
}

Result<Done> mergeQuestionnaires(const MergeFiles& files, MergeReport& report) {
    SQLite::Statement rows(files.other, "SELECT id FROM questionnaires ORDER BY position");
    while (rows.executeStep()) {
        const std::string id = rows.getColumn(0);
        const Result<std::optional<Questionnaire>> theirs = storedQuestionnaire(files.other, id);
        if (!theirs) return theirs.problem();
        const Result<std::optional<Questionnaire>> ours = storedQuestionnaire(files.town, id);
        if (!ours) return ours.problem();
        if (!*ours) {
            writeQuestionnaire(files.town, **theirs);
            report.questionnaires_added.push_back(id);
        } else if (**ours != **theirs) {
            return Problem{"questionnaire-differs",
                           phrase("编号为 {0} 的问卷与 {1} 中的不同，答卷不能合并",
                                  "questionnaire {0} is not the one of {1}: their answers cannot be merged",
                                  {id, files.town_path}),
                           {.file = files.other_path}};
        }
    }
    return Done{};
}

}  // namespace diaoyan
