// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace diaoyan {

namespace {

constexpr std::uintmax_t largestSmallFile = 16u << 20;

Problem writeProblem(const std::string& path, int error) {
    const Place where{.file = path};
    if (error == ENOSPC || error == EDQUOT)
        return {"disk-full", phrase("磁盘已满，文件没有写出", "the disk is full; the file was not written"), where};
    if (error == EACCES || error == EROFS || error == EPERM)
        return {
            "file-read-only",
            phrase("无法写入：文件夹是只读的或没有权限", "cannot be written: the folder is read-only or closed to you"),
            where};
    if (error == ENOENT || error == ENOTDIR)
        return {"directory-missing", phrase("无法写入：文件夹不存在", "cannot be written: there is no such folder"),
                where};
    return {"disk-failure", phrase("无法写入（{0}）", "cannot be written ({0})", {std::strerror(error)}), where};
}

}  // namespace

Result<Done> writeFile(const std::string& path, std::string_view bytes) {
    const std::string half = path + ".new-" + std::to_string(::getpid());
    const int file = ::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return writeProblem(path, errno);
    int error = 0;
    while (!bytes.empty() && error == 0) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            error = errno;
    }
    if (error == 0 && ::fsync(file) != 0) error = errno;
    if (::close(file) != 0 && error == 0) error = errno;
    if (error == 0 && ::rename(half.c_str(), path.c_str()) != 0) error = errno;
    if (error == 0) return Done{};
    ::unlink(half.c_str());
    return writeProblem(path, error);
}

Result<std::string> readSmallFile(const std::string& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) return Problem{"file-missing", phrase("找不到文件", "there is no such file"), {.file = path}};
    if (size > largestSmallFile)
        return Problem{"too-large", phrase("文件超过 16 MB", "the file is larger than 16 MB"), {.file = path}};
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file && !file.eof())
        return Problem{"file-unreadable", phrase("文件无法读取", "the file cannot be read"), {.file = path}};
    return bytes;
}

}  // namespace diaoyan
