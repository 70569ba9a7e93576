// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/code_uses.h"

#include <sqlite3.h>

namespace diaoyan {

namespace {
/// Codes of groups that were all refused are not kept for ever.
constexpr std::size_t mostLookedUp = 10'000;
}  // namespace

CodeUses::CodeUses(SQLite::Database& database)
    : database_(database), hash_(database, "SELECT series, place FROM code_hashes WHERE hash = ?") {}

void CodeUses::forget() {
    series_.clear();
    looked_up_.clear();
    hasher_.reset();
    salt_known_ = false;
    hash_.tryReset();
}

CodeUses::Series& CodeUses::seriesOf(std::int64_t id) {
    const auto [found, fresh] = series_.try_emplace(id);
    if (!fresh) return found->second;
    SQLite::Statement row(database_,
                          "SELECT questionnaire, ifnull(school, ''), class_name, count, withdrawn, used FROM "
                          "code_series JOIN code_uses ON series = id WHERE id = ?");
    row.bind(1, id);
    if (!row.executeStep()) return found->second;
    found->second = {.order = {.questionnaire = row.getColumn(0),
                               .school = row.getColumn(1),
                               .class_name = row.getColumn(2),
                               .count = row.getColumn(3).getInt64()},
                     .withdrawn = row.getColumn(4).getInt() != 0,
                     .used = row.getColumn(5).getString()};
    return found->second;
}

std::optional<CodeUses::Place> CodeUses::placeOfCode(const std::string& code) {
    if (const auto known = looked_up_.find(code); known != looked_up_.end()) return known->second;
    if (!salt_known_) {
        const std::string salt = codeSalt(database_);
        if (!salt.empty()) hasher_.emplace(salt);
        salt_known_ = !salt.empty();
    }
    if (!hasher_) return {};
    const std::string hash = hasher_->hash(code);
    hash_.tryReset();  // whatever ended the last time
    hash_.bindNoCopy(1, hash.data(), static_cast<int>(hash.size()));
    std::optional<Place> place;
    if (hash_.executeStep()) place = Place{hash_.getColumn(0).getInt64(), hash_.getColumn(1).getInt64()};
    hash_.reset();
    return place;
}

CodeUses::Found CodeUses::find(const std::string& code, const std::string& questionnaire) {
    const std::optional<Place> place = placeOfCode(code);
    if (!place) return {};
    Found found{.series = place->series, .place = place->number};
    const Series& series = seriesOf(found.series);
    const bool has_bit = found.place >= 0 && found.place / 8 < std::ssize(series.used);
    if (series.order.questionnaire != questionnaire || !has_bit) return {};
    found.refusal = series.withdrawn ? Receipt::code_withdrawn : Receipt::stored;
    if (isUsed(series.used, found.place)) found.refusal = Receipt::code_used;
    return found;
}

CodeLookup CodeUses::lookUp(const std::string& code) {
    const std::optional<Place> place = placeOfCode(code);
    if (!place) return {};
    if (looked_up_.size() >= mostLookedUp) looked_up_.clear();
    looked_up_.emplace(code, *place);
    const Series& series = seriesOf(place->series);
    if (place->number < 0 || place->number / 8 >= std::ssize(series.used)) return {};
    CodeLookup known{.state = CodeState::unused, .order = series.order};
    if (isUsed(series.used, place->number))
        known.state = CodeState::used;
    else if (series.withdrawn)
        known.state = CodeState::withdrawn;
    return known;
}

void CodeUses::mark(const Found& found) {
    Series& series = seriesOf(found.series);
    const auto byte = static_cast<std::size_t>(found.place / 8);
    series.used[byte] = static_cast<char>(static_cast<unsigned char>(series.used[byte]) | (1U << (found.place % 8)));
    series.changed.push_back(static_cast<int>(byte));
}

namespace {

/// A blob that is written in place.
class BlobBytes {
public:
    explicit BlobBytes(SQLite::Database& database) : database_(database) {}
    ~BlobBytes() { sqlite3_blob_close(blob_); }
    BlobBytes(const BlobBytes&) = delete;
    BlobBytes& operator=(const BlobBytes&) = delete;

    void open(std::int64_t row) {
        check(blob_ == nullptr ? sqlite3_blob_open(database_.getHandle(), "main", "code_uses", "used", row, 1, &blob_)
                               : sqlite3_blob_reopen(blob_, row));
    }
    void write(int at, char byte) { check(sqlite3_blob_write(blob_, &byte, 1, at)); }

private:
    void check(int code) {
        if (code != SQLITE_OK) throw SQLite::Exception(database_.getHandle(), code);
    }
    SQLite::Database& database_;
    sqlite3_blob* blob_ = nullptr;
};

}  // namespace

void CodeUses::write() {
    BlobBytes blob(database_);
    for (auto& [id, series] : series_) {
        if (series.changed.empty()) continue;
        blob.open(id);
        for (const int byte : series.changed) blob.write(byte, series.used[static_cast<std::size_t>(byte)]);
        series.changed.clear();
    }
    looked_up_.clear();
}

}  // namespace diaoyan
