// SPDX-License-Identifier: GPL-3.0-or-later
// Highway includes this file once for every instruction set it can compile for.
#include "analysis/engine/run_counts.h"

#include "analysis/engine/cell_counts.h"

#include <algorithm>
#include <cstring>

// AVX-512 has proved no faster here than AVX2, nor SSE4 than SSSE3.
#define HWY_DISABLED_TARGETS (HWY_AVX3_DL | HWY_AVX3 | HWY_SSE4)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "analysis/engine/run_counts.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace diaoyan::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Bytes = hn::ScalableTag<std::uint8_t>;
using Vector = hn::Vec<Bytes>;

/// Bytes of a run from a row on, as many as fit into a vector; lanes beyond the end of the run hold `fill`.
HWY_INLINE Vector loadRows(const std::vector<std::uint8_t>& column, std::size_t row, std::size_t end,
                           std::uint8_t fill) {
    const Bytes d;
    const std::size_t lanes = hn::Lanes(d);
    if (end - row >= lanes) return hn::LoadU(d, column.data() + row);
    const Vector filling = hn::Set(d, fill);
    if (column.size() - row >= lanes)
        return hn::IfThenElse(hn::FirstN(d, end - row), hn::LoadU(d, column.data() + row), filling);
    HWY_ALIGN std::uint8_t buffer[hn::MaxLanes(d)];
    hn::Store(filling, d, buffer);
    std::memcpy(buffer, column.data() + row, end - row);
    return hn::Load(d, buffer);
}

HWY_INLINE std::uint32_t sumOf(Vector counters) {
    const hn::ScalableTag<std::uint64_t> d;
    return static_cast<std::uint32_t>(hn::GetLane(hn::SumOfLanes(d, hn::SumsOf8(counters))));
}

/// Adds to counts[key] how many rows match each of the keys; returns how many matches there were.
/// `values(row)` are the bytes from a row on, `matches(values, key)` marks those that match a key.
template <class Values, class Matches>
HWY_INLINE std::uint32_t addMatches(std::size_t begin, std::size_t end, std::size_t keys, const Values& values,
                                    const Matches& matches, std::uint32_t* counts) {
    const Bytes d;
    const std::size_t lanes = hn::Lanes(d);
    std::uint32_t found = 0;
    const auto add = [&](std::size_t key, Vector counters) HWY_ATTR {
        if (key >= keys) return;
        const std::uint32_t count = sumOf(counters);
        counts[key] += count;
        found += count;
    };
    for (std::size_t piece = begin; piece < end; piece += 255 * lanes) {
        const std::size_t piece_end = std::min(end, piece + 255 * lanes);
        // Four keys at a time: enough for the additions not to wait for one another.
        for (std::size_t key = 0; key < keys; key += 4) {
            Vector first = hn::Zero(d), second = first, third = first, fourth = first;
            for (std::size_t row = piece; row < piece_end; row += lanes) {
                const Vector bytes = values(row);
                first = hn::Sub(first, hn::VecFromMask(d, matches(bytes, key)));
                second = hn::Sub(second, hn::VecFromMask(d, matches(bytes, key + 1)));
                third = hn::Sub(third, hn::VecFromMask(d, matches(bytes, key + 2)));
                fourth = hn::Sub(fourth, hn::VecFromMask(d, matches(bytes, key + 3)));
            }
            add(key, first);
            add(key + 1, second);
            add(key + 2, third);
            add(key + 3, fourth);
        }
    }
    return found;
}

/// Marks the bytes that are equal to a key.
struct Equal {
    HWY_INLINE auto operator()(Vector bytes, std::size_t key) const {
        const Bytes d;
        return hn::Eq(bytes, hn::Set(d, static_cast<std::uint8_t>(key)));
    }
};

