// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/result_table.h"

#include "analysis/statistics/rounding.h"

#include <cmath>

namespace diaoyan {

namespace {

const std::string undefined_mark = "—";

std::string rounded(double value, int decimals) {
    return std::isfinite(value) ? decimalText(value, decimals) : undefined_mark;
}

std::string pValueText(double value) {
    if (!(value >= 0 && value <= 1)) return undefined_mark;
    return value < 0.001 ? "<0.001" : rounded(value, 3);
}

struct CellWords {
    Language language;

    std::string operator()(const Text& text) const { return text.in(language); }
    std::string operator()(std::int64_t count) const { return std::to_string(count); }
    std::string operator()(const Share& share) const {
        const auto percent = percentText(share);
        return percent.empty() ? undefined_mark : percent + "%";
    }
    std::string operator()(const Figure& figure) const { return rounded(figure.value, figure.decimals); }
    std::string operator()(const PValue& p) const { return pValueText(p.value); }
    std::string operator()(const IntervalCell& interval) const {
        if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return undefined_mark;
        const char* to = language == Language::zh ? "%～" : "%–";
        return rounded(100 * interval.low, 1) + to + rounded(100 * interval.high, 1) + "%";
    }
    std::string operator()(const NoValue&) const { return undefined_mark; }
};

bool isAnswer(RowRole role) {
    return role == RowRole::option || role == RowRole::not_substantive;
}

}  // namespace

std::string cellText(const TableCell& cell, Language language) {
    return std::visit(CellWords{language}, cell);
}

std::string baseText(const ResultTable& table, Language language) {
    if (table.base.empty()) return {};
    return (language == Language::zh ? "基数：" : "Base: ") + table.base.in(language);
}

std::vector<std::string> noteLines(const ResultTable& table, Language language) {
    std::vector<std::string> lines;
    for (const auto& note : table.notes) {
        if (note.empty()) continue;
        const std::string opening = !lines.empty() ? "" : language == Language::zh ? "注：" : "Note: ";
        lines.push_back(opening + note.in(language));
    }
    return lines;
}

bool ruleBetween(RowRole above, RowRole below) {
    return isAnswer(above) != isAnswer(below);
}

}  // namespace diaoyan
