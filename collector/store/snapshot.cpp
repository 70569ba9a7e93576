// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/snapshot.h"

#include "collector/store/row_order.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace diaoyan {

// Layout: format byte, alternative of Column, then each field as a u64 length in elements and the elements.
// Little endian throughout; a big endian machine refuses to read and so rebuilds from the answers.

namespace {

// 3: in blocks of rows.
constexpr std::uint8_t formatNumber = std::endian::native == std::endian::little ? 3 : 0x83;
constexpr std::uint8_t schoolsPiece = 0xFE;

Problem damaged() {
    return {"snapshot-damaged", phrase("列快照已损坏", "the column snapshot is damaged"), {}};
}

class Packer {
public:
    explicit Packer(std::uint8_t alternative) {
        bytes_ += static_cast<char>(formatNumber);
        bytes_ += static_cast<char>(alternative);
    }
    template <class Values>
    void add(const Values& values) {
        const std::uint64_t length = values.size();
        bytes_.append(reinterpret_cast<const char*>(&length), sizeof length);
        bytes_.append(reinterpret_cast<const char*>(values.data()), length * sizeof(*values.data()));
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {
        if (rest_.size() < 2 || static_cast<std::uint8_t>(rest_[0]) != formatNumber) {
            good_ = false;
            return;
        }
        alternative_ = static_cast<std::uint8_t>(rest_[1]);
        rest_.remove_prefix(2);
    }
    template <class Values>
    void take(Values& values) {
        std::uint64_t length = 0;
        if (!good_ || rest_.size() < sizeof length) return fail();
        std::memcpy(&length, rest_.data(), sizeof length);
        rest_.remove_prefix(sizeof length);
        using Value = typename Values::value_type;
        if (length > rest_.size() / sizeof(Value)) return fail();
        values.resize(length);
        if (length > 0) std::memcpy(values.data(), rest_.data(), length * sizeof(Value));
        rest_.remove_prefix(length * sizeof(Value));
    }
    std::size_t alternative() const { return alternative_; }
    bool good() const { return good_; }
    bool finished() const { return good_ && rest_.empty(); }

private:
    void fail() { good_ = false; }
    std::string_view rest_;
    std::uint8_t alternative_ = 0xFF;
    bool good_ = true;
};

/// Calls `field` with every array of a column, in a fixed order; for packing (const) and unpacking.
template <class Fields, class Field>
void eachField(Fields& column, Field field) {
    if constexpr (requires { column.codes; }) std::visit([&](auto& codes) { field(codes); }, column.codes);
    if constexpr (requires { column.bits; }) field(column.bits);
    if constexpr (requires { column.ranks; }) field(column.ranks);
    if constexpr (requires { column.values; }) field(column.values);
    if constexpr (requires { column.present; }) field(column.present);
    if constexpr (requires { column.bytes; }) field(column.bytes);
    if constexpr (requires { column.ends; }) field(column.ends);
    if constexpr (requires { column.reasons; }) field(column.reasons);
}

/// Whether all values are below a limit; without an early end, so that the compiler can compare many at a time.
template <class Values>
bool allBelow(const Values& values, std::size_t limit) {
    typename Values::value_type largest = 0;
    for (const auto value : values) largest = std::max(largest, value);
    return values.empty() || largest < limit;
}

bool reasonsFit(const std::vector<std::uint8_t>& reasons, std::size_t rows) {
    return reasons.size() <= rows && allBelow(reasons, missingReasons);
}

/// Does an unpacked column belong to this many rows and only hold what its item declares?
struct Fits {
    std::size_t rows;

