// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/sav_dictionary.h"

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/sav_cursor.h"
#include "collector/tabular/sav_extensions.h"

#include <cfloat>
#include <cmath>
#include <map>

// The format is described in the developer's guide of GNU PSPP. Read here and not by a library: ReadStat 1.1.8 takes
// neither multiple response sets nor record 7/20, refuses names and dates that real files have, cuts labels at 1023
// bytes, loses what stands behind a NUL, and may write outside its memory (its changes 887d3a1 and c7baae7).

namespace diaoyan {

namespace {

constexpr std::size_t headerBytes = 176;
constexpr std::size_t noVariable = static_cast<std::size_t>(-1);
/// Segments of very long texts are variables until record 7/14 joins them: so many times the limit may be met.
constexpr std::size_t segmentsPerVariable = 8;
/// Value labels of all variables together; variables may share a few bytes of the file, but each gets its own.
constexpr std::size_t mostLabels = 4'000'000;

Problem cutDictionary(const std::string& path) {
    return fileProblem("file-truncated", path,
                       phrase("SPSS 文件不完整：变量定义没有结束就到了文件末尾，请重新下载或复制",
                              "the SPSS file is incomplete: it ends within its variables; download or copy it again"));
}

Problem badDictionary(const std::string& path, const Text& what) {
    return fileProblem("file-damaged", path,
                       phrase("SPSS 文件已损坏（{0}），请在 SPSS 中重新保存",
                              "the SPSS file is damaged ({0}); save it again in SPSS", {what}));
}

std::string withoutPadding(std::string_view bytes) {
    while (!bytes.empty() && (bytes.back() == ' ' || bytes.back() == '\0')) bytes.remove_suffix(1);
    return std::string(bytes);
}

/// A walk over the records of one file.
class DictionaryWalk {
public:
    DictionaryWalk(std::string_view bytes, const std::string& path, std::size_t most_variables)
        : path_(path), most_variables_(most_variables), cursor_(bytes, littleEndian(bytes)) {
        dictionary_.little_endian = littleEndian(bytes);
    }

    Result<SavDictionary> run() {
        header();
        bool more = true;
        while (more) {
            const Result<bool> read = record();
            if (!read) return read.problem();
            more = *read;
        }
        return finish();
    }

private:
    static bool littleEndian(std::string_view bytes) {
        if (bytes.size() < headerBytes) return true;
        const std::int32_t layout = SavCursor(bytes.substr(64), true).i32();
        return layout == 2 || layout == 3;
    }

    void header() {
        cursor_.take(4);
        std::string product = withoutPadding(cursor_.take(60));
        if (product.starts_with("@(#) ")) product.erase(0, 5);
        dictionary_.product = std::move(product);
        cursor_.take(4 + 4);  // layout, size of a case
        dictionary_.compression = cursor_.i32();
        weight_slot_ = cursor_.i32();
        dictionary_.cases = cursor_.i32();
        dictionary_.bias = cursor_.number();
        cursor_.take(9 + 8);  // date and time
        dictionary_.label = withoutPadding(cursor_.take(64));
        cursor_.take(3);
        dictionary_.missing = -DBL_MAX;
    }

    Result<bool> record() {
        const std::uint32_t type = cursor_.u32();
        if (cursor_.failed()) return cutDictionary(path_);
        switch (type) {
        case 2:
            if (const Result<Done> read = variable(); !read) return read.problem();
            break;
        case 3:
            if (const Result<Done> read = valueLabels(); !read) return read.problem();
            break;
        case 6: {
            const std::uint32_t lines = cursor_.u32();
            cursor_.take(std::uint64_t{80} * lines);
            dictionary_.notes += lines;
            break;
        }
        case 7: extension(); break;
        case 999: cursor_.take(4); break;
        default:
            return badDictionary(
                path_, phrase("第 {0} 字节处有未知的记录类型 {1}", "unknown record type {1} at byte {0}",
                              {static_cast<std::uint64_t>(cursor_.at() - 4), static_cast<std::uint64_t>(type)}));
        }
        if (cursor_.failed()) return cutDictionary(path_);
        return type != 999;
    }

    Result<Done> variable() {
        const std::int32_t type = cursor_.i32();
        const std::int32_t has_label = cursor_.i32();
        const std::int32_t missing = cursor_.i32();
        const std::uint32_t print = cursor_.u32();
        cursor_.take(4);
        SavVariable variable;
        variable.short_name = withoutPadding(cursor_.take(8));
        variable.name = variable.short_name;
        if (type < -1 || type > 255 || missing < -3 || missing > 3 || missing == -1)
            return badDictionary(path_, phrase("变量记录的内容不合理", "a variable record makes no sense"));
        if (has_label == 1) {
            const std::uint32_t length = cursor_.u32();
            const std::uint64_t padded = (std::uint64_t{length} + 3) / 4 * 4;
            variable.label = withoutPadding(cursor_.take(padded).substr(0, length));
        }
        const bool text = type > 0;
        missingValues(variable, missing, text);
        ++dictionary_.words;
        if (type == -1) {
            if (dictionary_.variables.empty())
                return badDictionary(path_, phrase("变量记录的内容不合理", "a variable record makes no sense"));
            slots_.push_back(noVariable);
            ++dictionary_.variables.back().words.back();
            return Done{};
        }
        variable.width = static_cast<std::size_t>(type);
        variable.format = print >> 16 & 0xFF;
        slots_.push_back(dictionary_.variables.size());
        dictionary_.variables.push_back(std::move(variable));
        if (dictionary_.variables.size() > segmentsPerVariable * most_variables_) return tooMany();
        return Done{};
    }

