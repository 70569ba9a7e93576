// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/codes_by_school.h"

#include <algorithm>

namespace diaoyan::bench {
namespace {

constexpr std::uint8_t noOption = 0xFF;

/// Where each school's rows begin.
std::vector<std::size_t> schoolBegins(const Responses& responses) {
    std::vector<std::size_t> sizes(responses.schools.size(), 0);
    for (const std::uint16_t school : responses.school) ++sizes[school];
    std::vector<std::size_t> begin{0};
    for (const std::size_t size : sizes)
        begin.push_back(begin.back() + (size + rowsAtOnce - 1) / rowsAtOnce * rowsAtOnce);
    return begin;
}

/// Where each row goes.
std::vector<std::size_t> placesOfRows(const Responses& responses, std::vector<std::size_t> next) {
    std::vector<std::size_t> places;
    places.reserve(responses.rows);
    for (const std::uint16_t school : responses.school) places.push_back(next[school]++);
    return places;
}

SchoolCodes choicesOf(const CodeColumn& column, const std::vector<std::size_t>& places, std::size_t rows) {
    SchoolCodes question{.options = static_cast<int>(column.options)};
    question.codes.assign(rows, noOption);
    std::visit(
        [&](const auto& codes) {
            for (std::size_t row = 0; row < places.size(); ++row)
                question.codes[places[row]] = static_cast<std::uint8_t>(codes[row]);
        },
        column.codes);
    return question;
}

SchoolCodes ticksOf(const TickColumn& column, const std::vector<std::size_t>& places, std::size_t rows) {
    SchoolCodes question{.options = static_cast<int>(column.options), .multiple = true};
    question.codes.assign(rows, 0);
    for (std::size_t row = 0; row < places.size(); ++row) question.codes[places[row]] = column.bits[row];
    return question;
}

void addMinutes(const NumberColumn& column, const std::vector<std::size_t>& places, CodesBySchool& sorted) {
    sorted.minutes.assign(sorted.begin.back(), CodesBySchool::noMinutes);
    for (std::size_t row = 0; row < places.size(); ++row) {
        if (column.present[row] == 0) continue;
        const auto minutes = static_cast<std::uint16_t>(column.values[row]);
        sorted.minutes[places[row]] = minutes;
        sorted.most_minutes = std::max(sorted.most_minutes, minutes);
    }
}

}  // namespace

CodesBySchool codesBySchool(const Responses& responses) {
    CodesBySchool sorted;
    sorted.begin = schoolBegins(responses);
    const std::vector<std::size_t> places = placesOfRows(responses, sorted.begin);
    const std::size_t rows = sorted.begin.back();
    for (std::size_t i = 0; i < responses.columns.size(); ++i) {
        const Column& column = responses.columns[i];
        if (const auto* choices = std::get_if<CodeColumn>(&column))
            sorted.questions.push_back(choicesOf(*choices, places, rows));
        else if (const auto* ticks = std::get_if<TickColumn>(&column))
            sorted.questions.push_back(ticksOf(*ticks, places, rows));
        else if (const auto* numbers = std::get_if<NumberColumn>(&column))
            addMinutes(*numbers, places, sorted);
        if (!sorted.questions.empty() && sorted.questions.back().position == 0)
            sorted.questions.back().position = static_cast<std::int64_t>(i + 1);
    }
    return sorted;
}

}  // namespace diaoyan::bench
