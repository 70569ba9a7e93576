// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/json_source.h"

#include "collector/tabular/json_elements.h"
#include "collector/tabular/json_row.h"
#include "collector/tabular/whole_text.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

namespace diaoyan {

namespace {

/// Where a file does something that has to be said: how often, and the first row of it.
struct Occurrence {
    std::int64_t times = 0;
    std::int64_t row = 0;

    void note(std::int64_t at) {
        if (times++ == 0) row = at;
    }
};

class JsonRows final : public RowSource {
public:
    JsonRows(WholeText text, JsonRowsPlace place, std::string path, const TableLimits& limits)
        : text_(std::move(text)), place_(std::move(place)), path_(std::move(path)), limits_(limits),
          parser_(JsonRowLimits{.fields = limits.columns, .cell_bytes = limits.cell_bytes}) {
        rewind();
    }

    /// Walks through the whole file for its names. Problems: file-empty, file-damaged, file-truncated, too-large.
    Result<Done> collectNames() {
        rewind();
        for (;;) {
            const Result<bool> more = parseNext();
            if (!more) return more.problem();
            if (!*more) break;
            std::vector<bool> seen(names_.size(), false);
            for (const JsonField& field : parser_.fields()) {
                const auto [place, fresh] = columns_.emplace(field.name, names_.size());
                if (fresh) {
                    if (names_.size() >= limits_.columns) return tooManyNames();
                    names_.push_back(field.name);
                    seen.push_back(false);
                }
                if (seen[place->second]) twice_.note(row_number_);
                seen[place->second] = true;
            }
            if (parser_.cutList()) cut_.note(row_number_);
            if (parser_.cleanedText()) cleaned_.note(row_number_);
        }
        no_objects_ = passed_over_;
        if (names_.empty())
            return fileProblem("file-empty", path_,
                               phrase("JSON 文件里的答卷都是空的", "all answer sheets in the JSON file are empty"));
        rewind();
        return Done{};
    }

    Result<bool> next(std::vector<Cell>& cells) override {
        cells.clear();
        if (ended_) return false;
        if (row_number_ == 0) {
            row_number_ = 1;
            for (const std::string& name : names_) cells.push_back({Cell::Kind::text, name, 0});
            return true;
        }
        const Result<bool> more = parseNext();
        if (!more || !*more) {
            ended_ = true;
            return more;
        }
        return fill(cells);
    }

    std::int64_t rowNumber() const override { return row_number_; }

    void rewind() override {
        elements_.emplace(text_.view(), place_, path_, limits_.record_bytes);
        row_number_ = 0;
        passed_over_ = {};
        ended_ = false;
    }

    void remark(std::vector<Problem>& remarks) const {
        for (const std::string& name : place_.left_out)
            remarks.push_back(
                fileProblem("json-part-left-out", path_,
                            phrase("只读取“{0}”中的答卷，未读取“{1}”",
                                   "the answers in \"{0}\" are read, \"{1}\" is left out", {place_.name, name})));
        say(remarks, "json-row-left-out", no_objects_,
            phrase("{0} 处不是对象，不是答卷，未读取（第一处在第 {1} 行）",
                   "{0} elements are no objects and hold no answers; left out (the first is row {1})",
                   {no_objects_.times, no_objects_.row}));
        say(remarks, "json-name-twice", twice_,
            phrase("{0} 次在一份答卷里同一个名字出现两次，只读取第一个（第一次在第 {1} 行）",
                   "{0} times one name stands twice in an answer sheet; the first is read (row {1} and further)",
                   {twice_.times, twice_.row}));
        say(remarks, "json-list-cut", cut_,
            phrase("{0} 份答卷中有列表超过 {1} 项，其后的未读取（第一份在第 {2} 行）",
                   "{0} answer sheets have a list of more than {1} entries; those behind are left out (row {2} and "
                   "further)",
                   {cut_.times, std::uint64_t{JsonRowLimits{}.list}, cut_.row}));
        say(remarks, "json-character-replaced", cleaned_,
            phrase("{0} 份答卷中有控制字符（U+0000、U+001F），已换成空格（第一份在第 {1} 行）",
                   "{0} answer sheets hold control characters (U+0000, U+001F), made blanks (row {1} and further)",
                   {cleaned_.times, cleaned_.row}));
    }

private:
    void say(std::vector<Problem>& remarks, const char* code, const Occurrence& what, Text message) const {
        if (what.times > 0) remarks.push_back(fileProblem(code, path_, std::move(message), what.row));
    }

