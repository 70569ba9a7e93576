// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/submission.h"

#include "collector/web/submissions/form_places.h"
#include "collector/web/submissions/item_answer.h"
#include "collector/web/submissions/respondent_words.h"
#include "collector/web/submissions/roster_answer.h"
#include "collector/web/submissions/typed_text.h"
#include "questionnaires/answer_check.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

Problem noAnswerId(std::string_view was) {
    return {"no-answer-id",
            {"页面不完整，请重新打开问卷再填", "the page is incomplete; please open the questionnaire again"},
            {{}, 0, std::string(page_field::answer_id), std::string(was)}};
}

Problem pageProblem(const char* code, std::string_view field, Text words, std::string_view was = {}) {
    return {code, std::move(words), {{}, 0, std::string(field), std::string(was)}};
}

Problem unknownSchool(std::string_view code) {
    return pageProblem("unknown-school", page_field::school,
                       {"名单里没有这所学校，请重新选择", "This school is not on the list; please choose again"}, code);
}

/// Time taken, in whole seconds: fractions would tell one phone from another.
double secondsTaken(std::string_view measured, std::string_view began, std::int64_t now) {
    constexpr double a_day = 86400;
    const auto seconds = typedNumber(measured);
    const auto begin = typedNumber(began);
    double taken = -1;
    if (!measured.empty())
        taken = seconds.value_or(-1);
    else if (begin)
        taken = static_cast<double>(now) - *begin;
    return taken >= 0 && taken <= a_day ? std::floor(taken) : -1;
}

/// A problem with the position of the item that it is about, so that all can be brought into the form's order.
struct PlacedProblem {
    std::size_t item = 0;
    Problem problem{};
};

}  // namespace

/// What is made once of a questionnaire, and the room that one reading leaves to the next.
struct SubmissionReader::State {
    Questionnaire questionnaire;
    SubmissionRules rules;
    SchoolFinder schools;
    FormPlaces places;
    GivenFields given{};

    void readPage(Submission& read, std::int64_t now) const;
    void readAnswers(Submission& read) const;
    std::size_t readQuestion(Submission& read, const Question& question, std::size_t item,
                             std::vector<PlacedProblem>& problems) const;
    void check(Submission& read, std::vector<PlacedProblem> problems) const;
};

void SubmissionReader::State::readPage(Submission& read, std::int64_t now) const {
    const std::string_view code = given.page(PageField::code);
    read.answer_id = given.page(PageField::answer_id);
    read.invitation.questionnaire = questionnaire.id;
    read.invitation.code = normalCode(code);
    read.invitation.tag = given.page(PageField::tag);
    if (!code.empty() || !read.invitation.tag.empty()) {
        read.invitation.school = given.page(PageField::school);
        read.invitation.class_name = given.page(PageField::class_name);
    }
    read.language = given.page(PageField::language) == "en" ? Language::en : Language::zh;
    read.consent = given.page(PageField::consent) == "yes";
    read.seconds = secondsTaken(given.page(PageField::seconds), given.page(PageField::began), now);
    read.sheet.seconds = read.seconds;
    if (rules.consent_wanted && !read.consent)
        read.problems.push_back(
            pageProblem("consent-missing", page_field::consent,
                        {"请先阅读说明并勾选“同意”", "Please read the notice and tick the box to agree"}));
    if (!code.empty() && read.invitation.code.empty())
        read.problems.push_back(pageProblem(
            "code-malformed", page_field::code,
            {"一次性码由 12 个字母和数字组成，请核对后重新输入", "A code has 12 letters and digits; please check it"},
            code));
}

void SubmissionReader::State::readAnswers(Submission& read) const {
    std::vector<PlacedProblem> problems;
    const std::string_view chosen = given.page(PageField::school);
    const School* school = schools.chosen(chosen);
    if (school != nullptr) read.sheet.school = school->code;
    const bool unknown_school = school == nullptr && !chosen.empty();
    std::size_t item = 0;
    bool asks_school = false;
    for (const Question& question : questionnaire.questions) {
        asks_school = asks_school || question.roster_field == RosterField::school;
        if (unknown_school && question.roster_field == RosterField::school)
            problems.push_back({item++, unknownSchool(chosen)});
        else
            item = readQuestion(read, question, item, problems);
    }
    if (unknown_school && !asks_school) read.problems.push_back(unknownSchool(chosen));
    check(read, std::move(problems));
}

