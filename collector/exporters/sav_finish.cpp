// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/sav_finish.h"

#include "collector/exporters/spss_names.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <set>
#include <string_view>

namespace diaoyan {

namespace {

constexpr std::size_t headerBytes = 176;
constexpr std::size_t recordBytes = 32;
constexpr std::size_t nameAt = 24;
constexpr std::size_t nameBytes = 8;
constexpr std::size_t longestSetLabel = 255;

std::int32_t numberAt(const std::string& bytes, std::size_t at) {
    std::int32_t number = 0;
    if (at + sizeof number <= bytes.size()) std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

/// Does a name of whole UTF-8 characters, cut at eight bytes, end within one?
bool isCut(std::string_view name) {
    std::size_t begin = name.size();
    while (begin > 0 && (static_cast<unsigned char>(name[begin - 1]) & 0xC0) == 0x80) --begin;
    if (begin == 0) return !name.empty();
    const auto lead = static_cast<unsigned char>(name[begin - 1]);
    const std::size_t whole = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return name.size() - (begin - 1) != whole;
}

/// Where the names of the variable records stand: first those of variables, then those of further segments.
struct NamePlaces {
    std::vector<std::size_t> variables;
    std::vector<std::size_t> segments;
};

NamePlaces findNames(const std::string& bytes, const std::vector<SavColumn>& columns) {
    NamePlaces places;
    std::size_t at = headerBytes;
    const auto next = [&] {
        while (at + recordBytes <= bytes.size() && numberAt(bytes, at) == 2) {
            const bool continuation = numberAt(bytes, at + 4) < 0;
            const std::size_t name = at + nameAt;
            const std::size_t label = numberAt(bytes, at + 8) == 1 ? 4 : 0;
            const int missing = std::abs(numberAt(bytes, at + 12));
            at += recordBytes;
            if (label > 0) at += 4 + static_cast<std::size_t>(numberAt(bytes, at) + 3) / 4 * 4;
            at += static_cast<std::size_t>(missing) * 8;
            if (!continuation) return name;
        }
        return std::size_t{0};
    };
    for (const SavColumn& column : columns) {
        const std::size_t width = column.width;
        if (const std::size_t name = next()) places.variables.push_back(name);
        for (std::size_t done = 252; width > 255 && done < width; done += 252)
            if (const std::size_t name = next()) places.segments.push_back(name);
    }
    return places;
}

std::string nameOf(const std::string& bytes, std::size_t at) {
    std::string name = bytes.substr(at, nameBytes);
    name.erase(name.find_last_not_of(' ') + 1);
    return name;
}

class ShortNames {
public:
    explicit ShortNames(std::string& bytes) : bytes_(bytes) {}

    void run(const NamePlaces& places) {
        for (const std::size_t at : places.variables) given_.insert(nameOf(bytes_, at));
        for (const std::size_t at : places.variables) {
            const std::string old = nameOf(bytes_, at);
            if (!isCut(old)) continue;
            const std::string fresh = freshName();
            replaceAt(at, fresh);
            renameKeys(old, fresh);
        }
        for (const std::size_t at : places.segments) {
            const std::string old = nameOf(bytes_, at);
            if (isCutWithin(old) || !given_.insert(old).second) replaceAt(at, freshName());
        }
    }

private:
    /// The name of a segment ends with a digit behind what may be half a character.
    static bool isCutWithin(std::string_view name) { return name.size() > 1 && isCut(name.substr(0, name.size() - 1)); }

    std::string freshName() {
        std::string name;
        do {
            const std::string number = std::to_string(++last_);
            name = "V" + std::string(nameBytes - 1 - number.size(), '0') + number;
        } while (!given_.insert(name).second);
        return name;
    }

    void replaceAt(std::size_t at, const std::string& name) {
        std::string padded = name;
        padded.resize(nameBytes, ' ');
        bytes_.replace(at, nameBytes, padded);
    }

    /// SHORT=Long name: half a character before = stands nowhere else. Such a name has all its eight bytes.
    void renameKeys(const std::string& old, const std::string& fresh) {
        const std::string key = old + "=";
        for (std::size_t at = bytes_.find(key); at != bytes_.npos; at = bytes_.find(key, at + 1))
            bytes_.replace(at, fresh.size(), fresh);
    }

    std::string& bytes_;
    std::set<std::string> given_;
    int last_ = 0;
};

std::string lowerCase(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// $name=D1 1 <bytes of the label> <label> variable ...
std::string setLines(const std::string& bytes, const SavPlan& plan, const std::vector<std::size_t>& places) {
    std::string lines;
    for (const SavResponseSet& set : plan.sets) {
        std::string label(withinBytes(set.label, longestSetLabel));
        for (char& c : label)
            if (c == '\n' || c == '\r') c = ' ';
        lines += "$" + set.name + "=D1 1 " + std::to_string(label.size()) + " " + label;
        for (const std::string& name : set.variables)
            for (std::size_t i = 0; i < places.size() && i < plan.columns.size(); ++i)
                if (plan.columns[i].name == name) lines += " " + lowerCase(nameOf(bytes, places[i]));
        lines += '\n';
    }
    return lines;
}

std::string numberBytes(std::size_t number) {
    const auto value = static_cast<std::int32_t>(number);
    std::string bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

}  // namespace

std::string finishSavDictionary(std::string dictionary, const SavPlan& plan) {
    constexpr std::size_t endRecordBytes = 8;
    const NamePlaces places = findNames(dictionary, plan.columns);
    ShortNames(dictionary).run(places);
    const std::string lines = setLines(dictionary, plan, places.variables);
    if (lines.empty() || dictionary.size() < endRecordBytes) return dictionary;
    const std::string record = numberBytes(7) + numberBytes(7) + numberBytes(1) + numberBytes(lines.size()) + lines;
    dictionary.insert(dictionary.size() - endRecordBytes, record);
    return dictionary;
}

}  // namespace diaoyan
