// SPDX-License-Identifier: GPL-3.0-or-later
// How many sheets came back. The schools of valid sheets stand together in the snapshot, two bytes each, and excluded
// ones have an index of their own: a million sheets are counted without reading one. Without a snapshot all are read.
#include "collector/store/snapshot.h"
#include "collector/store/survey_state.h"

#include <map>
#include <optional>
#include <sqlite3.h>
#include <unordered_map>

namespace diaoyan {

namespace {

/// Sheets of one school, by its code.
struct SchoolSheets {
    std::int64_t valid = 0;
    std::int64_t excluded = 0;
};
using SheetsBySchool = std::map<std::string, SchoolSheets>;

/// Lets codes be looked up without making strings of them.
struct CodeSum {
    using is_transparent = void;
    std::size_t operator()(std::string_view code) const { return std::hash<std::string_view>{}(code); }
};

std::string_view textIn(const SQLite::Column& column) {
    return {column.getText(), static_cast<std::size_t>(column.getBytes())};
}

/// Every sheet of a questionnaire, one by one.
SheetsBySchool countRows(SQLite::Database& database, const std::string& questionnaire) {
    std::unordered_map<std::string, SchoolSheets, CodeSum, std::equal_to<>> counts;
    SQLite::Statement rows(
        database, "SELECT ifnull(school, ''), status = 'valid' FROM responses NOT INDEXED WHERE questionnaire = ?");
    rows.bind(1, questionnaire);
    while (rows.executeStep()) {
        const std::string_view code = textIn(rows.getColumn(0));
        auto found = counts.find(code);
        if (found == counts.end()) found = counts.emplace(code, SchoolSheets{}).first;
        ++(rows.getColumn(1).getInt() != 0 ? found->second.valid : found->second.excluded);
    }
    return {counts.begin(), counts.end()};
}

/// The schools of valid sheets as the snapshot has them; nothing where it is stale or damaged.
std::optional<SheetsBySchool> countSnapshot(SQLite::Database& database, const std::string& questionnaire,
                                            const std::vector<std::string>& schools) {
    SQLite::Statement state(database, "SELECT rows FROM snapshots WHERE questionnaire = ? AND revision = ?");
    state.bind(1, questionnaire);
    state.bind(2, dataRevision(database));
    if (!state.executeStep()) return std::nullopt;
    const std::int64_t rows = state.getColumn(0).getInt64();
    SQLite::Statement pieces(
        database, "SELECT data FROM snapshot_pieces WHERE questionnaire = ? AND position = 0 ORDER BY block");
    pieces.bind(1, questionnaire);
    Responses all;
    all.schools = schools;
    while (pieces.executeStep()) {
        const SQLite::Column data = pieces.getColumn(0);
        const std::string_view bytes(static_cast<const char*>(data.getBlob()),
                                     static_cast<std::size_t>(data.getBytes()));
        if (!unpackSchools(bytes, all.rows == 0, all)) return std::nullopt;
    }
    if (static_cast<std::int64_t>(all.rows) != rows) return std::nullopt;
    std::vector<std::int64_t> counts(schools.size() + 1);
    for (const std::uint16_t school : all.school) ++counts[std::min<std::size_t>(school, schools.size())];
    SheetsBySchool found;
    for (std::size_t at = 0; at < counts.size(); ++at)
        if (counts[at] > 0) found[at < schools.size() ? schools[at] : std::string{}].valid = counts[at];
    return found;
}

void addExcluded(SQLite::Database& database, const std::string& questionnaire, SheetsBySchool& found) {
    SQLite::Statement rows(database, "SELECT ifnull(school, ''), count(*) FROM responses WHERE questionnaire = ? AND "
                                     "status <> 'valid' GROUP BY 1");
    rows.bind(1, questionnaire);
    while (rows.executeStep()) found[rows.getColumn(0).getString()].excluded = rows.getColumn(1).getInt64();
}

/// Snapshot and rows as of one moment; within a change they are that anyway.
class OneMoment {
public:
    explicit OneMoment(SQLite::Database& database) {
        if (sqlite3_get_autocommit(database.getHandle()) != 0) view_.emplace(database);
    }

private:
    std::optional<SQLite::Transaction> view_;
};

std::vector<std::string> textsOf(SQLite::Database& database, const char* query) {
    std::vector<std::string> texts;
    SQLite::Statement rows(database, query);
    while (rows.executeStep()) texts.push_back(rows.getColumn(0).getString());
    return texts;
}

}  // namespace

std::vector<ReturnedCount> SurveyFile::returned() const {
    return withDatabase(state_->path, [&] {
        SQLite::Database& database = *state_->database;
        const OneMoment view(database);
        const std::vector<std::string> schools = textsOf(database, "SELECT code FROM schools ORDER BY position");
        std::vector<ReturnedCount> all;
        for (const std::string& id : textsOf(database, "SELECT id FROM questionnaires ORDER BY id")) {
            std::optional<SheetsBySchool> found = countSnapshot(database, id, schools);
            if (found)
                addExcluded(database, id, *found);
            else
                found = countRows(database, id);
            for (const auto& [school, sheets] : *found)
                all.push_back({id, school, sheets.valid + sheets.excluded, sheets.valid});
        }
        return all;
    });
}

}  // namespace diaoyan
