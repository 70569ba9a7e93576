// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"
#include "questionnaires/study_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// All entries of one kind of fieldwork together.
struct FieldworkSum {
    FieldworkKind kind;
    std::int64_t sessions = 0;
    /// Person-times, where every entry of the kind says how many took part; otherwise of those that do, and `unknown`
    /// of the others.
    std::int64_t persons = 0;
    std::int64_t entries = 0;
    std::int64_t unknown = 0;
};

/// By kind, those of the list first, then kinds of the user's own in order of first mention.
std::vector<FieldworkSum> fieldworkSums(const std::vector<FieldworkEntry>& log);

/// 调研期间共开展座谈12场（146人次）、听课25节；… ; entries that do not say how many took part are named as such.
Text fieldworkSentence(const std::vector<FieldworkEntry>& log);

/// A row per kind.
ResultTable fieldworkTable(const std::vector<FieldworkEntry>& log);

}  // namespace diaoyan