    bool operator()(const CodeColumn& column) const {
        const std::size_t end = column.options + static_cast<std::size_t>(missingReasons);
        return std::visit([&](const auto& codes) { return codes.size() == rows && allBelow(codes, end); },
                          column.codes);
    }
    bool operator()(const TickColumn& column) const {
        if (column.bits.size() != rows * column.bytes_per_row || !reasonsFit(column.reasons, rows)) return false;
        if (column.options % 8 == 0) return true;
        const auto beyond = static_cast<std::uint8_t>(0xFFu << (column.options % 8));
        for (std::size_t at = column.bytes_per_row; at <= column.bits.size() && at > 0; at += column.bytes_per_row)
            if ((column.bits[at - 1] & beyond) != 0) return false;
        return true;
    }
    bool operator()(const RankColumn& column) const {
        return column.ranks.size() == rows * column.options && reasonsFit(column.reasons, rows) &&
               allBelow(column.ranks, column.options + std::size_t{1});
    }
    bool operator()(const NumberColumn& column) const {
        return column.values.size() == rows && column.present.size() == rows && reasonsFit(column.reasons, rows);
    }
    bool operator()(const TextColumn& column) const {
        return column.ends.size() == rows && reasonsFit(column.reasons, rows) &&
               std::is_sorted(column.ends.begin(), column.ends.end()) &&
               (column.ends.empty() ? 0 : column.ends.back()) == column.bytes.size();
    }
};

}  // namespace

std::string packColumn(const Column& column) {
    Packer packer(static_cast<std::uint8_t>(column.index()));
    std::visit([&](const auto& fields) { eachField(fields, [&](const auto& values) { packer.add(values); }); }, column);
    return packer.take();
}

namespace {

/// Makes `scratch` a column like another, with whatever rows.
void becomeLike(const Column& column, Column& scratch) {
    const auto* codes = std::get_if<CodeColumn>(&column);
    auto* mine = std::get_if<CodeColumn>(&scratch);
    const bool same =
        column.index() == scratch.index() && (codes == nullptr || codes->codes.index() == mine->codes.index());
    if (!same) {
        scratch = column;
    } else if (codes != nullptr) {
        mine->options = codes->options;
    } else if (const auto* ticks = std::get_if<TickColumn>(&column)) {
        std::get<TickColumn>(scratch).options = ticks->options;
        std::get<TickColumn>(scratch).bytes_per_row = ticks->bytes_per_row;
    } else if (const auto* ranks = std::get_if<RankColumn>(&column)) {
        std::get<RankColumn>(scratch).options = ranks->options;
    }
}

}  // namespace

Result<Done> unpackColumn(std::string_view bytes, std::size_t rows, std::size_t before, Column& column,
                          Column& scratch) {
    becomeLike(column, scratch);
    Unpacker unpacker(bytes);
    if (!unpacker.good() || unpacker.alternative() != scratch.index()) return damaged();
    std::visit([&](auto& fields) { eachField(fields, [&](auto& values) { unpacker.take(values); }); }, scratch);
    if (!unpacker.finished() || !std::visit(Fits{rows}, scratch)) return damaged();
    appendRows(column, before, scratch, 0, rows);
    return Done{};
}

std::string packSchools(const std::vector<std::uint16_t>& school, const std::vector<double>& weights) {
    Packer packer(schoolsPiece);
    packer.add(school);
    packer.add(weights);
    return packer.take();
}

Result<Done> unpackSchools(std::string_view bytes, bool first, Responses& responses) {
    Unpacker unpacker(bytes);
    if (!unpacker.good() || unpacker.alternative() != schoolsPiece) return damaged();
    std::vector<std::uint16_t> school;
    std::vector<double> weights;
    unpacker.take(school);
    unpacker.take(weights);
    const bool known = std::all_of(school.begin(), school.end(), [&](std::uint16_t code) {
        return code == Responses::noSchool || code < responses.schools.size();
    });
    const bool weighed = weights.size() == (first ? !weights.empty() : !responses.weights.empty()) * school.size();
    const bool sound =
        std::all_of(weights.begin(), weights.end(), [](double weight) { return std::isfinite(weight) && weight >= 0; });
    if (!unpacker.finished() || !known || !weighed || !sound) return damaged();
    responses.school.insert(responses.school.end(), school.begin(), school.end());
    responses.weights.insert(responses.weights.end(), weights.begin(), weights.end());
    responses.rows = responses.school.size();
    return Done{};
}

}  // namespace diaoyan
