// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/analysis/golden_cases.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace golden {

/// What we computed of one case, by the JSON pointer of the reference value ("/ci_student/0"), so that no
/// value of the reference goes uncompared.
class Computed {
public:
    /// What is set from here on belongs to this statistic (its id in the list).
    Computed& of(const std::string& statistic) {
        statistic_ = statistic;
        return *this;
    }
    Computed& set(const std::string& name, std::optional<double> value) {
        values_["/" + name] = {statistic_, value};
        return *this;
    }
    Computed& set(const std::string& name, const std::vector<std::optional<double>>& values) {
        if (values.size() == 1) return set(name, values[0]);  // as R writes them
        for (std::size_t i = 0; i < values.size(); ++i) set(name + "/" + std::to_string(i), values[i]);
        return *this;
    }
    template <class Number>
    Computed& set(const std::string& name, const std::vector<Number>& values) {
        return set(name, std::vector<std::optional<double>>(values.begin(), values.end()));
    }

    /// Every value of the reference was computed, and agrees. `absolute`: by name, where the true value is about 0.
    void expectAgreement(const json& expected, double tolerance = 1e-10,
                         const std::map<std::string, double>& absolute = {}) const {
        const json flat = expected.flatten();
        for (const auto& [pointer, value] : flat.items()) {
            if (value.is_string() && value != "NaN" && value != "Inf" && value != "-Inf") continue;  // labels
            const auto found = values_.find(pointer);
            if (found == values_.end()) {
                ADD_FAILURE() << pointer << " was not computed";
                continue;
            }
            const Agreement scope(found->second.first);
            const auto about_zero = absolute.find(pointer.substr(1));
            expectClose(value, found->second.second, pointer, tolerance,
                        about_zero == absolute.end() ? 0 : about_zero->second);
        }
    }

private:
    std::string statistic_ = "unknown";
    std::map<std::string, std::pair<std::string, std::optional<double>>> values_;
};

/// Numbers of a JSON array, or the only one; null is missing.
inline std::vector<std::optional<double>> numbersOf(const json& values) {
    std::vector<std::optional<double>> all;
    if (!values.is_array()) return {number(values)};
    for (const json& value : values) all.push_back(number(value));
    return all;
}

}  // namespace golden
