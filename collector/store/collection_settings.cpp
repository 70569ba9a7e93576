// SPDX-License-Identifier: GPL-3.0-or-later
// How a survey is collected: rows of names and values.
#include "collector/store/code_hash.h"
#include "collector/store/collection_state.h"

#include <array>
#include <nlohmann/json.hpp>

namespace diaoyan {

namespace {

using Json = nlohmann::json;

constexpr std::array stateNames{"open", "paused", "closed"};
constexpr std::array accessNames{"anyone", "school-links", "codes"};

template <class Names>
std::optional<std::size_t> placeIn(const Names& names, std::string_view name) {
    for (std::size_t place = 0; place < names.size(); ++place)
        if (name == names[place]) return place;
    return std::nullopt;
}

Json jsonOf(const Text& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

Text textIn(const Json& json) {
    return {json.value("zh", ""), json.value("en", "")};
}

/// A value that this program cannot understand closes what it opens: it comes from a damaged or newer file.
void readSetting(const std::string& name, const std::string& value, CollectionSettings& settings) {
    if (name == "state") {
        settings.state = static_cast<CollectionState>(
            placeIn(stateNames, value).value_or(static_cast<std::size_t>(CollectionState::closed)));
    } else if (name == "closes_at") {
        settings.closes_at = value;
    } else if (name == "access") {
        const Json all = Json::parse(value);
        for (const auto& [questionnaire, access] : all.items())
            settings.access[questionnaire] = static_cast<WebAccess>(
                placeIn(accessNames, access.get<std::string>()).value_or(static_cast<std::size_t>(WebAccess::codes)));
    } else if (name == "consent") {
        const Json all = Json::parse(value);
        for (const auto& [questionnaire, words] : all.items()) settings.consent[questionnaire] = textIn(words);
    } else if (name == "welcome") {
        settings.welcome = textIn(Json::parse(value));
    } else if (name == "password_hash") {
        settings.password_hash = value;
    } else if (name == "link_key") {
        settings.link_key = value;
    } else if (name == "minimum_n") {
        settings.minimum_n = Json::parse(value).get<std::int64_t>();
    }
}

CollectionSettings readSettings(SQLite::Database& database) {
    CollectionSettings settings;
    SQLite::Statement rows(database, "SELECT name, value FROM collection_settings");
    while (rows.executeStep()) {
        const std::string name = rows.getColumn(0);
        try {
            readSetting(name, rows.getColumn(1), settings);
        } catch (const Json::exception&) {
            throw EnvironmentFailure(
                {"file-damaged",
                 phrase("调查文件已损坏（{0}）", "the survey file is damaged ({0})", {"collection_settings." + name}),
                 {.file = database.getFilename()}});
        }
    }
    return settings;
}

void writeSettings(SQLite::Database& database, const CollectionSettings& settings) {
    SQLite::Statement put(database, "INSERT OR REPLACE INTO collection_settings VALUES (?, ?)");
    const auto keep = [&](const char* name, const std::string& value) {
        put.bind(1, name);
        put.bind(2, value);
        put.exec();
        put.reset();
    };
    Json access = Json::object();
    for (const auto& [questionnaire, who] : settings.access)
        access[questionnaire] = accessNames[static_cast<std::size_t>(who)];
    Json consent = Json::object();
    for (const auto& [questionnaire, words] : settings.consent) consent[questionnaire] = jsonOf(words);
    keep("state", stateNames[static_cast<std::size_t>(settings.state)]);
    keep("closes_at", settings.closes_at);
    keep("access", access.dump());
    keep("consent", consent.dump());
    keep("welcome", jsonOf(settings.welcome).dump());
    keep("password_hash", settings.password_hash);
    keep("link_key", settings.link_key);
    keep("minimum_n", std::to_string(settings.minimum_n));
}

}  // namespace

CollectionSettings CollectionStore::settings() {
    return withDatabase(state_->path, [&] {
        CollectionSettings settings = readSettings(*state_->database);
        if (!settings.link_key.empty()) return settings;
        SQLite::Transaction transaction(*state_->database, SQLite::TransactionBehavior::IMMEDIATE);
        settings = readSettings(*state_->database);  // another program may have been faster
        if (settings.link_key.empty()) {
            settings.link_key = hexDigits(drawBytes(32));
            writeSettings(*state_->database, settings);
        }
        transaction.commit();
        return settings;
    });
}

void CollectionStore::setSettings(const CollectionSettings& settings) {
    CollectionSettings whole = settings;
    if (whole.link_key.empty()) whole.link_key = this->settings().link_key;
    withDatabase(state_->path, [&] {
        SQLite::Transaction transaction(*state_->database, SQLite::TransactionBehavior::IMMEDIATE);
        writeSettings(*state_->database, whole);
        transaction.commit();
    });
}

}  // namespace diaoyan
