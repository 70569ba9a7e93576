// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/column_engine.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Reads the reference numbers of tests/reference and the data they were computed from.
namespace golden {

using nlohmann::json;

inline json read(const std::string& name) {
    std::ifstream file(std::string(DIAOYAN_SOURCE_DIR) + "/tests/reference/" + name);
    return json::parse(file).at("cases");
}

/// The file of `data/x.csv`; empty when it is not on this machine.
inline std::string dataFile(const json& data) {
    const std::string name = data.get<std::string>().substr(5);
    for (const char* folder : {"/tests/data/golden/", "/../shared/golden/data/"})
        if (const std::string path = DIAOYAN_SOURCE_DIR + std::string(folder) + name; std::filesystem::exists(path))
            return path;
    return {};
}

inline bool available(const json& golden_case) {
    return !golden_case.at("data").is_string() || !dataFile(golden_case.at("data")).empty();
}

/// Columns of text by heading; an empty field is missing. These files quote with " and never double it.
struct Table {
    std::map<std::string, std::vector<std::string>> columns;
    std::size_t rows = 0;
    const std::vector<std::string>& at(const std::string& name) const { return columns.at(name); }
};

inline std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

inline const Table& table(const json& data) {
    static std::map<std::string, Table> read_before;
    const std::string path = dataFile(data);
    const auto [found, fresh] = read_before.try_emplace(path);
    if (!fresh) return found->second;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> headings = fieldsOf(line);
    while (std::getline(file, line)) {
        std::vector<std::string> fields = fieldsOf(line);
        for (std::size_t i = 0; i < headings.size(); ++i) found->second.columns[headings[i]].push_back(fields.at(i));
        ++found->second.rows;
    }
    return found->second;
}

/// A number, or undefined.
inline std::optional<double> number(const json& value) {
    if (value.is_null() || value == "NaN") return std::nullopt;
    if (value == "Inf") return std::numeric_limits<double>::infinity();
    if (value == "-Inf") return -std::numeric_limits<double>::infinity();
    return value.get<double>();
}

/// While one lives, expectClose notes under `statistic` (its id in the list) how far off the worst value was.
/// With GOLDEN_AGREEMENT=file in the environment the notes are appended to that file: the source of the
/// "agreement" column of docs/statistics.md.
class Agreement {
public:
    explicit Agreement(const std::string& statistic) : before_(current()) { current() = &notes()[statistic]; }
    ~Agreement() { current() = before_; }
    Agreement(const Agreement&) = delete;
    Agreement& operator=(const Agreement&) = delete;

