// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/stat_source.h"

#include "collector/tabular/case_queue.h"
#include "collector/tabular/number_text.h"
#include "collector/tabular/sav_source.h"
#include "collector/tabular/stat_parser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace diaoyan {

namespace {

using namespace std::literals;

/// How a format counts time: the factor that makes seconds of its numbers, and the seconds from its zero to 1970.
struct Calendar {
    StatMoment moment = StatMoment::none;
    double factor = 1;
    double zero = 0;

    double seconds(double number) const { return number * factor - zero; }
};

constexpr double secondsFrom1582 = 141428.0 * 86400;
constexpr double secondsFrom1960 = 3653.0 * 86400;

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.starts_with(beginning); });
}

Calendar spssCalendar(std::string_view format) {
    if (startsWithAny(format, {"DATETIME", "YMDHMS"})) return {StatMoment::date_and_time, 1, secondsFrom1582};
    if (startsWithAny(format, {"DATE", "ADATE", "EDATE", "SDATE", "JDATE", "MOYR", "QYR", "WKYR"}))
        return {StatMoment::date, 1, secondsFrom1582};
    if (startsWithAny(format, {"TIME", "DTIME", "MTIME"})) return {StatMoment::time, 1, 0};
    return {};
}

Calendar stataCalendar(std::string_view format) {
    if (format.starts_with("%-")) format.remove_prefix(1);
    if (startsWithAny(format, {"%tc", "%tC", "-tc", "-tC"})) return {StatMoment::date_and_time, 0.001, secondsFrom1960};
    if (startsWithAny(format, {"%td", "%d", "-td", "-d"})) return {StatMoment::date, 86400, secondsFrom1960};
    return {};
}

Calendar sasCalendar(std::string_view format) {
    if (startsWithAny(format, {"DATETIME", "DATEAMPM", "E8601DT", "B8601DT"}))
        return {StatMoment::date_and_time, 1, secondsFrom1960};
    if (startsWithAny(format, {"DTDATE"})) return {StatMoment::date, 1, secondsFrom1960};
    if (startsWithAny(format, {"DATE", "YYMMDD", "MMDDYY", "DDMMYY", "E8601DA", "B8601DA", "WEEKDATE", "WORDDATE",
                               "JULIAN", "MONYY", "YYMON"}))
        return {StatMoment::date, 86400, secondsFrom1960};
    if (startsWithAny(format, {"TIME", "HHMM", "E8601TM"})) return {StatMoment::time, 1, 0};
    return {};
}

Calendar calendarOf(const StatVariable& variable, const std::string& format) {
    if (variable.text) return {};
    if (format == "por") return spssCalendar(variable.format);
    return format == "dta" ? stataCalendar(variable.format) : sasCalendar(variable.format);
}

std::string numberCell(double number, const Calendar& calendar) {
    return calendar.moment == StatMoment::none ? numberText(number)
                                               : momentText(calendar.seconds(number), calendar.moment);
}

std::string tagText(char tag) {
    return std::string(".") + tag;
}

/// The letters that a missing number of this format may carry.
std::string tagsOf(const std::string& format) {
    if (format == "dta") return "abcdefghijklmnopqrstuvwxyz";
    return format == "por" ? "" : "_ABCDEFGHIJKLMNOPQRSTUVWXYZ";
}

/// What is to be kept of a file for as long as its rows are read.
struct StatFile {
    FileBytes bytes;
    std::string path;
    std::string format;
    StatText text{"UTF-8"};
    std::vector<Calendar> calendars;
    std::vector<std::string> names;
    std::int64_t cases = -1;
    std::uint64_t longest_cell = 0;
};

/// One reading of all cases on a thread of its own.
class StatCases {
public:
    explicit StatCases(const StatFile& file) : file_(file), queue_([this](CaseQueue& queue) { return read(queue); }) {}

    Result<bool> next(CaseBatch& batch) { return queue_.next(batch); }

private:
    Result<Done> read(CaseQueue& queue) {
        StatRun run;
        run.bytes = file_.bytes.view();
        run.format = file_.format;
        bool too_long = false;
        run.take = [&](std::size_t variable, const readstat_value_t& value) {
            too_long = too_long || !put(variable, value);
            if (too_long) return false;
            if (variable + 1 < file_.calendars.size()) return true;
            ++cases_;
            return queue.endCase(batch_);
        };
        const readstat_error_t error = run.parse();
        queue.flush(batch_);
        if (too_long)
            return fileProblem("too-large", file_.path,
                               phrase("第 {0} 个个案有超过 {1} 字节的文字，不能读取",
                                      "case {0} has a text of more than {1} bytes", {cases_ + 1, file_.longest_cell}),
                               cases_ + 1);
        if (error == READSTAT_OK && (file_.cases < 0 || cases_ >= file_.cases)) return Done{};
        return broken(error);
    }

