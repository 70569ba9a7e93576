// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/answer_inbox.h"
#include "questionnaires/responses.h"
#include "questionnaires/roster.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace diaoyan::office {

/// How far the figures of one item have come. They move on in steps: a further step is shown when at least as many
/// answers to the item have come with it as the minimum n, so two pictures never differ by fewer people than that.
/// 不了解 and the like are no answers here: figures leave them out of their base.
struct ShownStep {
    std::size_t rows = 0;     ///< answer sheets behind the figure, the first ones stored
    std::size_t walked = 0;   ///< sheets that were looked at, a multiple of the minimum
    std::size_t answers = 0;  ///< answers to the item among `walked` that are not behind the figure yet

    bool operator==(const ShownStep&) const = default;
};

/// The answers to one questionnaire as they come, in columns.
struct LiveForm {
    Responses responses{};                            ///< without weights: these count people
    std::vector<double> seconds{};                    ///< per row; negative when unknown
    std::map<std::string, std::int64_t> by_minute{};  ///< 2026-11-23T08:30 -> sheets, as far as times are known
    std::set<std::string> source_ids{};               ///< of sheets keyed from paper
    std::vector<ShownStep> shown{};                   ///< per item
    ShownStep shown_times{};                          ///< the time to finish
};

/// Follows a running collection. What is shown of single questions goes by floor(n / minimum) * minimum sheets.
class LiveAnswers {
public:
    /// Problems: as AnswerFeed::open.
    static Result<LiveAnswers> open(const std::string& path, const std::vector<Questionnaire>& forms,
                                    const Roster& roster);

    /// Takes what was stored since the last time. Problem: answers-damaged. Throws EnvironmentFailure.
    Result<Done> follow();

    /// nullptr: no such questionnaire.
    const LiveForm* form(const std::string& questionnaire) const;
    /// Valid sheets stored from `since` to `until` (minutes as in by_minute, both included).
    static std::int64_t between(const LiveForm& form, const std::string& since, const std::string& until);

    /// How many sheets stand behind the figure of an item (by its position); 0: too few answers for any.
    std::size_t shownRows(const std::string& questionnaire, std::size_t item, std::int64_t minimum_n);
    /// The first `rows` sheets.
    static Responses firstRows(const Responses& all, std::size_t rows);
    /// Half of the people needed no longer than this; by the same steps as the figures. Nothing where too few are
    /// known.
    std::optional<double> medianSeconds(const std::string& questionnaire, std::int64_t minimum_n);

private:
    explicit LiveAnswers(AnswerFeed feed) : feed_(std::move(feed)) {}
    LiveForm* find(const std::string& questionnaire);
    void forgetStepsOf(std::int64_t minimum_n);

    AnswerFeed feed_;
    std::map<std::string, LiveForm> forms_;
    std::map<std::string, std::uint16_t> schools_;
    std::int64_t minimum_n_ = 0;  ///< of the steps
};

}  // namespace diaoyan::office
