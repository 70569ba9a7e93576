// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/data_dictionary.h"
#include "questionnaires/answer.h"
#include "questionnaires/exchange/form_format.h"
#include "questionnaires/result.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// How the cells of a file stand for options.
enum class Coding {
    labels,  ///< the option's text (问卷星 按选项文本)
    codes,   ///< its number in the questionnaire, 0/1 per option of a multiple choice (按选项序号)
    values,  ///< its code as the questionnaire declares it (SPSS values, names of XLSForm, short LimeSurvey answers)
};

/// What a source writes into its cells besides answers.
struct Dialect {
    Coding coding = Coding::labels;
    std::vector<std::string> not_asked_marks;   ///< (跳过), -3
    std::vector<std::string> unanswered_marks;  ///< (空), -2
    std::string joiner;            ///< between ticked options: ┋; empty when the source has none of its own
    std::string rank_joiner;       ///< between ranked options: →
    bool bracketed_words = false;  ///< 其他〖words〗

    bool operator==(const Dialect&) const = default;
};

/// One column of the file that belongs to a question.
struct SourceColumn {
    std::size_t index = 0;  ///< 0-based column of the file
    std::string heading;    ///< as it stands
    std::string part;       ///< the option or matrix row that the heading names; empty for a whole question
    std::string part_id;    ///< its code, where the heading gives that (SQ001)
    bool words = false;  ///< the respondent's own words behind 其他, whose label or code is the part (may be empty)
    /// What stands for "no answer" in this column alone (user-missing values, suppression marks), each with its reason.
    std::vector<std::pair<std::string, MissingReason>> missing;
    /// What values of this column mean, in the file's own words: another tool may have numbered the options anew.
    std::vector<std::pair<std::string, std::string>> values{};
    /// The one value that means "ticked", all others not; empty: 1, 是, yes, the option's label ...
    std::string ticked{};

    bool operator==(const SourceColumn&) const = default;
};

/// Columns that belong together, still without knowing what kind of question they are.
struct SourceQuestion {
    std::string number;  ///< 3 of `3、性别`; empty when the heading has none
    std::string title;   ///< may be empty where there is an id
    std::vector<SourceColumn> columns;
    std::string id{};  ///< the source's own name of the question (Q1, group/hope), where it has one

    bool operator==(const SourceQuestion&) const = default;
};

/// What the headings of a file say.
struct SourceLayout {
    Dialect dialect;
    std::size_t width = 0;         ///< columns that have a heading
    std::int64_t header_rows = 1;  ///< rows to skip before the first answer, header included
    std::vector<std::string> headings;
    std::optional<std::size_t> sequence;  ///< 序号
    std::optional<std::size_t> submitted_at;
    std::optional<std::size_t> seconds;
    bool unfinished_without_time = false;  ///< a sheet without a time of submission was never finished: kept apart
    std::vector<std::size_t> left_out;     ///< personal or technical columns, never stored
    std::vector<SourceQuestion> questions;
    std::vector<Problem> remarks{};  ///< what the importer found odd about the table

    bool operator==(const SourceLayout&) const = default;
};

/// The first rows of a file, enough to recognise it.
struct SourceSample {
    std::string file_name;
    std::vector<std::vector<std::string>> rows;  ///< the header is among them
    std::vector<std::int64_t> row_numbers;
    std::shared_ptr<const DataDictionary> dictionary{};  ///< as TableSource
    std::shared_ptr<const FormDocument> form{};
    std::string format{};  ///< as TableFacts: csv, xlsx, sav, json, lsa ...
};

}  // namespace diaoyan
