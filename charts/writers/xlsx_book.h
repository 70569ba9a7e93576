// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"
#include "questionnaires/text.h"

#include <xlsxwriter.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan::xlsx {

/// How a cell looks. Equal looks share one format of the workbook.
struct CellLook {
    std::string number_format{};
    int size = 11;
    bool bold = false;
    bool wrap = false;
    bool right = false;
    bool centred = false;  ///< between its upper and lower edge: cells of a table
    bool quiet = false;    ///< grey: bases, notes, what is missing
    bool link = false;
    bool shaded = false;  ///< behind headings
    int above = 0;        ///< rule: 0 none, 1 thin, 2 thick
    int below = 0;
    auto operator<=>(const CellLook&) const = default;
};

/// A workbook on its way to being bytes. Texts are written as texts, whatever they begin with: nothing runs as a
/// formula. Equal contents give equal bytes.
class Book {
public:
    /// Throws EnvironmentFailure where no temporary file can be made.
    Book(Language language, const std::string& title, const std::string& author);
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book();

    lxw_workbook* workbook() { return book_; }
    lxw_worksheet* addSheet(const std::string& name);
    lxw_format* format(const CellLook& look);
    void words(lxw_worksheet* sheet, int row, int column, const std::string& words, const CellLook& look);
    /// Words over the columns 0 to `last` of a row that becomes high enough for them; `width` in half-width characters.
    void wordsAcross(lxw_worksheet* sheet, int row, int last, int width, const std::string& words,
                     const CellLook& look);
    /// Makes a row high enough for words of so many half-width characters a line: few programs do it by themselves.
    void makeRoom(lxw_worksheet* sheet, int row, const std::vector<std::pair<std::string, int>>& words_and_widths,
                  int size = 11);
    /// Words that lead to the first cell of a sheet.
    void linkTo(lxw_worksheet* sheet, int row, int column, const std::string& target, const std::string& words);

    /// The file. Throws EnvironmentFailure where it cannot be written.
    std::string bytes();

private:
    Language language_;
    std::string path_;
    lxw_workbook* book_ = nullptr;
    std::map<CellLook, lxw_format*> formats_;
};

/// Words as a cell can hold them: printable, at most 32,000 characters and then "…".
std::string cellWords(const std::string& words);

/// Words as a chart can hold them: libxlsxwriter takes those that begin with "=" for a formula.
std::string chartWords(const std::string& words);

/// A name for a sheet: what no sheet may be called is replaced, 31 characters at most. Unique if `start` is.
std::string sheetName(const std::string& start, const std::string& title);

/// "B5"
std::string cellAddress(int row, int column);

/// A4, one page wide, page numbers below.
void pageSetUp(lxw_worksheet* sheet, bool landscape);

}  // namespace diaoyan::xlsx
