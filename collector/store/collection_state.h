// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/code_hash.h"
#include "collector/store/collection_store.h"
#include "collector/store/database.h"

#include <optional>

namespace diaoyan {

/// What a CollectionStore keeps; for the files of this folder only.
struct CollectionStore::State {
    std::string path;
    std::unique_ptr<SQLite::Database> database;
    // Kept between look-ups: parsing SQL would cost more than looking.
    std::optional<CodeHasher> hasher{};  ///< once there is a salt, which never changes
    std::optional<SQLite::Statement> code_row{};
};

/// What a program overwrites and deletes here (keyed paper sheets, passwords) leaves no trace in free pages.
void leaveNoTraces(SQLite::Database& database);

}  // namespace diaoyan
