// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace diaoyan {

/// A problem of a whole file, or of one line of it.
Problem fileProblem(std::string code, const std::string& path, Text message, std::int64_t row = 0);

/// The content of a regular file, read only. Files of ordinary size are read into memory, so that a share that
/// goes away or a file that shrinks cannot pull the bytes from under a reader; larger ones are mapped.
class FileBytes {
public:
    /// Problems: file-missing, file-unreadable, file-empty, too-large.
    static Result<FileBytes> open(const std::string& path, std::uint64_t limit);

    FileBytes() = default;
    FileBytes(FileBytes&& other) noexcept;
    FileBytes& operator=(FileBytes&& other) noexcept;
    ~FileBytes();

    /// Gives the memory of some bytes back; they are read from the file again when they are looked at.
    void forget(std::size_t begin, std::size_t end) const;

    std::string_view view() const { return mapped_ ? std::string_view(mapped_, mapped_size_) : read_; }

private:
    std::string read_;
    const char* mapped_ = nullptr;
    std::size_t mapped_size_ = 0;
};

}  // namespace diaoyan
