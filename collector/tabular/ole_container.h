// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// The streams of an OLE2 file (compound file binary), every length and chain checked against the file's size.
class OleContainer {
public:
    /// `bytes` must outlive the container. Problems: file-truncated, file-damaged.
    static Result<OleContainer> open(std::string_view bytes, const std::string& path);

    bool has(std::string_view name) const;

    /// The whole stream. Problems: file-truncated, file-damaged; REQUIRES: has(name)
    Result<std::string> stream(std::string_view name) const;

private:
    struct Entry {
        std::string name;  ///< ASCII; other characters as '?'
        std::uint32_t first = 0;
        std::uint64_t size = 0;
    };

    OleContainer(std::string_view bytes, std::string path) : bytes_(bytes), path_(std::move(path)) {}
    Result<Done> readHeader();
    Result<Done> readAllocation();
    Result<Done> readDirectory();
    const Entry* entry(std::string_view name) const;
    Result<std::string> chain(std::uint32_t first, std::uint64_t size) const;
    Result<std::string> miniChain(std::uint32_t first, std::uint64_t size) const;
    Problem truncated() const;
    Problem damaged(std::string_view what) const;
    std::string_view sector(std::uint32_t number) const;
    std::uint64_t sectors() const { return (bytes_.size() + sector_bytes_ - 1) / sector_bytes_; }

    std::string_view bytes_;
    std::string path_;
    std::size_t sector_bytes_ = 512;
    std::uint32_t mini_cutoff_ = 4096;
    std::uint32_t directory_first_ = 0;
    std::uint32_t mini_fat_first_ = 0;
    std::vector<std::uint32_t> fat_;
    std::vector<std::uint32_t> mini_fat_;
    std::vector<Entry> entries_;  ///< the first is the root, whose stream holds the small ones
    std::string mini_stream_;
};

/// Little-endian numbers; bytes beyond the end count as 0.
std::uint16_t littleU16(std::string_view bytes, std::size_t at);
std::uint32_t littleU32(std::string_view bytes, std::size_t at);

}  // namespace diaoyan
