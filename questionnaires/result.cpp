// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/result.h"

namespace diaoyan {

std::string describe(const Problem& problem, Language language) {
    const bool zh = language == Language::zh;
    const Place& where = problem.where;
    std::string line = where.file;
    const auto space = [&] {
        if (!line.empty()) line += ' ';
    };
    if (where.row > 0) {
        space();
        line += zh ? "第 " + std::to_string(where.row) + " 行" : "row " + std::to_string(where.row);
    }
    if (!where.column.empty()) {
        space();
        line += zh ? "“" + where.column + "”列" : "column \"" + where.column + "\"";
    }
    if (!line.empty()) line += zh ? "：" : ": ";
    line += problem.message.in(language);
    if (!where.text.empty()) line += " [" + where.text + "]";
    return line;
}

}  // namespace diaoyan
