// SPDX-License-Identifier: GPL-3.0-or-later
// How a survey is analysed: one value of the file, in JSON.
#include "collector/store/survey_edits.h"
#include "collector/store/survey_state.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace diaoyan {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 2> roundings{"half-up", "largest-remainder"};
constexpr std::array<std::string_view, 2> styles{"gbt9704", "plain"};
constexpr std::int64_t largestMinimum = 1'000'000;

/// The setting that nothing can be analysed by; empty: all can.
std::string badSetting(const AnalysisSettings& settings) {
    if (!(settings.confidence >= 0.5 && settings.confidence <= 0.9999)) return "confidence";
    if (settings.minimum_n < 0 || settings.minimum_n > largestMinimum) return "minimum_n";
    if (std::find(roundings.begin(), roundings.end(), settings.rounding) == roundings.end()) return "rounding";
    if (std::find(styles.begin(), styles.end(), settings.style) == styles.end()) return "style";
    return {};
}

AnalysisSettings settingsIn(const Json& json) {
    AnalysisSettings settings;
    settings.definition = json.value("definition", settings.definition);
    settings.confidence = json.value("confidence", settings.confidence);
    settings.minimum_n = json.value("minimum_n", settings.minimum_n);
    settings.rounding = json.value("rounding", settings.rounding);
    settings.style = json.value("style", settings.style);
    return settings;
}

AnalysisSettings readSettings(SQLite::Database& database) {
    SQLite::Statement saved(database, "SELECT value FROM survey WHERE key = 'analysis_settings'");
    if (!saved.executeStep()) return {};
    try {
        const AnalysisSettings settings = settingsIn(Json::parse(saved.getColumn(0).getString()));
        if (badSetting(settings).empty()) return settings;
    } catch (const Json::exception&) {
        // said below
    }
    throw EnvironmentFailure(
        {"file-damaged",
         phrase("调查文件已损坏（{0}）", "the survey file is damaged ({0})", {"analysis_settings"}),
         {.file = database.getFilename()}});
}

}  // namespace

AnalysisSettings analysisSettings(const SurveyFile& survey) {
    return withDatabase(survey.path(), [&] { return readSettings(SurveyInside::database(survey)); });
}

Result<AnalysisSettings> SurveyEdits::setAnalysisSettings(const AnalysisSettings& settings) {
    const std::string& path = SurveyInside::path(change_);
    if (const std::string bad = badSetting(settings); !bad.empty())
        return Problem{"bad-setting",
                       phrase("设置 {0} 的值不能用：置信水平在 50% 到 99.99% 之间，最小人数不为负，其余从列表中选",
                              "the setting {0} cannot be used: confidence lies between 50 % and 99.99 %, the smallest "
                              "number of answers is not negative, the others are chosen from lists",
                              {bad}),
                       {.file = path, .column = bad}};
    return withDatabase(path, [&]() -> Result<AnalysisSettings> {
        SQLite::Database& database = SurveyInside::database(change_);
        const AnalysisSettings before = readSettings(database);
        if (settings == AnalysisSettings{}) {  // as in a new file
            database.exec("DELETE FROM survey WHERE key = 'analysis_settings'");
            return before;
        }
        SQLite::Statement keep(database, "INSERT OR REPLACE INTO survey VALUES ('analysis_settings', ?)");
        const Json json{{"definition", settings.definition},
                        {"confidence", settings.confidence},
                        {"minimum_n", settings.minimum_n},
                        {"rounding", settings.rounding},
                        {"style", settings.style}};
        keep.bind(1, json.dump(-1, ' ', false, Json::error_handler_t::replace));
        keep.exec();
        return before;
    });
}

}  // namespace diaoyan
