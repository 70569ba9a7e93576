// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/site.h"

#include "collector/store/survey_file.h"
#include "collector/web/collected_survey.h"
#include "collector/web/pages/form_page.h"
#include "collector/web/pages/web_assets.h"
#include "collector/web/protection/rate_limit.h"
#include "collector/web/protection/secrets.h"
#include "collector/web/refusal_reply.h"
#include "collector/web/submissions/form_fields.h"

#include <unordered_map>

namespace diaoyan {

namespace {

/// Pages of 20 kB each that are kept: a town's schools in both languages.
constexpr std::size_t keptPages = 500;
constexpr std::string_view anyAnswerId = "00000000-0000-4000-8000-000000000000";
constexpr std::string_view anyBegan = "0000000000";

/// A page of a questionnaire, and where each visitor's own parts stand in it.
struct KeptPage {
    std::string html{};
    std::vector<std::size_t> answer_ids{};
    std::vector<std::size_t> began{};
};

std::vector<std::size_t> places(const std::string& html, std::string_view part) {
    std::vector<std::size_t> found;
    for (std::size_t at = html.find(part); at != std::string::npos; at = html.find(part, at + part.size()))
        found.push_back(at);
    return found;
}

std::string secondsText(std::int64_t seconds) {
    std::string text = std::to_string(seconds);
    if (text.size() < anyBegan.size()) text.insert(0, anyBegan.size() - text.size(), '0');
    return text.substr(0, anyBegan.size());
}

}  // namespace

struct Site::State {
    SiteSetup setup{};
    CollectionStore store;
    CollectedSurvey survey{};
    std::unordered_map<std::string, KeptPage> pages{};
    /// Wrong codes from one address: a class may mistype now and then, nobody may try them all.
    RateLimiter wrong_codes{RateLimit{30, std::chrono::seconds(2)}};

