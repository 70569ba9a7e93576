// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/survey_copy.h"

#include "collector/store/database.h"

#include <filesystem>

namespace diaoyan {

Result<Done> copySurvey(const std::string& from, const std::string& to) {
    if (!std::filesystem::exists(from))
        return Problem{"file-missing", phrase("找不到调查文件", "there is no such survey file"), {.file = from}};
    if (std::filesystem::exists(to))
        return Problem{
            "file-exists", phrase("文件已存在，不会覆盖", "the file exists and is not overwritten"), {.file = to}};
    withDatabase(from, [&] {
        const auto database = connect(from, false);
        SQLite::Statement copy(*database, "VACUUM INTO ?");
        copy.bind(1, to);
        copy.exec();
    });
    return Done{};
}

}  // namespace diaoyan
