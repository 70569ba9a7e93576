// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <zlib.h>

namespace diaoyan::tabular_tests {

namespace {

std::string gzipped(std::string_view text) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

}  // namespace

TEST(Gzip, ACsvOpensAsItIs) {
    const Table table = readText(gzipped("学校,满意\n一小,是\n"));
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.facts.format, "csv.gz");
    EXPECT_EQ(table.rows, (Rows{{"学校", "满意"}, {"一小", "是"}}));
    EXPECT_EQ(readText(gzipped("a,b\n") + gzipped("1,2\n") + std::string(512, '\0')).rows,
              (Rows{{"a", "b"}, {"1", "2"}}))
        << "several members, and the zeros of a tape";
    EXPECT_EQ(readText(gzipped("[{\"a\":1}]")).facts.format, "json");
}

TEST(Gzip, BadFilesAreNamed) {
    const std::string whole = gzipped("学校,满意\n一小,是\n二小,否\n");
    for (std::size_t size = 2; size < whole.size(); ++size)
        EXPECT_EQ(readText(whole.substr(0, size)).problem, "file-truncated") << size;
    std::string broken = whole;
    broken[whole.size() - 6] = static_cast<char>(broken[whole.size() - 6] ^ 1);  // the checksum
    EXPECT_EQ(readText(broken).problem, "file-damaged");
    EXPECT_EQ(readText(gzipped("")).problem, "file-empty");
    EXPECT_EQ(readText(gzipped(whole)).problem, "not-a-table");
    EXPECT_EQ(readText(gzipped("%PDF-1.7")).problem, "not-a-table");
}

TEST(Gzip, WhatUnpacksToTooMuchIsRefused) {
    TableOptions options;
    options.limits.unpacked_bytes = 1000;
    EXPECT_EQ(readText(gzipped(std::string(1001, 'a')), options).problem, "too-large");
    EXPECT_EQ(readText(gzipped(std::string(1000, 'a')), options).problem, "");
    // Zeros pack a thousandfold; no table does, so the limit of bytes need not be reached.
    const Table bomb = readText(gzipped(std::string(80 << 20, '\0')));
    EXPECT_EQ(bomb.problem, "too-large");
    EXPECT_NE(bomb.message.find("500"), std::string::npos) << bomb.message;
}

TEST(Gzip, TheStudentsOfPisa) {
    const std::string path =
        std::string(DIAOYAN_SOURCE_DIR) + "/../shared/data/scale/learningtower_pisa2003_students.csv.gz";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared collection of real files is not here";
    Result<TableSource> source = openTable(path);
    ASSERT_TRUE(source.ok()) << describe(source.problem(), Language::en);
    EXPECT_EQ(source->facts.format, "csv.gz");
    std::vector<Cell> cells;
    std::int64_t rows = 0;
    for (;;) {
        const Result<bool> more = source->rows->next(cells);
        ASSERT_TRUE(more.ok());
        if (!*more) break;
        ++rows;
        ASSERT_LE(cells.size(), 22u);
    }
    EXPECT_EQ(rows, 276166);
}

}  // namespace diaoyan::tabular_tests
