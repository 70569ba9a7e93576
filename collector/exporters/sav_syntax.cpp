// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/sav_syntax.h"

#include "collector/exporters/spss_names.h"

#include <charconv>

namespace diaoyan {

namespace {

std::string numberWords(double value) {
    std::array<char, 32> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), written.ptr};
}

/// Control characters, line breaks among them, end a command or a comment: blanks stand for them.
std::string oneLine(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return text;
}

/// A text in quotation marks, in pieces joined by +, since a line of syntax may have 250 bytes only.
std::string quoted(const std::string& text) {
    constexpr std::size_t longestPiece = 150;
    std::string quoted_text;
    std::string clean = oneLine(text);
    std::string_view rest = clean;
    do {
        const std::string_view piece = withinBytes(rest, longestPiece);
        rest.remove_prefix(piece.size());
        if (!quoted_text.empty()) quoted_text += " +\n    ";
        quoted_text += '\'';
        for (const char c : piece) quoted_text += c == '\'' ? std::string("''") : std::string(1, c);
        quoted_text += '\'';
    } while (!rest.empty());
    return quoted_text;
}

/// A comment ends with its line; a dot at its end is what ends it in all versions.
std::string comment(const std::string& text) {
    constexpr std::size_t longestLine = 200;
    const std::string clean = oneLine(text);
    std::string_view rest = clean;
    std::string lines;
    while (!rest.empty()) {
        std::string piece(withinBytes(rest, longestLine));
        rest.remove_prefix(piece.size());
        while (!piece.empty() && (piece.back() == '.' || piece.back() == ' ')) piece.pop_back();
        lines += "* " + piece + " .\n";
    }
    return lines;
}

}  // namespace

std::string savSyntax(const std::string& sav_name, const std::string& title, const SavPlan& plan) {
    std::string text = "\xEF\xBB\xBF* Encoding: UTF-8.\n" + comment(title);
    for (const std::string& note : plan.notes) text += comment(note);
    text += "GET FILE=" + quoted(sav_name) + ".\n";
    for (const SavColumn& column : plan.columns) {
        text += "VARIABLE LABELS " + column.name + "\n    " + quoted(column.label) + ".\n";
        if (column.labels.empty()) continue;
        text += "VALUE LABELS " + column.name;
        for (const SavValueLabel& label : column.labels)
            text += "\n    " + numberWords(label.value) + " " + quoted(label.label);
        text += ".\n";
    }
    if (plan.sets.empty()) return text + "EXECUTE.\n";
    text += "MRSETS";
    for (const SavResponseSet& set : plan.sets) {
        text += "\n  /MDGROUP NAME=$" + set.name +
                " LABEL=" + quoted(std::string(withinBytes(oneLine(set.label), 150))) +
                "\n    CATEGORYLABELS=VARLABELS VARIABLES=";
        for (const std::string& name : set.variables) text += "\n    " + name;
        text += "\n    VALUE=1";
    }
    return text + ".\nEXECUTE.\n";
}

}  // namespace diaoyan
