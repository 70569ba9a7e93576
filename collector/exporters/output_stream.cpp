// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/output_stream.h"

#include "questionnaires/result.h"

namespace diaoyan {

OutputStream::OutputStream(const std::string& path) : path_(path), out_(path, std::ios::binary) {
    check();
}

void OutputStream::write(std::string_view bytes) {
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    check();
}

void OutputStream::close() {
    out_.close();
    check();
}

void OutputStream::check() const {
    if (out_.good()) return;
    throw EnvironmentFailure({"disk-failure",
                              phrase("文件没有写完，请检查磁盘空间和权限",
                                     "the file could not be written; check the space on the disk and permissions"),
                              {.file = path_}});
}

}  // namespace diaoyan
