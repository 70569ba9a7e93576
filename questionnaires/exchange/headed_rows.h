// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_languages.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// Rows of a sheet or of a separated text under their headings, which are found in any case ("List Name").
class HeadedRows {
public:
    /// The first row in which something stands holds the headings.
    explicit HeadedRows(const std::vector<std::vector<std::string>>& rows);

    /// Numbers of the rows below the headings.
    std::size_t first() const { return first_; }
    std::size_t size() const { return rows_.size(); }

    bool has(std::string_view heading) const { return columns_.count(std::string(heading)) > 0; }

    /// Without blanks at the ends; empty where the row or the table has no such cell.
    std::string cell(std::size_t row, std::string_view heading) const;

    /// label, label::English (en), label::中文: by language ("", "en", "zh").
    TextsByLanguage texts(std::size_t row, std::string_view heading) const;

    /// The languages of such headings, in order of columns.
    std::vector<std::string> languages(std::string_view heading) const;

private:
    struct Column {
        std::size_t index = 0;
        std::string language;
    };
    const std::vector<std::vector<std::string>>& rows_;
    std::size_t first_ = 0;
    std::map<std::string, std::size_t> columns_;
    std::map<std::string, std::vector<Column>> translated_;  ///< by the part before ::
};

/// en of "English (en)", zh of 中文; else the words themselves.
std::string languageCode(std::string_view words);

}  // namespace diaoyan
