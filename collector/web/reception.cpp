// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/reception.h"

#include "collector/store/answer_inbox.h"
#include "collector/web/collected_survey.h"
#include "collector/web/pages/form_page.h"
#include "collector/web/protection/rate_limit.h"
#include "collector/web/refusal_reply.h"
#include "collector/web/submissions/form_fields.h"
#include "collector/web/submissions/submission.h"

#include <atomic>
#include <map>

namespace diaoyan {

namespace {

/// How often settings and questionnaires are looked at again, seconds.
constexpr std::int64_t surveyAge = 2;

const Refusal* refusalFor(Receipt receipt) {
    switch (receipt) {
    case Receipt::stored:
    case Receipt::already_stored: return nullptr;
    case Receipt::code_used: return &refusalNamed("code-used");
    case Receipt::code_unknown: return &refusalNamed("code-unknown");
    case Receipt::code_withdrawn: return &refusalNamed("code-withdrawn");
    case Receipt::unknown_questionnaire: break;
    }
    return &refusalNamed("not-found");
}

/// A submission on its way through a group.
struct Handed {
    std::size_t place = 0;  ///< in the group
    Language language = Language::zh;
};

}  // namespace

struct Reception::State {
    ReceptionSetup setup{};
    CollectionStore store;
    AnswerInbox inbox;
    CollectedSurvey survey{};
    std::map<std::string, SubmissionReader> readers{};
    RateLimiter visitors;
    RateLimiter wrong_codes{RateLimit{30, std::chrono::seconds(2)}};
    std::int64_t read_at = 0;
    std::string hour{};               ///< of the group that is being received
    std::atomic<bool> stale = false;  ///< the office's thread says so

