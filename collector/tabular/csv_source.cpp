// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/csv_source.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace diaoyan {

namespace {

using Outcome = RecordSplitter::Outcome;

/// The text of a file, from which records are taken at the front. UTF-8 is read where it lies; any other encoding
/// is converted into a window that holds little more than the record at hand.
class TextWindow {
public:
    TextWindow(FileBytes bytes, const TextEncoding& encoding, const std::string& path)
        : bytes_(std::move(bytes)), lying_(bytes_.view().substr(encoding.begins, encoding.ends - encoding.begins)) {
        if (encoding.name != "UTF-8") decoder_.emplace(bytes_.view(), encoding, path);
        rewind();
    }

    // The decoder and the views point into bytes_.
    TextWindow(const TextWindow&) = delete;
    TextWindow& operator=(const TextWindow&) = delete;

    std::string_view rest() const { return rest_; }
    bool last() const { return !decoder_ || decoder_->finished(); }
    void drop(std::size_t count) {
        rest_.remove_prefix(count);
        if (!decoder_) forgetBehind();
    }

    /// Makes rest() longer: each time by as much as it has already, so that a long record is not walked over often.
    Result<Done> extend() {
        std::string next(rest_);
        const Result<Done> done = decoder_->append(next, std::max<std::size_t>(1 << 20, rest_.size()));
        window_ = std::move(next);
        rest_ = window_;
        return done;
    }

    /// Of the bytes of the file.
    double shareTaken() const {
        if (decoder_) return decoder_->shareDecoded();
        return 1 - static_cast<double>(rest_.size()) / static_cast<double>(std::max<std::size_t>(lying_.size(), 1));
    }

    void rewind() {
        if (decoder_) decoder_->rewind();
        rest_ = decoder_ ? std::string_view{} : lying_;
        bytes_.forget(0, bytes_.view().size());
        forgotten_ = 0;
    }

private:
    /// However long the file is, little more of it stays in memory than the records at hand.
    void forgetBehind() {
        constexpr std::size_t step = 8 << 20;
        const auto at = static_cast<std::size_t>(rest_.data() - bytes_.view().data());
        if (at < forgotten_ + 2 * step) return;
        bytes_.forget(forgotten_, at - step);
        forgotten_ = at - step;
    }

    FileBytes bytes_;
    std::size_t forgotten_ = 0;
    std::string_view lying_;
    std::optional<TextDecoder> decoder_;
    std::string window_;
    std::string_view rest_;
};

class CsvRows final : public RowSource {
public:
    CsvRows(FileBytes bytes, const TextEncoding& encoding, std::string path, const TableLimits& limits)
        : window_(std::move(bytes), encoding, path), path_(std::move(path)), limits_(limits), splitter_(',', limits) {}

    /// Finds the separator; the only thing that is needed before the first row.
    Result<char> start(char wanted) {
        if (const auto done = begin(); !done) return done.problem();
        const std::string_view text = window_.rest();
        const char found = findSeparator(text, window_.last(), limits_);
        if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r')) {
            skip_ = text.substr(5).starts_with("\r\n") ? 7 : 6;
        }
        const char separator = wanted ? wanted : found;
        splitter_ = RecordSplitter(separator ? separator : ',', limits_);
        rewind();
        return separator;
    }

    Result<bool> next(std::vector<Cell>& cells) override {
        if (!started_) {
            if (const auto done = begin(); !done) return stop(done.problem());
        }
        while (!ended_) {
            const Outcome outcome = splitter_.split(window_.rest(), window_.last(), cells);
            if (outcome == Outcome::more) {
                if (const auto done = window_.extend(); !done) return stop(done.problem());
                continue;
            }
            if (outcome == Outcome::end) break;
            if (outcome == Outcome::too_long) return stop(tooLong(cells.size()));
            if (outcome == Outcome::unclosed) return stop(unclosed());
            row_ = line_;
            line_ += splitter_.lines();
            window_.drop(splitter_.consumed());
            if (outcome == Outcome::record) return true;
        }
        ended_ = true;
        cells.clear();
        return false;
    }

    std::int64_t rowNumber() const override { return row_; }

    double shareRead() const override { return window_.shareTaken(); }

    void rewind() override {
        window_.rewind();
        line_ = 1;
        row_ = 0;
        ended_ = false;
        started_ = false;
    }

private:
    /// Makes the first text there and passes over a line `sep=;`.
    Result<Done> begin() {
        started_ = true;
        if (!window_.last()) {
            if (const auto done = window_.extend(); !done) return done;
        }
        window_.drop(skip_);
        if (skip_ > 0) line_ = 2;
        return Done{};
    }

    Problem stop(Problem problem) {
        ended_ = true;
        return problem;
    }

    Problem tooLong(std::size_t columns) const {
        if (columns >= limits_.columns) {
            return fileProblem("too-large", path_,
                               phrase("第 {0} 行超过 {1} 列，请检查分隔符",
                                      "line {0} has more than {1} columns; check the separator",
                                      {line_, std::uint64_t{limits_.columns}}),
                               line_);
        }
        if (splitter_.quoteLine() >= 0) {
            const std::int64_t line = line_ + splitter_.quoteLine();
            return fileProblem("too-large", path_,
                               phrase("第 {0} 行开始的引号内容过长，多半是缺少结束的引号（\"）",
                                      "what is quoted from line {0} on is too long; most likely the closing quotation "
                                      "mark (\") is missing",
                                      {line}),
                               line);
        }
        return fileProblem("too-large", path_,
                           phrase("第 {0} 行太长（一行最多 {1} 字节，一格最多 {2} 字节），这多半不是数据表",
                                  "line {0} is too long (limit {1} bytes, {2} in one cell); this is probably no table",
                                  {line_, limits_.record_bytes, limits_.cell_bytes}),
                           line_);
    }

    Problem unclosed() const {
        const std::int64_t line = line_ + splitter_.quoteLine();
        return fileProblem(
            "unclosed-quotation", path_,
            phrase("第 {0} 行的引号（\"）到文件末尾也没有结束，请补上，或重新导出",
                   "the quotation mark (\") of line {0} is never closed; add the closing one or export again", {line}),
            line);
    }

    TextWindow window_;
    std::string path_;
    TableLimits limits_;
    RecordSplitter splitter_;
    std::size_t skip_ = 0;  ///< bytes of the line `sep=;`
    std::int64_t line_ = 1;
    std::int64_t row_ = 0;
    bool started_ = false;
    bool ended_ = false;
};

}  // namespace

Result<TableSource> openCsv(FileBytes bytes, const std::string& path, const TableOptions& options) {
    Result<TextEncoding> encoding = detectEncoding(
        bytes.view(), path, options.encoding, [&](std::size_t begin, std::size_t end) { bytes.forget(begin, end); });
    if (!encoding) return encoding.problem();
    auto rows = std::make_unique<CsvRows>(std::move(bytes), *encoding, path, options.limits);
    const Result<char> separator = rows->start(options.separator);
    if (!separator) return separator.problem();
    TableSource source;
    source.facts = {"csv", encoding->name, *separator ? *separator : ',', {}, encoding->remarks};
    if (!*separator) {
        source.facts.remarks.push_back(
            fileProblem("one-column", path,
                        phrase("没有找到分隔符，按只有一列读取", "no separator was found; read as a single column")));
    }
    source.rows = std::move(rows);
    return source;
}

}  // namespace diaoyan
