// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/code_uses.h"

#include <sqlite3.h>

namespace diaoyan {

CodeUses::CodeUses(SQLite::Database& database)
    : database_(database), hash_(database, "SELECT series, place FROM code_hashes WHERE hash = ?") {}

void CodeUses::forget() {
    series_.clear();
    hasher_.reset();
    salt_known_ = false;
    hash_.tryReset();
}

CodeUses::Series& CodeUses::seriesOf(std::int64_t id) {
    const auto [found, fresh] = series_.try_emplace(id);
    if (!fresh) return found->second;
    SQLite::Statement row(database_, "SELECT questionnaire, withdrawn, used FROM code_series JOIN code_uses "
                                     "ON series = id WHERE id = ?");
    row.bind(1, id);
    if (!row.executeStep()) return found->second;
    found->second = {.questionnaire = row.getColumn(0),
                     .withdrawn = row.getColumn(1).getInt() != 0,
                     .used = row.getColumn(2).getString()};
    return found->second;
}

CodeUses::Found CodeUses::find(const std::string& code, const std::string& questionnaire) {
    if (!salt_known_) {
        const std::string salt = codeSalt(database_);
        if (!salt.empty()) hasher_.emplace(salt);
        salt_known_ = true;
    }
    if (!hasher_) return {};
    const std::string hash = hasher_->hash(code);
    hash_.reset();
    hash_.bindNoCopy(1, hash.data(), static_cast<int>(hash.size()));
    if (!hash_.executeStep()) {
        hash_.reset();
        return {};
    }
    Found found{.series = hash_.getColumn(0).getInt64(), .place = hash_.getColumn(1).getInt64()};
    hash_.reset();
    const Series& series = seriesOf(found.series);
    const bool has_bit = found.place >= 0 && found.place / 8 < std::ssize(series.used);
    if (series.questionnaire != questionnaire || !has_bit) return {};
    found.refusal = series.withdrawn ? Receipt::code_withdrawn : Receipt::stored;
    if (isUsed(series.used, found.place)) found.refusal = Receipt::code_used;
    return found;
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
}

}  // namespace diaoyan