    void refresh();
    void makeReaders();
    /// What can be answered at once; otherwise nothing, and the sheet is ready to be stored.
    std::optional<WebReply> refuse(const WebRequest& request, IncomingSheet& sheet, Handed& handed);
    std::optional<Refusal> admit(const Questionnaire& questionnaire, const WebRequest& request, FormFields& fields,
                                 std::string& code);
    WebReply incomplete(const WebRequest& request, const Questionnaire& questionnaire, FormFields fields,
                        Submission submission) const;
};

void Reception::State::refresh() {
    const std::int64_t now = setup.now();
    if (!stale && now - read_at < surveyAge) return;
    try {
        Result<CollectedSurvey> read = readCollectedSurvey(setup.survey_path, store);
        if (!read) return;
        read_at = now;
        stale = false;
        if (*read == survey) return;
        survey = std::move(read).value();
        makeReaders();
    } catch (const EnvironmentFailure&) {}  // it goes on as it was known; storing says what is wrong
}

void Reception::State::makeReaders() {
    readers.clear();
    for (const Questionnaire& questionnaire : survey.questionnaires) {
        const auto consent = survey.settings.consent.find(questionnaire.id);
        const bool wanted = consent != survey.settings.consent.end() && !consent->second.empty();
        readers.emplace(questionnaire.id,
                        SubmissionReader(questionnaire, survey.roster, SubmissionRules{.consent_wanted = wanted}));
    }
}

/// Whether this way in is open; what a code or a link says of the school takes the place of what the form claims.
std::optional<Refusal> Reception::State::admit(const Questionnaire& questionnaire, const WebRequest& request,
                                               FormFields& fields, std::string& code) {
    const std::string typed(fieldNamed(fields, page_field::code));
    Invitation invitation{.questionnaire = questionnaire.id,
                          .school = std::string(fieldNamed(fields, page_field::school)),
                          .class_name = std::string(fieldNamed(fields, page_field::class_name)),
                          .tag = std::string(fieldNamed(fields, page_field::tag))};
    if (typed.empty()) return refusedLink(survey, invitation);
    const auto now = RateLimiter::Clock::now();
    if (!wrong_codes.allows(request.peer, now)) return refusalNamed("too-many");
    code = normalCode(typed);
    const CodeLookup lookup = inbox.lookUp(code);
    const bool other_form = lookup.order.questionnaire != questionnaire.id;
    if (lookup.state == CodeState::unknown || other_form) {
        wrong_codes.allow(request.peer, now);
        return refusalNamed("code-unknown");
    }
    if (lookup.state == CodeState::withdrawn) return refusalNamed("code-withdrawn");
    // Not so a used one: the same answer may come again because the first reply was lost. The inbox knows.
    std::erase_if(fields, [](const auto& field) {
        return field.first == page_field::class_name || field.first == page_field::tag;
    });
    if (!lookup.order.school.empty()) {
        std::erase_if(fields, [](const auto& field) { return field.first == page_field::school; });
        fields.emplace_back(page_field::school, lookup.order.school);
    }
    if (!lookup.order.class_name.empty()) fields.emplace_back(page_field::class_name, lookup.order.class_name);
    return {};
}

std::optional<WebReply> Reception::State::refuse(const WebRequest& request, IncomingSheet& sheet, Handed& handed) {
    constexpr std::string_view prefix = "/submit/";
    if (request.method != "POST") return WebReply{.status = 405, .headers = {{"Allow", "POST"}}};
    const std::optional<std::string> id = percentDecoded(std::string_view(request.path).substr(prefix.size()), false);
    const Questionnaire* const questionnaire = id ? questionnaireOf(survey, *id) : nullptr;
    if (questionnaire == nullptr) return refusalReply(refusalNamed("not-found"), request, handed.language);
    if (setup.submissions_per_minute > 0 && !visitors.allow(request.peer, RateLimiter::Clock::now()))
        return refusalReply(refusalNamed("too-many"), request, handed.language);
    Result<FormFields> fields = readFormFields(request.content_type, request.body);
    if (!fields) {
        Refusal refusal = refusalNamed("not-understood");
        refusal.http = statusOf(fields.problem());
        refusal.words = fields.problem().message;
        return refusalReply(refusal, request, handed.language);
    }
    handed.language = pageLanguage(fieldNamed(*fields, page_field::language), request.accept_language);
    if (const auto refused = admit(*questionnaire, request, *fields, sheet.code))
        return refusalReply(*refused, request, handed.language);
    Result<Submission> submission = readers.at(*id).read(*fields, setup.now());
    if (!submission) {
        Refusal refusal = refusalNamed("not-understood");
        refusal.words = submission.problem().message;
        return refusalReply(refusal, request, handed.language);
    }
    if (!submission->problems.empty())
        return incomplete(request, *questionnaire, std::move(*fields), std::move(*submission));
    handed.language = submission->language;
    sheet.questionnaire = *id;
    sheet.answer_id = std::move(submission->answer_id);
    sheet.sheet = std::move(submission->sheet);
    sheet.sheet.submitted_at = hour;
    return {};
}

/// The page once more, with what was filled in and what is missing at its place.
WebReply Reception::State::incomplete(const WebRequest& request, const Questionnaire& questionnaire, FormFields fields,
                                      Submission submission) const {
    if (acceptsJson(request)) return problemsJson(submission.problems, submission.language);
    FormPage page{.questionnaire = questionnaire, .roster = survey.roster, .language = submission.language};
    page.invitation = submission.invitation;
    page.invitation.questionnaire = questionnaire.id;
    page.answer_id = submission.answer_id;
    page.began = std::string(fieldNamed(fields, page_field::began));
    page.welcome = survey.settings.welcome;
    const auto consent = survey.settings.consent.find(questionnaire.id);
    if (consent != survey.settings.consent.end()) page.consent = consent->second;
    page.filled = std::move(fields);
    page.problems = std::move(submission.problems);
    return {.status = 422, .body = formPage(page)};
}

Reception::Reception(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reception::Reception(Reception&&) noexcept = default;
Reception::~Reception() = default;

Result<Reception> Reception::open(ReceptionSetup setup) {
    Result<CollectionStore> store = CollectionStore::open(setup.survey_path);
    if (!store) return store.problem();
    Result<CollectedSurvey> survey = readCollectedSurvey(setup.survey_path, *store);
    if (!survey) return survey.problem();
    Result<AnswerInbox> inbox = AnswerInbox::open(setup.survey_path, "web", "diaoyan serve");
    if (!inbox) return inbox.problem();
    const int per_minute = std::max(setup.submissions_per_minute, 1);
    const RateLimit limit{per_minute, std::chrono::milliseconds(std::max(60'000 / per_minute, 1))};
    auto state = std::unique_ptr<State>(new State{.setup = std::move(setup),
                                                  .store = std::move(store).value(),
                                                  .inbox = std::move(inbox).value(),
                                                  .survey = std::move(survey).value(),
                                                  .visitors = RateLimiter(limit)});
    state->makeReaders();
    return Reception(std::move(state));
}

std::vector<WebReply> Reception::receive(std::span<const WebRequest> group) {
    std::vector<WebReply> replies(group.size());
    std::vector<IncomingSheet> sheets;
    std::vector<Handed> handed;
    const auto unreceived = [&](std::size_t place) {
        replies[place] = refusalReply(refusalNamed("try-again"), group[place], languageOf(group[place]));
    };
    try {
        state_->refresh();
        const std::string minute = localMinute(state_->setup.now());
        // Enough to see how a collection goes, too little to tell who sat at a phone at that moment.
        state_->hour = minute.substr(0, 13) + ":00";
        const auto closed = closedNow(state_->survey, minute);
        for (std::size_t place = 0; place < group.size(); ++place) {
            IncomingSheet sheet;
            Handed one{.place = place, .language = languageOf(group[place])};
            if (closed) {
                replies[place] = refusalReply(*closed, group[place], languageOf(group[place]));
            } else if (std::optional<WebReply> reply = state_->refuse(group[place], sheet, one)) {
                replies[place] = std::move(*reply);
            } else {
                sheets.push_back(std::move(sheet));
                handed.push_back(one);
            }
        }
        if (sheets.empty()) return replies;
        const Result<std::vector<Receipt>> receipts = state_->inbox.store(sheets);
        for (std::size_t i = 0; i < handed.size(); ++i) {
            const WebRequest& request = group[handed[i].place];
            if (!receipts) {
                unreceived(handed[i].place);
            } else if (const Refusal* const refusal = refusalFor((*receipts)[i])) {
                replies[handed[i].place] = refusalReply(*refusal, request, handed[i].language);
            } else {
                replies[handed[i].place] = thanksReply(request, handed[i].language);
            }
        }
    } catch (const EnvironmentFailure&) {
        // Nothing of this group was stored, or store() would have returned.
        for (std::size_t place = 0; place < group.size(); ++place) unreceived(place);
    }
    return replies;
}

void Reception::settingsChanged() {
    state_->stale = true;
}

void Reception::tidy() {
    state_->inbox.checkpoint();
}

}  // namespace diaoyan