/// Returns the position of the next question's first item.
std::size_t SubmissionReader::State::readQuestion(Submission& read, const Question& question, std::size_t item,
                                                  std::vector<PlacedProblem>& problems) const {
    const std::vector<FormItem>& all = places.items();
    const std::size_t own = question.kind == QuestionKind::matrix ? question.rows.size() : 1;
    const std::size_t end = item + own;
    auto& answers = read.sheet.answers;
    if (!question.show_when.empty() && !shown(question, answers)) {
        for (; item < end; ++item) answers.emplace(all[item].id, Missing{MissingReason::not_asked, {}});
        return end;
    }
    for (; item < end; ++item) {
        ItemReading reading;
        if (question.roster_field == RosterField::none) {
            reading = readItem(question, all[item].kind, given.of(item));
        } else {
            reading = schools.read(question, read.invitation, given.of(item), read.sheet.school);
        }
        if (!reading.problem.empty()) {
            const auto* missing = std::get_if<Missing>(&reading.answer);
            std::string was = missing == nullptr ? std::string() : missing->was;
            const bool of_page = reading.problem == "school-missing" || reading.problem == "unknown-school";
            Problem problem{
                reading.problem, {}, {{}, 0, of_page ? std::string(page_field::school) : all[item].id, was}};
            problems.push_back({item, forRespondent(std::move(problem), question, all[item].kind)});
        }
        const auto* nothing = std::get_if<Missing>(&reading.answer);
        if (nothing == nullptr || nothing->reason != MissingReason::unanswered)
            answers.emplace(all[item].id, std::move(reading.answer));
    }
    return end;
}

void SubmissionReader::State::check(Submission& read, std::vector<PlacedProblem> problems) const {
    std::vector<Problem> found = checkAnswers(questionnaire, read.sheet);
    if (found.empty() && problems.empty()) return;
    const std::size_t understood = problems.size();
    for (Problem& problem : found) {
        const FieldPlace* place = places.find(problem.where.column);
        const std::vector<FormItem>& all = places.items();
        const auto by_id = [&](const FormItem& one) { return one.id == problem.where.column; };
        const std::size_t item =
            place != nullptr && place->role == FieldRole::value
                ? place->item
                : static_cast<std::size_t>(std::find_if(all.begin(), all.end(), by_id) - all.begin());
        // What could not be read has been told already, and each thing is told once.
        const auto told = [&](const PlacedProblem& one) {
            const auto position = static_cast<std::size_t>(&one - problems.data());
            return one.item == item && (position < understood || one.problem.code == problem.code);
        };
        if (std::any_of(problems.begin(), problems.end(), told)) continue;
        const Question& question = questionnaire.questions[all[item].question];
        problems.push_back({item, forRespondent(std::move(problem), question, all[item].kind)});
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const PlacedProblem& a, const PlacedProblem& b) { return a.item < b.item; });
    for (PlacedProblem& one : problems) read.problems.push_back(std::move(one.problem));
}

SubmissionReader::SubmissionReader(const Questionnaire& questionnaire, const Roster& roster,
                                   const SubmissionRules& rules)
    : state_(new State{questionnaire, rules, SchoolFinder(roster), FormPlaces(questionnaire), {}}) {}
SubmissionReader::SubmissionReader(SubmissionReader&&) noexcept = default;
SubmissionReader::~SubmissionReader() = default;

Result<Submission> SubmissionReader::read(const FormFields& fields, std::int64_t now) const {
    if (auto problem = state_->given.sort(state_->places, fields)) return std::move(*problem);
    const std::string_view id = state_->given.page(PageField::answer_id);
    if (!isAnswerId(id)) return noAnswerId(id);
    Submission read;
    state_->readPage(read, now);
    state_->readAnswers(read);
    return read;
}

}  // namespace diaoyan
