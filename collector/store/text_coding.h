// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/survey_file.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

// What respondents wrote, sorted under headings by a person: 食堂, 作业 ... A frame of codes belongs to one item; a
// text can have several codes. Copies of the file keep them; a merge leaves those of the other file where they are.

/// One heading.
struct TextCode {
    std::string code{};  ///< a good id (isGoodId), unique in the frame
    Text label{};

    bool operator==(const TextCode&) const = default;
};

/// The codes of one sheet's text, in the order of the frame.
struct CodedSheet {
    std::int64_t sheet = 0;
    std::vector<std::string> codes{};

    bool operator==(const CodedSheet&) const = default;
};

/// The frame of an item and what was coded with it.
struct TextCoding {
    std::vector<TextCode> frame{};
    std::vector<CodedSheet> sheets{};  ///< those with a code, by id

    bool operator==(const TextCoding&) const = default;
};

/// One item's coding counted, over valid sheets.
struct CodingCounts {
    std::int64_t texts = 0;             ///< sheets that wrote something: the base
    std::int64_t coded = 0;             ///< of these, with at least one code
    std::vector<std::int64_t> codes{};  ///< per code of the frame

    bool operator==(const CodingCounts&) const = default;
};

/// What one sheet wrote: a text, or the words beside an option.
struct WrittenText {
    std::int64_t sheet = 0;
    std::string school{};  ///< roster code
    std::string text{};
    std::vector<std::string> codes{};

    bool operator==(const WrittenText&) const = default;
};

/// Items that have a frame: questionnaire and item id.
std::vector<std::pair<std::string, std::string>> codedItems(const SurveyFile& survey);
/// Empty where the item has none.
TextCoding textCoding(const SurveyFile& survey, const std::string& questionnaire, const std::string& item);
/// What valid sheets wrote, in the order of storage. Problems: unknown-questionnaire, unknown-item, answers-damaged.
Result<std::vector<WrittenText>> writtenTexts(const SurveyFile& survey, const std::string& questionnaire,
                                              const std::string& item);
/// Codes of texts that are not written (any more) do not count.
CodingCounts countCodes(const std::vector<TextCode>& frame, const std::vector<WrittenText>& texts);

/// Changes codings within a change that its caller commits. After a problem nothing was changed. Throws
/// EnvironmentFailure.
class TextCoder {
public:
    explicit TextCoder(SurveyFile::Change& change) : change_(change) {}

    /// A frame in place of the item's; codes that are not in it any more are taken from all sheets. Returns what was
    /// there before, for restore(). Problems: unknown-questionnaire, unknown-item, bad-code, duplicate-code,
    /// empty-label.
    Result<TextCoding> setFrame(const std::string& questionnaire, const std::string& item,
                                const std::vector<TextCode>& frame);
    /// The codes of these sheets are these and no others. Returns those before, for a setCodes that takes it back.
    /// Problems: unknown-code, no-such-sheet.
    Result<std::vector<CodedSheet>> setCodes(const std::string& questionnaire, const std::string& item,
                                             std::span<const CodedSheet> sheets);
    /// One code more (less) for all of these sheets. Returns and problems as setCodes.
    Result<std::vector<CodedSheet>> addCode(const std::string& questionnaire, const std::string& item,
                                            const std::string& code, std::span<const std::int64_t> sheets);
    Result<std::vector<CodedSheet>> removeCode(const std::string& questionnaire, const std::string& item,
                                               const std::string& code, std::span<const std::int64_t> sheets);
    /// Puts back what setFrame returned.
    Result<Done> restore(const std::string& questionnaire, const std::string& item, const TextCoding& before);

private:
    std::vector<CodedSheet> codesNow(const std::string& questionnaire, const std::string& item,
                                     std::span<const std::int64_t> sheets);
    SurveyFile::Change& change_;
};

}  // namespace diaoyan
