// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/spec_text.h"

#include <cmath>

namespace diaoyan {

namespace {

// One line whatever the text contains: control characters become \n, \t or \x07.
std::string oneLine(const std::string& text) {
    static const char digits[] = "0123456789abcdef";
    std::string line;
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (byte == '\n') {
            line += "\\n";
        } else if (byte == '\\') {
            line += "\\\\";
        } else if (code < 0x20 || code == 0x7F) {
            line += "\\x";
            line += digits[code >> 4];
            line += digits[code & 15];
        } else {
            line += byte;
        }
    }
    return line;
}

std::string named(ChartKind kind) {
    switch (kind) {
    case ChartKind::horizontal_bars: return "horizontal bars";
    case ChartKind::vertical_bars: return "vertical bars";
    case ChartKind::stacked_bars: return "stacked bars";
    }
    return "";
}

std::string named(Colouring colouring) {
    switch (colouring) {
    case Colouring::plain: return "plain";
    case Colouring::best_to_worst: return "best to worst";
    case Colouring::worst_to_best: return "worst to best";
    case Colouring::distinct: return "distinct";
    }
    return "";
}

std::string named(BaseKind kind) {
    switch (kind) {
    case BaseKind::enrolment: return "enrolled";
    case BaseKind::issued: return "issued";
    case BaseKind::returned: return "returned";
    case BaseKind::asked: return "asked";
    case BaseKind::answered: return "answered";
    case BaseKind::valid: return "valid";
    case BaseKind::cases: return "cases";
    case BaseKind::responses: return "responses";
    }
    return "";
}

std::string piece(const ChartValue& value) {
    return std::to_string(value.share.count) + " of " + std::to_string(value.share.base) + " " +
           named(value.share.kind) + "  [" + oneLine(value.label) + "]\n";
}

}  // namespace

std::string specText(const ChartSpec& spec) {
    std::string text = "figure: " + oneLine(spec.id) + "\nkind: " + named(spec.kind) +
                       "\ntitle: " + oneLine(spec.title) + "\ncaption: " + oneLine(spec.caption) + "\naxis: 0 to " +
                       std::to_string(std::lround(spec.axis.maximum)) +
                       " %\nordinal: " + (spec.ordinal ? "yes" : "no") + "\ncolouring: " + named(spec.colouring) +
                       "\nwithout answers: " + oneLine(spec.no_answers) + "\n";
    for (std::size_t c = 0; c < spec.categories.size(); ++c) {
        text += "\n" + std::to_string(c + 1) + ". " + oneLine(spec.categories[c]) + "\n";
        for (const ChartSeries& series : spec.series) {
            text += "   " + (series.name.empty() ? "" : oneLine(series.name) + ": ") +
                    (c < series.values.size() ? piece(series.values[c]) : "-\n");
        }
    }
    return text;
}

}  // namespace diaoyan
