// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/release/school_rows.h"

#include <utility>

namespace diaoyan {

namespace {

template <class Value>
std::vector<Value> picked(const std::vector<Value>& from, const std::vector<std::uint32_t>& rows) {
    std::vector<Value> made;
    if (from.empty()) return made;
    made.reserve(rows.size());
    // Reasons may stop before the last row: what is not there is 0.
    for (const std::uint32_t row : rows) made.push_back(row < from.size() ? from[row] : Value{});
    return made;
}

/// `width` values in a row.
std::vector<std::uint8_t> pickedLines(const std::vector<std::uint8_t>& from, const std::vector<std::uint32_t>& rows,
                                      std::size_t width) {
    std::vector<std::uint8_t> made;
    made.reserve(rows.size() * width);
    for (const std::uint32_t row : rows) {
        const auto begin = from.begin() + static_cast<std::ptrdiff_t>(row * width);
        made.insert(made.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
    }
    return made;
}

struct PickRows {
    const std::vector<std::uint32_t>& rows;

    Column operator()(const CodeColumn& column) const {
        return std::visit(
            [&](const auto& codes) -> Column {
                return CodeColumn{column.options, picked(codes, rows)};
            },
            column.codes);
    }
    Column operator()(const TickColumn& column) const {
        return TickColumn{column.options, column.bytes_per_row, pickedLines(column.bits, rows, column.bytes_per_row),
                          picked(column.reasons, rows)};
    }
    Column operator()(const RankColumn& column) const {
        return RankColumn{column.options, pickedLines(column.ranks, rows, column.options),
                          picked(column.reasons, rows)};
    }
    Column operator()(const NumberColumn& column) const {
        return NumberColumn{picked(column.values, rows), picked(column.present, rows), picked(column.reasons, rows)};
    }
    Column operator()(const TextColumn& column) const {
        TextColumn made;
        for (const std::uint32_t row : rows) {
            const std::uint64_t begin = row == 0 ? 0 : column.ends[row - 1];
            made.bytes.append(column.bytes, begin, column.ends[row] - begin);
            made.ends.push_back(made.bytes.size());
        }
        made.reasons = picked(column.reasons, rows);
        return made;
    }
};

}  // namespace

SchoolRows::SchoolRows(const Responses& responses) {
    std::vector<std::vector<std::uint32_t>> rows(responses.schools.size());
    for (std::size_t row = 0; row < responses.school.size(); ++row)
        if (responses.school[row] < rows.size()) rows[responses.school[row]].push_back(static_cast<std::uint32_t>(row));
    for (std::size_t school = 0; school < rows.size(); ++school)
        rows_.emplace(responses.schools[school], std::move(rows[school]));
}

const std::vector<std::uint32_t>& SchoolRows::of(const std::string& school) const {
    static const std::vector<std::uint32_t> none;
    const auto found = rows_.find(school);
    return found == rows_.end() ? none : found->second;
}

Responses answersInRows(const Responses& all, const std::vector<std::uint32_t>& rows) {
    Responses made{.questionnaire = all.questionnaire, .items = all.items, .columns = {}, .school = {}, .schools = {}};
    for (const Column& column : all.columns) made.columns.push_back(std::visit(PickRows{rows}, column));
    made.school = picked(all.school, rows);
    made.schools = all.schools;
    made.rows = rows.size();
    made.weights = picked(all.weights, rows);
    made.weighting = all.weighting;
    return made;
}

Responses answersOfSchool(const Responses& all, const std::vector<std::uint32_t>& rows, const std::string& school) {
    Responses made = answersInRows(all, rows);
    made.school.assign(rows.size(), 0);
    made.schools = {school};
    return made;
}

}  // namespace diaoyan
