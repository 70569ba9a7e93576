// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct zip;
struct zip_file;

namespace diaoyan {

/// One part of a zip file being unpacked.
class PartStream {
public:
    PartStream(zip_file* file, std::uint64_t size, std::string path, std::string name);

    /// Up to `size` bytes; 0 at the end. Problem: file-damaged (broken data, wrong checksum, more than was declared).
    Result<std::size_t> read(char* to, std::size_t size);

private:
    struct Close {
        void operator()(zip_file* file) const;
    };
    std::unique_ptr<zip_file, Close> file_;
    std::uint64_t left_;
    std::string path_;
    std::string name_;
};

/// The parts of a zip file (a workbook is one), their sizes checked before anything is unpacked.
class ZipParts {
public:
    /// Problems: file-truncated, file-damaged, file-encrypted, too-large (more than `unpacked_limit` altogether).
    static Result<ZipParts> open(FileBytes bytes, const std::string& path, std::uint64_t unpacked_limit);

    const std::vector<std::string>& names() const { return names_; }

    /// Names compare without case, as the packages of Office demand.
    bool has(const std::string& name) const;

    /// Problem: file-damaged
    Result<PartStream> part(const std::string& name) const;

    /// A part as a whole. Problems: file-damaged.
    Result<std::string> whole(const std::string& name) const;

    const std::string& path() const { return path_; }

private:
    struct Discard {
        void operator()(zip* archive) const;
    };
    std::string path_;
    std::unique_ptr<FileBytes> bytes_;  // stays where it is: libzip reads from it
    std::unique_ptr<zip, Discard> archive_;
    std::vector<std::string> names_;
};

/// A part that is missing or cannot be understood.
Problem damagedPart(const std::string& path, const std::string& part);

}  // namespace diaoyan
