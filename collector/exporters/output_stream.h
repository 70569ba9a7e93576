// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <string>
#include <string_view>

namespace diaoyan {

/// A file being written; everything that fails ends in EnvironmentFailure (disk-failure).
class OutputStream {
public:
    explicit OutputStream(const std::string& path);
    void write(std::string_view bytes);
    /// What was written is in the file.
    void close();

private:
    void check() const;

    std::string path_;
    std::ofstream out_;
};

}  // namespace diaoyan
