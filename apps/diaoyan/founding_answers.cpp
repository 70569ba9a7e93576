// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_answers.h"

#include "questionnaires/answer_check.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace diaoyan {

namespace {

using Sheets = std::vector<AnswerSheet>;

/// Deals out the answers to one form.
class Dealer {
public:
    Dealer(Dice& dice, const RoleMargins& margins, const FoundingSchools& schools)
        : dice_(dice), margins_(margins), roster_(schools.roster) {
        // The roles of one school think alike, but not quite.
        for (const std::int64_t quality : schools.quality) quality_.push_back(quality + dice.below(3) - 1);
    }

    void seat(const std::vector<std::int64_t>& respondents);
    void deal(const Question& question);
    Sheets take() { return std::move(sheets_); }
    const std::optional<Problem>& complaint() const { return complaint_; }

private:
    void fillRosterField(const Question& question);
    void dealItem(const Item& item, const std::vector<std::size_t>& asked);
    void dealSome(const Item& item, const ItemMargin& margin, const std::vector<std::size_t>& asked);
    Answer answerOf(const Item& item, const std::string& category, const ItemMargin& margin,
                    std::size_t& used_words) const;
    Inclination inclination(const Item& item, const std::vector<std::string>& categories,
                            const std::vector<std::size_t>& asked);

    Dice& dice_;
    const RoleMargins& margins_;
    const Roster& roster_;
    std::vector<std::int64_t> quality_;  ///< of each school, -6 .. 6
    std::vector<std::size_t> school_;    ///< of each person
    std::vector<std::int64_t> mood_;     ///< of each person, -8 .. 8: who likes one thing tends to like another
    Sheets sheets_;
    std::optional<Problem> complaint_;
};

constexpr std::int64_t secondsPerDay = 24 * 3600;
constexpr int days = 5;  ///< 13-17 May 2024, Monday to Friday
constexpr int firstDay = 13;
constexpr std::int64_t opens = 7 * 3600;
constexpr std::int64_t closes = 21 * 3600;

std::string twoDigits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string isoTime(std::int64_t second) {
    const std::int64_t of_day = second % secondsPerDay;
    return "2024-05-" + twoDigits(firstDay + second / secondsPerDay) + "T" + twoDigits(of_day / 3600) + ":" +
           twoDigits(of_day / 60 % 60) + ":" + twoDigits(of_day % 60);
}

void Dealer::seat(const std::vector<std::int64_t>& respondents) {
    for (std::size_t i = 0; i < respondents.size(); ++i)
        school_.insert(school_.end(), static_cast<std::size_t>(respondents[i]), i);
    std::vector<std::size_t> mixed;
    for (const std::size_t person : shuffled(dice_, school_.size())) mixed.push_back(school_[person]);
    school_ = std::move(mixed);
    for (std::size_t person = 0; person < school_.size(); ++person)
        mood_.push_back(dice_.below(9) + dice_.below(9) - 8);
    std::vector<std::int64_t> submitted;
    for (std::size_t i = 0; i < school_.size(); ++i)
        submitted.push_back(dice_.below(days) * secondsPerDay + opens + dice_.below(closes - opens));
    std::sort(submitted.begin(), submitted.end());
    for (std::size_t i = 0; i < school_.size(); ++i) {
        AnswerSheet sheet{.school = roster_.schools[school_[i]].code, .submitted_at = isoTime(submitted[i])};
        sheet.seconds = static_cast<double>(90 + dice_.below(160) + dice_.below(160));
        sheet.source_id = std::to_string(i + 1);
        sheets_.push_back(std::move(sheet));
    }
}

void Dealer::fillRosterField(const Question& question) {
    for (std::size_t person = 0; person < sheets_.size(); ++person) {
        const School& school = roster_.schools[school_[person]];
        Answer& answer = sheets_[person].answers[question.id];
        const Grades grades = gradesOf(school);
        const std::int64_t grade = grades.first + dice_.below(grades.last - grades.first + 1);
        if (question.roster_field == RosterField::school)
            answer = Words{school.name};
        else if (question.roster_field == RosterField::grade)
            answer = Choice{"g" + std::to_string(grade), {}};
        else
            answer = Words{std::to_string(1 + dice_.below(school.stage == "小学" ? 3 : 6)) + "班"};
    }
}

void Dealer::deal(const Question& question) {
    if (question.roster_field != RosterField::none) return fillRosterField(question);
    std::vector<std::size_t> asked;
    for (std::size_t person = 0; person < sheets_.size(); ++person)
        if (shown(question, sheets_[person].answers)) asked.push_back(person);
    for (const Item& item : items(question)) dealItem(item, asked);
}

void Dealer::dealItem(const Item& item, const std::vector<std::size_t>& asked) {
    const auto found = margins_.items.find(item.id);
    if (found == margins_.items.end()) {
        complaint_ =
            Problem{"founding-margins", {"频数表缺少这道题", "the counts lack this question"}, {.column = item.id}};
        return;
    }
    const ItemMargin& margin = found->second;
    if (item.kind == QuestionKind::multiple) return dealSome(item, margin, asked);
    std::vector<std::string> categories = {""};
    std::vector<std::int64_t> counts = {margin.unanswered};
    std::int64_t sum = margin.unanswered;
    for (const auto& [category, count] : margin.counts) {
        categories.push_back(category);
        counts.push_back(count);
        sum += count;
    }
    if (sum != static_cast<std::int64_t>(asked.size())) {
        complaint_ = Problem{"founding-margins",
                             phrase("频数合计 {0}，被问者 {1} 人", "the counts sum to {0}, {1} people were asked",
                                    {sum, static_cast<std::int64_t>(asked.size())}),
                             {.column = item.id}};
        return;
    }
    const auto drawn = drawOne(dice_, asked.size(), counts, inclination(item, categories, asked));
    std::size_t used_words = 0;
    for (std::size_t i = 0; i < asked.size(); ++i)
        sheets_[asked[i]].answers[item.id] = answerOf(item, categories[drawn[i]], margin, used_words);
}

/// Who leaves the question empty, who ticks the exclusive option, and sets of the other options for the rest.
void Dealer::dealSome(const Item& item, const ItemMargin& margin, const std::vector<std::size_t>& asked) {
    std::vector<std::string> alone = {""}, ordinary;
    std::vector<std::int64_t> alone_counts = {margin.unanswered}, counts;
    std::int64_t rest = static_cast<std::int64_t>(asked.size()) - margin.unanswered;
    std::int64_t ticks = 0, most = 0;
    for (const Option& option : item.options) {
        const auto found = margin.counts.find(option.code);
        const std::int64_t count = found == margin.counts.end() ? 0 : found->second;
        (option.exclusive ? alone : ordinary).push_back(option.code);
        (option.exclusive ? alone_counts : counts).push_back(count);
        if (option.exclusive)
            rest -= count;
        else
            ticks += count, most = std::max(most, count);
    }
    if (most > rest || rest > ticks) {
        complaint_ =
            Problem{"founding-margins",
                    phrase("{0} 次选择分给 {1} 人，做不到", "{0} ticks cannot be those of {1} people", {ticks, rest}),
                    {.column = item.id}};
        return;
    }
    alone.emplace_back();
    alone_counts.push_back(rest);
    const auto groups = drawOne(dice_, asked.size(), alone_counts, [](std::size_t, std::size_t) { return 100; });
    std::vector<std::size_t> cases;
    std::size_t used_words = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        Answer& answer = sheets_[asked[i]].answers[item.id];
        answer = Missing{};
        if (groups[i] + 1 == alone.size())
            cases.push_back(asked[i]);
        else if (groups[i] > 0)
            answer = Choices{{{alone[groups[i]], {}}}};
    }
    const auto sets = drawSome(dice_, cases.size(), counts, inclination(item, ordinary, cases));
    for (std::size_t i = 0; i < cases.size(); ++i) {
        Choices choices;
        for (const std::size_t category : sets[i])
            choices.ticked.push_back(std::get<Choice>(answerOf(item, ordinary[category], margin, used_words)));
        sheets_[cases[i]].answers[item.id] = std::move(choices);
    }
}

