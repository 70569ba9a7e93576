// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace diaoyan {

/// One sheet of a workbook, cell by cell as a person reads it; rows may have different lengths.
struct FormSheet {
    std::string name;
    std::vector<std::vector<std::string>> rows;

    bool operator==(const FormSheet&) const = default;
};

/// A file that holds a questionnaire, opened: its text (UTF-8, without byte order mark), or the sheets of a workbook.
struct FormDocument {
    std::string name;  ///< the file, as the user named it; for messages
    std::string text;
    std::vector<FormSheet> sheets;

    bool operator==(const FormDocument&) const = default;
};

/// A questionnaire as another tool describes it.
struct ReadForm {
    Questionnaire questionnaire;
    /// The same ids and codes with texts in further languages (neither Chinese nor English, or a second one of
    /// these): answers may stand in any of them.
    std::vector<Questionnaire> in_other_languages;
    std::vector<Problem> remarks;  ///< what the format says and this program does not keep, question by question

    bool operator==(const ReadForm&) const = default;
};

/// A questionnaire in the words of another tool, and what these cannot say.
struct WrittenForm {
    FormDocument document;
    std::vector<Problem> losses;  ///< form-loss: `where.column` names the question

    bool operator==(const WrittenForm&) const = default;
};

/// One format that questionnaires are exchanged in.
struct FormFormat {
    std::string id;  ///< xlsform
    Text title;
    std::string ending;  ///< of its files: .xlsx
    std::function<bool(const FormDocument&)> recognise;
    /// Problems: not-a-form, form-damaged, too-large; whatever checkQuestionnaire finds is put right (ids, empty
    /// titles) or remarked, so that the questionnaire is sound. Empty: the format is only written.
    std::function<Result<ReadForm>(const FormDocument&)> read;
    std::function<WrittenForm(const Questionnaire&)> write;  ///< empty: the format is only read
};

/// THE LIST of formats, the project's own first.
std::span<const FormFormat> formFormats();

const FormFormat* findFormFormat(const std::string& id);

/// The format of a document; nullptr when it holds no questionnaire that we know.
const FormFormat* recogniseForm(const FormDocument& document);

}  // namespace diaoyan