    bool put(std::size_t variable, const readstat_value_t& value) {
        if (variable >= file_.calendars.size()) return true;
        CaseBatch::Place place;
        place.begin = batch_.text.size();
        if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
            const char* text = readstat_string_value(value);
            if (text != nullptr) file_.text.append(batch_.text, text);
            if (batch_.text.size() > place.begin) place.kind = Cell::Kind::text;
        } else if (readstat_value_is_tagged_missing(value)) {
            batch_.text += tagText(readstat_value_tag(value));
            place.kind = Cell::Kind::text;
        } else if (!readstat_value_is_system_missing(value)) {
            putNumber(place, readstat_double_value(value), file_.calendars[variable]);
        }
        batch_.places.push_back(place);
        return batch_.text.size() - place.begin <= file_.longest_cell;
    }

    void putNumber(CaseBatch::Place& place, double number, const Calendar& calendar) {
        if (std::isnan(number)) return;
        if (calendar.moment == StatMoment::none)
            appendNumberText(batch_.text, number);
        else
            batch_.text += numberCell(number, calendar);
        place.kind = calendar.moment == StatMoment::none ? Cell::Kind::number : Cell::Kind::date;
        place.number = calendar.moment == StatMoment::none   ? number
                       : calendar.moment == StatMoment::time ? number / 86400
                                                             : serialDay(calendar.seconds(number));
    }

    Problem broken(readstat_error_t error) const {
        const bool cut = error == READSTAT_OK || error == READSTAT_ERROR_READ || error == READSTAT_ERROR_SEEK ||
                         error == READSTAT_ERROR_ROW_COUNT_MISMATCH;
        if (cut)
            return fileProblem("file-truncated", file_.path,
                               phrase("文件不完整：只读到第 {0} 个个案；请重新下载或复制",
                                      "the file is incomplete behind case {0}; download or copy it again", {cases_}),
                               cases_);
        return fileProblem("file-damaged", file_.path,
                           phrase("第 {0} 个个案之后的数据无法读取（{1}）；请在原程序中重新保存",
                                  "the data behind case {0} cannot be read ({1}); save it again where it comes from",
                                  {cases_, std::string(readstat_error_message(error))}),
                           cases_);
    }

    const StatFile& file_;
    CaseBatch batch_;
    std::int64_t cases_ = 0;
    CaseQueue queue_;  ///< last: its thread uses the others
};

class StatSource : public RowSource {
public:
    explicit StatSource(StatFile file) : file_(std::move(file)) {}

    void rewind() override {
        cases_.reset();
        row_ = -1;
        ended_ = false;
    }

    std::int64_t rowNumber() const override { return row_; }

    Result<bool> next(std::vector<Cell>& cells) override {
        if (ended_) return false;
        cells.clear();
        if (row_ < 0) {
            row_ = 0;
            cells = rowOfNames(file_.names);
            return true;
        }
        const std::size_t width = file_.names.size();
        if (!cases_) {
            batch_ = {};
            at_ = 0;
            cases_ = std::make_unique<StatCases>(file_);
        }
        if (at_ + width > batch_.places.size()) {
            const Result<bool> more = cases_->next(batch_);
            ended_ = !more || !*more;
            if (ended_) return more;
            at_ = 0;
        }
        for (std::size_t i = at_; i < at_ + width; ++i) {
            const std::size_t end = i + 1 < batch_.places.size() ? batch_.places[i + 1].begin : batch_.text.size();
            const CaseBatch::Place& place = batch_.places[i];
            cells.push_back(
                {place.kind, std::string_view(batch_.text).substr(place.begin, end - place.begin), place.number});
        }
        at_ += width;
        ++row_;
        return true;
    }

private:
    StatFile file_;
    CaseBatch batch_;
    std::size_t at_ = 0;
    std::int64_t row_ = -1;
    bool ended_ = false;
    std::unique_ptr<StatCases> cases_;  ///< last: it uses the file
};

std::string textsOf(const StatHead& head) {
    std::string texts = head.label + '\n';
    for (const StatVariable& variable : head.variables) texts += variable.name + '\n' + variable.label + '\n';
    for (const StatLabel& label : head.labels) texts += label.text + '\n' + label.label + '\n';
    return texts;
}

Variable variableOf(const StatVariable& variable, const StatHead& head,
                    const std::multimap<std::string, std::size_t>& labels, const std::string& format, StatText& text) {
    const Calendar calendar = calendarOf(variable, format);
    Variable known;
    known.name = text.label(variable.name);
    known.label = text.label(variable.label);
    if (variable.text || calendar.moment == StatMoment::time)
        known.type = Variable::Type::text;
    else if (calendar.moment != StatMoment::none)
        known.type = Variable::Type::date;
    if (variable.measure >= 1 && variable.measure <= 3)
        known.measure = static_cast<Variable::Measure>(variable.measure);
    if (!variable.labels.empty()) {
        const auto [first, last] = labels.equal_range(variable.labels);
        for (auto at = first; at != last; ++at) {
            const StatLabel& label = head.labels[at->second];
            known.values.push_back({variable.text    ? text.label(label.text)
                                    : label.tag != 0 ? tagText(label.tag)
                                                     : numberCell(label.number, calendar),
                                    text.label(label.label)});
        }
    }
    for (const readstat_value_t& value : variable.missing)
        known.missing.push_back(numberCell(readstat_double_value(value), calendar));
    for (const std::string& value : variable.missing_texts) known.missing.push_back(text.label(value));
    known.missing_ranges = variable.missing_ranges;
    if (!variable.text)
        for (const char tag : tagsOf(format)) known.missing.push_back(tagText(tag));
    return known;
}

