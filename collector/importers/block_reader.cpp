// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/block_reader.h"

#include "collector/importers/block_routing.h"
#include "collector/importers/cell_text.h"
#include "collector/importers/item_lane.h"
#include "collector/importers/school_column.h"
#include "questionnaires/answer_check.h"

#include <algorithm>

namespace diaoyan {

/// The rows of one file, cell by cell.
class BlockReader::Rows {
public:
    explicit Rows(const ReadingTask& task)
        : task_(task), cells_of_plan_(task.plan), routing_(task.questionnaire), schools_(task.roster, task.schools) {
        for (std::size_t item = 0; item < task.plan.items.size(); ++item)
            lanes_.emplace_back(task.plan, item, task.questionnaire, cells_of_plan_);
        task.rows.rewind();
    }

    Result<bool> next(ReadBlock& block) {
        block = {};
        block.answers = emptyBlock(task_.plan.items);
        suspicious_.clear();
        for (ItemLane& lane : lanes_) lane.begin(block.answers, rowsAtOnce);
        block.answers.school.reserve(rowsAtOnce);
        block.answers.origins.reserve(rowsAtOnce);
        while (block.answers.rows() < rowsAtOnce && block.problems.size() < rowsAtOnce) {
            const Result<bool> more = task_.rows.next(cells_);
            if (!more) return more.problem();
            if (!*more) {
                ended_ = true;
                break;
            }
            if (passed_++ < task_.plan.layout.header_rows) continue;
            read(block);
        }
        finish(block);
        block.share = task_.rows.shareRead();
        return !ended_ || block.rows_in + block.blank_rows > 0;
    }

    std::vector<SchoolSpelling> schoolSpellings() const { return schools_.spellings(); }

private:
    void read(ReadBlock& block) {
        const auto filled = [](const Cell& cell) { return !trimmed(cell.text).empty(); };
        if (std::none_of(cells_.begin(), cells_.end(), filled)) {
            ++block.blank_rows;
            return;
        }
        ++block.rows_in;
        const std::size_t width = task_.plan.layout.width;
        for (std::size_t column = width; column < cells_.size(); ++column)
            if (filled(cells_[column])) return reject(block, cells_[column].text);
        const std::size_t row = block.answers.rows();
        readSchool(block);
        bool answered = false;
        for (ItemLane& lane : lanes_) {
            if (const KnownCell* known = lane.readKnown(cells_, row)) {
                answered = answered || known->answered;
                if (known->against_rules) suspicious_.push_back(row);
                continue;
            }
            LaneFinding found = lane.read(cells_, row, block.answers);
            answered = answered || found.answered;
            if (found.against_rules) suspicious_.push_back(row);
            for (Problem& problem : found.problems) report(block, std::move(problem));
        }
        if (task_.text_file && cells_.size() < width) reportShortRow(block);
        readOrigin(block, answered);
    }

    void report(ReadBlock& block, Problem problem, bool rejected = false) const {
        problem.where.file = task_.file;
        problem.where.row = task_.rows.rowNumber();
        block.problems.push_back({rejected, std::move(problem)});
    }

    void reject(ReadBlock& block, std::string_view beyond) const {
        ++block.rows_rejected;
        report(block,
               {"row-too-long",
                phrase("这一行有 {0} 个单元格，而标题只有 {1} 个；整行未导入",
                       "the row has {0} cells but there are {1} headings; the row was left out",
                       {static_cast<std::int64_t>(cells_.size()), static_cast<std::int64_t>(task_.plan.layout.width)}),
                {.text = std::string(beyond)}},
               true);
    }

    /// A text file says how many cells a row has; one that ends early was cut off or damaged.
    void reportShortRow(ReadBlock& block) const {
        report(block,
               {"row-too-short",
                phrase("这一行只有 {0} 个单元格，而标题有 {1} 个；缺少的按未答处理",
                       "the row has {0} cells but there are {1} headings; what is missing counts as unanswered",
                       {static_cast<std::int64_t>(cells_.size()), static_cast<std::int64_t>(task_.plan.layout.width)}),
                {}});
    }

    std::string_view textAt(const std::optional<std::size_t>& column) const {
        return column && *column < cells_.size() ? trimmed(cells_[*column].text) : std::string_view{};
    }

    void readOrigin(ReadBlock& block, bool answered) {
        const SourceLayout& layout = task_.plan.layout;
        SheetSource& origin = block.answers.origins.emplace_back();
        origin.source_row = task_.rows.rowNumber();
        origin.source_id = textAt(layout.sequence);
        const bool submitted = readMoment(block, origin);
        if (layout.seconds) origin.seconds = secondsIn(textAt(layout.seconds)).value_or(-1);
        if (layout.unfinished_without_time && !submitted) {
            origin.excluded_because = "unfinished";
            ++block.rows_unfinished;
        } else if (!answered) {
            origin.excluded_because = "no-answers";
            ++block.rows_without_answers;
        }
    }

