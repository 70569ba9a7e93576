// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/exporters.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace diaoyan {

/// What the data say that the questionnaire does not: found in a first pass over the sheets.
struct SavFacts {
    struct OfItem {
        std::set<double> negative;             ///< numbers that a code for missing must not be
        std::vector<std::size_t> words_width;  ///< per option: longest words in bytes; 0: none
        std::size_t text_width = 0;            ///< text items: longest answer in bytes
        std::array<std::int64_t, missingReasons> missing{};
        std::int64_t unfit = 0;  ///< answers of another kind than the question, or of options it does not have
    };

    std::int64_t sheets = 0;
    std::vector<OfItem> items;
    bool ids_are_numbers = true;
    bool times_are_moments = true;
    bool weighted = false;
    bool timed = false;  ///< somebody's seconds are known
    std::size_t id_width = 0;
    std::size_t time_width = 0;
    std::size_t school_width = 0;
    std::size_t school_name_width = 0;
    std::size_t excluded_width = 0;
    std::int64_t unknown_answers = 0;  ///< to items that the questionnaire does not have
};

/// Looks at one more sheet. REQUIRES: facts.items has an element per item, with words_width per option
void noteSheet(SavFacts& facts, const std::vector<Item>& items, const Roster& roster, const StoredSheet& sheet);

struct SavValueLabel {
    double value = 0;
    std::string label;
};

/// One variable to be written.
struct SavColumn {
    enum class Holds {
        source_id,
        submitted_at,
        seconds,
        weight,
        school,
        school_name,
        excluded,
        choice,
        tick,
        rank,
        number,
        date,
        text,
        words,
    };

    Holds holds = Holds::number;
    std::string name;
    std::string label;  ///< whole; the file has room for 255 bytes of it
    std::size_t item = 0;
    std::size_t option = 0;
    std::size_t width = 0;              ///< bytes of a text; 0: a number
    std::vector<double> values;         ///< choice: per option
    std::vector<SavValueLabel> labels;  ///< whole; the file has room for 120 bytes of each
    /// Codes of what is missing, by MissingReason; empty where only "no number" can be written.
    std::optional<std::array<double, missingReasons>> missing;
    int measure = 1;  ///< 1 nominal, 2 ordinal, 3 scale
};

/// Several variables that are one question.
struct SavResponseSet {
    std::string name;  ///< without $
    std::string label;
    std::vector<std::string> variables;
};

struct SavPlan {
    std::vector<SavColumn> columns;
    std::vector<SavResponseSet> sets;
    std::vector<std::string> notes;  ///< how codes became numbers, which options are not substantive
    std::vector<Problem> losses;
};

SavPlan planSav(const ExportSource& source, const std::vector<Item>& items, const SavFacts& facts,
                const ExportOptions& options);

/// Seconds since 1582-10-14 of `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]`.
std::optional<double> spssSeconds(const std::string& iso);

}  // namespace diaoyan