DataDictionary dictionaryOf(const StatHead& head, const std::string& format, StatText& text) {
    static const std::map<std::string, std::string> products{
        {"por", "SPSS"}, {"dta", "Stata"}, {"sas7bdat", "SAS"}, {"xpt", "SAS"}};
    DataDictionary known;
    known.product = products.at(format);
    known.label = text.label(head.label);
    std::multimap<std::string, std::size_t> labels;
    for (std::size_t i = 0; i < head.labels.size(); ++i) labels.emplace(head.labels[i].set, i);
    for (const StatVariable& variable : head.variables)
        known.variables.push_back(variableOf(variable, head, labels, format, text));
    return known;
}

Problem unreadable(const std::string& path, readstat_error_t error) {
    if (error == READSTAT_ERROR_READ || error == READSTAT_ERROR_SEEK)
        return fileProblem("file-truncated", path,
                           phrase("文件不完整：变量定义没有结束就到了文件末尾，请重新下载或复制",
                                  "the file is incomplete: it ends within its variables; download or copy it again"));
    return fileProblem("file-damaged", path,
                       phrase("文件的变量定义无法读取（{0}）；请在原程序中重新保存",
                              "the variables of the file cannot be read ({0}); save it again where it comes from",
                              {std::string(readstat_error_message(error))}));
}

}  // namespace

std::string statFormatOf(std::string_view bytes) {
    constexpr std::string_view sas = "\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60\xB3\x14\x11\xCF"sv;
    constexpr std::size_t porSplash = 200;
    if (bytes.starts_with("$FL2") || bytes.starts_with("$FL3")) return "sav";
    if (bytes.starts_with("<stata_dta>")) return "dta";
    if (bytes.starts_with(sas)) return "sas7bdat";
    if (bytes.starts_with("HEADER RECORD*******LIB")) return "xpt";
    // Stata before 13: release, byte order 1 or 2, file type 1, 0.
    if (bytes.size() > 4 && bytes[0] >= 104 && bytes[0] <= 115 && (bytes[1] == 1 || bytes[1] == 2) && bytes[2] == 1 &&
        bytes[3] == 0)
        return "dta";
    if (bytes.substr(0, porSplash).find("SPSS PORT FILE") != bytes.npos) return "por";
    return {};
}

Result<TableSource> openStat(FileBytes bytes, const std::string& path, const TableOptions& options) {
    StatFile file;
    file.format = statFormatOf(bytes.view());
    if (file.format == "sav") return openSav(std::move(bytes), path, options);
    file.bytes = std::move(bytes);
    file.path = path;
    file.longest_cell = options.limits.cell_bytes;
    StatRun run;
    run.bytes = file.bytes.view();
    run.format = file.format;
    const readstat_error_t error = run.parse();
    if (error != READSTAT_OK) return unreadable(path, error);
    if (run.head.variables.empty()) return unreadable(path, READSTAT_ERROR_PARSE);
    if (run.head.variables.size() > options.limits.columns)
        return fileProblem("too-large", path,
                           phrase("文件的变量多于 {0} 个，不能读取", "the file has more than {0} variables",
                                  {static_cast<std::uint64_t>(options.limits.columns)}));
    // A portable file has been turned into UTF-8 by the table in its head; Stata writes UTF-8 since version 14.
    const bool utf8 = file.format == "por" || (file.format == "dta" && run.head.version >= 118);
    const std::string texts = textsOf(run.head);
    Result<StatEncoding> encoding =
        statEncoding({path, options.encoding, utf8 ? "UTF-8" : run.head.encoding, 0, texts});
    if (!encoding) return encoding.problem();
    TableSource source;
    source.facts = {.format = file.format, .encoding = encoding->name, .remarks = std::move(encoding->remarks)};
    file.text = StatText(encoding->name);
    auto dictionary = std::make_shared<DataDictionary>(dictionaryOf(run.head, file.format, file.text));
    if (file.text.cutLabels() > 0)
        source.facts.remarks.push_back(
            fileProblem("labels-cut", path,
                        phrase("文件中有 {0} 个名称或标签在一个字的中间被截断，已去掉残字",
                               "{0} names or labels of the file are cut within a character, which was dropped",
                               {file.text.cutLabels()})));
    if (file.format == "por")
        source.facts.remarks.push_back(
            fileProblem("texts-may-be-lost", path,
                        phrase("便携文件（.por）中英文字母以外的文字可能读成空白；请在 SPSS 中另存为 .sav",
                               "texts of a portable file (.por) may lose all but ASCII characters; save it as .sav")));
    for (const Variable& variable : dictionary->variables) file.names.push_back(variable.name);
    for (const StatVariable& variable : run.head.variables) file.calendars.push_back(calendarOf(variable, file.format));
    file.cases = run.head.cases;
    source.dictionary = std::move(dictionary);
    source.rows = std::make_unique<StatSource>(std::move(file));
    return source;
}

}  // namespace diaoyan
