// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// The files inside a zip file with their names, in its order; empty if it is none.
inline std::vector<std::pair<std::string, std::string>> packageFiles(const std::string& bytes) {
    std::vector<std::pair<std::string, std::string>> files;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (!archive) {
        zip_source_free(source);
        return files;
    }
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t state;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &state);
        std::string content(state.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        EXPECT_EQ(zip_fread(file, content.data(), content.size()), static_cast<zip_int64_t>(content.size()));
        zip_fclose(file);
        files.emplace_back(state.name, std::move(content));
    }
    zip_discard(archive);
    return files;
}

}  // namespace diaoyan
