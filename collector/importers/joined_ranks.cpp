// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/joined_ranks.h"

#include "collector/importers/cell_text.h"

#include <deque>
#include <string>
#include <utility>

namespace diaoyan {

namespace {

class JoinedRanks : public RowSource {
public:
    JoinedRanks(std::unique_ptr<RowSource> rows, RankJoining joining)
        : rows_(std::move(rows)), joining_(std::move(joining)) {}

    Result<bool> next(std::vector<Cell>& cells) override {
        const Result<bool> more = rows_->next(cells);
        if (!more || !*more || (cells.size() < joining_.width && !joining_.ragged)) return more;
        texts_.clear();
        std::vector<Cell> joined;
        for (const RankColumns& ranking : joining_.rankings) {
            const std::string& text = texts_.emplace_back(join(ranking, cells));
            joined.push_back({text.empty() ? Cell::Kind::empty : Cell::Kind::text, text, 0});
        }
        if (cells.size() < joining_.width) cells.resize(joining_.width);
        cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(joining_.width), joined.begin(), joined.end());
        return true;
    }

    std::int64_t rowNumber() const override { return rows_->rowNumber(); }
    void rewind() override { rows_->rewind(); }

private:
    std::string join(const RankColumns& ranking, const std::vector<Cell>& cells) const {
        std::string text;
        bool shown = joining_.not_shown.empty();
        for (const std::size_t column : ranking) {
            const std::string_view option = column < cells.size() ? trimmed(cells[column].text) : std::string_view{};
            if (option == joining_.not_shown) continue;
            shown = true;
            if (option.empty()) continue;
            if (!text.empty()) text += rankMark;
            text += option;
        }
        return shown ? text : joining_.not_shown;
    }

    std::unique_ptr<RowSource> rows_;
    RankJoining joining_;
    std::deque<std::string> texts_;  ///< of the row at hand; a deque moves none of them
};

}  // namespace

std::unique_ptr<RowSource> withJoinedRanks(std::unique_ptr<RowSource> rows, RankJoining joining) {
    if (joining.rankings.empty()) return rows;
    return std::make_unique<JoinedRanks>(std::move(rows), std::move(joining));
}

}  // namespace diaoyan
