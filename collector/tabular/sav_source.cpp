// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/sav_source.h"

#include "collector/tabular/number_text.h"
#include "collector/tabular/sav_cursor.h"
#include "collector/tabular/sav_words.h"
#include "collector/tabular/stat_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace diaoyan {

namespace {

/// SPSS counts seconds from the first day of the Gregorian calendar, 14 October 1582.
constexpr double secondsTo1970 = 141428.0 * 86400;

StatMoment momentOf(const SavVariable& variable) {
    enum Format : unsigned {
        date = 20,
        time = 21,
        dateTime = 22,
        adate = 23,
        jdate = 24,
        dtime = 25,
        moyr = 28,
        qyr = 29,
        wkyr = 30,
        edate = 38,
        sdate = 39,
        mtime = 40,
        ymdhms = 41
    };
    if (variable.width > 0) return StatMoment::none;
    switch (variable.format) {
    case date:
    case adate:
    case jdate:
    case moyr:
    case qyr:
    case wkyr:
    case edate:
    case sdate: return StatMoment::date;
    case dateTime:
    case ymdhms: return StatMoment::date_and_time;
    case time:
    case dtime:
    case mtime: return StatMoment::time;
    default: return StatMoment::none;
    }
}

double secondsOf(double number, StatMoment moment) {
    return moment == StatMoment::time ? number : number - secondsTo1970;
}

std::string cellText(double number, StatMoment moment) {
    return moment == StatMoment::none ? numberText(number) : momentText(secondsOf(number, moment), moment);
}

/// All texts of the dictionary, to judge the encoding by.
std::string textsOf(const SavDictionary& dictionary) {
    std::string texts = dictionary.label + '\n';
    for (const SavVariable& variable : dictionary.variables) {
        texts += variable.name + '\n' + variable.label + '\n';
        for (const auto& [value, label] : variable.number_labels) texts += label + '\n';
        for (const auto& [value, label] : variable.text_labels) texts += value + '\n' + label + '\n';
    }
    return texts;
}

/// Texts of the first cases, for files that do not say their encoding and may have plain labels.
std::string answersOf(std::string_view bytes, const SavDictionary& dictionary) {
    constexpr std::size_t enough = 1 << 20;
    SavWords words(bytes, dictionary);
    SavWord word;
    std::string answers;
    std::size_t seen = 0;
    while (seen < 16 * enough && answers.size() < enough) {
        for (const SavVariable& variable : dictionary.variables) {
            for (const std::size_t count : variable.words)
                for (std::size_t i = 0; i < count; ++i, seen += 8) {
                    if (words.next(word) != SavWords::Outcome::word) return answers;
                    if (variable.width > 0 && word.kind == SavWord::Kind::bytes) answers += word.bytes;
                }
            if (variable.width > 0) answers += '\n';
        }
    }
    return answers;
}

Variable variableOf(const SavVariable& variable, StatText& text) {
    const StatMoment moment = momentOf(variable);
    Variable known;
    known.name = text.label(variable.name);
    known.label = text.label(variable.label);
    if (variable.width > 0 || moment == StatMoment::time)
        known.type = Variable::Type::text;
    else if (moment != StatMoment::none)
        known.type = Variable::Type::date;
    switch (variable.measure) {
    case 1: known.measure = Variable::Measure::nominal; break;
    case 2: known.measure = Variable::Measure::ordinal; break;
    case 3: known.measure = Variable::Measure::scale; break;
    default: break;
    }
    for (const auto& [value, label] : variable.number_labels)
        known.values.push_back({cellText(value, moment), text.label(label)});
    for (const auto& [value, label] : variable.text_labels)
        known.values.push_back({text.label(value), text.label(label)});
    for (const double value : variable.missing) known.missing.push_back(cellText(value, moment));
    for (const std::string& value : variable.missing_texts) known.missing.push_back(text.label(value));
    known.missing_ranges = variable.missing_ranges;
    return known;
}

/// The labels of the counted values name the options: they are given to the variables, which is what they mean.
void nameByCountedValues(DataDictionary& known, ResponseSet& response, bool titled_by_variable,
                         const std::map<std::string, std::size_t>& places) {
    for (const std::string& name : response.variables) {
        const auto place = places.find(name);
        if (place == places.end()) continue;
        Variable& variable = known.variables[place->second];
        if (response.label.empty() && titled_by_variable) response.label = variable.label;
        for (const ValueLabel& value : variable.values)
            if (value.value == response.counted && !value.label.empty()) variable.label = value.label;
    }
}

DataDictionary dictionaryOf(const SavDictionary& file, StatText& text) {
    DataDictionary known;
    known.product = text.label(file.product);
    known.label = text.label(file.label);
    std::map<std::string, std::size_t> places;
    for (const SavVariable& variable : file.variables) {
        known.variables.push_back(variableOf(variable, text));
        places.emplace(known.variables.back().name, known.variables.size() - 1);
    }
    for (const SavSet& set : file.sets) {
        ResponseSet& response = known.sets.emplace_back();
        response.name = text.label(set.name);
        response.label = text.label(set.label);
        response.dichotomies = set.dichotomies;
        response.counted = text.label(set.counted);
        for (const std::string& name : set.variables) response.variables.push_back(text.label(name));
        if (set.labels_are_counted_values) nameByCountedValues(known, response, set.label_from_variable, places);
    }
    return known;
}

/// The cases of an open file.
class SavSource : public RowSource {
public:
    SavSource(FileBytes bytes, SavDictionary dictionary, StatText text, std::string path, const TableLimits& limits)
        : bytes_(std::move(bytes)), dictionary_(std::move(dictionary)), text_(std::move(text)), path_(std::move(path)),
          limits_(limits) {
        for (const SavVariable& variable : dictionary_.variables) {
            moments_.push_back(momentOf(variable));
            names_.push_back(text_.label(variable.name));
        }
        rewind();
    }