    void missingValues(SavVariable& variable, std::int32_t count, bool text) {
        const int values = std::abs(count);
        std::vector<double> numbers;
        for (int i = 0; i < values; ++i) {
            if (text)
                variable.missing_texts.push_back(withoutPadding(cursor_.take(8)));
            else
                numbers.push_back(cursor_.number());
        }
        if (numbers.empty()) return;
        std::size_t single = 0;
        if (count < 0) {
            // LOWEST is the second least number there is, HIGHEST the greatest.
            const double from = numbers[0] <= std::nextafter(-DBL_MAX, 0.0) ? -HUGE_VAL : numbers[0];
            const double to = numbers[1] >= DBL_MAX ? HUGE_VAL : numbers[1];
            variable.missing_ranges.emplace_back(from, to);
            single = 2;
        }
        for (; single < numbers.size(); ++single) variable.missing.push_back(numbers[single]);
    }

    Result<Done> valueLabels() {
        std::vector<std::pair<std::string, std::string>> labels;
        const std::uint32_t count = cursor_.u32();
        for (std::uint32_t i = 0; i < count && !cursor_.failed(); ++i) {
            const std::string_view value = cursor_.take(8);
            const std::size_t length = cursor_.byte();
            const std::string_view label = cursor_.take((length + 8) / 8 * 8 - 1);
            labels.emplace_back(value, withoutPadding(label.substr(0, length)));
        }
        if (cursor_.failed()) return cutDictionary(path_);
        const std::uint32_t type = cursor_.u32();
        if (cursor_.failed()) return cutDictionary(path_);
        if (type != 4)
            return badDictionary(path_, phrase("取值标签后面没有变量表", "value labels without their variables"));
        const std::uint32_t variables = cursor_.u32();
        for (std::uint32_t i = 0; i < variables && !cursor_.failed(); ++i) {
            const std::uint32_t slot = cursor_.u32();
            if (slot < 1 || slot > slots_.size() || slots_[slot - 1] == noVariable) {
                ++dictionary_.damaged_records;
                continue;
            }
            labels_given_ += labels.size();
            if (labels_given_ > mostLabels)
                return fileProblem("too-large", path_,
                                   phrase("文件的取值标签多于 {0} 个，不能读取",
                                          "the file has more than {0} value labels",
                                          {static_cast<std::uint64_t>(mostLabels)}));
            giveLabels(dictionary_.variables[slots_[slot - 1]], labels);
        }
        return Done{};
    }

    void giveLabels(SavVariable& variable, const std::vector<std::pair<std::string, std::string>>& labels) const {
        variable.number_labels.clear();
        variable.text_labels.clear();
        for (const auto& [value, label] : labels) {
            if (variable.width > 0)
                variable.text_labels.emplace_back(withoutPadding(value), label);
            else
                variable.number_labels.emplace_back(SavCursor(value, dictionary_.little_endian).number(), label);
        }
    }

    void extension() {
        const std::uint32_t subtype = cursor_.u32();
        const std::uint64_t size = cursor_.u32();
        const std::uint64_t count = cursor_.u32();
        const std::string_view data = cursor_.take(size * count);
        if (!cursor_.failed()) extensions_.push_back({subtype, data});
    }

    Result<Done> tooMany() const {
        return fileProblem("too-large", path_,
                           phrase("文件的变量多于 {0} 个，不能读取", "the file has more than {0} variables",
                                  {static_cast<std::uint64_t>(most_variables_)}));
    }

    Result<SavDictionary> finish() {
        if (dictionary_.variables.empty()) return badDictionary(path_, phrase("没有任何变量", "it has no variables"));
        if (dictionary_.compression < 0 || dictionary_.compression > 2)
            return badDictionary(path_, phrase("未知的压缩方式", "unknown kind of compression"));
        if (weight_slot_ > 0 && static_cast<std::size_t>(weight_slot_) <= slots_.size() &&
            slots_[static_cast<std::size_t>(weight_slot_) - 1] != noVariable)
            weight_ = dictionary_.variables[slots_[static_cast<std::size_t>(weight_slot_) - 1]].short_name;
        applySavExtensions(dictionary_, extensions_);
        for (const SavVariable& variable : dictionary_.variables)
            if (!weight_.empty() && variable.short_name == weight_) dictionary_.weight = variable.name;
        if (dictionary_.variables.size() > most_variables_) return tooMany().problem();
        dictionary_.data_begin = cursor_.at();
        return std::move(dictionary_);
    }

    const std::string& path_;
    std::size_t most_variables_;
    SavCursor cursor_;
    SavDictionary dictionary_;
    std::int32_t weight_slot_ = 0;
    std::string weight_;
    std::size_t labels_given_ = 0;
    std::vector<std::size_t> slots_;  ///< per word of a case: the variable that begins there
    std::vector<SavExtension> extensions_;
};

}  // namespace

Result<SavDictionary> readSavDictionary(std::string_view bytes, const std::string& path, std::size_t most_variables) {
    if (bytes.size() < headerBytes) return cutDictionary(path);
    return DictionaryWalk(bytes, path, most_variables).run();
}

}  // namespace diaoyan
