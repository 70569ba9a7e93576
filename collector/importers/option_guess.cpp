// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/option_guess.h"

#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"
#include "questionnaires/known_scales.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace diaoyan {

namespace {

constexpr std::size_t mostOptions = 60;
constexpr std::size_t longestOption = 60;

/// First number of a label, with 以下 sorted before and 以上 after the bare number.
std::optional<std::tuple<double, int>> numberKey(const std::string& label) {
    const std::string folded = foldForMatching(label);
    const std::size_t begin = folded.find_first_of("0123456789");
    if (begin == std::string::npos) return std::nullopt;
    double number = 0;
    std::from_chars(folded.data() + begin, folded.data() + folded.size(), number);
    const auto says = [&](std::string_view word) { return folded.find(word) != std::string::npos; };
    int side = 0;
    if (says("以下") || says("以内") || says("不足") || says("少于") || says("低于") || folded.front() == '<')
        side = -1;
    if (says("以上") || says("超过") || says("多于") || says("高于") || folded.front() == '>') side = 1;
    return std::tuple{number, side};
}

}  // namespace

std::vector<Option> optionsNamed(const std::vector<std::string>& labels, const std::vector<bool>& with_words) {
    std::vector<Option> options;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Option option{.code = std::to_string(i + 1), .label = untranslated(labels[i])};
        const std::string folded = foldForMatching(labels[i]);
        option.other = folded.starts_with("其他") || folded.starts_with("其它") || folded == "other" ||
                       (i < with_words.size() && with_words[i]);
        option.exclusive = folded.starts_with("以上都") || folded.starts_with("以上均");
        options.push_back(std::move(option));
    }
    return options;
}

GuessedOrder orderLabels(std::vector<std::string>& labels) {
    if (const auto scale = recognizeScale(labels)) {
        std::vector<std::size_t> order(labels.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        const auto score = [&](std::size_t i) { return scale->labels[i].score.value_or(-1e9); };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score(a) > score(b); });
        std::vector<std::string> sorted;
        for (const std::size_t i : order) sorted.push_back(labels[i]);
        labels = std::move(sorted);
        return GuessedOrder::by_scale;
    }
    // 其他 or 没有 among ranges of numbers stay behind them.
    const auto numbered = [](const std::string& label) { return numberKey(label).has_value(); };
    const auto with_number = static_cast<std::size_t>(std::count_if(labels.begin(), labels.end(), numbered));
    if (with_number > 1 && labels.size() - with_number <= 2 && 4 * with_number >= 3 * labels.size()) {
        std::stable_sort(labels.begin(), labels.end(), [&](const std::string& a, const std::string& b) {
            const auto key = [](const std::string& label) {
                const auto number = numberKey(label);
                return std::tuple{!number, number.value_or(std::tuple{0.0, 0})};
            };
            return key(a) < key(b);
        });
        return GuessedOrder::by_number;
    }
    return GuessedOrder::by_first_appearance;
}

std::string likelyJoiner(const ColumnFacts& facts, const Dialect& dialect) {
    // The names of an XLSForm are joined by blanks, and so are the words of any text: a blank needs evidence too.
    if (!dialect.joiner.empty() && dialect.joiner != " ")
        return facts.joined.contains(dialect.joiner) ? dialect.joiner : std::string{};
    std::string best;
    std::size_t fewest = mostOptions;
    for (const auto& [joiner, joined] : facts.joined) {
        if (joiner == "┋") return joiner;
        const std::size_t pieces = joined.pieces.values().size();
        // Microsoft Forms ends every ticked option with a semicolon.
        if (joiner == ";" && joined.cells == facts.filled && pieces <= mostOptions && !joined.pieces.tooMany() &&
            2 * static_cast<std::int64_t>(pieces) <= facts.filled)
            return joiner;
        const bool split = facts.values.tooMany() || 2 * pieces <= facts.values.values().size();
        if (joined.pieces.tooMany() || pieces < 2 || pieces >= fewest || !split) continue;
        if (20 * joined.cells < facts.filled || joined.cells < 3 * static_cast<std::int64_t>(pieces)) continue;
        best = joiner;
        fewest = pieces;
    }
    return best;
}

bool looksLikeOptions(const DistinctValues& values, std::int64_t filled, std::size_t longest) {
    const std::size_t different = values.values().size();
    if (values.tooMany() || different > mostOptions || longest > longestOption) return false;
    if (recognizeScale(values.values())) return true;
    return filled >= 3 * static_cast<std::int64_t>(different) ||
           (filled < 30 && filled >= 2 * static_cast<std::int64_t>(different));
}

}  // namespace diaoyan
