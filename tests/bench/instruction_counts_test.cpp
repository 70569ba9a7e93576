// SPDX-License-Identifier: GPL-3.0-or-later
// A kernel that needs half as many instructions again is noticed without a clock.
#include "bench/measured_run.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace diaoyan::bench {
namespace {

namespace fs = std::filesystem;

struct InstructionCount {
    std::string name;
    std::int64_t instructions = 0;
};

const std::string recordedPath = DIAOYAN_SOURCE_DIR "/bench/kernels/instruction_counts.txt";

/// "instructions name" lines; others begin with #.
std::vector<InstructionCount> recordedCounts() {
    std::vector<InstructionCount> counts;
    std::ifstream file(recordedPath);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        InstructionCount count;
        std::istringstream words(line);
        words >> count.instructions >> std::ws;
        std::getline(words, count.name);
        counts.push_back(count);
    }
    return counts;
}

void record(const std::vector<InstructionCount>& counts) {
    std::ofstream file(recordedPath);
    file << "# Instructions of each kernel of kernel_loads.h on 10,000 answers, as callgrind counts them in the dev\n"
            "# build with GCC 12. Written by ./dev bench --record-instructions.\n";
    for (const InstructionCount& count : counts) file << count.instructions << ' ' << count.name << '\n';
}

/// The total of a dump that was made on leaving the kernel; 0 for the dumps made on entering it.
std::int64_t kernelTotal(const fs::path& dump) {
    std::ifstream file(dump);
    bool leaving = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "desc: Trigger: --dump-after=measuredKernel") leaving = true;
        if (leaving && line.starts_with("totals: ")) return std::stoll(line.substr(8));
    }
    return 0;
}

/// Runs the loads under callgrind, which writes a dump before and after each.
std::vector<InstructionCount> countedInstructions(const fs::path& folder) {
    // One path through the C library on every machine: it would choose by what the processor offers.
    ::setenv("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-AVX,-ERMS,-FSRM,-AVX512F,-AVX512VL,-AVX512BW", 1);
    const auto run =
        measuredRun({"valgrind", "--tool=callgrind", "--dump-before=measuredKernel", "--dump-after=measuredKernel",
                     "--callgrind-out-file=" + (folder / "dump").string(), DIAOYAN_INSTRUCTION_LOAD, folder},
                    folder / "stderr", folder / "stdout");
    EXPECT_TRUE(run.ok()) << bytesOf(folder / "stderr");
    std::vector<InstructionCount> counts;
    std::istringstream names(bytesOf(folder / "stdout"));
    int dump = 0;
    for (std::string name; std::getline(names, name);) {
        std::int64_t total = 0;
        while (total == 0) {
            const fs::path path = folder / ("dump." + std::to_string(++dump));
            if (!fs::exists(path)) break;
            total = kernelTotal(path);
        }
        counts.push_back({name, total});
    }
    return counts;
}

/// Of a kernel that is hardly more than an allocation, that is all that could be seen to change.
constexpr std::int64_t smallChange = 20'000;

void compare(const std::vector<InstructionCount>& counted, const std::vector<InstructionCount>& recorded) {
    const std::string again = "; if that is meant: ./dev bench --record-instructions";
    ASSERT_EQ(counted.size(), recorded.size()) << "other kernels than recorded" << again;
    for (std::size_t i = 0; i < counted.size(); ++i) {
        EXPECT_EQ(counted[i].name, recorded[i].name) << again;
        EXPECT_GT(counted[i].instructions, 0) << counted[i].name;
        EXPECT_LE(counted[i].instructions, recorded[i].instructions * 3 / 2 + smallChange) << counted[i].name << again;
        if (counted[i].instructions < recorded[i].instructions / 2)
            std::printf("%s: %lld instructions, recorded were %lld: worth recording again\n", counted[i].name.c_str(),
                        static_cast<long long>(counted[i].instructions),
                        static_cast<long long>(recorded[i].instructions));
    }
}

TEST(InstructionCounts, StayWithinHalfAgainOfTheRecorded) {
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "valgrind and AddressSanitizer do not go together";
#elif !defined(__GNUC__) || __GNUC__ != 12 || defined(__clang__)
    GTEST_SKIP() << "recorded with GCC 12; other compilers count otherwise";
#endif
    const fs::path folder = fs::temp_directory_path() / ("diaoyan-instructions-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    if (!measuredRun({"valgrind", "--version"}, folder / "stderr")) GTEST_SKIP() << "valgrind is not installed";
    const std::vector<InstructionCount> counted = countedInstructions(folder);
    if (std::getenv("RECORD_INSTRUCTIONS") != nullptr)
        record(counted);
    else
        compare(counted, recordedCounts());
    fs::remove_all(folder);
}

}  // namespace
}  // namespace diaoyan::bench
