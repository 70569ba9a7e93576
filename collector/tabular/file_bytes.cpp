// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/file_bytes.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::uint64_t mapFrom = 64ull << 20;

struct OpenFile {
    int descriptor = -1;
    ~OpenFile() {
        if (descriptor >= 0) ::close(descriptor);
    }
};

Problem unreadable(const std::string& path, int error) {
    if (error == ENOENT || error == ENOTDIR) {
        return fileProblem(
            "file-missing", path,
            phrase("没有这个文件，请检查文件名和路径", "there is no such file; check its name and folder"));
    }
    const std::string why = std::strerror(error);
    return fileProblem(
        "file-unreadable", path,
        phrase("无法读取文件（{0}），请检查权限，或先关闭正在使用它的程序",
               "the file cannot be read ({0}); check its permissions, or close the program that holds it", {why}));
}

/// Reads up to `size` bytes; a file that shrank meanwhile simply gives fewer.
bool readAll(int descriptor, std::string& bytes, std::size_t size) {
    bytes.resize(size);
    std::size_t got = 0;
    while (got < size) {
        const ssize_t count = ::read(descriptor, bytes.data() + got, size - got);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        if (count == 0) break;
        got += static_cast<std::size_t>(count);
    }
    bytes.resize(got);
    return true;
}

}  // namespace

Problem fileProblem(std::string code, const std::string& path, Text message, std::int64_t row) {
    return Problem{std::move(code), std::move(message), Place{path, row, {}, {}}};
}

Result<FileBytes> FileBytes::open(const std::string& path, std::uint64_t limit) {
    // O_NONBLOCK: a named pipe must be refused below, not waited for.
    const OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat about {};
    if (file.descriptor < 0 || ::fstat(file.descriptor, &about) != 0) return unreadable(path, errno);
    if (S_ISDIR(about.st_mode)) {
        return fileProblem("file-unreadable", path,
                           phrase("这是一个文件夹，请选择其中的文件", "this is a folder; choose a file in it"));
    }
    if (!S_ISREG(about.st_mode)) {
        return fileProblem("file-unreadable", path,
                           phrase("这不是普通文件，无法读取", "this is not an ordinary file and cannot be read"));
    }
    const auto size = static_cast<std::uint64_t>(about.st_size);
    if (size > limit) {
        return fileProblem("too-large", path,
                           phrase("文件有 {0} 字节，超过了 {1} 字节的上限，请分成几个文件",
                                  "the file has {0} bytes, more than the limit of {1}; split it", {size, limit}));
    }
    FileBytes bytes;
    if (size >= mapFrom) {
        void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.descriptor, 0);
        if (mapped == MAP_FAILED) return unreadable(path, errno);
        ::madvise(mapped, size, MADV_SEQUENTIAL);
        bytes.mapped_ = static_cast<const char*>(mapped);
        bytes.mapped_size_ = size;
    } else if (!readAll(file.descriptor, bytes.read_, size)) {
        return unreadable(path, errno);
    }
    if (bytes.view().empty()) {
        return fileProblem("file-empty", path, phrase("文件是空的，请重新导出", "the file is empty; export it again"));
    }
    return bytes;
}

void FileBytes::forget(std::size_t begin, std::size_t end) const {
    if (mapped_ == nullptr) return;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    begin = (begin + page - 1) / page * page;
    end = end / page * page;
    if (begin < end) ::madvise(const_cast<char*>(mapped_) + begin, end - begin, MADV_DONTNEED);
}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : read_(std::move(other.read_)), mapped_(std::exchange(other.mapped_, nullptr)),
      mapped_size_(std::exchange(other.mapped_size_, 0)) {}

FileBytes& FileBytes::operator=(FileBytes&& other) noexcept {
    read_.swap(other.read_);
    std::swap(mapped_, other.mapped_);
    std::swap(mapped_size_, other.mapped_size_);
    return *this;
}

FileBytes::~FileBytes() {
    if (mapped_) ::munmap(const_cast<char*>(mapped_), mapped_size_);
}

}  // namespace diaoyan