    static void note(double relative_error) {
        if (current() == nullptr) return;
        ++current()->values;
        current()->worst = std::max(current()->worst, relative_error);
    }

private:
    struct Note {
        std::int64_t values = 0;
        double worst = 0;
    };
    struct Notes : std::map<std::string, Note> {
        ~Notes() {
            const char* const path = std::getenv("GOLDEN_AGREEMENT");
            if (path == nullptr) return;
            std::ofstream file(path, std::ios::app);
            for (const auto& [statistic, note] : *this)
                file << statistic << '\t' << note.values << '\t' << note.worst << '\n';
        }
    };
    static Notes& notes() {
        static Notes all;
        return all;
    }
    static Note*& current() {
        static Note* note = nullptr;
        return note;
    }
    Note* before_;
};

/// Within `tolerance` relative to the expected value, or within `absolute` of it: for values whose true
/// value is 0 and where R has rounding errors.
inline void expectClose(const json& expected, std::optional<double> got, const std::string& what,
                        double tolerance = 1e-10, double absolute = 0) {
    const auto wanted = number(expected);
    ASSERT_EQ(wanted.has_value(), got.has_value()) << what;
    if (!wanted || (std::isinf(*wanted) && *wanted == *got)) return;
    const double error = std::abs(*got - *wanted);
    const double relative = error / std::max(std::abs(*wanted), 1e-300);
    Agreement::note(error <= absolute && relative > tolerance ? 0 : relative);
    if (error <= absolute) return;
    EXPECT_LE(relative, tolerance) << what << ": " << *got << " instead of " << *wanted;
}

/// The j-th entry of a vector: an array, an object with the name, or a scalar when there is only one.
inline const json& entry(const json& values, std::size_t index, const std::string& name = {}) {
    if (values.is_array()) return values.at(index);
    if (values.is_object()) return values.at(name);
    return values;
}

inline std::string text(const json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

inline diaoyan::Question question(const std::string& id, diaoyan::QuestionKind kind,
                                  const std::vector<std::string>& codes) {
    diaoyan::Question made;
    made.id = id;
    made.title = {id, id};
    made.kind = kind;
    made.direction = diaoyan::ScaleDirection::worst_first;
    for (const std::string& code : codes) {
        diaoyan::Option option;
        option.code = code;
        option.label = {code, code};
        made.options.push_back(std::move(option));
    }
    return made;
}

/// The distinct values, as R's sort(unique(x)) has them in a C locale.
inline std::vector<std::string> levels(const std::vector<std::string>& values) {
    std::map<std::string, int> distinct;
    for (const std::string& value : values)
        if (!value.empty()) distinct[value];
    std::vector<std::string> sorted;
    for (const auto& [value, unused] : distinct) sorted.push_back(value);
    return sorted;
}

inline std::vector<std::string> texts(const json& values) {
    std::vector<std::string> all;
    for (const json& value : values) all.push_back(text(value));
    return all;
}

/// A column as numbers; an empty field is undefined.
inline std::vector<std::optional<double>> numbers(const std::vector<std::string>& column) {
    std::vector<std::optional<double>> all;
    for (const std::string& field : column)
        all.push_back(field.empty() ? std::nullopt : std::optional<double>(std::stod(field)));
    return all;
}

/// Collects columns of a table as questions and makes an engine of them.
class Survey {
public:
    explicit Survey(std::size_t rows) : sheets_(rows) { form_.id = "golden"; }

    Survey& oneChoice(const std::string& id, const std::vector<std::string>& values,
                      const std::vector<std::string>& codes) {
        form_.questions.push_back(question(id, diaoyan::QuestionKind::scale, codes));
        for (std::size_t row = 0; row < values.size(); ++row)
            if (!values[row].empty()) sheets_[row].answers[id] = diaoyan::Choice{values[row], {}};
        return *this;
    }

    /// One list of "1", "0" or "" (not asked) per option.
    Survey& ticks(const std::string& id, const std::vector<std::string>& codes,
                  const std::vector<std::vector<std::string>>& options) {
        form_.questions.push_back(question(id, diaoyan::QuestionKind::multiple, codes));
        for (std::size_t row = 0; row < sheets_.size(); ++row) {
            diaoyan::Choices choices;
            for (std::size_t option = 0; option < codes.size(); ++option)
                if (options[option][row] == "1") choices.ticked.push_back({codes[option], {}});
            if (!choices.ticked.empty())
                sheets_[row].answers[id] = std::move(choices);
            else if (options[0][row].empty())
                sheets_[row].answers[id] = diaoyan::Missing{diaoyan::MissingReason::not_asked, {}};
        }
        return *this;
    }

    diaoyan::ColumnEngine engine() const {
        diaoyan::ResponsesBuilder builder(form_, {});
        for (const diaoyan::AnswerSheet& sheet : sheets_) builder.add(sheet);
        return diaoyan::ColumnEngine(std::make_shared<const diaoyan::Responses>(builder.take()), {});
    }

private:
    diaoyan::Questionnaire form_;
    std::vector<diaoyan::AnswerSheet> sheets_;
};

/// Every case is either computed by one of these methods or on the list of those that wait.
inline void expectEveryCaseAccountedFor(const json& cases, const std::vector<std::string>& methods,
                                        const std::map<std::string, std::string>& waiting) {
    std::size_t listed = 0;
    for (const json& one : cases) {
        const std::string id = one.at("id"), method = one.at("method");
        const bool computed = std::find(methods.begin(), methods.end(), method) != methods.end();
        const bool waits = waiting.count(id) != 0;
        EXPECT_TRUE(computed != waits) << id << ": "
                                       << (waits ? "computed and waiting" : "neither computed nor waiting");
        if (waits) ++listed;
    }
    EXPECT_EQ(listed, waiting.size()) << "a waiting case does not exist";
}

}  // namespace golden
