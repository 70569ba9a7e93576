// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/row_order.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace diaoyan {

std::vector<std::uint32_t> orderBySchool(std::span<const std::uint16_t> school) {
    std::vector<std::uint32_t> order(school.size());
    for (std::size_t begin = 0; begin < school.size(); begin += rowsPerBlock) {
        const std::size_t end = std::min(begin + rowsPerBlock, school.size());
        // A counting sort, which keeps the order of the ids within a school.
        std::vector<std::uint32_t> place(std::size_t{Responses::noSchool} + 2, 0);
        for (std::size_t row = begin; row < end; ++row) ++place[school[row] + std::size_t{1}];
        place[0] = static_cast<std::uint32_t>(begin);
        for (std::size_t code = 1; code < place.size(); ++code) place[code] += place[code - 1];
        for (std::size_t row = begin; row < end; ++row) order[place[school[row]]++] = static_cast<std::uint32_t>(row);
    }
    return order;
}

namespace {

void pickReasons(const std::vector<std::uint8_t>& from, std::span<const std::uint32_t> rows,
                 std::vector<std::uint8_t>& to) {
    if (from.empty()) return;
    for (std::size_t at = 0; at < rows.size(); ++at) noteReason(to, at, reasonAt(from, rows[at]));
}

/// Lines of `width` bytes.
std::vector<std::uint8_t> pickLines(const std::vector<std::uint8_t>& lines, std::size_t width,
                                    std::span<const std::uint32_t> rows) {
    if (width == 1) return pickValues(lines, rows);
    std::vector<std::uint8_t> picked(rows.size() * width);
    for (std::size_t at = 0; width > 0 && at < rows.size(); ++at)
        std::memcpy(picked.data() + at * width, lines.data() + rows[at] * width, width);
    return picked;
}

struct Picker {
    std::span<const std::uint32_t> rows;

    Column operator()(const CodeColumn& column) const {
        CodeColumn picked{.options = column.options, .codes = {}};
        std::visit([&](const auto& codes) { picked.codes = pickValues(codes, rows); }, column.codes);
        return picked;
    }
    Column operator()(const TickColumn& column) const {
        TickColumn picked{.options = column.options,
                          .bytes_per_row = column.bytes_per_row,
                          .bits = pickLines(column.bits, column.bytes_per_row, rows),
                          .reasons = {}};
        pickReasons(column.reasons, rows, picked.reasons);
        return picked;
    }
    Column operator()(const RankColumn& column) const {
        RankColumn picked{
            .options = column.options, .ranks = pickLines(column.ranks, column.options, rows), .reasons = {}};
        pickReasons(column.reasons, rows, picked.reasons);
        return picked;
    }
    Column operator()(const NumberColumn& column) const {
        NumberColumn picked{
            .values = pickValues(column.values, rows), .present = pickValues(column.present, rows), .reasons = {}};
        pickReasons(column.reasons, rows, picked.reasons);
        return picked;
    }
    Column operator()(const TextColumn& column) const {
        TextColumn picked;
        picked.bytes.reserve(column.bytes.size());
        picked.ends.reserve(rows.size());
        for (const std::uint32_t row : rows) {
            const std::size_t begin = row == 0 ? 0 : column.ends[row - 1];
            picked.bytes.append(column.bytes, begin, column.ends[row] - begin);
            picked.ends.push_back(picked.bytes.size());
        }
        pickReasons(column.reasons, rows, picked.reasons);
        return picked;
    }
};

template <class Values>
void appendValues(Values& to, const Values& from, std::size_t begin, std::size_t end) {
    to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(begin),
              from.begin() + static_cast<std::ptrdiff_t>(end));
}

struct RowAppender {
    std::size_t rows;  ///< that the column has already
    const Column& from;
    std::size_t begin;
    std::size_t end;

    void operator()(CodeColumn& to) const {
        std::visit(
            [&](auto& codes) {
                appendValues(codes, std::get<std::decay_t<decltype(codes)>>(std::get<CodeColumn>(from).codes), begin,
                             end);
            },
            to.codes);
    }
    void operator()(TickColumn& to) const {
        const auto& column = std::get<TickColumn>(from);
        appendValues(to.bits, column.bits, begin * to.bytes_per_row, end * to.bytes_per_row);
        appendReasons(to.reasons, column.reasons);
    }
    void operator()(RankColumn& to) const {
        const auto& column = std::get<RankColumn>(from);
        appendValues(to.ranks, column.ranks, begin * to.options, end * to.options);
        appendReasons(to.reasons, column.reasons);
    }
    void operator()(NumberColumn& to) const {
        const auto& column = std::get<NumberColumn>(from);
        appendValues(to.values, column.values, begin, end);
        appendValues(to.present, column.present, begin, end);
        appendReasons(to.reasons, column.reasons);
    }
    void operator()(TextColumn& to) const {
        const auto& column = std::get<TextColumn>(from);
        const std::size_t text_begin = begin == 0 ? 0 : column.ends[begin - 1];
        const std::size_t before = to.bytes.size();
        for (std::size_t row = begin; row < end; ++row) to.ends.push_back(before + column.ends[row] - text_begin);
        if (end > begin) to.bytes.append(column.bytes, text_begin, column.ends[end - 1] - text_begin);
        appendReasons(to.reasons, column.reasons);
    }

    void appendReasons(std::vector<std::uint8_t>& to, const std::vector<std::uint8_t>& reasons) const {
        for (std::size_t row = begin; row < std::min(end, reasons.size()); ++row)
            noteReason(to, rows + row - begin, reasonAt(reasons, row));
    }
};

}  // namespace

Column pickRows(const Column& column, std::span<const std::uint32_t> rows) {
    return std::visit(Picker{rows}, column);
}

void orderRows(Responses& responses) {
    const std::vector<std::uint32_t> order = orderBySchool(responses.school);
    for (Column& column : responses.columns) column = pickRows(column, order);
    responses.school = pickValues(responses.school, order);
    if (!responses.weights.empty()) responses.weights = pickValues(responses.weights, order);
}

void appendRows(Column& to, std::size_t rows, const Column& from, std::size_t begin, std::size_t end) {
    std::visit(RowAppender{rows, from, begin, end}, to);
}

}  // namespace diaoyan