Answer Dealer::answerOf(const Item& item, const std::string& category, const ItemMargin& margin,
                        std::size_t& used_words) const {
    if (category.empty()) return Missing{};
    if (item.kind == QuestionKind::number) return Number{std::strtod(category.c_str(), nullptr)};
    if (item.kind == QuestionKind::text) return Words{category};
    Choice choice{category, {}};
    const auto index = optionIndex(item.options, category);
    if (index && item.options[*index].other && !margin.words.empty())
        choice.words = margin.words[used_words++ % margin.words.size()];
    return choice;
}

/// On a scale a good school, and a person in a good mood, lean to the good end in step with the score; elsewhere
/// each school has tastes.
Inclination Dealer::inclination(const Item& item, const std::vector<std::string>& categories,
                                const std::vector<std::size_t>& asked) {
    double low = 0, high = 0;
    bool any = false;
    for (const Option& option : item.options) {
        if (!option.score) continue;
        low = any ? std::min(low, *option.score) : *option.score;
        high = any ? std::max(high, *option.score) : *option.score;
        any = true;
    }
    std::vector<std::vector<std::int64_t>> leaning(roster_.schools.size());
    std::vector<std::int64_t> from_middle;  // twice, which is a whole number for scores in steps of one
    for (const std::string& category : categories) {
        const auto index = optionIndex(item.options, category);
        const bool scored = index && item.options[*index].score && high > low;
        from_middle.push_back(scored ? static_cast<std::int64_t>(2 * *item.options[*index].score - low - high) : 0);
    }
    for (std::size_t school = 0; school < leaning.size(); ++school)
        for (const std::int64_t from : from_middle)
            leaning[school].push_back(any ? 100 + 12 * quality_[school] * from : 60 + dice_.below(81));
    return [this, leaning = std::move(leaning), from_middle, asked](std::size_t person, std::size_t category) {
        const std::int64_t leans =
            leaning[school_[asked[person]]][category] + 13 * mood_[asked[person]] * from_middle[category];
        return std::max<std::int64_t>(leans, 12);
    };
}

}  // namespace

Result<std::vector<AnswerSheet>> drawAnswers(Dice& dice, const Questionnaire& form, const RoleMargins& margins,
                                             const FoundingSchools& schools,
                                             const std::vector<std::int64_t>& respondents) {
    Dealer dealer(dice, margins, schools);
    dealer.seat(respondents);
    for (const Question& question : form.questions) {
        dealer.deal(question);
        if (dealer.complaint()) return *dealer.complaint();
    }
    Sheets sheets = dealer.take();
    for (AnswerSheet& sheet : sheets) applyRouting(form, sheet);
    return sheets;
}

}  // namespace diaoyan
