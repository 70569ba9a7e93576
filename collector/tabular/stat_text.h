// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// What a statistics file says about its encoding, and what there is to judge it by.
struct StatEncodingQuestion {
    std::string path;
    std::string wanted;      ///< by the user; overrules all
    std::string declared;    ///< a name in the file
    unsigned code_page = 0;  ///< a Windows code page number in the file; 0 and 1-4 say nothing
    std::string_view texts;  ///< labels and answers, as bytes
};

struct StatEncoding {
    std::string name;  ///< one that ICU knows
    std::vector<Problem> remarks;
};

/// Name, else code page, else UTF-8 where the texts are that, else a guess with a remark. A file that calls itself
/// UTF-8 and is not is guessed too. Problem: encoding-unknown (only for a wanted one).
Result<StatEncoding> statEncoding(const StatEncodingQuestion& question);

/// Turns the texts of a statistics file into UTF-8: padding off, NULs out.
class StatText {
public:
    explicit StatText(std::string encoding);

    /// A name or label. These are cut at a number of bytes, perhaps within a character: the broken one is dropped and
    /// counted.
    std::string label(std::string_view bytes);
    int cutLabels() const { return cut_labels_; }

    /// Appends an answer. What is no character becomes U+FFFD.
    void append(std::string& to, std::string_view bytes) const;

private:
    std::string encoding_;
    bool utf8_;
    int cut_labels_ = 0;
};

/// What a display format makes of a number.
enum class StatMoment { none, date, date_and_time, time };

/// A number of a statistics file as a cell has it: a date or a time in ISO 8601 where the format says so (`seconds`
/// since 1970-01-01, whole seconds), else a number as a person writes it.
std::string momentText(double seconds, StatMoment moment);

/// Appends a number as a person writes it; most are small and whole, which takes little time.
void appendNumberText(std::string& to, double number);

/// Serial day of the 1900 system, as cells of workbooks count them.
double serialDay(double seconds);

}  // namespace diaoyan
