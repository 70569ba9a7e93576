// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/collection_store.h"

#include "collector/store/code_hash.h"
#include "collector/store/collection_state.h"
#include "collector/store/survey_state.h"
#include "collector/utc_clock.h"

#include <bit>
#include <map>

namespace diaoyan {

CollectionStore::CollectionStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
CollectionStore::CollectionStore(CollectionStore&&) noexcept = default;
CollectionStore& CollectionStore::operator=(CollectionStore&&) noexcept = default;
CollectionStore::~CollectionStore() = default;

void leaveNoTraces(SQLite::Database& database) {
    database.exec("PRAGMA secure_delete = ON");
}

Result<CollectionStore> CollectionStore::open(const std::string& path) {
    Result<OpenedDatabase> opened = openSurveyDatabase(path, SurveyFile::Access::write);
    if (!opened) return opened.problem();
    auto state = std::make_unique<State>();
    state->path = path;
    state->database = std::move(opened->database);
    withDatabase(path, [&] { leaveNoTraces(*state->database); });
    return CollectionStore(std::move(state));
}

namespace {

constexpr std::int64_t mostCodes = 100'000;

bool rowExists(SQLite::Database& database, const char* query, const std::string& key) {
    SQLite::Statement found(database, query);
    found.bind(1, key);
    return found.executeStep();
}

Result<Done> checkOrders(SQLite::Database& database, const std::vector<CodeOrder>& orders, const std::string& path) {
    std::int64_t wanted = 0;
    bool each_wants_some = !orders.empty();
    for (const CodeOrder& order : orders) {
        if (!rowExists(database, "SELECT 1 FROM questionnaires WHERE id = ?", order.questionnaire))
            return unknownQuestionnaire(order.questionnaire, path);
        if (!order.school.empty() && !rowExists(database, "SELECT 1 FROM schools WHERE code = ?", order.school))
            return Problem{"unknown-school",
                           phrase("名册中没有代码为 {0} 的学校", "the roster has no school {0}", {order.school}),
                           {.file = path}};
        each_wants_some = each_wants_some && order.count > 0;
        wanted += order.count > 0 && order.count <= mostCodes ? order.count : mostCodes + 1;
        if (wanted > mostCodes) break;
    }
    if (!each_wants_some || wanted > mostCodes)
        return Problem{"code-count",
                       phrase("一次可以生成 1 到 {0} 个填写码，每一组至少一个",
                              "one to {0} codes can be made at once, and at least one for each group", {mostCodes}),
                       {.file = path}};
    return Done{};
}

std::int64_t insertSeries(SQLite::Database& database, const CodeSeries& series) {
    SQLite::Statement insert(database, "INSERT INTO code_series (questionnaire, school, class_name, count, made_at) "
                                       "VALUES (?, nullif(?, ''), ?, ?, ?)");
    insert.bind(1, series.order.questionnaire);
    insert.bind(2, series.order.school);
    insert.bind(3, series.order.class_name);
    insert.bind(4, series.order.count);
    insert.bind(5, series.made_at);
    insert.exec();
    const std::int64_t id = database.getLastInsertRowid();
    const std::string unused(static_cast<std::size_t>((series.order.count + 7) / 8), '\0');
    SQLite::Statement uses(database, "INSERT INTO code_uses VALUES (?, ?)");
    uses.bind(1, id);
    uses.bind(2, unused.data(), static_cast<int>(unused.size()));
    uses.exec();
    return id;
}

void bindHash(SQLite::Statement& statement, int index, const std::string& hash) {
    statement.bindNoCopy(index, hash.data(), static_cast<int>(hash.size()));
}

/// Makes and keeps the codes of one series. Their places follow the hashes, not the order of printing.
std::vector<std::string> drawCodes(SQLite::Database& database, const CodeSeries& series, CodeHasher& hasher) {
    SQLite::Statement taken(database, "SELECT 1 FROM code_hashes WHERE hash = ?");
    std::map<std::string, std::string> by_hash;
    std::vector<std::string> codes;
    while (std::ssize(codes) < series.order.count) {
        std::string code = drawCode();
        const std::string hash = hasher.hash(code);
        bindHash(taken, 1, hash);
        const bool fresh = !taken.executeStep() && by_hash.emplace(hash, code).second;
        taken.reset();
        if (fresh) codes.push_back(std::move(code));
    }
    SQLite::Statement insert(database, "INSERT INTO code_hashes VALUES (?, ?, ?)");
    std::int64_t place = 0;
    for (const auto& [hash, code] : by_hash) {
        bindHash(insert, 1, hash);
        insert.bind(2, series.id);
        insert.bind(3, place++);
        insert.exec();
        insert.reset();
    }
    return codes;
}

}  // namespace

Result<std::vector<MadeCodes>> CollectionStore::makeCodes(const std::vector<CodeOrder>& orders) {
    return withDatabase(state_->path, [&]() -> Result<std::vector<MadeCodes>> {
        SQLite::Database& database = *state_->database;
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        if (const Result<Done> fits = checkOrders(database, orders, state_->path); !fits) return fits.problem();
        CodeHasher hasher(codeSaltForWriting(database));
        const std::string now = utcClock();
        std::vector<MadeCodes> made;
        for (const CodeOrder& order : orders) {
            MadeCodes one{.series = {.order = order, .made_at = now}};
            one.series.id = insertSeries(database, one.series);
            one.codes = drawCodes(database, one.series, hasher);
            made.push_back(std::move(one));
        }
        transaction.commit();
        return made;
    });
}

std::vector<CodeSeries> CollectionStore::codeSeries() {
    return withDatabase(state_->path, [&] {
        std::vector<CodeSeries> all;
        SQLite::Statement rows(*state_->database,
                               "SELECT id, questionnaire, ifnull(school, ''), class_name, count, made_at, withdrawn, "
                               "used FROM code_series JOIN code_uses ON series = id ORDER BY id");
        while (rows.executeStep()) {
            CodeSeries series{.id = rows.getColumn(0).getInt64(),
                              .order = {.questionnaire = rows.getColumn(1),
                                        .school = rows.getColumn(2),
                                        .class_name = rows.getColumn(3),
                                        .count = rows.getColumn(4).getInt64()},
                              .made_at = rows.getColumn(5),
                              .withdrawn = rows.getColumn(6).getInt() != 0};
            for (const char byte : rows.getColumn(7).getString())
                series.used += std::popcount(static_cast<unsigned char>(byte));
            all.push_back(std::move(series));
        }
        return all;
    });
}

Result<Done> CollectionStore::withdrawCodes(std::int64_t series) {
    return withDatabase(state_->path, [&]() -> Result<Done> {
        SQLite::Statement withdraw(*state_->database, "UPDATE code_series SET withdrawn = 1 WHERE id = ?");
        withdraw.bind(1, series);
        if (withdraw.exec() == 0)
            return Problem{"no-such-series",
                           phrase("没有第 {0} 组填写码", "there is no series {0} of codes", {series}),
                           {.file = state_->path}};
        return Done{};
    });
}

CodeLookup CollectionStore::lookUp(const std::string& code) {
    return withDatabase(state_->path, [&] {
        CodeLookup found;
        if (code.empty()) return found;
        if (!state_->hasher) {
            const std::string salt = codeSalt(*state_->database);
            if (salt.empty()) return found;
            state_->hasher.emplace(salt);
            state_->code_row.emplace(*state_->database,
                                     "SELECT s.questionnaire, ifnull(s.school, ''), s.class_name, s.count, "
                                     "s.withdrawn, substr(u.used, h.place / 8 + 1, 1), h.place % 8 FROM code_hashes h "
                                     "JOIN code_series s ON s.id = h.series JOIN code_uses u ON u.series = h.series "
                                     "WHERE h.hash = ?");
        }
        SQLite::Statement& row = *state_->code_row;
        row.tryReset();  // whatever ended the last time
        const std::string hash = state_->hasher->hash(code);
        bindHash(row, 1, hash);
        if (row.executeStep()) {
            found.order = {.questionnaire = row.getColumn(0),
                           .school = row.getColumn(1),
                           .class_name = row.getColumn(2),
                           .count = row.getColumn(3).getInt64()};
            found.state = CodeState::unused;
            if (row.getColumn(4).getInt() != 0) found.state = CodeState::withdrawn;
            if (isUsed(row.getColumn(5).getString(), row.getColumn(6).getInt64())) found.state = CodeState::used;
        }
        row.reset();  // or the file could not be tidied
        return found;
    });
}

}  // namespace diaoyan
