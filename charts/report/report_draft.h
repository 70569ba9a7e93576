// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "charts/tables/parts_rounding.h"
#include "questionnaires/question.h"

#include <set>
#include <string>
#include <vector>

namespace diaoyan {

/// 1 .. 9999 in Chinese: 十二, 一百零三.
std::string chineseNumeral(int number);

/// A question's title without the number that it carried in its form ("3、", "12."), for a numbered heading.
Text withoutNumber(const Text& title);

/// A report while it is being written: numbers the headings (一、 （一） 1. or 1, 1.1, 1.1.1), takes words in both
/// languages and keeps those of the report's, and remembers what the method chapter has to explain.
class ReportDraft {
public:
    explicit ReportDraft(Language language);

    void chapter(const Text& title);
    void section(const Text& title);
    void subsection(const Text& title);
    /// An empty sentence, list or table without rows adds nothing. `source`: see Paragraph.
    void say(const Text& sentence, const std::string& source = {});
    void remark(const Text& words);
    void list(const std::vector<Text>& points);
    void numbered(const std::vector<Text>& points);
    void add(ResultTable table);
    void add(ChartSpec figure);
    /// Blocks written elsewhere; their headings are numbered with the others.
    void append(const std::vector<Block>& blocks);

    Language language() const { return report.language; }

    Report report;
    PartsRounding rounding = PartsRounding::half_up;  ///< of the tables that are added
    std::set<QuestionKind> kinds;                     ///< of the questions analysed
    std::vector<Text> definitions;                    ///< of the rates printed
    bool any_interval = false;

    void explain(const Text& definition);

private:
    void heading(int level, std::string number, const Text& title);

    int chapter_ = 0;
    int section_ = 0;
    int subsection_ = 0;
};

}  // namespace diaoyan