    /// A cell per name; of a name that stands twice the first counts, as remarked.
    Result<bool> fill(std::vector<Cell>& cells) {
        cells.assign(names_.size(), Cell{});
        filled_.assign(names_.size(), false);
        for (const JsonField& field : parser_.fields()) {
            const auto place = columns_.find(field.name);
            if (place == columns_.end()) {
                ended_ = true;
                return fileProblem("file-damaged", path_,
                                   phrase("文件在读取时被改动，请再导入一次",
                                          "the file was changed while it was read; import it again"),
                                   row_number_);
            }
            if (filled_[place->second]) continue;
            filled_[place->second] = true;
            Cell& cell = cells[place->second];
            if (field.kind == JsonField::Kind::text) cell = {Cell::Kind::text, field.text, 0};
            if (field.kind == JsonField::Kind::number) cell = {Cell::Kind::number, field.text, field.number};
        }
        return true;
    }

    /// Parses the next object, passing over what is none. False at the end.
    Result<bool> parseNext() {
        for (;;) {
            Result<std::optional<std::string_view>> element = elements_->next();
            if (!element) return element.problem();
            if (!*element) return false;
            row_number_ = elements_->taken() + 1;
            switch (parser_.parse(**element)) {
            case JsonRow::Outcome::row: return true;
            case JsonRow::Outcome::no_object: passed_over_.note(row_number_); break;
            case JsonRow::Outcome::damaged:
                return fileProblem("file-damaged", path_,
                                   phrase("第 {0} 份答卷不是合格的 JSON，请重新导出",
                                          "answer sheet {0} is no sound JSON; export the file again",
                                          {elements_->taken()}),
                                   row_number_);
            case JsonRow::Outcome::too_deep:
                return tooLarge(phrase("对象套得太深（最多 {0} 层）", "objects within one another too deep (limit {0})",
                                       {std::uint64_t{JsonRowLimits{}.depth}}));
            case JsonRow::Outcome::too_many:
                return tooLarge(phrase("超过 {0} 个值", "more than {0} values", {std::uint64_t{limits_.columns}}));
            case JsonRow::Outcome::too_long:
                return tooLarge(phrase("一个值超过 {0} 字节，或名字超过 {1} 字节",
                                       "a value beyond {0} bytes, or a name beyond {1}",
                                       {limits_.cell_bytes, JsonRowLimits{}.name_bytes}),
                                parser_.fields().back().name.substr(0, 80));
            }
        }
    }

    Problem tooLarge(const Text& why, const std::string& name = {}) const {
        Problem problem =
            fileProblem("too-large", path_,
                        phrase("第 {0} 份答卷：{1}", "answer sheet {0}: {1}", {elements_->taken(), why}), row_number_);
        problem.where.column = name;
        return problem;
    }

    Problem tooManyNames() const {
        return tooLarge(phrase("至此超过 {0} 个不同的名字", "more than {0} different names so far",
                               {std::uint64_t{limits_.columns}}));
    }

    WholeText text_;
    JsonRowsPlace place_;
    std::string path_;
    TableLimits limits_;
    JsonRow parser_;
    std::optional<JsonElements> elements_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> columns_;
    std::vector<bool> filled_;
    Occurrence twice_;
    Occurrence cut_;
    Occurrence cleaned_;
    Occurrence no_objects_;
    Occurrence passed_over_;
    std::int64_t row_number_ = 0;
    bool ended_ = false;
};

}  // namespace

Result<TableSource> openJson(FileBytes bytes, const std::string& path, const TableOptions& options) {
    Result<WholeText> text = wholeText(std::move(bytes), path, options.encoding);
    if (!text) return text.problem();
    const Result<JsonRowsPlace> place = findJsonRows(text->view(), path);
    if (!place) return place.problem();
    TableSource source;
    source.facts.format = "json";
    source.facts.encoding = text->encoding.name;
    source.facts.remarks = text->encoding.remarks;
    auto rows = std::make_unique<JsonRows>(std::move(text).value(), *place, path, options.limits);
    if (const auto done = rows->collectNames(); !done) return done.problem();
    rows->remark(source.facts.remarks);
    source.rows = std::move(rows);
    return source;
}

}  // namespace diaoyan
