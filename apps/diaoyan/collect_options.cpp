// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/collect_options.h"

#include "collector/output_file.h"
#include "collector/default_consent.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>

namespace diaoyan {

namespace {

constexpr std::array accessNames{"anyone", "school-links", "codes"};

/// parent=codes: a questionnaire and what is set for it.
struct FormSetting {
    const Questionnaire* form = nullptr;
    std::string value;
};

Result<FormSetting> formSetting(const std::string& typed, const std::vector<Questionnaire>& forms,
                                const std::string& file) {
    const std::size_t equals = typed.find('=');
    if (equals == std::string::npos)
        return Problem{
            "wrong-option", phrase("“{0}”应写成 问卷编号=内容", "\"{0}\" should be QUESTIONNAIRE=VALUE", {typed}), {}};
    const std::string id = typed.substr(0, equals);
    const auto form = std::find_if(forms.begin(), forms.end(), [&](const Questionnaire& one) { return one.id == id; });
    if (form == forms.end())
        return Problem{"unknown-questionnaire",
                       phrase("调查文件中没有问卷 {0}", "the survey file has no questionnaire {0}", {id}),
                       {.file = file}};
    return FormSetting{&*form, typed.substr(equals + 1)};
}

/// A minute that the calendar has, as 2026-11-30T18:00.
bool isMinute(const std::string& text) {
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd";
    if (text.size() != shape.size()) return false;
    for (std::size_t at = 0; at < shape.size(); ++at)
        if (shape[at] == 'd' ? text[at] < '0' || text[at] > '9' : text[at] != shape[at]) return false;
    const auto number = [&](std::size_t at, std::size_t digits) { return std::stoi(text.substr(at, digits)); };
    const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    return day.ok() && number(11, 2) < 24 && number(14, 2) < 60;
}

Result<Done> applyEnd(const std::string& closes_at, const std::string& now, CollectionSettings& settings) {
    if (closes_at.empty()) return Done{};
    if (closes_at != "none" && !isMinute(closes_at))
        return Problem{"wrong-option",
                       phrase("截止时间应写成 2026-11-30T18:00（本地时间），不设截止写 none",
                              "the end is written like 2026-11-30T18:00 (local time), or none"),
                       {.text = closes_at}};
    if (closes_at != "none" && closes_at <= now)
        return Problem{"wrong-option",
                       phrase("截止时间 {0} 已经过去；要马上截止，请用 --close",
                              "the end {0} has passed already; to close now, use --close", {closes_at}),
                       {}};
    settings.closes_at = closes_at == "none" ? "" : closes_at;
    return Done{};
}

/// A file of words to agree to; English after a line of three hyphens, otherwise the same words in both languages.
Result<Text> consentIn(const std::string& file) {
    const Result<std::string> words = readSmallFile(file);
    if (!words) return words.problem();
    constexpr std::size_t longest = 20'000;
    if (words->size() > longest || words->find_first_not_of(" \t\r\n") == std::string::npos)
        return Problem{"wrong-option",
                       phrase("同意书是空的，或者太长（超过 {0} 字节）",
                              "a consent text is empty or over {0} bytes long", {static_cast<std::uint64_t>(longest)}),
                       {.file = file}};
    std::string text;
    for (const char letter : *words)
        if (letter != '\r') text += letter;
    const std::size_t line = text.find("\n---\n");
    if (line == std::string::npos) return untranslated(text);
    return Text{text.substr(0, line), text.substr(line + 5)};
}

Result<Done> applyConsent(const FormSetting& setting, CollectionSettings& settings) {
    const std::string& id = setting.form->id;
    if (setting.value == "none") {
        settings.consent.erase(id);
        return Done{};
    }
    if (setting.value != "default") {
        Result<Text> words = consentIn(setting.value);
        if (!words) return words.problem();
        settings.consent[id] = std::move(words).value();
        return Done{};
    }
    const Text words = defaultConsent(setting.form->role.id);
    if (words.empty())
        return Problem{"wrong-option",
                       phrase("只有学生和家长的问卷有现成的同意书；请给出文件",
                              "only questionnaires for students and parents have default words; name a file"),
                       {.text = id}};
    settings.consent[id] = words;
    return Done{};
}

Result<Done> applyAccess(const FormSetting& setting, CollectionSettings& settings) {
    const auto found = std::find(accessNames.begin(), accessNames.end(), setting.value);
    if (found == accessNames.end())
        return Problem{"wrong-option",
                       phrase("谁可以填写：anyone（任何人）、school-links（凭学校链接）、codes（凭填写码）",
                              "who may answer: anyone, school-links or codes"),
                       {.text = setting.value}};
    settings.access[setting.form->id] = static_cast<WebAccess>(found - accessNames.begin());
    return Done{};
}

}  // namespace

std::string accessName(WebAccess access) {
    return accessNames[static_cast<std::size_t>(access)];
}

Result<Done> applyOptions(const CollectOptions& options, const std::vector<Questionnaire>& forms,
                          const std::string& now, CollectionSettings& settings) {
    for (const std::string& typed : options.access) {
        const Result<FormSetting> setting = formSetting(typed, forms, options.file);
        if (!setting) return setting.problem();
        if (const Result<Done> applied = applyAccess(*setting, settings); !applied) return applied;
    }
    for (const std::string& typed : options.consent) {
        const Result<FormSetting> setting = formSetting(typed, forms, options.file);
        if (!setting) return setting.problem();
        if (const Result<Done> applied = applyConsent(*setting, settings); !applied) return applied;
    }
    if (options.close) settings.state = CollectionState::closed;
    if (options.pause) settings.state = CollectionState::paused;
    if (options.open) {
        settings.state = CollectionState::open;
        // An end that has passed would close it again at once.
        if (!settings.closes_at.empty() && settings.closes_at <= now) settings.closes_at.clear();
    }
    if (options.welcome_given) settings.welcome.zh = options.welcome;
    if (options.welcome_en_given) settings.welcome.en = options.welcome_en;
    if (options.minimum_n > 0) settings.minimum_n = options.minimum_n;
    return applyEnd(options.closes_at, now, settings);
}

}  // namespace diaoyan
