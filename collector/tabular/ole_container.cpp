// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/ole_container.h"

#include "collector/tabular/file_bytes.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr std::uint32_t endOfChain = 0xFFFFFFFE;
constexpr std::uint32_t lastSector = 0xFFFFFFFA;  // numbers above have a meaning of their own
constexpr std::size_t miniSectorBytes = 64;
constexpr std::size_t headerFatSectors = 109;

}  // namespace

std::uint16_t littleU16(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) return 0;
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1])
                                                                                  << 8);
}

std::uint32_t littleU32(std::string_view bytes, std::size_t at) {
    return littleU16(bytes, at) | static_cast<std::uint32_t>(littleU16(bytes, at + 2)) << 16;
}

Problem OleContainer::truncated() const {
    return fileProblem("file-truncated", path_,
                       phrase("文件不完整（后面的部分缺失），请重新下载或导出",
                              "the file is incomplete (its end is missing); download or export it again"));
}

Problem OleContainer::damaged(std::string_view what) const {
    return fileProblem("file-damaged", path_,
                       phrase("文件已损坏（{0}），请重新导出，或在 Excel/WPS 中修复后另存为 .xlsx",
                              "the file is damaged ({0}); export it again, or repair it in Excel and save as .xlsx",
                              {what}));
}

/// Empty when it lies beyond the file. The last sector may be shorter: many writers do not fill it.
std::string_view OleContainer::sector(std::uint32_t number) const {
    const std::uint64_t begin = (static_cast<std::uint64_t>(number) + 1) * sector_bytes_;
    return begin < bytes_.size() ? bytes_.substr(begin, sector_bytes_) : std::string_view{};
}

Result<Done> OleContainer::readHeader() {
    if (bytes_.size() < 512) return truncated();
    const unsigned shift = littleU16(bytes_, 30);
    if ((shift != 9 && shift != 12) || littleU16(bytes_, 28) != 0xFFFE || littleU16(bytes_, 32) != 6)
        return damaged("OLE2 header");
    sector_bytes_ = std::size_t{1} << shift;
    directory_first_ = littleU32(bytes_, 48);
    mini_cutoff_ = littleU32(bytes_, 56);
    mini_fat_first_ = littleU32(bytes_, 60);
    return Done{};
}

Result<Done> OleContainer::readAllocation() {
    std::vector<std::uint32_t> fat_sectors;
    for (std::size_t i = 0; i < headerFatSectors; ++i) fat_sectors.push_back(littleU32(bytes_, 76 + i * 4));
    std::uint32_t next = littleU32(bytes_, 68);
    for (std::uint64_t steps = 0; next < lastSector; ++steps) {
        const std::string_view list = sector(next);
        if (list.size() < sector_bytes_) return truncated();
        if (steps > sectors()) return damaged("DIFAT");
        for (std::size_t at = 0; at + 4 < sector_bytes_; at += 4) fat_sectors.push_back(littleU32(list, at));
        next = littleU32(list, sector_bytes_ - 4);
    }
    std::erase_if(fat_sectors, [](std::uint32_t number) { return number >= lastSector; });
    if (fat_sectors.size() > sectors()) return damaged("FAT");
    for (const std::uint32_t number : fat_sectors) {
        const std::string_view part = sector(number);
        if (part.size() < sector_bytes_) return truncated();
        for (std::size_t at = 0; at < sector_bytes_; at += 4) fat_.push_back(littleU32(part, at));
    }
    return Done{};
}

Result<std::string> OleContainer::chain(std::uint32_t first, std::uint64_t size) const {
    std::string content;
    std::uint64_t steps = 0;
    for (std::uint32_t at = first; at < lastSector && content.size() < size; at = fat_[at]) {
        const std::string_view part = sector(at);
        if (part.empty()) return truncated();
        if (++steps > sectors() || at >= fat_.size()) return damaged("FAT chain");
        content += part;
        if (part.size() < sector_bytes_) break;
    }
    if (size != static_cast<std::uint64_t>(-1)) {
        if (content.size() < size) return truncated();
        content.resize(size);
    }
    return content;
}

Result<std::string> OleContainer::miniChain(std::uint32_t first, std::uint64_t size) const {
    std::string content;
    std::uint64_t steps = 0;
    for (std::uint32_t at = first; at < lastSector && content.size() < size; at = mini_fat_[at]) {
        if (++steps > mini_fat_.size() || at >= mini_fat_.size()) return damaged("mini FAT chain");
        if (std::uint64_t{at} * miniSectorBytes >= mini_stream_.size()) return truncated();
        content += std::string_view(mini_stream_).substr(std::size_t{at} * miniSectorBytes, miniSectorBytes);
    }
    if (content.size() < size) return truncated();
    content.resize(size);
    return content;
}

Result<Done> OleContainer::readDirectory() {
    const Result<std::string> directory = chain(directory_first_, static_cast<std::uint64_t>(-1));
    if (!directory) return directory.problem();
    const std::string_view all = *directory;
    for (std::size_t at = 0; at + 128 <= all.size(); at += 128) {
        const std::string_view record = all.substr(at, 128);
        Entry found;
        const std::size_t name_bytes = std::min<std::size_t>(littleU16(record, 64), 64);
        for (std::size_t i = 0; i + 2 < name_bytes; i += 2) {
            const std::uint16_t unit = littleU16(record, i);
            found.name += unit < 0x80 ? static_cast<char>(unit) : '?';
        }
        found.first = littleU32(record, 116);
        found.size = littleU32(record, 120);
        entries_.push_back(std::move(found));
    }
    if (entries_.empty()) return damaged("OLE2 directory");
    if (entries_[0].first < lastSector && entries_[0].size > 0) {
        const Result<std::string> minis = chain(entries_[0].first, static_cast<std::uint64_t>(-1));
        if (!minis) return minis.problem();
        mini_stream_ = *minis;
        const Result<std::string> table = chain(mini_fat_first_, static_cast<std::uint64_t>(-1));
        if (!table) return table.problem();
        for (std::size_t at = 0; at + 4 <= table->size(); at += 4) mini_fat_.push_back(littleU32(*table, at));
    }
    return Done{};
}

Result<OleContainer> OleContainer::open(std::string_view bytes, const std::string& path) {
    OleContainer container(bytes, path);
    if (const auto done = container.readHeader(); !done) return done.problem();
    if (const auto done = container.readAllocation(); !done) return done.problem();
    if (const auto done = container.readDirectory(); !done) return done.problem();
    return container;
}

const OleContainer::Entry* OleContainer::entry(std::string_view name) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.name == name; });
    return found == entries_.end() ? nullptr : &*found;
}

bool OleContainer::has(std::string_view name) const {
    return entry(name) != nullptr;
}

Result<std::string> OleContainer::stream(std::string_view name) const {
    const Entry& found = *entry(name);
    if (found.size > bytes_.size()) return truncated();
    return found.size < mini_cutoff_ ? miniChain(found.first, found.size) : chain(found.first, found.size);
}

}  // namespace diaoyan
