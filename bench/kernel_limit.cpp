// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernel_limit.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <thread>

namespace diaoyan::bench {
namespace {

constexpr int mostOptions = 8;

/// 64 codes at once; GCC cuts them into what the machine has (one AVX-512, two AVX2, four SSE registers).
using Bytes = std::uint8_t __attribute__((vector_size(rowsAtOnce)));
using Words = std::uint64_t __attribute__((vector_size(rowsAtOnce)));

/// Options of one school, and behind them those who answered.
using SchoolCounts = std::array<std::uint32_t, mostOptions + 1>;

/// Sum of 64 counters.
std::uint32_t sumOf(Bytes counters) {
    Words words;
    std::memcpy(&words, &counters, sizeof words);
    constexpr std::uint64_t low = 0x00FF00FF00FF00FFu;
    const Words pairs = (words & low) + ((words >> 8) & low);  // four sums of up to 510 in each word
    std::uint64_t sum = 0;
    for (std::size_t w = 0; w < sizeof words / sizeof(std::uint64_t); ++w)
        sum += (pairs[w] * 0x0001000100010001u) >> 48;
    return static_cast<std::uint32_t>(sum);
}

/// Adds up `counters` values for each of the codes. `count` adds one block of codes to its counters; a byte holds
/// 255 blocks, then it is emptied.
template <int counters, class Count>
void countBlocks(const std::uint8_t* at, const std::uint8_t* end, SchoolCounts& sums, const Count& count) {
    constexpr std::ptrdiff_t most = 255 * static_cast<std::ptrdiff_t>(rowsAtOnce);
    while (at != end) {
        std::array<Bytes, counters> counted{};
        for (const std::uint8_t* stop = at + std::min(end - at, most); at != stop; at += rowsAtOnce) {
            Bytes codes;
            std::memcpy(&codes, at, sizeof codes);
            count(codes, counted);
        }
        for (std::size_t c = 0; c < counters; ++c) sums[c] += sumOf(counted[c]);
    }
}

template <int options>
void countChoices(const std::uint8_t* begin, const std::uint8_t* end, SchoolCounts& sums) {
    countBlocks<options>(begin, end, sums, [](Bytes codes, auto& counted) {
        // A comparison yields 255 where it holds: minus one, in a byte.
        for (std::size_t option = 0; option < options; ++option)
            counted[option] -= (Bytes)(codes == static_cast<std::uint8_t>(option));
    });
}

void countTicks(const std::uint8_t* begin, const std::uint8_t* end, SchoolCounts& sums) {
    countBlocks<mostOptions + 1>(begin, end, sums, [](Bytes codes, auto& counted) {
        for (std::size_t option = 0; option < mostOptions; ++option)
            counted[option] += (codes >> static_cast<std::uint8_t>(option)) & std::uint8_t{1};
        counted[mostOptions] -= (Bytes)(codes != std::uint8_t{0});
    });
}

using Counting = void (*)(const std::uint8_t*, const std::uint8_t*, SchoolCounts&);

/// The number of options is fixed when the loop is compiled, so that its counters stay in registers.
Counting countingOf(const SchoolCodes& question) {
    if (question.multiple) return countTicks;
    constexpr std::array<Counting, mostOptions + 1> byOptions{nullptr,         countChoices<1>, countChoices<2>,
                                                              countChoices<3>, countChoices<4>, countChoices<5>,
                                                              countChoices<6>, countChoices<7>, countChoices<8>};
    return byOptions[static_cast<std::size_t>(question.options)];
}

double squareOver(double difference, double expected) {
    return difference * difference / expected;
}

/// Pearson's statistic, schools x options; empty rows and columns take no part.
double chiSquareOf(const std::vector<SchoolCounts>& schools, const std::array<double, mostOptions>& totals,
                   std::size_t options) {
    double everybody = 0;
    for (std::size_t o = 0; o < options; ++o) everybody += totals[o];
    double statistic = 0;
    for (const SchoolCounts& counts : schools) {
        double school = 0;
        for (std::size_t o = 0; o < options; ++o) school += counts[o];
        if (school == 0) continue;
        for (std::size_t o = 0; o < options; ++o) {
            const double expected = school * totals[o] / everybody;
            if (expected > 0) statistic += squareOver(counts[o] - expected, expected);
        }
    }
    return statistic;
}

/// The same for schools x (ticked, not ticked) of one option.
double chiSquareOfTicks(const std::vector<SchoolCounts>& schools, std::size_t option) {
    double ticked = 0;
    double cases = 0;
    for (const SchoolCounts& counts : schools) {
        ticked += counts[option];
        cases += counts[mostOptions];
    }
    if (ticked == 0 || ticked == cases) return 0;
    double statistic = 0;
    for (const SchoolCounts& counts : schools) {
        const double answered = counts[mostOptions];
        if (answered == 0) continue;
        const double expected = answered * ticked / cases;
        const double difference = counts[option] - expected;
        statistic += squareOver(difference, expected) + squareOver(difference, answered - expected);
    }
    return statistic;
}

void analyseQuestion(const SchoolCodes& question, const std::vector<std::size_t>& begin, Checksums& found) {
    std::vector<SchoolCounts> schools(begin.size() - 1, SchoolCounts{});
    const Counting count = countingOf(question);
    for (std::size_t s = 0; s < schools.size(); ++s)
        count(question.codes.data() + begin[s], question.codes.data() + begin[s + 1], schools[s]);

    const auto options = static_cast<std::size_t>(question.options);
    std::array<double, mostOptions> totals{};
    std::int64_t weighted = 0;
    for (std::size_t o = 0; o < options; ++o) {
        std::int64_t total = 0;
        for (const SchoolCounts& counts : schools) total += counts[o];
        totals[o] = static_cast<double>(total);
        weighted += question.position * static_cast<std::int64_t>(o + 1) * total;
    }
    if (question.multiple) {
        *found.ticks += weighted;
        for (std::size_t o = 0; o < options; ++o) *found.chi_square_ticks += chiSquareOfTicks(schools, o);
    } else {
        *found.choices += weighted;
        *found.chi_square_choices += chiSquareOf(schools, totals, options);
    }
}

/// Frequencies of the number, and its number of answers and mean by school.
void analyseMinutes(const CodesBySchool& answers, Checksums& found) {
    constexpr std::uint16_t missing = CodesBySchool::noMinutes;
    // Four histograms in turn: a value that follows its like does not wait for the count before it.
    const auto beyond = static_cast<std::uint16_t>(answers.most_minutes + 1);  // where the missing are counted
    std::vector<std::array<std::uint32_t, 4>> histogram(std::size_t{beyond} + 1);
    const std::vector<std::uint16_t>& minutes = answers.minutes;
    for (std::size_t row = 0; row < minutes.size(); row += 4)
        for (std::size_t i = 0; i < 4; ++i) ++histogram[std::min(minutes[row + i], beyond)][i];
    histogram.pop_back();
    for (const auto& four : histogram) *found.different_minutes += (four[0] | four[1] | four[2] | four[3]) != 0 ? 1 : 0;

    std::vector<double> means;
    for (std::size_t s = 0; s + 1 < answers.begin.size(); ++s) {
        std::uint32_t sum = 0;
        std::uint32_t count = 0;
        for (std::size_t row = answers.begin[s]; row < answers.begin[s + 1]; ++row) {
            sum += minutes[row] == missing ? 0u : minutes[row];
            count += minutes[row] == missing ? 0u : 1u;
        }
        *found.sum_of_minutes += sum;
        means.push_back(count == 0 ? 0 : static_cast<double>(sum) / count);
    }
}

}  // namespace

Checksums countAtTheLimit(const CodesBySchool& answers, int threads) {
    std::atomic<std::size_t> next{0};
    const auto work = [&](Checksums& found) {
        found = nothingYet();
        for (std::size_t q = next++; q <= answers.questions.size(); q = next++) {
            if (q == 0)
                analyseMinutes(answers, found);
            else
                analyseQuestion(answers.questions[q - 1], answers.begin, found);
        }
    };
    std::vector<Checksums> found(static_cast<std::size_t>(threads));
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < found.size(); ++t) others.emplace_back([&, t] { work(found[t]); });
    work(found[0]);
    for (std::thread& other : others) other.join();
    for (std::size_t t = 1; t < found.size(); ++t) add(found[0], found[t]);
    return found[0];
}

}  // namespace diaoyan::bench