    void rewind() override {
        words_.emplace(bytes_.view(), dictionary_);
        row_ = -1;
        ended_ = false;
    }

    std::int64_t rowNumber() const override { return row_; }

    Result<bool> next(std::vector<Cell>& cells) override {
        if (ended_) return false;
        cells.clear();
        if (row_ < 0) {
            row_ = 0;
            cells = rowOfNames(names_);
            return true;
        }
        const SavWords::Outcome outcome = readCase();
        if (outcome == SavWords::Outcome::word) {
            ++row_;
            takeCells(cells);
            return true;
        }
        ended_ = true;
        const bool all_there = dictionary_.cases >= 0 && row_ >= dictionary_.cases;
        if (outcome == SavWords::Outcome::end && (dictionary_.cases < 0 || all_there) && begun_ == 0) return false;
        if (outcome != SavWords::Outcome::damaged && all_there) return false;
        return broken(outcome);
    }

private:
    struct Place {
        Cell::Kind kind = Cell::Kind::empty;
        std::size_t begin = 0;
        double number = 0;
    };

    /// One whole case into places_ and case_text_; begun_ says how many words it got.
    SavWords::Outcome readCase() {
        case_text_.clear();
        places_.clear();
        begun_ = 0;
        for (std::size_t i = 0; i < dictionary_.variables.size(); ++i) {
            const SavVariable& variable = dictionary_.variables[i];
            const SavWords::Outcome outcome = variable.width > 0 ? readText(variable) : readNumber(moments_[i]);
            if (outcome != SavWords::Outcome::word) return outcome;
        }
        return SavWords::Outcome::word;
    }

    SavWords::Outcome nextWord() {
        const SavWords::Outcome outcome = words_->next(word_);
        begun_ += outcome == SavWords::Outcome::word;
        return outcome;
    }

    SavWords::Outcome readNumber(StatMoment moment) {
        if (const auto outcome = nextWord(); outcome != SavWords::Outcome::word) return outcome;
        double number = std::numeric_limits<double>::quiet_NaN();
        if (word_.kind == SavWord::Kind::number) number = word_.number;
        if (word_.kind == SavWord::Kind::bytes) number = SavCursor(word_.bytes, dictionary_.little_endian).number();
        Place& place = places_.emplace_back();
        place.begin = case_text_.size();
        if (std::isnan(number) || number == dictionary_.missing) return SavWords::Outcome::word;
        place.kind = moment == StatMoment::none ? Cell::Kind::number : Cell::Kind::date;
        place.number = moment == StatMoment::none   ? number
                       : moment == StatMoment::time ? number / 86400
                                                    : serialDay(secondsOf(number, moment));
        if (moment == StatMoment::none)
            appendNumberText(case_text_, number);
        else
            case_text_ += cellText(number, moment);
        return SavWords::Outcome::word;
    }

    SavWords::Outcome readText(const SavVariable& variable) {
        constexpr std::size_t segmentBytes = 255;
        raw_.clear();
        for (std::size_t segment = 0; segment < variable.words.size(); ++segment) {
            const std::size_t begin = raw_.size();
            for (std::size_t i = 0; i < variable.words[segment]; ++i) {
                if (const auto outcome = nextWord(); outcome != SavWords::Outcome::word) return outcome;
                if (word_.kind == SavWord::Kind::bytes)
                    raw_ += word_.bytes;
                else
                    raw_.append(8, ' ');
            }
            if (segment + 1 < variable.words.size()) raw_.resize(begin + segmentBytes, ' ');
        }
        Place& place = places_.emplace_back();
        place.begin = case_text_.size();
        text_.append(case_text_, raw_);
        if (case_text_.size() > place.begin) place.kind = Cell::Kind::text;
        return SavWords::Outcome::word;
    }

