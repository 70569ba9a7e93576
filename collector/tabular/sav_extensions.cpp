// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/sav_extensions.h"

#include "collector/tabular/sav_cursor.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace diaoyan {

namespace {

enum Subtype : unsigned {
    integerInfo = 3,
    floatInfo = 4,
    oldSets = 7,
    display = 11,
    longNames = 13,
    veryLongTexts = 14,
    caseCount = 16,
    newSets = 19,
    encoding = 20,
    longTextLabels = 21,
    longTextMissing = 22,
};

/// Bytes of a segment that count; the last byte of its 256 is padding.
constexpr std::size_t segmentBytes = 255;
/// Width of a very long text that makes one more segment necessary.
constexpr std::size_t segmentStep = 252;

std::string withoutPadding(std::string_view bytes) {
    while (!bytes.empty() && (bytes.back() == ' ' || bytes.back() == '\0')) bytes.remove_suffix(1);
    return std::string(bytes);
}

/// Names of variables are the same in capitals and small letters (of ASCII).
std::string nameKey(std::string_view name) {
    std::string key(name);
    for (char& c : key)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return key;
}

std::vector<std::string_view> splitAt(std::string_view text, char mark) {
    std::vector<std::string_view> pieces;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(mark), text.size());
        if (end > 0) pieces.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return pieces;
}

class ExtensionReader {
public:
    explicit ExtensionReader(SavDictionary& dictionary) : dictionary_(dictionary) {
        for (std::size_t i = 0; i < dictionary.variables.size(); ++i)
            by_short_name_.emplace(nameKey(dictionary.variables[i].short_name), i);
    }

    void run(const std::vector<SavExtension>& extensions) {
        each(extensions, integerInfo, [&](std::string_view data) {
            if (data.size() != 32) return false;
            dictionary_.code_page = cursor(data.substr(28)).u32();
            return true;
        });
        each(extensions, floatInfo, [&](std::string_view data) {
            if (data.size() != 24) return false;
            dictionary_.missing = cursor(data).number();
            return true;
        });
        each(extensions, caseCount, [&](std::string_view data) {
            if (data.size() != 16) return false;
            dictionary_.cases = static_cast<std::int64_t>(cursor(data.substr(8)).u64());
            return true;
        });
        each(extensions, encoding, [&](std::string_view data) {
            dictionary_.encoding = withoutPadding(data);
            return true;
        });
        each(extensions, longNames, [&](std::string_view data) { return readLongNames(data); });
        each(extensions, display, [&](std::string_view data) { return readMeasures(data); });
        each(extensions, veryLongTexts, [&](std::string_view data) { return readVeryLong(data); });
        joinSegments();
        each(extensions, longTextLabels, [&](std::string_view data) { return readTextLabels(data); });
        each(extensions, longTextMissing, [&](std::string_view data) { return readTextMissing(data); });
        for (const Subtype subtype : {oldSets, newSets})
            each(extensions, subtype, [&](std::string_view data) { return readSets(data); });
    }

private:
    SavCursor cursor(std::string_view data) const { return {data, dictionary_.little_endian}; }

    void each(const std::vector<SavExtension>& extensions, Subtype subtype, auto read) {
        for (const SavExtension& extension : extensions)
            if (extension.subtype == subtype && !read(extension.data)) ++dictionary_.damaged_records;
    }

    SavVariable* byShortName(std::string_view name) {
        const auto found = by_short_name_.find(nameKey(name));
        return found == by_short_name_.end() ? nullptr : &dictionary_.variables[found->second];
    }

    /// SHORT=Long name<tab>...; what follows the first = belongs to the name, whatever it is.
    bool readLongNames(std::string_view data) {
        bool good = true;
        for (const std::string_view pair : splitAt(data, '\t')) {
            const std::size_t equals = pair.find('=');
            SavVariable* variable = equals == pair.npos ? nullptr : byShortName(withoutPadding(pair.substr(0, equals)));
            const std::string name = equals == pair.npos ? std::string{} : withoutPadding(pair.substr(equals + 1));
            if (variable != nullptr && !name.empty())
                variable->name = name;
            else
                good = good && withoutPadding(pair).empty();
        }
        return good;
    }

    /// Two or three numbers per variable record, the measure first.
    bool readMeasures(std::string_view data) {
        const std::size_t variables = dictionary_.variables.size();
        const std::size_t numbers = data.size() / 4;
        if (data.size() % 4 != 0 || (numbers != 2 * variables && numbers != 3 * variables)) return false;
        SavCursor at = cursor(data);
        for (SavVariable& variable : dictionary_.variables) {
            variable.measure = at.i32();
            at.take(4 * (numbers / variables - 1));
        }
        return true;
    }

