// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/collection_store.h"
#include "collector/store/database.h"

namespace diaoyan {

/// What a CollectionStore keeps; for the files of this folder only.
struct CollectionStore::State {
    std::string path;
    std::unique_ptr<SQLite::Database> database;
};

/// What a program overwrites and deletes here (keyed paper sheets, passwords) leaves no trace in free pages.
void leaveNoTraces(SQLite::Database& database);

}  // namespace diaoyan