    void takeCells(std::vector<Cell>& cells) const {
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const std::size_t end = i + 1 < places_.size() ? places_[i + 1].begin : case_text_.size();
            cells.push_back({places_[i].kind,
                             std::string_view(case_text_).substr(places_[i].begin, end - places_[i].begin),
                             places_[i].number});
        }
    }

    Problem broken(SavWords::Outcome outcome) const {
        if (outcome == SavWords::Outcome::damaged)
            return fileProblem("file-damaged", path_,
                               phrase("压缩的数据已损坏，读到第 {0} 个个案为止；请在 SPSS 中重新保存",
                                      "the packed data is damaged behind case {0}; save the file again in SPSS",
                                      {row_}),
                               row_);
        if (dictionary_.cases >= 0)
            return fileProblem("file-truncated", path_,
                               phrase("文件不完整：应有 {0} 个个案，只读到第 {1} 个；请重新下载或复制",
                                      "the file is incomplete: {0} cases announced, {1} found; download or copy it "
                                      "again",
                                      {dictionary_.cases, row_}),
                               row_);
        return fileProblem("file-truncated", path_,
                           phrase("文件不完整：在第 {0} 个个案之后的数据中间结束；请重新下载或复制",
                                  "the file is incomplete: it ends within the case behind case {0}; download or copy "
                                  "it again",
                                  {row_}),
                           row_);
    }

    FileBytes bytes_;
    SavDictionary dictionary_;
    StatText text_;
    std::string path_;
    TableLimits limits_;
    std::vector<StatMoment> moments_;
    std::vector<std::string> names_;
    std::optional<SavWords> words_;
    SavWord word_;
    std::int64_t row_ = -1;  ///< -1: before the names; 0: they were given; then the number of the case
    bool ended_ = false;
    std::size_t begun_ = 0;
    std::string raw_;
    std::string case_text_;
    std::vector<Place> places_;
};

void addRemarks(TableFacts& facts, const SavDictionary& file, const StatText& text, const std::string& path) {
    const auto remark = [&](const char* code, Text message) {
        facts.remarks.push_back(fileProblem(code, path, std::move(message)));
    };
    if (text.cutLabels() > 0)
        remark("labels-cut", phrase("文件中有 {0} 个名称或标签在一个字的中间被截断，已去掉残字",
                                    "{0} names or labels of the file are cut within a character, which was dropped",
                                    {text.cutLabels()}));
    if (!file.weight.empty())
        remark("weighted-file", phrase("文件中的个案按变量“{0}”加权；这里读入的是未加权的答案",
                                       "the file weighs its cases by \"{0}\"; the answers are read without weights",
                                       {StatText(text).label(file.weight)}));
    if (file.notes > 0)
        remark("notes-left-out", phrase("文件附有 {0} 行说明文字，未读入", "the file's {0} lines of notes are not read",
                                        {static_cast<std::uint64_t>(file.notes)}));
    if (file.damaged_records > 0)
        remark("records-left-out", phrase("文件中有 {0} 处附加信息（长变量名、标签、多选题集等）无法理解，已略过",
                                          "{0} extension records (long names, labels, response sets ...) make no sense "
                                          "and were left out",
                                          {file.damaged_records}));
}

}  // namespace

Result<TableSource> openSav(FileBytes bytes, const std::string& path, const TableOptions& options) {
    Result<SavDictionary> read = readSavDictionary(bytes.view(), path, options.limits.columns);
    if (!read) return read.problem();
    SavDictionary file = std::move(read).value();
    const auto tooLarge = [&](const SavVariable& variable) { return variable.width > options.limits.cell_bytes; };
    if (8 * file.words > options.limits.record_bytes ||
        std::any_of(file.variables.begin(), file.variables.end(), tooLarge))
        return fileProblem("too-large", path,
                           phrase("文件中一个个案就超过 {0} 字节，不能读取",
                                  "one case of the file is longer than {0} bytes", {options.limits.record_bytes}));
    std::string texts = textsOf(file);
    if (file.encoding.empty() && file.code_page <= 4) texts += answersOf(bytes.view(), file);
    std::erase(texts, '\0');
    Result<StatEncoding> encoding = statEncoding({path, options.encoding, file.encoding, file.code_page, texts});
    if (!encoding) return encoding.problem();
    TableSource source;
    source.facts.format = "sav";
    source.facts.encoding = encoding->name;
    source.facts.remarks = std::move(encoding->remarks);
    StatText text(encoding->name);
    source.dictionary = std::make_shared<const DataDictionary>(dictionaryOf(file, text));
    addRemarks(source.facts, file, text, path);
    source.rows = std::make_unique<SavSource>(std::move(bytes), std::move(file), std::move(text), path, options.limits);
    return source;
}

}  // namespace diaoyan