    /// Whether anything stands where the time of submission does.
    bool readMoment(ReadBlock& block, SheetSource& origin) const {
        const std::optional<std::size_t>& column = task_.plan.layout.submitted_at;
        const std::string_view text = textAt(column);
        if (auto moment = momentIn(text)) {
            origin.submitted_at = *std::move(moment);
            return true;
        }
        if (!column || cells_of_plan_.mark(*column, text)) return false;
        block.warnings.push_back({"no-moment",
                                  phrase("提交时间无法识别，未记录", "the time of submission cannot be read; left out"),
                                  {.file = task_.file,
                                   .row = origin.source_row,
                                   .column = task_.plan.layout.headings[*column],
                                   .text = std::string(text)}});
        return true;
    }

    /// What the school's cell says; nothing where it is empty or a mark. A value that the file itself labels
    /// (1 = 第一小学) means its label.
    const SchoolMatch* schoolIn(std::size_t column, std::string_view cell) {
        if (const SchoolMatch* known = schools_.known(cell)) return known;
        const std::string_view text = trimmed(cell);
        if (cells_of_plan_.mark(column, text)) return nullptr;
        for (const SourceQuestion& question : task_.plan.layout.questions)
            for (const SourceColumn& one : question.columns)
                for (const auto& [value, label] : one.values)
                    if (one.index == column && value == text) return &schools_.read(cell, label);
        return &schools_.read(cell, text);
    }

    void readSchool(ReadBlock& block) {
        block.answers.school.push_back(Responses::noSchool);
        const std::optional<std::size_t>& column = task_.plan.school_column;
        if (!column || *column >= cells_.size()) return;
        const SchoolMatch* const match = schoolIn(*column, cells_[*column].text);
        if (match == nullptr) return;
        if (match->school) block.answers.school.back() = static_cast<std::uint16_t>(*match->school);
        if (match->kind != SchoolMatchKind::unknown || task_.roster.schools.empty()) return;
        report(block,
               {"unknown-school",
                phrase("名册中没有这所学校，答卷保留但不计入任何学校",
                       "the roster has no such school; the sheet is kept without one"),
                {.column = task_.plan.layout.headings[*column], .text = std::string(trimmed(cells_[*column].text))}});
    }

    /// What only whole rows show: questions that were not asked, answers against the rules.
    void finish(ReadBlock& block) {
        const std::vector<bool> unasked = routing_.apply(block.answers);
        if (task_.questionnaire.inferred) return;
        for (std::size_t row = 0; row < unasked.size(); ++row)
            if (unasked[row]) suspicious_.push_back(row);
        std::sort(suspicious_.begin(), suspicious_.end());
        suspicious_.erase(std::unique(suspicious_.begin(), suspicious_.end()), suspicious_.end());
        std::size_t full = 0;
        for (const std::size_t row : suspicious_) {
            const std::vector<FullAnswer>& in_full = block.answers.in_full;
            while (full < in_full.size() && in_full[full].row < row) ++full;
            warn(block, row, full);
        }
    }

    /// What the questionnaire's own rules say: too many choices, 以上都不是 with others. Kept and reported; an empty
    /// required question is no news in a file.
    void warn(ReadBlock& block, std::size_t row, std::size_t first_full) const {
        const AnswerSheet sheet{.answers = answersOfRow(block.answers, task_.plan.items, row, first_full)};
        for (Problem& problem : checkAnswers(task_.questionnaire, sheet)) {
            if (problem.code == "required") continue;
            problem.where.file = task_.file;
            problem.where.row = block.answers.origins[row].source_row;
            block.warnings.push_back(std::move(problem));
        }
    }

    ReadingTask task_;
    CellReader cells_of_plan_;
    BlockRouting routing_;
    SchoolColumn schools_;
    std::vector<ItemLane> lanes_;  ///< one per item
    std::vector<Cell> cells_;      ///< the row at hand
    std::vector<std::size_t> suspicious_;
    std::int64_t passed_ = 0;
    bool ended_ = false;
};

BlockReader::BlockReader(const ReadingTask& task) : rows_(std::make_unique<Rows>(task)) {}
BlockReader::BlockReader(BlockReader&&) noexcept = default;
BlockReader::~BlockReader() = default;

Result<bool> BlockReader::next(ReadBlock& block) {
    return rows_->next(block);
}

std::vector<SchoolSpelling> BlockReader::schoolSpellings() const {
    return rows_->schoolSpellings();
}

}  // namespace diaoyan