    WebReply routed(const WebRequest& request);
    WebReply start(const WebRequest& request, Language language) const;
    WebReply form(const WebRequest& request, const FormFields& query, Language language);
    WebReply code(const WebRequest& request, const std::string& typed, Language language);
    WebReply formOf(const Invitation& invitation, const WebRequest& request, Language language);
    KeptPage pageFor(const Questionnaire& questionnaire, const Invitation& invitation, Language language) const;
};

WebReply Site::State::routed(const WebRequest& request) {
    if (request.method != "GET") return {.status = 405, .headers = {{"Allow", "GET, HEAD"}}};
    for (const WebAsset& asset : webAssets())
        if (asset.path == request.path)
            return {.content_type = asset.content_type,
                    .body = asset.body,
                    .headers = {{"Cache-Control", "public, max-age=31536000, immutable"}}};
    const Result<FormFields> query = readQueryFields(request.query);
    if (!query) return refusalReply(refusalNamed("not-found"), request, languageOf(request));
    const Language language = pageLanguage(fieldNamed(*query, "lang"), request.accept_language);
    if (request.path == "/favicon.ico") return {.status = 204, .content_type = ""};
    if (request.path == "/") return start(request, language);
    if (request.path.starts_with("/f/")) return form(request, *query, language);
    if (request.path == "/c") {
        const std::string typed(fieldNamed(*query, "code"));
        if (typed.empty()) return {.body = codePage({}, language)};
        return code(request, typed, language);
    }
    if (request.path.starts_with("/c/")) {
        const std::optional<std::string> typed = percentDecoded(std::string_view(request.path).substr(3), false);
        return code(request, typed.value_or(""), language);
    }
    return refusalReply(refusalNamed("not-found"), request, languageOf(request));
}

WebReply Site::State::start(const WebRequest& request, Language language) const {
    if (const auto closed = closedNow(survey, localMinute(setup.now())))
        return refusalReply(*closed, request, language);
    std::vector<OfferedForm> forms;
    for (const Questionnaire& questionnaire : survey.questionnaires) {
        OfferedForm offered{.title = questionnaire.title, .role = questionnaire.role.name};
        const Invitation open{.questionnaire = questionnaire.id};
        if (const auto refused = refusedLink(survey, open))
            offered.why_not = refused->heading;
        else
            offered.path = pathOf(open);
        forms.push_back(std::move(offered));
    }
    return {.body = startPage(forms, untranslated(survey.title), language)};
}

WebReply Site::State::form(const WebRequest& request, const FormFields& query, Language language) {
    const std::optional<std::string> id = percentDecoded(std::string_view(request.path).substr(3), false);
    if (!id || questionnaireOf(survey, *id) == nullptr)
        return refusalReply(refusalNamed("not-found"), request, languageOf(request));
    const Invitation invitation{.questionnaire = *id,
                                .school = std::string(fieldNamed(query, "school")),
                                .class_name = std::string(fieldNamed(query, "class")),
                                .tag = std::string(fieldNamed(query, "tag"))};
    if (const auto refused = refusedLink(survey, invitation)) return refusalReply(*refused, request, language, "/c");
    return formOf(invitation.tag.empty() ? Invitation{.questionnaire = *id} : invitation, request, language);
}

WebReply Site::State::code(const WebRequest& request, const std::string& typed, Language language) {
    const auto now = RateLimiter::Clock::now();
    if (!wrong_codes.allows(request.peer, now)) return refusalReply(refusalNamed("too-many"), request, language, "/c");
    const std::string normal = normalCode(typed);
    const CodeLookup lookup = normal.empty() ? CodeLookup{} : store.lookUp(normal);
    if (const auto refused = refusedCode(lookup)) {
        wrong_codes.allow(request.peer, now);
        return {.status = refused->http,
                .body = codePage(phrase("{0}。{1}", "{0}. {1}", {refused->heading, refused->words}), language)};
    }
    return formOf({.questionnaire = lookup.order.questionnaire,
                   .school = lookup.order.school,
                   .class_name = lookup.order.class_name,
                   .code = normal},
                  request, language);
}

WebReply Site::State::formOf(const Invitation& invitation, const WebRequest& request, Language language) {
    if (const auto closed = closedNow(survey, localMinute(setup.now())))
        return refusalReply(*closed, request, language);
    const Questionnaire* const questionnaire = questionnaireOf(survey, invitation.questionnaire);
    if (questionnaire == nullptr) return refusalReply(refusalNamed("not-found"), request, languageOf(request));
    const std::string key = (language == Language::zh ? "zh " : "en ") + pathOf(invitation);
    auto kept = pages.find(key);
    if (kept == pages.end()) {
        // A page with a code is looked at by one person: it takes the place of the last one.
        if (pages.size() >= keptPages) pages.clear();
        kept =
            pages
                .insert_or_assign(invitation.code.empty() ? key : "code", pageFor(*questionnaire, invitation, language))
                .first;
    }
    WebReply reply{.body = kept->second.html};
    const std::string answer_id = newAnswerId();
    for (const std::size_t at : kept->second.answer_ids) reply.body.replace(at, answer_id.size(), answer_id);
    const std::string began = secondsText(setup.now());
    for (const std::size_t at : kept->second.began) reply.body.replace(at, began.size(), began);
    return reply;
}

KeptPage Site::State::pageFor(const Questionnaire& questionnaire, const Invitation& invitation,
                              Language language) const {
    FormPage page{.questionnaire = questionnaire, .roster = survey.roster, .language = language};
    page.invitation = invitation;
    page.answer_id = anyAnswerId;
    page.began = anyBegan;
    page.welcome = survey.settings.welcome;
    const auto consent = survey.settings.consent.find(questionnaire.id);
    if (consent != survey.settings.consent.end()) page.consent = consent->second;
    KeptPage made{.html = formPage(page)};
    made.answer_ids = places(made.html, anyAnswerId);
    made.began = places(made.html, anyBegan);
    return made;
}

Site::Site(std::unique_ptr<State> state) : state_(std::move(state)) {}
Site::Site(Site&&) noexcept = default;
Site::~Site() = default;

Result<Site> Site::open(SiteSetup setup) {
    Result<CollectionStore> store = CollectionStore::open(setup.survey_path);
    if (!store) return store.problem();
    Result<CollectedSurvey> survey = readCollectedSurvey(setup.survey_path, *store);
    if (!survey) return survey.problem();
    return Site(std::unique_ptr<State>(
        new State{.setup = std::move(setup), .store = std::move(store).value(), .survey = std::move(survey).value()}));
}

WebReply Site::reply(const WebRequest& request) {
    try {
        return state_->routed(request);
    } catch (const EnvironmentFailure&) {
        return refusalReply(refusalNamed("try-again"), request, languageOf(request));
    }
}

void Site::refresh() {
    try {
        Result<CollectedSurvey> now = readCollectedSurvey(state_->setup.survey_path, state_->store);
        if (!now || *now == state_->survey) return;
        state_->survey = std::move(now).value();
        state_->pages.clear();
    } catch (const EnvironmentFailure&) {
    }  // the survey as it was known goes on; what cannot be stored is said at handing in
}

}  // namespace diaoyan