void countCodes(const std::vector<std::uint8_t>& codes, const std::vector<RowRun>& runs, std::size_t width,
                std::uint32_t* cells) {
    for (const RowRun& run : runs) {
        std::uint32_t* const line = cells + run.group * width;
        const auto rows = [&](std::size_t row) HWY_ATTR { return loadRows(codes, row, run.end, 0xFF); };
        const std::uint32_t found = addMatches(run.begin, run.end, width - 1, rows, Equal{}, line);
        line[width - 1] += static_cast<std::uint32_t>(run.end - run.begin) - found;
    }
}

void countTicks(const std::vector<std::uint8_t>& ticks, const std::vector<std::uint8_t>& reasons,
                const std::vector<RowRun>& runs, std::uint32_t* cells) {
    const Bytes d;
    const TickCells places;
    for (const RowRun& run : runs) {
        std::uint32_t* const line = cells + run.group * places.width();
        const auto rows = [&](std::size_t row) HWY_ATTR { return loadRows(ticks, row, run.end, 0); };
        const auto bit = [&](Vector bytes, std::size_t key)
                             HWY_ATTR { return hn::TestBit(bytes, hn::Set(d, static_cast<std::uint8_t>(1u << key))); };
        addMatches(run.begin, run.end, 8, rows, bit, line);

        const auto bits = [&](std::size_t row)
                              HWY_ATTR { return hn::Sub(hn::PopulationCount(rows(row)), hn::Set(d, 1)); };
        std::uint32_t* const choices = line + places.choices();
        const std::uint32_t answered = addMatches(run.begin, run.end, 8, bits, Equal{}, choices + 1);
        const std::uint32_t none = static_cast<std::uint32_t>(run.end - run.begin) - answered;
        choices[0] += none;

        std::uint32_t* const missing = line + places.reasons();
        const std::size_t reasons_end = std::min(run.end, reasons.size());
        const auto reason = [&](std::size_t row) HWY_ATTR {
            const auto empty = hn::Eq(loadRows(ticks, row, run.end, 1), hn::Zero(d));
            const Vector why = row < reasons_end ? loadRows(reasons, row, reasons_end, 0) : hn::Zero(d);
            return hn::IfThenElse(empty, why, hn::Set(d, 0xFF));
        };
        if (reasons.empty())
            missing[0] += none;
        else
            missing[missingReasons - 1] +=
                none - addMatches(run.begin, run.end, missingReasons - 1, reason, Equal{}, missing);
    }
}

}  // namespace diaoyan::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace diaoyan {

namespace {

// Highway's library would choose, but at every start of a program it measures the clock of the processor for
// several milliseconds, which is a small survey's whole time. Its headers do without it.
std::vector<RunCounter> countersOfThisProcessor() {
    std::vector<RunCounter> found;
#if HWY_ARCH_X86
    __builtin_cpu_init();
#if HWY_TARGETS & HWY_AVX2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma") &&
        __builtin_cpu_supports("aes") && __builtin_cpu_supports("pclmul"))
        found.push_back({"AVX2", N_AVX2::countCodes, N_AVX2::countTicks});
#endif
#if HWY_TARGETS & HWY_SSSE3
    if (__builtin_cpu_supports("ssse3")) found.push_back({"SSSE3", N_SSSE3::countCodes, N_SSSE3::countTicks});
#endif
#endif
    found.push_back({"baseline", HWY_STATIC_DISPATCH(countCodes), HWY_STATIC_DISPATCH(countTicks)});
    return found;
}

}  // namespace

const std::vector<RunCounter>& runCounters() {
    static const std::vector<RunCounter> counters = countersOfThisProcessor();
    return counters;
}

void countCodes(const std::vector<std::uint8_t>& codes, const std::vector<RowRun>& runs, std::size_t width,
                std::uint32_t* cells) {
    runCounters().front().codes(codes, runs, width, cells);
}

void countTicks(const std::vector<std::uint8_t>& ticks, const std::vector<std::uint8_t>& reasons,
                const std::vector<RowRun>& runs, std::uint32_t* cells) {
    runCounters().front().ticks(ticks, reasons, runs, cells);
}

}  // namespace diaoyan
#endif