    /// SHORT=00300 NUL tab ...
    bool readVeryLong(std::string_view data) {
        bool good = true;
        for (const std::string_view pair : splitAt(data, '\t')) {
            const std::string text = withoutPadding(pair);
            if (text.empty()) continue;
            const std::size_t equals = text.find('=');
            std::size_t width = 0;
            if (equals != text.npos) std::from_chars(text.data() + equals + 1, text.data() + text.size(), width);
            SavVariable* variable = equals == text.npos ? nullptr : byShortName(text.substr(0, equals));
            if (variable == nullptr || variable->width == 0 || width == 0 || width > 1u << 20) {
                good = false;
                continue;
            }
            very_long_[static_cast<std::size_t>(variable - dictionary_.variables.data())] = width;
        }
        return good;
    }

    /// A very long text of 300 bytes is two variables in a row; they become one.
    void joinSegments() {
        if (very_long_.empty()) return;
        std::vector<SavVariable> joined;
        for (std::size_t i = 0; i < dictionary_.variables.size(); ++i) {
            SavVariable variable = std::move(dictionary_.variables[i]);
            const auto found = very_long_.find(i);
            if (found != very_long_.end()) {
                variable.width = found->second;
                const std::size_t segments = (found->second + segmentStep - 1) / segmentStep;
                while (variable.words.size() < segments && i + 1 < dictionary_.variables.size() &&
                       dictionary_.variables[i + 1].width > 0) {
                    variable.words.push_back(dictionary_.variables[++i].words.front());
                }
                if (variable.words.size() < segments) ++dictionary_.damaged_records;
                variable.width = std::min(variable.width, segmentBytes * variable.words.size());
            }
            joined.push_back(std::move(variable));
        }
        dictionary_.variables = std::move(joined);
        by_short_name_.clear();
        for (std::size_t i = 0; i < dictionary_.variables.size(); ++i)
            by_short_name_.emplace(nameKey(dictionary_.variables[i].short_name), i);
    }

    SavVariable* byName(std::string_view name) {
        if (by_name_.empty())
            for (std::size_t i = 0; i < dictionary_.variables.size(); ++i)
                by_name_.emplace(nameKey(dictionary_.variables[i].name), i);
        const auto found = by_name_.find(nameKey(name));
        return found == by_name_.end() ? byShortName(name) : &dictionary_.variables[found->second];
    }

    bool readTextLabels(std::string_view data) {
        SavCursor at = cursor(data);
        bool good = true;
        while (!at.atEnd()) {
            SavVariable* variable = byName(withoutPadding(at.counted()));
            at.u32();  // width
            const std::uint32_t count = at.u32();
            for (std::uint32_t i = 0; i < count && !at.failed(); ++i) {
                std::string value = withoutPadding(at.counted());
                std::string label = withoutPadding(at.counted());
                if (variable != nullptr && !at.failed())
                    variable->text_labels.emplace_back(std::move(value), std::move(label));
            }
            good = good && variable != nullptr;
        }
        return good && !at.failed();
    }

    bool readTextMissing(std::string_view data) {
        SavCursor at = cursor(data);
        bool good = true;
        while (!at.atEnd()) {
            SavVariable* variable = byName(withoutPadding(at.counted()));
            const unsigned count = at.byte();
            const std::uint32_t width = at.u32();
            for (unsigned i = 0; i < count && !at.failed(); ++i) {
                std::string value = withoutPadding(at.take(width));
                if (variable != nullptr && !at.failed()) variable->missing_texts.push_back(std::move(value));
            }
            good = good && variable != nullptr;
        }
        return good && !at.failed();
    }

    /// Variables of a set by their full names; a set that names a variable which is not there keeps the others.
    bool readSets(std::string_view data) {
        SavSets read = readSavSets(data);
        bool good = read.damaged == 0;
        for (SavSet& set : read.sets) {
            std::vector<std::string> names;
            for (const std::string& name : set.variables) {
                const SavVariable* variable = byShortName(name);
                if (variable == nullptr) variable = byName(name);
                if (variable != nullptr)
                    names.push_back(variable->name);
                else
                    good = false;
            }
            set.variables = std::move(names);
            if (!set.variables.empty() && set_names_.insert(set.name).second)
                dictionary_.sets.push_back(std::move(set));
        }
        return good;
    }

    SavDictionary& dictionary_;
    std::map<std::string, std::size_t> by_short_name_;
    std::map<std::string, std::size_t> by_name_;
    std::set<std::string> set_names_;
    std::map<std::size_t, std::size_t> very_long_;  ///< variable -> width
};

}  // namespace

void applySavExtensions(SavDictionary& dictionary, const std::vector<SavExtension>& extensions) {
    ExtensionReader(dictionary).run(extensions);
}

}  // namespace diaoyan
