// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/tab_separated.h"

namespace diaoyan {

std::vector<std::vector<std::string>> tabSeparated(std::string_view text, std::size_t most) {
    std::vector<std::vector<std::string>> records;
    std::vector<std::string> record;
    std::string cell;
    bool quoted = false;
    const auto endRecord = [&] {
        record.push_back(std::move(cell));
        cell.clear();
        records.push_back(std::move(record));
        record.clear();
    };
    for (std::size_t at = 0; at < text.size() && records.size() < most; ++at) {
        const char c = text[at];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (text.substr(at + 1, 1) == "\"")
                cell += text[++at];
            else
                quoted = false;
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == '\t') {
            record.push_back(std::move(cell));
            cell.clear();
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && text.substr(at + 1, 1) == "\n") ++at;
            endRecord();
        } else {
            cell += c;
        }
    }
    if ((!cell.empty() || !record.empty()) && records.size() < most) endRecord();
    return records;
}

std::string tabSeparatedText(const std::vector<std::vector<std::string>>& records) {
    std::string text;
    for (const auto& record : records) {
        for (std::size_t i = 0; i < record.size(); ++i) {
            if (i > 0) text += '\t';
            if (record[i].find_first_of("\t\n\r\"") == std::string::npos) {
                text += record[i];
                continue;
            }
            text += '"';
            for (const char c : record[i]) text += c == '"' ? "\"\"" : std::string(1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

}  // namespace diaoyan
