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
    JoinedRanks(std::unique_ptr<RowSource> rows, std::vector<RankColumns> rankings, std::size_t width,
                std::string_view not_shown)
        : rows_(std::move(rows)), rankings_(std::move(rankings)), width_(width), not_shown_(not_shown) {}

    Result<bool> next(std::vector<Cell>& cells) override {
        const Result<bool> more = rows_->next(cells);
        if (!more || !*more || cells.size() < width_) return more;
        texts_.clear();
        std::vector<Cell> joined;
        for (const RankColumns& ranking : rankings_) {
            const std::string& text = texts_.emplace_back(join(ranking, cells));
            joined.push_back({text.empty() ? Cell::Kind::empty : Cell::Kind::text, text, 0});
        }
        cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(width_), joined.begin(), joined.end());
        return true;
    }

    std::int64_t rowNumber() const override { return rows_->rowNumber(); }
    void rewind() override { rows_->rewind(); }

private:
    std::string join(const RankColumns& ranking, const std::vector<Cell>& cells) const {
        std::string text;
        bool shown = not_shown_.empty();
        for (const std::size_t column : ranking) {
            const std::string_view option = trimmed(cells[column].text);
            if (option == not_shown_) continue;
            shown = true;
            if (option.empty()) continue;
            if (!text.empty()) text += rankMark;
            text += option;
        }
        return shown ? text : not_shown_;
    }

    std::unique_ptr<RowSource> rows_;
    std::vector<RankColumns> rankings_;
    std::size_t width_;
    std::string not_shown_;
    std::deque<std::string> texts_;  ///< of the row at hand; a deque moves none of them
};

}  // namespace

std::unique_ptr<RowSource> withJoinedRanks(std::unique_ptr<RowSource> rows, std::vector<RankColumns> rankings,
                                           std::size_t width, std::string_view not_shown) {
    if (rankings.empty()) return rows;
    return std::make_unique<JoinedRanks>(std::move(rows), std::move(rankings), width, not_shown);
}

}  // namespace diaoyan
