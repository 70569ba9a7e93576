// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/answer_inbox.h"
#include "collector/store/code_hash.h"
#include "collector/store/collection_store.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace diaoyan {

/// The one-time codes of a survey file while answers come in. Remembers what it read until told that another program
/// wrote; within the transactions of its caller. For the files of this folder.
class CodeUses {
public:
    explicit CodeUses(SQLite::Database& database);

    /// The file may have changed, or what was marked was rolled back.
    void forget();

    /// A code and its bit. `refusal` is `stored` where it can be used for this questionnaire.
    struct Found {
        Receipt refusal = Receipt::code_unknown;
        std::int64_t series = 0;
        std::int64_t place = 0;
    };
    Found find(const std::string& code, const std::string& questionnaire);
    /// What is known of a code now; find() need not look for it again.
    CodeLookup lookUp(const std::string& code);

    /// From now on it is used.
    void mark(const Found& found);
    /// Writes the bytes of the bits that were marked. Only these: a group of answers changes few pages.
    void write();

private:
    struct Series {
        CodeOrder order{};
        bool withdrawn = false;
        std::string used;
        std::vector<int> changed{};  ///< bytes
    };
    /// The bit of a code: series and number within it. Codes are never taken away, so it stays where it is.
    struct Place {
        std::int64_t series = 0;
        std::int64_t number = 0;
    };
    Series& seriesOf(std::int64_t id);
    std::optional<Place> placeOfCode(const std::string& code);

    SQLite::Database& database_;
    SQLite::Statement hash_;
    std::optional<CodeHasher> hasher_;
    bool salt_known_ = false;
    std::map<std::int64_t, Series> series_;
    std::unordered_map<std::string, Place> looked_up_;  ///< of the group to come
};

}  // namespace diaoyan
