// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/quality_scores.h"

#include <string_view>
#include <unordered_map>

namespace diaoyan {

namespace {

ScoreState stateOf(MissingReason reason) {
    return reason == MissingReason::not_asked ? ScoreState::not_asked : ScoreState::unanswered;
}

/// Writes one item's answers into its column of the matrix.
struct ColumnScores {
    const Item& item;
    std::span<const std::uint32_t> rows;
    ScoreReading reading;
    std::size_t at;  ///< column of the matrix
    ScoreMatrix& scores;

    void put(std::size_t row, double value) const {
        const std::size_t place = row * static_cast<std::size_t>(scores.items) + at;
        scores.values[place] = value;
        scores.state[place] = ScoreState::answered;
    }
    void leaveOut(std::size_t row, MissingReason reason) const {
        scores.state[row * static_cast<std::size_t>(scores.items) + at] = stateOf(reason);
    }

    void operator()(const CodeColumn& column) const {
        std::visit(
            [&](const auto& codes) {
                for (std::size_t row = 0; row < rows.size(); ++row) {
                    const std::uint32_t code = codes[rows[row]];
                    if (code >= column.options)
                        leaveOut(row, static_cast<MissingReason>(code - column.options));
                    else if (reading == ScoreReading::points && !item.options[code].substantive)
                        leaveOut(row, MissingReason::unanswered);
                    else
                        put(row, code);
                }
            },
            column.codes);
    }
    void operator()(const TickColumn& column) const { putLines(column.bits, column.bytes_per_row, column.reasons); }
    void operator()(const RankColumn& column) const { putLines(column.ranks, column.options, column.reasons); }
    void operator()(const NumberColumn& column) const {
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (column.present[rows[row]] != 0)
                put(row, column.values[rows[row]]);
            else
                leaveOut(row, reasonAt(column.reasons, rows[row]));
    }
    void operator()(const TextColumn& column) const {
        std::unordered_map<std::string_view, double> known;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::size_t begin = rows[row] == 0 ? 0 : column.ends[rows[row] - 1];
            const std::size_t end = column.ends[rows[row]];
            if (begin == end)
                leaveOut(row, reasonAt(column.reasons, rows[row]));
            else
                put(row, numberOf(known, std::string_view(column.bytes).substr(begin, end - begin)));
        }
    }

    /// Ticks or ranks, `width` bytes per row; a row of zeros is missing.
    void putLines(const std::vector<std::uint8_t>& lines, std::size_t width,
                  const std::vector<std::uint8_t>& reasons) const {
        std::unordered_map<std::string_view, double> known;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::string_view line(reinterpret_cast<const char*>(lines.data()) + rows[row] * width, width);
            if (line.find_first_not_of('\0') == std::string_view::npos)
                leaveOut(row, reasonAt(reasons, rows[row]));
            else
                put(row, numberOf(known, line));
        }
    }

    static double numberOf(std::unordered_map<std::string_view, double>& known, std::string_view answer) {
        return known.try_emplace(answer, static_cast<double>(known.size())).first->second;
    }
};

template <class Wanted>
std::vector<std::size_t> itemsThat(const Responses& responses, Wanted wanted) {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < responses.items.size(); ++i)
        if (wanted(responses.items[i])) positions.push_back(i);
    return positions;
}

}  // namespace

ScoreMatrix scoresOf(const Responses& responses, std::span<const std::size_t> items,
                     std::span<const std::uint32_t> rows, ScoreReading reading) {
    ScoreMatrix scores;
    scores.rows = static_cast<std::int64_t>(rows.size());
    scores.items = static_cast<std::int64_t>(items.size());
    scores.values.resize(rows.size() * items.size());
    scores.state.resize(rows.size() * items.size());
    for (std::size_t at = 0; at < items.size(); ++at)
        std::visit(ColumnScores{responses.items[items[at]], rows, reading, at, scores}, responses.columns[items[at]]);
    return scores;
}

std::vector<std::vector<std::size_t>> likeItemBlocks(const Responses& responses) {
    std::vector<std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < responses.items.size(); ++i) {
        if (!isOneChoice(responses.items[i].kind)) continue;
        const bool goes_on = !blocks.empty() && blocks.back().back() + 1 == i &&
                             responses.items[i].options == responses.items[i - 1].options;
        if (goes_on)
            blocks.back().push_back(i);
        else
            blocks.push_back({i});
    }
    std::erase_if(blocks, [](const auto& block) { return block.size() < 2; });
    return blocks;
}

std::vector<std::size_t> countedItems(const Responses& responses) {
    return itemsThat(
        responses, [](const Item& item) { return item.kind != QuestionKind::text && item.kind != QuestionKind::date; });
}

std::vector<std::size_t> oneChoiceItems(const Responses& responses) {
    return itemsThat(responses, [](const Item& item) { return isOneChoice(item.kind); });
}

std::vector<std::size_t> scaleItems(const Responses& responses) {
    return itemsThat(responses, [](const Item& item) { return item.kind == QuestionKind::scale; });
}

std::vector<std::size_t> everyItem(const Responses& responses) {
    return itemsThat(responses, [](const Item&) { return true; });
}

}  // namespace diaoyan
