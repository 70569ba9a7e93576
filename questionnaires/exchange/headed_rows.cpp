// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/headed_rows.h"

#include "questionnaires/exchange/plain_text.h"

#include <algorithm>
#include <array>

namespace diaoyan {

HeadedRows::HeadedRows(const std::vector<std::vector<std::string>>& rows) : rows_(rows) {
    const auto filled = [](const std::vector<std::string>& row) {
        return std::any_of(row.begin(), row.end(), [](const std::string& text) { return !foldBlanks(text).empty(); });
    };
    std::size_t header = 0;
    while (header < rows.size() && !filled(rows[header])) ++header;
    first_ = std::min(header + 1, rows.size());
    if (header >= rows.size()) return;
    for (std::size_t column = 0; column < rows[header].size(); ++column) {
        std::string heading = foldBlanks(rows[header][column]);
        std::size_t colon = heading.find("::");
        std::size_t after = colon + 2;
        if (colon == std::string::npos) {
            colon = heading.find(':');
            after = colon + 1;
        }
        std::string name = lowered(heading.substr(0, colon));
        std::replace(name.begin(), name.end(), ' ', '_');
        if (name.empty()) continue;
        if (colon == std::string::npos) columns_.emplace(name, column);
        const std::string language = colon == std::string::npos ? "" : languageCode(heading.substr(after));
        if (name == "bind") columns_.emplace(lowered(foldBlanks(heading.substr(after))), column);
        translated_[name].push_back({column, language});
    }
}

std::string HeadedRows::cell(std::size_t row, std::string_view heading) const {
    const auto found = columns_.find(std::string(heading));
    if (found == columns_.end() || row >= rows_.size() || found->second >= rows_[row].size()) return {};
    const std::string& text = rows_[row][found->second];
    return foldBlanks(text).empty() ? "" : std::string(trimmedView(text));
}

TextsByLanguage HeadedRows::texts(std::size_t row, std::string_view heading) const {
    TextsByLanguage texts;
    const auto found = translated_.find(std::string(heading));
    if (found == translated_.end() || row >= rows_.size()) return texts;
    for (const Column& column : found->second)
        if (column.index < rows_[row].size() && !foldBlanks(rows_[row][column.index]).empty())
            texts.emplace(column.language, rows_[row][column.index]);
    return texts;
}

std::vector<std::string> HeadedRows::languages(std::string_view heading) const {
    std::vector<std::string> all;
    const auto found = translated_.find(std::string(heading));
    if (found == translated_.end()) return all;
    for (const Column& column : found->second)
        if (std::find(all.begin(), all.end(), column.language) == all.end()) all.push_back(column.language);
    return all;
}

std::string languageCode(std::string_view words) {
    const std::string name = foldBlanks(words);
    const std::size_t open = name.rfind('('), close = name.rfind(')');
    if (open != std::string::npos && close != std::string::npos && close > open + 1)
        return name.substr(open + 1, close - open - 1);
    const std::string small = lowered(name);
    constexpr std::array chinese{"chinese", "中文", "简体中文", "汉语", "普通话", "zh"};
    if (std::find(chinese.begin(), chinese.end(), small) != chinese.end()) return "zh";
    return small == "english" || small == "英文" || small == "英语" ? "en" : name;
}

}  // namespace diaoyan
