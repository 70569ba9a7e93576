// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/xls_builder.h"

#include <bit>

namespace diaoyan::tabular_tests {

namespace {

constexpr std::size_t sectorBytes = 512;

std::string directoryEntry(std::string_view name, unsigned type, std::uint32_t first, std::size_t size) {
    std::string entry;
    for (const char c : name) entry += u16(static_cast<unsigned char>(c));
    entry.resize(64);
    entry += u16(static_cast<unsigned>(name.size() * 2 + 2)) + u8(type) + u8(1) + u32(0xFFFFFFFF) + u32(0xFFFFFFFF) +
             u32(type == 5 ? 1 : 0xFFFFFFFF);
    entry.resize(116);
    return entry + u32(first) + u32(static_cast<std::uint32_t>(size)) + u32(0);
}

}  // namespace

std::string u8(unsigned number) {
    return std::string(1, static_cast<char>(number & 0xFF));
}

std::string u16(unsigned number) {
    return u8(number) + u8(number >> 8);
}

std::string u32(std::uint32_t number) {
    return u16(number & 0xFFFF) + u16(number >> 16);
}

std::string f64(double number) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    return u32(static_cast<std::uint32_t>(bits)) + u32(static_cast<std::uint32_t>(bits >> 32));
}

std::string record(unsigned id, const std::string& data) {
    return u16(id) + u16(static_cast<unsigned>(data.size())) + data;
}

std::string oleOf(const std::string& stream_name, std::string stream) {
    constexpr std::uint32_t endOfChain = 0xFFFFFFFE;
    if (stream.size() < 4096) stream.resize(4096);
    const std::size_t size = stream.size();
    stream.resize((size + sectorBytes - 1) / sectorBytes * sectorBytes);
    const auto sectors = static_cast<std::uint32_t>(stream.size() / sectorBytes);
    const std::uint32_t fat_sectors = (sectors + 2 + 126) / 127;

    std::string header("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    header.resize(24);
    header += u16(0x3E) + u16(3) + u16(0xFFFE) + u16(9) + u16(6);
    header.resize(44);
    header +=
        u32(fat_sectors) + u32(sectors) + u32(0) + u32(4096) + u32(endOfChain) + u32(0) + u32(endOfChain) + u32(0);
    for (std::uint32_t i = 0; i < 109; ++i) header += u32(i < fat_sectors ? sectors + 1 + i : 0xFFFFFFFF);

    std::string fat;
    for (std::uint32_t i = 0; i < sectors; ++i) fat += u32(i + 1 < sectors ? i + 1 : endOfChain);
    fat += u32(endOfChain);  // the directory
    for (std::uint32_t i = 0; i < fat_sectors; ++i) fat += u32(0xFFFFFFFD);
    while (fat.size() < fat_sectors * sectorBytes) fat += u32(0xFFFFFFFF);

    std::string directory = directoryEntry("Root Entry", 5, endOfChain, 0) + directoryEntry(stream_name, 2, 0, size);
    directory.resize(sectorBytes);
    return header + stream + directory + fat;
}

std::string xlsOf(const std::string& global_records, const std::string& sheet_records, unsigned version) {
    const bool biff8 = version >= 0x0600;
    const std::string name = biff8 ? u8(2) + u8(1) + "\x70\x65\x6E\x63" /* 数据 */ : u8(4) + "Data";
    const std::string begin = record(0x0809, u16(version) + u16(0x0005) + u32(0) + u32(0) + u32(0));
    const std::string entry_without_place = u16(0) + name;
    const std::size_t sheet_at = begin.size() + 4 + 4 + entry_without_place.size() + global_records.size() + 4;
    return oleOf(biff8 ? "Workbook" : "Book",
                 begin + record(0x0085, u32(static_cast<std::uint32_t>(sheet_at)) + entry_without_place) +
                     global_records + record(0x000A, "") +
                     record(0x0809, u16(version) + u16(0x0010) + u32(0) + u32(0) + u32(0)) + sheet_records +
                     record(0x000A, ""));
}

}  // namespace diaoyan::tabular_tests
