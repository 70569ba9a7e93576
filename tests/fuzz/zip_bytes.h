// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"

#include <cstdint>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace diaoyan::fuzz {

struct StoredPart {
    std::string name;
    std::string content;
};

inline std::string littleEndian(std::uint64_t number, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xFF);
    return text;
}

inline std::uint32_t checksum(const std::string& content) {
    std::uint32_t sum = ~0u;
    for (const char c : content) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
    }
    return ~sum;
}

/// A zip file without compression. A checksum stands between a fuzzer and the parts of a zip file: here they are sound.
inline std::string storedZip(const std::vector<StoredPart>& parts) {
    std::string file;
    std::string directory;
    for (const StoredPart& part : parts) {
        const std::string about = littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 4) +
                                  littleEndian(checksum(part.content), 4) + littleEndian(part.content.size(), 4) +
                                  littleEndian(part.content.size(), 4) + littleEndian(part.name.size(), 2) +
                                  littleEndian(0, 2);
        directory += "PK\1\2" + littleEndian(20, 2) + about + littleEndian(0, 2) + littleEndian(0, 2) +
                     littleEndian(0, 2) + littleEndian(0, 4) + littleEndian(file.size(), 4) + part.name;
        file += "PK\3\4" + about + part.name + part.content;
    }
    return file + directory + "PK\5\6" + littleEndian(0, 4) + littleEndian(parts.size(), 2) +
           littleEndian(parts.size(), 2) + littleEndian(directory.size(), 4) + littleEndian(file.size(), 4) +
           littleEndian(0, 2);
}

/// The bytes as a file, which is what the readers take; calls use(FileBytes) when there is anything in it.
template <class Use>
void asFile(const std::string& bytes, const Use& use) {
    const int file = ::memfd_create("fuzz", MFD_CLOEXEC);
    if (::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size())) {
        Result<FileBytes> opened = FileBytes::open("/proc/self/fd/" + std::to_string(file), 4 << 20);
        if (opened) use(std::move(opened).value());
    }
    ::close(file);
}

}  // namespace diaoyan::fuzz
