// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/gzip_bytes.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <vector>

namespace diaoyan {

namespace {

constexpr std::size_t pieceBytes = 256 << 10;
constexpr std::uint64_t suspiciousFrom = 64ull << 20;  ///< unpacked bytes from which the ratio is looked at
constexpr std::uint64_t mostUnpackedPerByte = 500;     ///< texts of answers reach 10 to 50, zeros 1,000

Problem noRoom(const std::string& path, int error) {
    const std::string why = std::strerror(error);
    return fileProblem("file-unreadable", path,
                       phrase("解压时无法写临时文件（{0}），请清理磁盘，或先手工解压",
                              "unpacking needs a temporary file that cannot be written ({0}); make room, or unpack the "
                              "file yourself",
                              {why}));
}

Problem damagedGzip(const std::string& path) {
    return fileProblem("file-damaged", path,
                       phrase("压缩文件（.gz）已损坏，请重新下载", "the file (.gz) is damaged; download it again"));
}

/// A file without a name: it goes with its descriptor.
class NamelessFile {
public:
    NamelessFile() {
        std::error_code error;
        const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
        std::string name = (folder / "diaoyan-XXXXXX").string();
        descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
        error_ = errno;
        if (descriptor_ >= 0) ::unlink(name.c_str());
    }
    ~NamelessFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    NamelessFile(const NamelessFile&) = delete;
    NamelessFile& operator=(const NamelessFile&) = delete;

    bool good() const { return descriptor_ >= 0; }
    int error() const { return error_; }

    bool write(const char* bytes, std::size_t size) {
        while (size > 0) {
            const ssize_t count = ::write(descriptor_, bytes, size);
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) {
                error_ = errno;
                return false;
            }
            bytes += count;
            size -= static_cast<std::size_t>(count);
        }
        return true;
    }

    /// By which it can be opened once more.
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_ = -1;
    int error_ = 0;
};

/// Unpacks all members of a gzip file, one piece at a time.
class Unpacker {
public:
    explicit Unpacker(std::string_view packed) : packed_(packed) {
        constexpr int gzipOnly = 15 + 16;
        good_ = inflateInit2(&stream_, gzipOnly) == Z_OK;
    }
    ~Unpacker() { inflateEnd(&stream_); }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    bool good() const { return good_; }
    bool finished() const { return finished_; }
    bool cut() const { return cut_; }

    /// The next piece; nothing is there when it is damaged or cut.
    bool next(std::vector<char>& piece) {
        piece.resize(pieceBytes);
        stream_.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream_.avail_out = static_cast<uInt>(piece.size());
        while (stream_.avail_out > 0 && !finished_) {
            const std::size_t offered = std::min<std::size_t>(packed_.size() - at_, 1 << 30);
            stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed_.data() + at_));
            stream_.avail_in = static_cast<uInt>(offered);
            const int outcome = inflate(&stream_, Z_NO_FLUSH);
            at_ += offered - stream_.avail_in;
            if (outcome == Z_STREAM_END) {
                // Further members may follow, or the zeros of a tape.
                finished_ = !packed_.substr(at_).starts_with("\x1F\x8B");
                if (!finished_ && inflateReset(&stream_) != Z_OK) return false;
                continue;
            }
            cut_ = outcome == Z_BUF_ERROR && at_ == packed_.size();
            if (outcome != Z_OK) return false;
        }
        piece.resize(piece.size() - stream_.avail_out);
        return true;
    }

private:
    std::string_view packed_;
    std::size_t at_ = 0;
    z_stream stream_{};
    bool good_ = false;
    bool finished_ = false;
    bool cut_ = false;
};

}  // namespace

Result<FileBytes> unpackGzip(const FileBytes& packed, const std::string& path, std::uint64_t unpacked_limit) {
    NamelessFile file;
    if (!file.good()) return noRoom(path, file.error());
    Unpacker unpacker(packed.view());
    if (!unpacker.good()) return damagedGzip(path);
    std::vector<char> piece;
    std::uint64_t unpacked = 0;
    while (!unpacker.finished()) {
        if (!unpacker.next(piece)) {
            if (!unpacker.cut()) return damagedGzip(path);
            return fileProblem(
                "file-truncated", path,
                phrase("压缩文件（.gz）不完整，请重新下载", "the file (.gz) is incomplete; download it again"));
        }
        unpacked += piece.size();
        if (unpacked > unpacked_limit ||
            (unpacked > suspiciousFrom && unpacked / mostUnpackedPerByte > packed.view().size()))
            return fileProblem("too-large", path,
                               phrase("文件解压后超过上限（{0} 字节，或压缩前的 {1} 倍），请先手工解压并检查",
                                      "the file unpacks to more than the limit ({0} bytes, or {1} times its size); "
                                      "unpack it yourself and look at it",
                                      {unpacked_limit, mostUnpackedPerByte}));
        if (!file.write(piece.data(), piece.size())) return noRoom(path, file.error());
    }
    Result<FileBytes> bytes = FileBytes::open(file.path(), unpacked_limit);
    if (bytes) return bytes;
    Problem problem = bytes.problem();
    problem.where.file = path;
    return problem;
}

}  // namespace diaoyan
