// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/wire/field_names.h"
#include "collector/web/wire/invitation.h"
#include "questionnaires/answer.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// What came back from one respondent, before it is stored.
struct Submission {
    std::string answer_id{};
    Invitation invitation{};  ///< as claimed; the code is normalised, empty where none was given
    Language language = Language::zh;
    bool consent = false;
    double seconds = -1;  ///< time taken; negative when unknown or not credible (more than a day)
    AnswerSheet sheet{};  ///< submitted_at is empty: the server's clock says when

    /// What is wrong, in words for a respondent: consent-missing and code-malformed first, then in the order of the
    /// questionnaire those of checkAnswers and bad-number, bad-rank, rank-twice, rank-gap (two options of one rank, a
    /// rank left out), school-missing, unknown-school. Each is told once per item. `where.column` is the item id, or
    /// the page's own field (page_field), `where.text` what was sent. Empty: it may be stored.
    std::vector<Problem> problems{};

    bool operator==(const Submission&) const = default;
};

/// What a questionnaire on the web wants besides its questions.
struct SubmissionRules {
    bool consent_wanted = false;  ///< the box under the consent text must be ticked
};

/// Understands the fields of one questionnaire's form. Made once, used for many; safe for one thread at a time.
class SubmissionReader {
public:
    /// REQUIRES: checkQuestionnaire(questionnaire) is empty. Keeps copies of what it needs.
    SubmissionReader(const Questionnaire& questionnaire, const Roster& roster, const SubmissionRules& rules);
    SubmissionReader(SubmissionReader&&) noexcept;
    ~SubmissionReader();

    /// Reads, routes and checks. The skip rules are the server's: an answer to a question that they do not show (a page
    /// without scripts shows all) is put aside, and the item becomes Missing{not_asked}. A question that asks for the
    /// school or class of the roster is answered by the invitation where that names one; otherwise the school chosen
    /// (page_field::school, a code) answers it with the school's name; a roster of one school answers by itself. With a
    /// code or tag, page_field::school and class_name are taken for the invitation's: whoever calls proves them first.
    /// Words are trimmed; empty ones are no answer; own words beside an option that is not ticked are put aside.
    /// Problems (the form is not this questionnaire's at all): no-answer-id, unknown-field, field-twice.
    Result<Submission> read(const FormFields& fields, std::int64_t now) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Whether the invitation alone answers a question (RosterField::school and ::class_name), so that a page leaves it
/// off: always for words, for a choice where an option has that code (or, for a class, that label), for a number where
/// it is one.
bool isAnsweredBy(const Question& question, const Invitation& invitation);

}  // namespace diaoyan
