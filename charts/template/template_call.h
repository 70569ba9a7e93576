// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report_draft.h"
#include "charts/report/study.h"
#include "charts/template/build_report.h"
#include "charts/template/template.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What the loops around a directive speak of; the innermost loop wins.
struct Scope {
    const StudyPart* part = nullptr;
    const Question* question = nullptr;
    const School* school = nullptr;
};

/// Everything that a directive may look at, and the draft that it writes to.
struct TemplateCall {
    const Study& study;
    const ReportOptions& options;
    const Directive& directive;
    Scope scope;
    ReportDraft& draft;
    std::string file;  ///< of the template; empty: the default one

    Language language() const { return draft.language(); }
    /// A word behind the name, empty where there is none.
    std::string word(std::size_t index) const;
    /// The setting, empty where it is not given.
    std::string setting(const std::string& key) const;
    /// A problem at this directive's line.
    Problem problem(const char* code, Text message) const;
};

/// A question that a directive names.
struct NamedQuestion {
    const StudyPart* part = nullptr;
    const Question* question = nullptr;
    std::vector<Item> items;  ///< all of the question, or the one row of a matrix that is named
    bool one_row = false;

    /// parent.hope: for sources and messages.
    std::string id() const;
};

/// The question called `name`: parent.hope, hope (where one questionnaire only has it, or within a loop over it), its
/// title, or the loop's own where the name is empty or "question". Problems: template-unknown-question, with what is
/// like it; template-ambiguous-question; template-no-question.
Result<NamedQuestion> namedQuestion(const TemplateCall& call, const std::string& name);

/// The questionnaire called `name`, or the loop's own. Problems: template-unknown-questionnaire.
Result<const StudyPart*> namedPart(const TemplateCall& call, const std::string& name);

/// Does the name mean a questionnaire or question of this study? Without problem where it does not.
bool isKnown(const TemplateCall& call, const std::string& name);

/// “…”；是否想写：a、b
Text suggestionWords(const std::vector<std::string>& similar);

/// Whether this document must not print results of the item.
bool isWithheld(const StudyPart& part, const Item& item);
bool isWithheld(const StudyPart& part, const std::vector<Item>& items);

/// What is said in place of results that are withheld, and of those that do not exist.
Text withheldWords();

}  // namespace diaoyan
