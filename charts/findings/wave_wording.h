// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Something that is not the same in the questionnaires of two waves.
struct WordingChange {
    std::string item{};  ///< id in the later wave
    Text question{};
    Text what{};  ///< 题目措辞, 选项措辞, 选项增减 ...
    Text before{};
    Text after{};

    bool operator==(const WordingChange&) const = default;
};

/// One item that both waves asked.
struct WaveItem {
    Item before{};
    Item after{};
    Question question{};  ///< of the later wave
    Text label{};
    /// By position in `after.options`, the same option of the earlier wave; none for a new one.
    std::vector<std::optional<std::size_t>> earlier_option{};
    bool same_options = true;  ///< none added, dropped or reworded
    Text hindrance{};          ///< why the waves cannot be compared on it; empty where they can

    bool operator==(const WaveItem&) const = default;
};

struct WaveMatch {
    std::vector<WaveItem> items{};
    std::vector<Text> only_before{};
    std::vector<Text> only_after{};
    std::vector<WordingChange> changes{};

    /// Whether anything is not as it was, or cannot be compared.
    bool differs() const;
    bool operator==(const WaveMatch&) const = default;
};

/// The items of two questionnaires that ask the same: same id, or same construct where there is no such id. Scales,
/// single choices, multiple responses and numbers; roster fields are none of them. `question`: the id of a question
/// or of one row of a matrix, with or without the questionnaire's id in front; empty: all.
/// Problems: unknown-item (no such question in the later wave), not-asked-before, no-trend (a text, date, ranking
/// or roster field), no-common-questions.
Result<WaveMatch> matchWaves(const Questionnaire& before, const Questionnaire& after, const std::string& question);

/// What differs, a row per difference, and why items are not compared. REQUIRES: match.differs().
ResultTable wordingTable(const WaveMatch& match, const Questionnaire& after);

}  // namespace diaoyan
