// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/zip_parts.h"

#include <zip.h>

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

Problem notWhole(const std::string& path) {
    return fileProblem(
        "file-truncated", path,
        phrase("文件不完整（压缩包的目录缺失），请重新下载或导出",
               "the file is incomplete (the directory of the zip file is missing); download or export it again"));
}

}  // namespace

Problem damagedPart(const std::string& path, const std::string& part) {
    return fileProblem("file-damaged", path,
                       phrase("文件已损坏（{0}），请重新导出，或在 Excel/WPS 中打开修复后另存",
                              "the file is damaged ({0}); export it again, or open it in Excel, repair and save it",
                              {part}));
}

void PartStream::Close::operator()(zip_file* file) const {
    zip_fclose(file);
}

void ZipParts::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}

PartStream::PartStream(zip_file* file, std::uint64_t size, std::string path, std::string name)
    : file_(file), left_(size), path_(std::move(path)), name_(std::move(name)) {}

Result<std::size_t> PartStream::read(char* to, std::size_t size) {
    const zip_int64_t count = zip_fread(file_.get(), to, size);
    if (count < 0 || static_cast<std::uint64_t>(count) > left_) return damagedPart(path_, name_);
    left_ -= static_cast<std::uint64_t>(count);
    return static_cast<std::size_t>(count);
}

Result<ZipParts> ZipParts::open(FileBytes bytes, const std::string& path, std::uint64_t unpacked_limit) {
    ZipParts parts;
    parts.path_ = path;
    parts.bytes_ = std::make_unique<FileBytes>(std::move(bytes));
    const std::string_view view = parts.bytes_->view();
    zip_source_t* source = zip_source_buffer_create(view.data(), view.size(), 0, nullptr);
    if (!source) return damagedPart(path, "zip");
    zip_error_t error;
    zip_error_init(&error);
    parts.archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    const int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    if (!parts.archive_) {
        zip_source_free(source);
        return code == ZIP_ER_NOZIP || code == ZIP_ER_EOF || code == ZIP_ER_SEEK ? notWhole(path)
                                                                                 : damagedPart(path, "zip");
    }
    std::uint64_t unpacked = 0;
    const zip_int64_t count = zip_get_num_entries(parts.archive_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t about;
        if (zip_stat_index(parts.archive_.get(), static_cast<zip_uint64_t>(i), 0, &about) != 0)
            return damagedPart(path, "zip");
        constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE;
        if ((about.valid & needed) != needed) return damagedPart(path, "zip");
        if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE) {
            return fileProblem(
                "file-encrypted", path,
                phrase("压缩包有密码，请解除密码后再导入", "the zip file has a password; remove it and try again"));
        }
        unpacked = about.size > unpacked_limit - std::min(unpacked, unpacked_limit) ? unpacked_limit + 1
                                                                                    : unpacked + about.size;
        if (unpacked > unpacked_limit) {
            return fileProblem(
                "too-large", path,
                phrase("文件解压后超过 {0} 字节的上限，请分成几个文件，或另存为 CSV",
                       "the file unpacks to more than the limit of {0} bytes; split it or save it as CSV",
                       {unpacked_limit}));
        }
        parts.names_.emplace_back(about.name);
    }
    return parts;
}

bool ZipParts::has(const std::string& name) const {
    return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<PartStream> ZipParts::part(const std::string& name) const {
    const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
    zip_stat_t about;
    if (index < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &about) != 0)
        return damagedPart(path_, name);
    zip_file_t* file = zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0);
    if (!file) return damagedPart(path_, name);
    return PartStream(file, about.size, path_, name);
}

Result<std::string> ZipParts::whole(const std::string& name) const {
    Result<PartStream> stream = part(name);
    if (!stream) return stream.problem();
    std::string content;
    constexpr std::size_t piece = 64 << 10;
    for (;;) {
        const std::size_t before = content.size();
        content.resize(before + piece);
        const Result<std::size_t> count = stream->read(content.data() + before, piece);
        if (!count) return count.problem();
        content.resize(before + *count);
        if (*count == 0) return content;
    }
}

}  // namespace diaoyan
